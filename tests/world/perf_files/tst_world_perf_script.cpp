// SPDX-License-Identifier: MIT

// Texts of perf script of the kinds that the world sent. The right values are those of stackcollapse-perf.pl of the
// FlameGraph repository for the same text, weighted by the periods, unless another source is named.
#include "sums.h"

#include <performance/symbols/import/profile_import.h>

#include <QTest>

using namespace performance;

namespace {

using Sums = QMap<QString, qint64>;

} // namespace

class TestWorldPerfScript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sums_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Sums>("sums");
        QTest::addColumn<qint64>("samples");
        const auto row = [](const char *name, const char *text, const QMap<QByteArray, qint64> &expected,
                            qint64 samples) {
            Sums sums;
            for (auto it = expected.begin(); it != expected.end(); ++it)
                sums[QString::fromUtf8(it.key())] = it.value();
            QTest::newRow(name) << QByteArray(text) << sums << samples;
        };

        // R7: without stacks the lines are right-aligned, and the commands look like addresses. FlameGraph#164 has such a one.
        row("hexadecimal commands",
            "             cc1  4001 [000]   100.000000:    1000000 cpu-clock:      7f0000001010 parse_expr+0x10 (/usr/lib/gcc/cc1)\n"
            "             cc1  4001 [000]   100.001000:    1000000 cpu-clock:      7f0000001010 parse_expr+0x10 (/usr/lib/gcc/cc1)\n"
            "              dd  4002 [000]   100.002000:    1000000 cpu-clock:      7f0000002010 copy+0x10 (/usr/bin/dd)\n"
            "            make  4000 [001]   100.003000:    1000000 cpu-clock:      7f0000003010 read_rules+0x10 (/usr/bin/make)\n",
            {{"cc1;parse_expr", 2000000}, {"dd;copy", 1000000}, {"make;read_rules", 1000000}}, 4);
        row("hexadecimal commands without times",
            "             cc1  4001 cpu-clock:      7f0000001010 parse_expr+0x10 (/usr/lib/gcc/cc1)\n"
            "             cc1  4001 cpu-clock:      7f0000001010 parse_expr+0x10 (/usr/lib/gcc/cc1)\n",
            {{"cc1;parse_expr", 2}}, 2);
        row("hexadecimal command at a tracepoint",
            "              ab   501 [000] 200.000000: kmem:kfree: call_site=work+0x10 ptr=0x1000\n"
            "              ab   501 [000] 200.000001: kmem:kfree: add 10 20\n",
            {{"ab", 2}}, 2);
        // R8
        row("deleted modules",
            "app  500/500 [000]   100.000000:    1000000 cpu-clock:\n"
            "\t          401010 inner_work (/opt/app (deleted))\n"
            "\t          402010 [unknown] (/opt/app (deleted))\n\n"
            "app  500/500 [000]   100.001000:    1000000 cpu-clock:\n"
            "\t    7f00000010 void Shop::Total(System.Int32) (/memfd:doublemapper (deleted))\n\n",
            {{"app;app+0x402010;inner_work", 1000000}, {"app;void Shop::Total(System.Int32)", 1000000}}, 2);
        // R9
        row("the command after exec",
            "perf  600/600 [000]   100.000000:    1000000 cpu-clock:\n\t          401010 cmd_record (/usr/bin/perf)\n\n"
            "sort  600/600 [000]   100.001000:    1000000 cpu-clock:\n\t          402010 compare (/usr/bin/sort)\n\n"
            "sort  600/600 [000]   100.002000:    1000000 cpu-clock:\n\t          402010 compare (/usr/bin/sort)\n\n",
            {{"perf;cmd_record", 1000000}, {"sort;compare", 2000000}}, 3);
        // R10
        row("threads whose main thread was not sampled",
            "java  700/712 [000]   100.000000:    1000000 cpu-clock:\n\t          401010 Worker::run (/opt/app)\n\n"
            "java  700/713 [000]   100.001000:    1000000 cpu-clock:\n\t          401010 Worker::run (/opt/app)\n\n",
            {{"java;Worker::run", 2000000}}, 2);
        // R27: no record of a task is a sample.
        row("task events",
            "perf-exec     0     0.000000: PERF_RECORD_COMM: perf-exec:500/500\n"
            "app   500   901.000000: PERF_RECORD_COMM exec: app:500/500\n"
            "app   500   901.100000:    1000000 cpu-clock: \n\t          401010 work (/opt/app)\n\n"
            "app   500   901.200000: PERF_RECORD_EXIT(500:500):(499:499)\n",
            {{"app;work", 1000000}}, 1);
        row("no time",
            "app  500 cpu-clock: \n\t          401010 inner_work (/opt/app)\n\t          402010 main (/opt/app)\n\n"
            "app  500 cpu-clock: \n\t          402010 main (/opt/app)\n\n",
            {{"app;main;inner_work", 1}, {"app;main", 1}}, 2);
        row("no time, but a period", "app  500/501     250000 cpu-clock:u: \n\t          402010 main (/opt/app)\n\n",
            {{"app;main", 250000}}, 1);
        row("no event",
            "app  500/500   100.000000: \n\t          401010 inner_work (/opt/app)\n\t          402010 main (/opt/app)\n\n",
            {{"app;main;inner_work", 1}}, 1);
        row("no event, but a period", "app  500/500   100.000000:    1000000 \n\t          402010 main (/opt/app)\n\n",
            {{"app;main", 1}}, 1);
        row("neither time nor event", "app  500/500 \n\t          402010 main (/opt/app)\n\n", {{"app;main", 1}}, 1);
        row("no command", // FlameGraph#357
            "   500 100.000000:    1000000 cpu-clock: \n\t          401010 inner_work (/opt/app)\n\n"
            "   500 100.001000:    1000000 cpu-clock: \n\t          401010 inner_work (/opt/app)\n\n",
            {{";inner_work", 2000000}}, 2);
        row("an event with spaces",
            "Web Content  500/512 [000]   100.000000:    1000000 cpu/event=0x3c,name=my cycles/u: \n"
            "\t          401010 inner_work+0x10 (/opt/my app/bin (x86)/app)\n"
            "\t          402010 operator()(int) const+0x10 (/opt/my app/bin (x86)/app)\n\n",
            {{"Web Content;operator()(int) const;inner_work", 1000000}}, 1);
        row("simpleperf",
            "app\t500 [000] 100.000000:\t\t1000000 task-clock:u:\n"
            "        b3cea6c4\tLock::unlock() (/system/lib/libc.so)\n"
            "        b3cea535\tmain (/system/bin/app)\n\n",
            {{"app;main;Lock::unlock()", 1000000}}, 1);
        row("inlined",
            "app  500 100.000000:    1000000 cpu-clock: \n\t          401010 inner (inlined)\n\t          401010 outer+0x10 (/opt/app)\n\n",
            {{"app;outer;inner", 1000000}}, 1);
        row("the kernel's idle task",
            "swapper     0 [000] 100.000000:    1000000 cpu-clock: \n\tffffffff81000010 intel_idle+0x10 ([kernel.kallsyms])\n\n",
            {{"swapper;intel_idle", 1000000}}, 1);
    }
    void sums()
    {
        QFETCH(QByteArray, text);
        QFETCH(Sums, sums);
        QFETCH(qint64, samples);
        const auto profile = importProfileContent(text, QStringLiteral("script"));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->firstInconsistency(), QString());
        QCOMPARE(qint64(profile->sampleCount()), samples);
        Sums all;
        for (size_t event = 0; event < profile->events.size(); ++event) {
            const Sums part = sumsOf(*profile, event);
            for (auto it = part.begin(); it != part.end(); ++it)
                all[it.key()] += it.value();
        }
        QCOMPARE(all, sums);
    }

    void whatIsMissingIsSaid()
    {
        const auto untimed = importProfileContent("app  500 cpu-clock: \n\t 402010 main (/opt/app)\n\n", {});
        QVERIFY(untimed && texts(untimed->notes).join(u' ').contains(QStringLiteral("no times")));
        QCOMPARE(untimed->events.front().unit, QStringLiteral("1")); // no period: a sample is not a nanosecond
        const auto unnamed = importProfileContent("app  500 100.000000: 1000 \n\t 402010 main (/opt/app)\n\n", {});
        QVERIFY(unnamed && texts(unnamed->notes).join(u' ').contains(QStringLiteral("does not name its event")));
        const auto lost = importProfileContent(
            "app 500 100.000000: PERF_RECORD_LOST lost 23\napp 500 100.1: 1000 cycles: \n\t 402010 main (/opt/app)\n\n",
            {});
        QVERIFY(lost);
        QCOMPARE(lost->quality.lost, 23);
    }

    void durationIsThatOfTheSamples()
    {
        const auto profile = importProfileContent(
            "perf-exec 0 0.000000: PERF_RECORD_COMM: perf-exec:500/500\n"
            "app 500 901.000000: 1000000 cpu-clock: \n\t 401010 work (/opt/app)\n\n"
            "app 500 901.100000: 1000000 cpu-clock: \n\t 401010 work (/opt/app)\n\n",
            {});
        QVERIFY(profile);
        QCOMPARE(profile->duration.count(), 100'000'000);
    }

    /// perf record -a -e sched:sched_switch, as perf prints it with the kernel's own text and with the plugin of libtraceevent.
    /// perf sched timehist shows the same waits.
    void switchesAreWaits_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("named fields") << QByteArray(
            "app 100 [000] 5.000000100: sched:sched_switch: prev_comm=app prev_pid=100 prev_prio=120 prev_state=S ==> next_comm=Web Content next_pid=200 next_prio=120\n\t 401010 work (/opt/app)\n\n"
            "Web Content 200 [000] 5.000002100: sched:sched_switch: prev_comm=Web Content prev_pid=200 prev_prio=120 prev_state=R+ ==> next_comm=app next_pid=100 next_prio=120\n\t 501010 paint (/opt/web)\n\n"
            "app 100 [000] 5.000002400: sched:sched_switch: prev_comm=app prev_pid=100 prev_prio=120 prev_state=D ==> next_comm=Web Content next_pid=200 next_prio=120\n\n"
            "swapper 0 [001] 5.000003000: sched:sched_switch: prev_comm=swapper/1 prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=kworker/1:1 next_pid=9 next_prio=120\n\n");
        QTest::newRow("plugin") << QByteArray(
            "app 100 [000] 5.000000100: sched:sched_switch: app:100 [120] S ==> Web Content:200 [120]\n\t 401010 work (/opt/app)\n\n"
            "Web Content 200 [000] 5.000002100: sched:sched_switch: Web Content:200 [120] R+ ==> app:100 [120]\n\t 501010 paint (/opt/web)\n\n"
            "app 100 [000] 5.000002400: sched:sched_switch: app:100 [120] D ==> Web Content:200 [120]\n\n"
            "swapper 0 [001] 5.000003000: sched:sched_switch: swapper/1:0 [120] R ==> kworker/1:1:9 [120]\n\n");
    }
    void switchesAreWaits()
    {
        QFETCH(QByteArray, script);
        const auto profile = importProfileContent(script, QStringLiteral("test"));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events.size(), size_t(3));
        QCOMPARE(countOf(*profile, 0), 4);
        QCOMPARE(profile->events[1].name, QStringLiteral("off-cpu"));
        QVERIFY(profile->events[1].kind == ProfileEvent::Kind::OffCpu);
        QCOMPARE(profile->events[1].unit, QStringLiteral("ns"));
        QCOMPARE(sumsOf(*profile, 1), (Sums{{QStringLiteral("app;work"), 2000}}));
        QCOMPARE(profile->events[2].name, QStringLiteral("preempted"));
        QCOMPARE(sumsOf(*profile, 2), (Sums{{QStringLiteral("Web Content;paint"), 300}}));
        QCOMPARE(profile->quality.switches, 4);
    }

    /// perf record --switch-events, perf script --show-switch-events: a thread's own records say when it comes back. A wait
    /// begins once, whoever tells of it.
    void recordsOfSwitchesEndWaits()
    {
        const auto profile = importProfileContent(
            "app 100 [000] 5.000000100: sched:sched_switch: prev_comm=app prev_pid=100 prev_prio=120 prev_state=S ==> next_comm=x next_pid=7 next_prio=120\n\t 401010 work (/opt/app)\n\n"
            "app 100 [000] 5.000000110: PERF_RECORD_SWITCH OUT        \n"
            "app 100 [000] 5.000002100: PERF_RECORD_SWITCH IN         \n"
            "app 100 [000] 5.000003000: sched:sched_switch: prev_comm=app prev_pid=100 prev_prio=120 prev_state=R ==> next_comm=x next_pid=7 next_prio=120\n\t 402010 main (/opt/app)\n\n"
            "app 100 [000] 5.000003010: PERF_RECORD_SWITCH_CPU_WIDE OUT preempt  next pid/tid:     7/7\n"
            "app 100 [000] 5.000003300: PERF_RECORD_SWITCH_CPU_WIDE IN           prev pid/tid:     7/7\n",
            QStringLiteral("test"));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events.size(), size_t(3));
        QCOMPARE(sumsOf(*profile, 1), (Sums{{QStringLiteral("app;work"), 2000}}));
        QCOMPARE(sumsOf(*profile, 2), (Sums{{QStringLiteral("app;main"), 300}}));
        QVERIFY2(profile->notes.isEmpty(), qPrintable(texts(profile->notes).join(u'\n')));
    }

    void switchesWithoutAnEndAreSaid()
    {
        const QByteArray line(
            " sched:sched_switch: prev_comm=app prev_pid=100 prev_prio=120 prev_state=S ==> next_comm=swapper/0 next_pid=0 next_prio=120\n\n");
        const auto profile = importProfileContent("app 100 [000] 5.1:" + line + "app 100 [000] 5.2:" + line,
                                                  QStringLiteral("test"));
        QVERIFY(profile);
        QCOMPARE(profile->events.size(), size_t(1));
        QCOMPARE(texts(profile->notes).filter(QStringLiteral("--switch-events")).size(), 1);
    }

    void sourceLinesAreRead()
    {
        const auto profile = importProfileContent(
            "app  500/500 [000]   100.000000:    1000000 cpu-clock:\n"
            "\t          401010 inner_work+0x10 (/opt/app)\n  work.c:12\n\t          402010 main+0x10 (/opt/app)\n  work.c:40\n\n",
            {});
        QVERIFY(profile);
        QCOMPARE(profile->locations.size(), size_t(2));
        QCOMPARE(profile->text(profile->locations[0].file), QStringLiteral("work.c"));
        QCOMPARE(profile->locations[0].line + profile->locations[1].line, 52);
        QVERIFY(profile->notes.isEmpty());
    }

    void modulesAreFiles()
    {
        const auto profile = importProfileContent(
            "app  500/500 [000]   100.000000:    1000000 cpu-clock:\n"
            "\t 401010 a (/opt/my app/bin (x86)/app)\n\t 402010 b (/opt/app (deleted))\n\t 403010 c (/memfd:doublemapper (deleted))\n\n",
            {});
        QVERIFY(profile);
        QStringList names;
        for (const ProfileModule &module : profile->modules)
            names << profile->text(module.path);
        names.sort();
        QCOMPARE(names,
                 QStringList({QStringLiteral("/memfd:doublemapper"), QStringLiteral("/opt/app"),
                              QStringLiteral("/opt/my app/bin (x86)/app")}));
    }

    /// Nothing but perf's text is one.
    void otherTextsAreNoScripts()
    {
        QVERIFY(!importProfileContent("Processed 12 of them\nand wrote\n  a line\n", {}));
        const auto folded = importProfileContent("app;main 12\napp;main;work 13\n", {});
        QVERIFY(folded);
        QCOMPARE(weightOf(*folded, 0), 25);
    }
};

QTEST_GUILESS_MAIN(TestWorldPerfScript)
#include "tst_world_perf_script.moc"
