// SPDX-License-Identifier: MIT
// Whether the compiler was asked to optimise.
#include "performance/calltree/profile_advice.h"

#include "performance/calltree/profile_grade.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// What an optimising compiler always puts in place of the call, since it only hands on a reference, a pointer or a member: that
/// such a function is called is how an unoptimised build of C++ or Rust looks, also one whose debug information does not say how it
/// was made (clang's). Names without arguments of templates, parameters and the type that is returned: what stands in those, as in
/// std::__introsort_loop<__gnu_cxx::__normal_iterator<…>>, says nothing of the function.
constexpr QLatin1String Functions[] = {
    QLatin1String("std::forward"),          QLatin1String("std::move"),
    QLatin1String("std::__addressof"),      QLatin1String("std::__niter_base"),
    QLatin1String("std::__miter_base"),     QLatin1String("__gnu_cxx::operator-"),
    QLatin1String("__gnu_cxx::operator!="), QLatin1String("__gnu_cxx::operator=="),
    QLatin1String("core::mem::replace"),
};
constexpr QLatin1String Rooms[] = {
    QLatin1String("__gnu_cxx::__normal_iterator::"),
    QLatin1String("std::__1::__wrap_iter::"),
    QLatin1String("core::iter::range::"),
    QLatin1String("core::ptr::mut_ptr::"),
    QLatin1String("core::ptr::const_ptr::"),
};
constexpr QLatin1String Containers[] = {QLatin1String("std::vector"), QLatin1String("std::array"),
                                        QLatin1String("std::span"), QLatin1String("std::unique_ptr"),
                                        QLatin1String("std::_Vector_base")};
constexpr QLatin1String Accessors[] = {
    QLatin1String("operator[]"), QLatin1String("size"),      QLatin1String("begin"), QLatin1String("end"),
    QLatin1String("operator->"), QLatin1String("operator*"), QLatin1String("get"),   QLatin1String("data")};

/// "std::vector::operator[]" of "int& std::vector<int, std::allocator<int> >::operator[](unsigned long)"; and how many parameters it has.
struct CalledName {
    QString name;
    int parameters = 0;
};

CalledName calledName(const QString &function)
{
    CalledName called;
    int depth = 0;
    const qsizetype length = function.size();
    for (qsizetype i = 0; i < length; ++i) {
        const QChar c = function[i];
        // "operator<", "operator->", "operator()": what follows the word is no bracket.
        if (depth == 0 && called.name.endsWith(QLatin1String("operator")) && !c.isLetterOrNumber() && c != u'_'
            && c != u' ') {
            qsizetype end = i + 1;
            while (end < length && QStringView(u">=-+*&|]").contains(function[end]) && end < i + 3)
                ++end;
            if (c == u'(')
                end = i + 2;
            called.name += QStringView(function).mid(i, end - i);
            i = end - 1;
        } else if (c == u'<') {
            ++depth;
        } else if (c == u'>') {
            depth = std::max(0, depth - 1);
        } else if (depth == 0 && c == u'(') {
            called.parameters = i + 1 < length && function[i + 1] != u')' ? 1 : 0;
            int inner = 0;
            for (qsizetype at = i + 1; at < length && inner >= 0; ++at) {
                const QChar p = function[at];
                inner += p == u'<' || p == u'(' ? 1 : p == u'>' || p == u')' ? -1 : 0;
                called.parameters += inner == 0 && p == u',' ? 1 : 0;
            }
            break;
        } else if (depth == 0) {
            if (c == u' ')
                called.name.clear(); // it was the type that is returned
            else
                called.name += c;
        }
    }
    return called;
}

bool isAlwaysInlined(const QString &function)
{
    const CalledName called = calledName(function);
    const auto is = [&](QLatin1String name) { return called.name == name; };
    if (is(QLatin1String("std::move")) && called.parameters > 1)
        return false; // the algorithm
    if (std::ranges::any_of(Functions, is)
        || std::ranges::any_of(Rooms, [&](QLatin1String room) { return called.name.startsWith(room); }))
        return true;
    const qsizetype at = called.name.lastIndexOf(QLatin1String("::"));
    return at > 0
        && std::ranges::any_of(Containers,
                               [&](QLatin1String container) { return QStringView(called.name).first(at) == container; })
        && std::ranges::any_of(
               Accessors, [&](QLatin1String accessor) { return QStringView(called.name).sliced(at + 2) == accessor; });
}

} // namespace

void addBuildAdvice(const Profile &profile, std::vector<ProfileFinding> &findings)
{
    // The libraries of the languages have been optimised whoever built the program, and some of them really have such functions.
    std::vector<bool> counts(profile.functions.size());
    for (size_t f = 0; f < counts.size(); ++f)
        counts[f] = profile.functions[f].known && profile.moduleOf(qint32(f)).kind == ModuleKind::Executable
            && isAlwaysInlined(profile.functionName(qint32(f)));
    std::vector<qint64> weights(profile.functions.size());
    qint64 all = 0;
    qint64 samples = 0;
    qint64 hits = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.events[profile.sampleEvents[i]].kind != ProfileEvent::Kind::OnCpu)
            continue;
        all += profile.sampleWeights[i];
        ++samples;
        const qint32 stack = profile.sampleStacks[i];
        const ProfileFrame *frame = stack >= 0 ? &profile.frames[size_t(profile.stacks[size_t(stack)].frame)] : nullptr;
        if (!frame || frame->locationCount == 0)
            continue;
        const qint32 called = profile.locations[size_t(frame->firstLocation)].function; // those inlined into it follow
        if (called >= 0 && counts[size_t(called)]) {
            weights[size_t(called)] += profile.sampleWeights[i];
            ++hits;
        }
    }
    constexpr double Unoptimised = 0.05;
    constexpr qint64 LeastSamples = 100;
    const ShareInterval interval = shareInterval(hits, samples);
    if (samples < LeastSamples || all <= 0 || interval.low < Unoptimised)
        return;
    const auto most = qint32(std::ranges::max_element(weights) - weights.begin());
    qint64 sum = 0;
    for (const qint64 weight : weights)
        sum += weight;
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 0); };
    findings.push_back(
        {ProfileFinding::Kind::Unoptimised, most, double(sum) / double(all), interval.halfWidth(),
         Message(
             "Findings",
             QT_TRANSLATE_NOOP(
                 "Findings",
                 "%1 % of the CPU time is spent in functions that an optimising compiler leaves none of (from %3 % on), first of all %2: build with -O2, CMAKE_BUILD_TYPE=Release or cargo build --release before anything else, and profile again."),
             {percent(double(sum) / double(all)), profile.functionName(most), percent(Unoptimised)})});
}

} // namespace performance
