// SPDX-License-Identifier: MIT
#pragma once

#include "support/explained_client.h"

/// The story of the sketch: half an hour ago a server was slow, since its threads waited for a lock whose holder wrote to a disk
/// that a backup kept busy; four minutes before a library had been upgraded.
struct LockStory {
    performance::Timestamp now = performance::now();
    performance::TimeRange range{now - std::chrono::minutes(34), now - std::chrono::seconds(31 * 60 + 20)};
    performance::TimeRange before{range.from - std::chrono::minutes(60), range.from};
    performance::Timestamp upgraded = range.from - std::chrono::minutes(4);

    static performance::SeriesDescriptor latency()
    {
        performance::SeriesDescriptor series;
        series.metric = QStringLiteral("shop-api.request.duration");
        series.name = QStringLiteral("shop-api: requests, p95");
        series.unit = QStringLiteral("s");
        return series;
    }
    static performance::SeriesDescriptor diskWait()
    {
        return performance::metrics::DiskAwait.series({{QStringLiteral("system.device"), QStringLiteral("nvme0n1")}});
    }
    static performance::SeriesDescriptor cpu() { return performance::metrics::CpuUtilization.series(); }

    static performance::Message said(const char *sentence) { return performance::Message(QString::fromUtf8(sentence)); }

    performance::Cause lock() const
    {
        performance::Cause cause;
        cause.kind = QStringLiteral("lock.convoy");
        cause.subject = QStringLiteral("shop-api (4711)");
        cause.process = 4711;
        cause.sentence = said(
            "Threads of shop-api waited for one lock, held by its thread “audit” while it wrote to disk");
        cause.evidence = {
            {said("Requests took 1.9 s instead of 40 ms."), latency().key(), 1.9, 0.04, {}},
            {said(
                 "9 of 12 workers waited 71 % of the time in Ledger::append for the mutex that audit held; 88 % of that thread’s own time was fdatasync (31 ms each)."),
             {},
             std::nullopt,
             std::nullopt,
             QStringLiteral("Ledger::append")}};
        cause.score = 0.83;
        cause.range = range;
        return cause;
    }
    performance::Cause disk() const
    {
        performance::Cause cause;
        cause.kind = QStringLiteral("disk.competition");
        cause.subject = QStringLiteral("restic");
        cause.process = 5000;
        cause.sentence = said("The disk was busy with something else: restic wrote 212 MB/s");
        cause.evidence = {
            {said(
                 "nvme0n1 was 91 % busy; restic (backup.service) wrote 84 % of the bytes, and an operation took 4 times as long as in the hour before."),
             diskWait().key(),
             0.031,
             0.008,
             {}}};
        cause.score = 0.5;
        cause.range = range;
        cause.suggestion = QStringLiteral("D4-backup");
        return cause;
    }
    performance::Cause upgrade() const
    {
        performance::Cause cause;
        cause.kind = QStringLiteral("change.before");
        cause.subject = QStringLiteral("libpq5");
        cause.sentence = said("Before it: libpq5 was upgraded, 4 minutes earlier");
        cause.evidence = {
            {said("After, which does not mean because of it: the first slow request came when the backup began."),
             {},
             std::nullopt,
             std::nullopt,
             {}}};
        cause.score = 0.1;
        return cause;
    }
    performance::Explanation explanation() const
    {
        performance::Explanation answer;
        answer.range = range;
        answer.before = before;
        answer.causes = {lock(), disk(), upgrade()};
        answer.checked = {{QStringLiteral("cpu"), said("CPU 34 % of 8"), cpu().key()},
                          {QStringLiteral("memory"), said("memory pressure 0 %"), {}},
                          {QStringLiteral("throttling"), said("no throttling"), {}},
                          {QStringLiteral("network"), said("network 2 % of 1 Gbit/s, no retransmits"), {}},
                          {QStringLiteral("settings"), said("no change of settings"), {}}};
        answer.notes = {said("Threads of other users: their stacks may not be read (perf_event_paranoid is 2).")};
        return answer;
    }

    /// Everything in place; the answer is the story's.
    void tell(ExplainedClient &client) const
    {
        const auto slow = [range = range](double usual, double then) {
            return [range, usual, then](performance::Timestamp time) {
                const double wave = 1 + 0.2 * std::sin(double((time - range.from).count()) / 2e10);
                return (range.contains(time) ? then : usual) * wave;
            };
        };
        client.history_.add(latency(), slow(0.04, 1.9));
        client.history_.add(diskWait(), slow(0.008, 0.031));
        client.history_.add(cpu(), slow(0.3, 0.34));
        performance::PerformanceOptimization idle;
        idle.id = QStringLiteral("D4-backup");
        idle.name = said("idle disk priority for backup.service");
        client.advice_.made = {idle};
        performance::MachineEvent event;
        event.kind = performance::MachineEvent::Kind::PackageUpgraded;
        event.time = upgraded;
        event.subject = QStringLiteral("libpq5");
        event.detail = QStringLiteral("15.3-0 → 15.5-1");
        event.source = QStringLiteral("/var/log/dpkg.log");
        client.log.add(event);
        event = {performance::MachineEvent::Kind::ServiceRestarted,
                 upgraded + std::chrono::seconds(2),
                 QStringLiteral("postgresql.service"),
                 {},
                 QStringLiteral("journal"),
                 {}};
        client.log.add(event);
        client.why.answer = [answer = explanation()](const performance::TimeRange &asked) {
            performance::Explanation one = answer;
            one.range = asked;
            return MadeExplanations::Answer(one);
        };
    }
};
