// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_findings.h"

#include "performance/calltree/function_table.h"
#include "performance/calltree/percent.h"
#include "performance/calltree/profile_advice.h"
#include "performance/calltree/profile_grade.h"
#include "performance/calltree/profile_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace performance {

namespace {

using Kind = ProfileFinding::Kind;

/// From which share on something stands out: below, improving it gains less than a fifth.
constexpr double HotShare = 0.2;
constexpr double KernelShare = 0.3;
constexpr double WaitShare = 0.2;
constexpr qint64 LeastSamples = 100;

Message say(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Findings", source, std::move(args)};
}

QString named(const Profile &profile, qint32 function)
{
    const QString module = profile.moduleName(function);
    return module.isEmpty() ? profile.functionName(function)
                            : QStringLiteral("%1 (%2)").arg(profile.functionName(function), module);
}

std::optional<ProfileFilter> filterOf(const Profile &profile, ProfileEvent::Kind kind, const QString &except = {})
{
    ProfileFilter filter;
    for (size_t i = 0; i < profile.events.size(); ++i) {
        if (profile.events[i].kind == kind && profile.events[i].name != except
            && profile.events[i].name != ProfileEvent::Polled)
            filter.events.insert(quint8(i));
    }
    return filter.events.empty() ? std::nullopt : std::optional(filter);
}

void addHotFunction(const Profile &profile, const CallTree &tree, std::vector<ProfileFinding> &findings)
{
    const auto functions = functionCosts(tree);
    if (functions.empty() || functions.front().function < 0)
        return;
    const FunctionCost &hottest = functions.front();
    const ShareInterval interval = shareInterval(hottest.selfSamples, tree.nodes[0].samples);
    if (interval.low < HotShare)
        return;
    const Butterfly butterfly = butterflyOf(tree, hottest.function);
    const double share = double(hottest.self) / double(tree.total());
    const bool hasCaller = !butterfly.callers.empty() && butterfly.callers.front().function >= 0;
    const QString place = named(profile, hottest.function);
    findings.push_back(
        {Kind::HotFunction, hottest.function, share, interval.halfWidth(),
         hasCaller ? say(
             QT_TRANSLATE_NOOP("Findings", "%1 % of the CPU time (± %2) is spent in %3 itself, called mostly by %4."),
             {wholePercentText(share), wholePercentText(interval.halfWidth()), place,
              profile.functionName(butterfly.callers.front().function)})
                   : say(QT_TRANSLATE_NOOP("Findings", "%1 % of the CPU time (± %2) is spent in %3 itself."),
                         {wholePercentText(share), wholePercentText(interval.halfWidth()), place})});
}

/// By function: the weight of what is below it in code of another kind. `enters(parent, child)`: this is the border.
template<typename Enters>
std::pair<qint32, qint64> heaviestBorder(const CallTree &tree, Enters enters, qint64 &all)
{
    std::unordered_map<qint32, qint64> weights;
    all = 0;
    for (const CallNode &node : tree.nodes) {
        if (node.parent < 0 || node.function < 0)
            continue;
        const qint32 caller = tree.nodes[size_t(node.parent)].function;
        if (enters(caller, node.function)) {
            weights[caller] += node.total;
            all += node.total;
        }
    }
    const auto most = std::ranges::max_element(weights, {}, [](const auto &entry) { return entry.second; });
    return most == weights.end() ? std::pair<qint32, qint64>(-1, 0) : std::pair(most->first, most->second);
}

void addKernel(const Profile &profile, const CallTree &tree, std::vector<ProfileFinding> &findings)
{
    const auto isKernel = [&](qint32 function) {
        return function >= 0 && profile.moduleOf(function).kind == ModuleKind::Kernel;
    };
    // A page fault is no system call; it is told of by itself.
    const auto isCall = [&](qint32 function) {
        return isKernel(function) && !profile.functionName(function).endsWith(QLatin1String("exc_page_fault"));
    };
    qint64 all = 0;
    const auto [caller, weight] = heaviestBorder(
        tree, [&](qint32 from, qint32 to) { return isCall(to) && !isKernel(from); }, all);
    const double share = double(all) / double(tree.total());
    if (share < KernelShare)
        return;
    findings.push_back(
        {Kind::Kernel, caller, share,
         shareInterval(qint64(share * double(tree.nodes[0].samples)), tree.nodes[0].samples).halfWidth(),
         caller >= 0 ? say(
             QT_TRANSLATE_NOOP(
                 "Findings",
                 "%1 % of the CPU time is spent inside the kernel, most of it for %2: fewer or larger system calls would help."),
             {wholePercentText(share), named(profile, caller)})
                     : say(QT_TRANSLATE_NOOP("Findings", "%1 % of the CPU time is spent inside the kernel."),
                           {wholePercentText(share)})});
}

/// What a wait is for, by the functions that every program waits in.
std::optional<Kind> kindOfWait(const QString &name)
{
    for (const char *lock : {"pthread_mutex_lock", "pthread_mutex_lock_full", "lll_lock_wait", "__lll_lock_wait",
                             "__lll_lock_wait_private", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock",
                             "QBasicMutex::lockInternal", "std::mutex::lock"}) {
        if (name.contains(QLatin1String(lock)))
            return Kind::Lock;
    }
    for (const char *storage : {"fsync", "fdatasync", "io_schedule", "folio_wait_bit", "jbd2_log_wait"}) {
        if (name.contains(QLatin1String(storage)))
            return Kind::Storage;
    }
    return std::nullopt;
}

void addWaits(const Profile &profile, std::vector<ProfileFinding> &findings)
{
    const auto filter = filterOf(profile, ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"));
    if (!filter || profile.duration.count() <= 0)
        return;
    const CallTree tree = buildCallTree(profile, *filter);
    for (const Kind kind : {Kind::Lock, Kind::Storage}) {
        std::vector<bool> of(profile.functions.size());
        for (size_t f = 0; f < of.size(); ++f)
            of[f] = kindOfWait(profile.functionName(qint32(f))) == kind;
        std::vector<bool> inside(tree.nodes.size());
        for (size_t n = 1; n < tree.nodes.size(); ++n)
            inside[n] = inside[size_t(tree.nodes[n].parent)]
                || (tree.nodes[n].function >= 0 && of[size_t(tree.nodes[n].function)]);
        qint64 all = 0;
        qint64 most = 0;
        qint32 caller = -1;
        for (size_t n = 1; n < tree.nodes.size(); ++n) { // the outermost of each branch
            const CallNode &node = tree.nodes[n];
            if (!inside[n] || inside[size_t(node.parent)])
                continue;
            all += node.total;
            if (node.total > most) {
                most = node.total;
                caller = blamedCaller(profile, tree, n);
            }
        }
        const double share = double(all) / double(profile.duration.count());
        if (share < WaitShare)
            continue;
        const Message place = caller >= 0 ? named(profile, caller)
                                          : say(QT_TRANSLATE_NOOP("Findings", "a function without a name"));
        findings.push_back(
            {kind, caller, share, 0,
             say(kind == Kind::Lock ? QT_TRANSLATE_NOOP(
                     "Findings", "Threads waited for locks for %1 in all, most of it in %2: they hold each other up.")
                                    : QT_TRANSLATE_NOOP("Findings",
                                                        "Threads waited for storage for %1 in all, most of it in %2."),
                 {Message::value(double(all) / 1e9, u"s"), place})});
    }
}

} // namespace

std::vector<ProfileFinding> profileFindings(const Profile &profile)
{
    std::vector<ProfileFinding> findings;
    if (const auto filter = filterOf(profile, ProfileEvent::Kind::OnCpu)) {
        const CallTree tree = buildCallTree(profile, *filter);
        if (tree.nodes[0].samples >= LeastSamples && tree.total() > 0) {
            addHotFunction(profile, tree, findings);
            addKernel(profile, tree, findings);
            addAdvice(profile, tree, findings);
        }
    }
    addWaits(profile, findings);
    addThreadAdvice(profile, findings);
    addBuildAdvice(profile, findings);
    std::ranges::stable_sort(findings, std::ranges::greater(), &ProfileFinding::share);
    return findings;
}

} // namespace performance
