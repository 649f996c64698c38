// SPDX-License-Identifier: MIT

// Profiles of several events and threads go out and come back as they were, and each format shows the right one first.
#include "foreign_totals.h"

#include <performance/client/report_export.h>
#include <performance/exchange/exported_event.h>
#include <performance/exchange/gzip.h>
#include <performance/exchange/profile_writers.h>
#include <performance/profile/profile_builder.h>
#include <performance/symbols/import/pprof_message.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace performance;

namespace {

/// As `record --off-cpu` makes them: one process of two threads, three events; a library is its first module.
Profile waiting()
{
    ProfileBuilder builder;
    builder.header().events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 1000},
                               {ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0},
                               {ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"), QStringLiteral("ns"), 0}};
    const qint32 library = builder.module(QStringLiteral("libc.so.6"), QStringLiteral("/lib/libc.so.6"), {},
                                          ModuleKind::Library);
    const qint32 program = builder.module(QStringLiteral("mt"), QStringLiteral("/bin/mt"), {}, ModuleKind::Executable);
    const auto frame = [&](qint32 module, const char *name) {
        return builder.namedFrame(module, builder.function(builder.string(std::string_view(name)), module), 0, 0);
    };
    const qint32 main = builder.stack(-1, frame(program, "main"), FrameOrigin::Sampled);
    const qint32 read = builder.stack(main, frame(library, "read"), FrameOrigin::Sampled);
    builder.nameThread(70, 70, "mt");
    const qint32 leader = builder.thread(70, 70);
    builder.nameThread(70, 71, "worker");
    const qint32 worker = builder.thread(70, 71);
    builder.addSample(0, 0, leader, main, 3'000'000);
    builder.addSample(1'000'000, 1, leader, read, 5'000'000);
    builder.addSample(2'000'000, 2, leader, main, 700'000);
    builder.addSample(3'000'000, 0, worker, main, 1'000'000);
    builder.header().duration = nanoseconds(4'000'000);
    return builder.profile();
}

} // namespace

class TestWorldForeignExports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsComeBack_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("speedscope") << toSpeedscope(waiting(), QStringLiteral("x"));
        QTest::newRow("Firefox") << toFirefox(waiting(), QStringLiteral("x"));
        QTest::newRow("pprof") << toPprof(waiting());
    }
    void eventsComeBack()
    {
        QFETCH(QByteArray, content);
        const auto after = imported(content);
        QVERIFY2(after, after ? "" : qPrintable(after.error().message()));
        const auto expected = totalsOf(waiting());
        const auto found = totalsOf(*after);
        QCOMPARE(found.keys(), expected.keys());
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            const EventTotal total = found[it.key()];
            QCOMPARE(total.total, it->total);
            QCOMPARE(total.unit, it->unit);
            QVERIFY(total.kind == it->kind);
            QCOMPARE(total.self, it->self);
        }
        QCOMPARE(after->events.front().name, QStringLiteral("cpu-clock"));
        QCOMPARE(after->events.front().rate, 1000.0);
        QCOMPARE(after->threads.size(), size_t(2));
        QCOMPARE(after->threads[1].thread, 71);
        QCOMPARE(after->text(after->threads[1].name), QStringLiteral("worker"));
        QCOMPARE(after->text(after->threads[1].processName), QStringLiteral("mt"));
    }

    void ofAProcessOneThreadIsTheMainOne()
    {
        // computeGlobalTracks of the Firefox Profiler keeps one main thread of a pid.
        const auto threads =
            QJsonDocument::fromJson(toFirefox(waiting(), {})).object()[QStringLiteral("threads")].toArray();
        QCOMPARE(threads.size(), 4);
        int mains = 0;
        QSet<QString> ids;
        for (const auto &thread : threads) {
            const QJsonObject object = thread.toObject();
            ids.insert(object[QStringLiteral("tid")].toVariant().toString());
            if (object[QStringLiteral("isMainThread")].toBool()) {
                ++mains;
                QCOMPARE(object[QStringLiteral("name")].toString(), QStringLiteral("mt, cpu-clock"));
            }
        }
        QCOMPARE(mains, 1);
        QCOMPARE(ids.size(), 4);
    }

    void pprofShowsTheProgramAndTheTime()
    {
        const QByteArray content = *gunzip(toPprof(waiting()), 1 << 20);
        const auto message = readPprof(content);
        QVERIFY(message);
        QCOMPARE(message->string(message->defaultType), QStringLiteral("cpu-clock"));
        // The first mapping is the main binary (profile.proto, "mapping"): id 2 is the program, its file the next field.
        QCOMPARE(message->string(message->mappings.at(2).file), QStringLiteral("/bin/mt"));
        const qsizetype program = content.indexOf(QByteArray("\x08\x02\x28", 3));
        const qsizetype library = content.indexOf(QByteArray("\x08\x01\x28", 3));
        QVERIFY(program >= 0 && library >= 0 && program < library);
    }

    void cyclesStayCycles()
    {
        Profile profile = waiting();
        profile.events[0].name = QStringLiteral("cycles");
        profile.events[0].unit = QStringLiteral("cycles");
        for (const QByteArray &content : {toPprof(profile), toSpeedscope(profile, {}), toFirefox(profile, {})}) {
            const auto after = imported(content);
            QVERIFY(after);
            QCOMPARE(totalsOf(*after)[QStringLiteral("cycles")].unit, QStringLiteral("cycles"));
            QCOMPARE(totalsOf(*after)[QStringLiteral("cycles")].total, qint64(4'000'000));
        }
    }

    void foldedNamesWhatIsKnown()
    {
        // stackcollapse-perf.pl puts the command of each sample first.
        const auto script = imported(inputOf(QStringLiteral("script-thread-without-main.txt")));
        QVERIFY2(script, script ? "" : qPrintable(script.error().message()));
        QCOMPARE(toFolded(*script), QByteArray("java;Worker::run 2000000\n"));
        QCOMPARE(toFolded(waiting()), QByteArray("mt;main 4000000\n"));
        const auto again = imported("main;work 10\nmain 5\n");
        QVERIFY(again);
        QCOMPARE(toFolded(*imported(toFolded(*again))), toFolded(*again));
        QVERIFY(!toFolded(*again).contains("process"));
    }

    void threadsThatStartLaterKnowTheirProcess()
    {
        const Profile profile = waiting();
        QCOMPARE(profile.text(profile.threads[1].processName), QStringLiteral("mt"));
    }

    void theEventIsChosen()
    {
        PerformanceReport report;
        report.name = QStringLiteral("r");
        report.profile = waiting();
        QCOMPARE(*exported(report, ReportFormat::Folded), QByteArray("mt;main 4000000\n"));
        QCOMPARE(*exported(report, ReportFormat::Folded, QStringLiteral("off-cpu")),
                 QByteArray("mt;main;read 5000000\n"));
        QVERIFY(exported(report, ReportFormat::Html, QStringLiteral("off-cpu"))
                    ->contains("preempted")); // says what else there is
        const auto unknown = exported(report, ReportFormat::Folded, QStringLiteral("cycles"));
        QVERIFY(!unknown && unknown.error().remedy().contains(QStringLiteral("off-cpu")));
        // On a hybrid CPU the first event may have no sample.
        report.profile.events.insert(
            report.profile.events.begin(),
            {ProfileEvent::Kind::OnCpu, QStringLiteral("cpu_atom/cycles/"), QStringLiteral("cycles"), 0});
        for (size_t i = 0; i < report.profile.sampleCount(); ++i)
            report.profile.sampleEvents.edit(i) += 1;
        QCOMPARE(*exported(report, ReportFormat::Folded), QByteArray("mt;main 4000000\n"));
        QVERIFY(exported(report, ReportFormat::Html)->contains("flame-data"));
    }
};

QTEST_GUILESS_MAIN(TestWorldForeignExports)
#include "tst_world_foreign_exports.moc"
