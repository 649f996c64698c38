// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_advice.h"

#include "performance/calltree/percent.h"
#include "performance/calltree/profile_grade.h"
#include "performance/judgement/limit.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace performance {

namespace {

using Kind = ProfileFinding::Kind;

struct Advice {
    Kind kind;
    const Limit &limit;                        ///< of its share of the CPU time, from which it is said
    std::initializer_list<const char *> names; ///< "name": it is; "name*": it begins so; "*name*": it is in it
    const char *sentence;                      ///< %1 the share, %2 the caller, %3 the threshold
};

const Advice Table[] = {
    {Kind::Allocation,
     limits::ProfileAllocation,
     {"malloc", "__libc_malloc", "_int_malloc", "free", "__libc_free", "_int_free", "_int_free*", "cfree", "calloc",
      "__libc_calloc", "realloc", "__libc_realloc", "malloc_consolidate", "unlink_chunk*", "operator new*",
      "operator delete*", "_mid_memalign"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into allocating and freeing memory (from %3 % on), most of it for %2: reuse buffers, reserve what is known, or try another allocator with LD_PRELOAD.")},
    {Kind::Copy,
     limits::ProfileCopy,
     {"memcpy", "memmove", "__memcpy_*", "__memmove_*", "__memmove_avx*", "*QArrayData::allocate*", "*::detach_helper*",
      "*reallocateAndGrow*", "*::reallocData*"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into copying memory (from %3 % on), most of it for %2: pass by reference, move, or look for a container that detaches.")},
    {Kind::PageFaults,
     limits::ProfilePageFaults,
     {"asm_exc_page_fault", "exc_page_fault", "do_user_addr_fault", "handle_mm_fault"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into page faults (from %3 % on), most of it for %2: memory is mapped or given back again and again; reuse it, or ask for huge pages.")},
    {Kind::Logging,
     limits::ProfileLogging,
     {"vfprintf*", "__vfprintf_internal", "__printf_fp*", "printf", "fprintf", "vsnprintf*", "__vsnprintf_internal",
      "snprintf", "*fmt::*format*", "QDebug::*", "QMessageLogger::*", "*spdlog::*"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into formatting text (from %3 % on), most of it for %2: guard it by the level, or hand it to another thread.")},
    {Kind::Comparing,
     limits::ProfileComparing,
     {"strcmp", "__strcmp_*", "strncmp", "__strncmp_*", "memcmp", "__memcmp_*", "*std::_Rb_tree<*",
      "std::_Rb_tree_increment*", "std::_Rb_tree_insert_and_rebalance*", "*std::_Hashtable<*", "*std::_Hash_bytes*"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into searching containers and comparing text (from %3 % on), most of it for %2: a flat or hashed container, a reserve, or interned keys.")},
    {Kind::Exceptions,
     limits::ProfileExceptions,
     {"_Unwind_*", "__cxa_throw", "__gxx_personality_v0", "__cxa_begin_catch", "__cxa_allocate_exception"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into exceptions (from %3 % on), most of it thrown by %2: they are made for what is rare.")},
    {Kind::Patterns,
     limits::ProfilePatterns,
     {"*std::__detail::_Compiler<*", "*std::__detail::_Scanner<*", "*std::basic_regex<*::_M_compile*", "regcomp",
      "re_compile_internal", "*QRegularExpressionPrivate::compilePattern*", "pcre2_compile_16*", "pcre2_compile_8*"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into compiling regular expressions (from %3 % on), most of it for %2: compile them once.")},
    {Kind::Spinning,
     limits::ProfileSpinning,
     {"sched_yield", "__sched_yield", "pthread_spin_lock", "do_sched_yield", "*::lock_contended*"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into spinning (from %3 % on), most of it for %2: wait on a futex, or back off.")},
    {Kind::Linking,
     limits::ProfileLinking,
     {"_dl_relocate_object*", "_dl_lookup_symbol_x", "do_lookup_x", "_dl_map_object*", "_dl_start*", "dl_main"},
     QT_TRANSLATE_NOOP(
         "Findings",
         "%1 % of the CPU time goes into loading libraries (from %3 % on), most of it for %2: fewer libraries, or plugins that load when they are wanted.")},
};

bool fits(const QString &name, const char *pattern)
{
    QLatin1String text(pattern);
    const bool anywhere = text.startsWith(u'*');
    const bool open = text.endsWith(u'*');
    if (!anywhere && !open)
        return name == text;
    text = text.sliced(anywhere ? 1 : 0);
    if (open)
        text.chop(1);
    return anywhere ? name.contains(text) : name.startsWith(text);
}

void addOne(const Profile &profile, const CallTree &tree, const Advice &advice, std::vector<ProfileFinding> &findings)
{
    std::vector<bool> of(profile.functions.size());
    for (size_t f = 0; f < of.size(); ++f) {
        const QString &name = profile.functionName(qint32(f));
        of[f] = std::any_of(advice.names.begin(), advice.names.end(),
                            [&](const char *pattern) { return fits(name, pattern); });
    }
    std::vector<bool> inside(tree.nodes.size());
    std::unordered_map<qint32, qint64> callers;
    qint64 all = 0;
    qint64 samples = 0;
    for (size_t n = 1; n < tree.nodes.size(); ++n) {
        const CallNode &node = tree.nodes[n];
        const bool parentInside = inside[size_t(node.parent)];
        inside[n] = parentInside || (node.function >= 0 && of[size_t(node.function)]);
        if (!inside[n] || parentInside)
            continue; // the outermost of each branch counts, once
        all += node.total;
        samples += node.samples;
        callers[blamedCaller(profile, tree, n)] += node.total;
    }
    const double share = double(all) / double(tree.total());
    const ShareInterval interval = shareInterval(samples, tree.nodes[0].samples);
    if (interval.low < advice.limit.notable)
        return;
    const qint32 caller = std::ranges::max_element(callers, {}, [](const auto &entry) { return entry.second; })->first;
    const QString module = caller >= 0 ? profile.moduleName(caller) : QString();
    const Message place = caller < 0 ? Message("Findings", QT_TRANSLATE_NOOP("Findings", "a function without a name"))
        : module.isEmpty()           ? Message(profile.functionName(caller))
                                     : Message(QStringLiteral("%1 (%2)").arg(profile.functionName(caller), module));
    findings.push_back({advice.kind, caller, share, interval.halfWidth(),
                        Message("Findings", advice.sentence,
                                {wholePercentText(share), place, wholePercentText(advice.limit.notable)})});
}

} // namespace

qint32 blamedCaller(const Profile &profile, const CallTree &tree, size_t node)
{
    for (qint32 at = tree.nodes[node].parent; at > 0; at = tree.nodes[size_t(at)].parent) {
        const qint32 function = tree.nodes[size_t(at)].function;
        if (function < 0)
            return -1;
        const QString &name = profile.functionName(function);
        if (!name.startsWith(u"std::") && !name.startsWith(u"__gnu_cxx::") && !name.startsWith(u"void std::")
            && !name.startsWith(u"bool std::"))
            return function;
    }
    return -1;
}

void addAdvice(const Profile &profile, const CallTree &tree, std::vector<ProfileFinding> &findings)
{
    for (const Advice &advice : Table)
        addOne(profile, tree, advice, findings);
}

void addThreadAdvice(const Profile &profile, std::vector<ProfileFinding> &findings)
{
    if (profile.duration.count() <= 0)
        return;
    // On-CPU weights in nanoseconds tell how long each thread ran; waits named "preempted" how long it wanted to, and something
    // else did. Had it work, both are.
    std::map<qint32, double> hadWork;
    double running = 0;
    double preempted = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const ProfileEvent &event = profile.events[profile.sampleEvents[i]];
        const bool isWait = event.kind == ProfileEvent::Kind::OffCpu && event.name == u"preempted";
        if (event.unit != u"ns" || !(isWait || event.kind == ProfileEvent::Kind::OnCpu))
            continue;
        const auto weight = double(profile.sampleWeights[i]);
        hadWork[profile.sampleThreads[i]] += weight;
        (isWait ? preempted : running) += weight;
    }
    if (hadWork.size() >= 2) {
        const auto busiest = std::ranges::max_element(hadWork, {}, [](const auto &entry) { return entry.second; });
        const double share = busiest->second / double(profile.duration.count());
        const double others = (running + preempted - busiest->second) / double(profile.duration.count());
        if (limits::ProfileOneThread.isBeyond(share, Grade::Notable)
            && limits::ProfileOtherThreads.isBeyond(others, Grade::Notable)) {
            const ProfileThread &thread = profile.threads[size_t(busiest->first)];
            findings.push_back(
                {Kind::OneThread, -1, share, 0,
                 Message(
                     "Findings",
                     QT_TRANSLATE_NOOP(
                         "Findings",
                         "Thread %1 had work %2 % of the time while the %3 others had it %4 % together: the work is serial. If it could be shared by all, it would be done at most %5 times as fast."),
                     {profile.text(thread.name).isEmpty() ? QString::number(thread.thread) : profile.text(thread.name),
                      wholePercentText(share), hadWork.size() - 1, wholePercentText(others), hadWork.size()})});
        }
    }
    // A single thread that waits was pushed aside by other programs, of which a profile knows nothing.
    constexpr double SeveralThreads = 1.5;
    if (preempted > limits::ProfileCrowded.notable * (running + preempted)
        && running + preempted > SeveralThreads * double(profile.duration.count())) {
        findings.push_back(
            {Kind::Crowded, -1, preempted / (running + preempted), 0,
             Message(
                 "Findings",
                 QT_TRANSLATE_NOOP(
                     "Findings",
                     "Threads that were ready to run waited %1 % of that time for a CPU: together with what else ran on the machine they want more CPUs than there are. A pool should have as many threads as CPUs that it may use."),
                 {wholePercentText(preempted / (running + preempted))})});
    }
}

} // namespace performance
