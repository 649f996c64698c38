// SPDX-License-Identifier: MIT
// Whether the compiler was asked to optimise.
#include "performance/calltree/profile_advice.h"

#include "performance/calltree/profile_grade.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// Where an optimising compiler always puts the body in place of the call (they only hand on a reference, a pointer or a
/// member), nothing of these is ever called. That they are is how an unoptimised build of C++ or Rust looks, also one whose
/// debug information does not say how it was made (clang's). A word in front of the name is a type that it returns.
constexpr const char *AlwaysInlined[] = {
    "std::forward<", "std::move<", "std::__addressof<", "std::__niter_base<", "std::__miter_base<", "__gnu_cxx::operator-<", "__gnu_cxx::operator!=<", "__gnu_cxx::operator==<", "__gnu_cxx::__normal_iterator<", "std::__1::__wrap_iter<",
    "core::iter::range::", "core::slice::index::", "core::cmp::impls::", "core::ptr::mut_ptr::", "core::ptr::const_ptr::", "core::mem::replace",
};
/// Members of what is in front of them: of std::vector, std::array, std::span and std::unique_ptr.
constexpr const char *Containers[] = {"std::vector<", "std::array<", "std::span<", "std::unique_ptr<", "std::_Vector_base<"};
constexpr const char *Accessors[] = {">::operator[](", ">::size() const", ">::begin()", ">::end()", ">::operator->() const", ">::operator*() const", ">::get() const", ">::data()"};

bool isAlwaysInlined(const QString &name)
{
    const auto has = [&](const char *part) { return name.contains(QLatin1String(part)); };
    if (std::ranges::any_of(AlwaysInlined, has))
        return true;
    return std::ranges::any_of(Containers, has) && std::ranges::any_of(Accessors, has);
}

} // namespace

void addBuildAdvice(const Profile &profile, std::vector<ProfileFinding> &findings)
{
    // The libraries of the languages have been optimised whoever built the program, and some of them really have such functions.
    std::vector<bool> counts(profile.functions.size());
    for (size_t f = 0; f < counts.size(); ++f)
        counts[f] = profile.functions[f].known && profile.moduleOf(qint32(f)).kind == ModuleKind::Executable && isAlwaysInlined(profile.functionName(qint32(f)));
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
    findings.push_back({ProfileFinding::Kind::Unoptimised, most, double(sum) / double(all), interval.halfWidth(),
                        QCoreApplication::translate("Findings", "%1 % of the CPU time is spent in functions that an optimising compiler leaves none of (from %3 % on), first of all %2: build with -O2, CMAKE_BUILD_TYPE=Release or cargo build --release before anything else, and profile again.")
                            .arg(percent(double(sum) / double(all)), profile.functionName(most), percent(Unoptimised))});
}

} // namespace performance
