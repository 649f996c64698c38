// SPDX-License-Identifier: MIT
#include "performance/client/profile_suggestions.h"

#include <QCoreApplication>

namespace performance {

namespace {

struct Title {
    ProfileFinding::Kind kind;
    const char *rule; ///< as in the catalogue of advice
    OptimizationCategory category;
    OptimizationEffort effort;
    const char *name; ///< %1: what was profiled
};

using FindingKind = ProfileFinding::Kind;

constexpr Title Titles[] = {
    {FindingKind::Allocation, "S1", OptimizationCategory::Memory, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 allocates a lot")},
    {FindingKind::Lock, "S2", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "Threads of %1 wait for locks")},
    {FindingKind::Kernel, "S3", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 spends its time in the kernel")},
    {FindingKind::Copy, "S4", OptimizationCategory::Memory, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 copies a lot")},
    {FindingKind::PageFaults, "S5", OptimizationCategory::Memory, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 touches fresh memory again and again")},
    {FindingKind::Storage, "S6", OptimizationCategory::Disk, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 waits for storage")},
    {FindingKind::Logging, "S7", OptimizationCategory::Cpu, OptimizationEffort::Low,
     QT_TRANSLATE_NOOP("Advice", "%1 formats a lot of text")},
    {FindingKind::Comparing, "S8", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 searches its containers for long")},
    {FindingKind::Exceptions, "S9", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 throws exceptions all the time")},
    {FindingKind::Patterns, "S10", OptimizationCategory::Cpu, OptimizationEffort::Low,
     QT_TRANSLATE_NOOP("Advice", "%1 compiles regular expressions again and again")},
    {FindingKind::OneThread, "S11", OptimizationCategory::Cpu, OptimizationEffort::High,
     QT_TRANSLATE_NOOP("Advice", "One thread of %1 does everything")},
    {FindingKind::Crowded, "S12", OptimizationCategory::Cpu, OptimizationEffort::Low,
     QT_TRANSLATE_NOOP("Advice", "%1 has more threads than CPUs")},
    {FindingKind::Spinning, "S17", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 waits by spinning")},
    {FindingKind::Linking, "S18", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "%1 loads libraries for long")},
    {FindingKind::Unoptimised, "S23", OptimizationCategory::Cpu, OptimizationEffort::Low,
     QT_TRANSLATE_NOOP("Advice", "%1 was built without optimisation")},
    {FindingKind::HotFunction, "S22", OptimizationCategory::Cpu, OptimizationEffort::Medium,
     QT_TRANSLATE_NOOP("Advice", "One function of %1 takes the most")},
};

} // namespace

Message shortName(const ProfilingTarget &target, const Message &words)
{
    return target.kind == ProfilingTarget::Kind::Launch && !target.command.isEmpty()
        ? Message(target.command.constFirst().section(u'/', -1))
        : words;
}

std::vector<PerformanceOptimization> adviceOf(const std::vector<ProfileFinding> &findings, const Message &target)
{
    std::vector<PerformanceOptimization> list;
    for (const ProfileFinding &finding : findings) {
        for (const Title &title : Titles) {
            if (title.kind != finding.kind)
                continue;
            PerformanceOptimization o;
            o.rule = QLatin1String(title.rule);
            o.id = o.rule + QLatin1String(":profile");
            o.name = {"Advice", title.name, {target}};
            o.description = finding.sentence;
            o.category = title.category;
            o.effort = title.effort;
            // What share could be gained at most.
            o.impact = finding.share > 0.5 ? OptimizationImpact::High
                : finding.share > 0.2      ? OptimizationImpact::Medium
                                           : OptimizationImpact::Low;
            o.evidence << finding.sentence;
            list.push_back(std::move(o));
        }
    }
    return list;
}

} // namespace performance
