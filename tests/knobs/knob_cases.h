// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/knob.h>

#include <QTest>

/// What is tried with each knob of processes: one entry a row of the catalogue (everyRowOfAProcessHasCases).
struct ProcessKnobCases {
    const char *knob;
    /// As the kernel reads them back, and none of them what a new process has.
    std::vector<std::string> takes;
    std::vector<std::string> refuses;
};

/// Ranges and words: setpriority(2), sched_setscheduler(2), ioprio_set(2), sched_setaffinity(2), sched(7), proc_oom_score_adj(5),
/// prlimit(2), signal(7).
inline const std::vector<ProcessKnobCases> &processKnobCases()
{
    static const std::vector<ProcessKnobCases> cases{
        {"process.nice", {"17", "-3"}, {"", "20", "-21", "5.5", "five", "5 6", "5 0=3", "5 x=3", "5 12=40", "12=5"}},
        {"process.scheduler",
         {"batch", "idle", "batch+reset-on-fork"},
         {"", "fifo", "Batch", "batch+", "+reset-on-fork", "batch+reset", "batch idle", "policy-1"}},
        {"process.io-priority",
         {"idle", "best-effort:6", "realtime:3"},
         {"", "best-effort", "best-effort:8", "best-effort:-1", "idle:0", "none:0", "realtime:9", "7", "idle:"}},
        {"process.affinity", {"0"}, {"", "-1", "3-1", "0,", ",0", "8192", "all", "0-8191,0"}},
        {"process.autogroup", {"9", "-5"}, {"", "20", "-21", "nice", "1 2", "1 12=3"}},
        {"process.oom-score", {"300"}, {"", "-1001", "1001", "1e3", "5 12=3"}},
        {"process.file-limit", {"256"}, {"", "63", "2147483648", "unlimited", "-1"}},
        {"process.run-state", {"stopped"}, {"", "frozen", "Stopped", "running stopped", "0", "stopped 12=running"}},
    };
    return cases;
}

/// A row of test data for each value that a knob takes, or refuses.
inline void addKnobRows(std::vector<std::string> ProcessKnobCases::*values)
{
    QTest::addColumn<QString>("knob");
    QTest::addColumn<QString>("value");
    for (const ProcessKnobCases &cases : processKnobCases()) {
        for (const std::string &value : cases.*values)
            QTest::addRow("%s to \"%s\"", cases.knob, value.c_str())
                << QString::fromLatin1(cases.knob) << QString::fromStdString(value);
    }
}

/// The rows of the machine that are here, with what stands there.
inline std::vector<std::pair<performance::knobs::Target, std::string>> machineKnobsHere()
{
    using namespace performance::knobs;
    std::vector<std::pair<Target, std::string>> here;
    for (const Knob &knob : catalogue()) {
        if (knob.of != Of::Machine)
            continue;
        for (const std::string &device : knob.ofDevice() ? devicesOf(knob) : std::vector<std::string>{std::string()}) {
            Target target{std::string(knob.name), device, 0, 0};
            if (auto value = readKnob(target))
                here.emplace_back(std::move(target), std::move(*value));
        }
    }
    return here;
}
