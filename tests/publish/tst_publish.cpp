// SPDX-License-Identifier: MIT
// What one program records appears in the history of another, through a file; real processes, also such that die or lie.
#include "ingest/receiver.h"

#include <performance/publish/runtime_folder.h>

#include <QDir>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <array>
#include <latch>
#include <thread>
#include <vector>

using namespace performance;
using Qt::operator""_s;

class TestPublish : public QObject {
    Q_OBJECT

    std::unique_ptr<Receiver> m_receiver;

    static std::unique_ptr<QProcess> start(const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(WAI_BINARY_FOLDER "/tests/publishing_program"), arguments);
        if (!process->waitForReadyRead(30000))
            qFatal("the program does not start");
        return process;
    }
    static QStringList files()
    {
        return QDir(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/wai-performance/programs"_s).entryList(QDir::Files);
    }

private Q_SLOTS:
    void init() { m_receiver = std::make_unique<Receiver>(); }
    void cleanup() { m_receiver.reset(); }

    /// The dashboard, serve and a client may want the token of a fresh session at the same moment: all get the one that is there.
    void thereIsOneTokenForAllWhoAskAtOnce()
    {
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        for (int round = 0; round < 50; ++round) {
            const QTemporaryDir session;
            qputenv("XDG_RUNTIME_DIR", session.path().toLocal8Bit());
            std::array<QByteArray, 4> tokens;
            {
                std::latch ready(int(tokens.size()));
                std::vector<std::jthread> askers;
                for (QByteArray &token : tokens) {
                    askers.emplace_back([&] {
                        ready.arrive_and_wait();
                        if (const auto got = runtimeToken())
                            token = *got;
                    });
                }
            }
            for (const QByteArray &token : tokens)
                QCOMPARE(token, tokens[0]);
            QCOMPARE(tokens[0].size(), 48);
        }
        qputenv("XDG_RUNTIME_DIR", before);
    }

    /// A dashboard that hangs: what waits for it is not endless, and what it never gets is counted and told.
    void whatTheDashboardDoesNotGetIsTold()
    {
        m_receiver.reset();
        const QTemporaryDir runtime;
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
        const auto folder = runtimeFolder();
        QVERIFY(folder);
        QLocalServer hangs; // takes connections and says nothing
        QVERIFY(hangs.listen(*folder + QLatin1String(ControlSocket)));
        {
            const auto client = createPerformanceClient(
                PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
            const QSignalSpy told(client.get(), &PerformanceClient::problemOccurred);
            constexpr quint64 Recorded = 300;
            constexpr quint64 MostWaiting = 101;
            for (quint64 i = 0; i < Recorded; ++i)
                QVERIFY(resultOf(client->recordMetric(
                    PerformanceMetric(u"visit"_s, u"Visit"_s, MetricCategory::Custom, double(i), u"1"_s)
                        .withMetadata(u"page"_s, u"/"_s))));
            const quint64 dropped = resultOf(client->diagnostics()->status())->droppedSamples;
            QVERIFY2(dropped >= Recorded - MostWaiting && dropped <= Recorded, qPrintable(QString::number(dropped)));
            QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 20000);
            QVERIFY2(told.front().front().toString().contains(u"The dashboard does not get all metrics"_s),
                     qPrintable(told.front().front().toString()));
        }
        qputenv("XDG_RUNTIME_DIR", before);
    }

    void aProgramAppearsByItself()
    {
        const auto program = start({u"20000"_s});
        const QString own = u"service.name=publishing_program"_s;
        const QString latency = u"shop.latency{route=/cart,%1}"_s.arg(own);
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->value(latency) == 19999.0; }, 5000));
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->value(u"shop.orders{%1}"_s.arg(own)) == 7.0; }, 5000));
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->value(u"shop.told{%1}"_s.arg(own)) == 8.0; },
                                5000)); // with metadata, through the socket
        const double work = m_receiver->value(u"shop.work{%1}"_s.arg(own)).value_or(0);
        QVERIFY2(work >= 20 && work < 500, qPrintable(QString::number(work)));
        // Every value is there, once, in its order.
        const auto report = resultOf(m_receiver->client().generateReport(u"all"_s, std::chrono::minutes(5)));
        const RecordedSeries *column = report->recording.find(latency);
        QVERIFY(column);
        std::vector<double> values;
        for (size_t i = 0; i < column->bits.size(); ++i) {
            if (column->has(i))
                values.push_back(*column->raw(i));
        }
        QCOMPARE(values.size(), size_t(20000));
        for (size_t i = 0; i < values.size(); ++i)
            QCOMPARE(values[i], double(i));
        QCOMPARE(m_receiver->status().lost, quint64(0));
    }

    void aProgramThatIsKilledLeavesNothing()
    {
        const auto program = start({u"10"_s, u"crash"_s});
        QVERIFY(program->waitForFinished(20000));
        QVERIFY(QTest::qWaitFor([&] { return files().isEmpty(); }, 5000));
        QVERIFY(m_receiver->value(u"shop.latency{route=/cart,service.name=publishing_program}"_s).has_value());
    }

    /// The file of a program is cut off, or overwritten with nonsense, under the reader.
    void oneThatLiesIsLeftAndNamed_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("cut") << u"cut"_s;
        QTest::newRow("nonsense") << u"nonsense"_s;
    }
    void oneThatLiesIsLeftAndNamed()
    {
        QFETCH(QString, how);
        const auto program = start({u"10"_s, how});
        QVERIFY(QTest::qWaitFor(
            [&] { return m_receiver->status().problems.join(u' ').contains(u"publishing_program"_s); }, 10000));
        // Others are read as before.
        const auto other = start({u"30"_s});
        QVERIFY(QTest::qWaitFor(
            [&] { return m_receiver->value(u"shop.latency{route=/cart,service.name=publishing_program}"_s) == 29.0; },
            5000));
    }

    void strangeFilesAreNoPrograms()
    {
        const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/wai-performance/programs"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile short_(folder + u"/1-short"_s);
        QVERIFY(short_.open(QIODevice::WriteOnly) && short_.write("abc") == 3
                && short_.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        short_.close();
        QFile open(folder + u"/1-open"_s); // others may read and write it
        QVERIFY(open.open(QIODevice::WriteOnly) && open.resize(4 << 20)
                && open.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::WriteOther));
        QVERIFY(QFile::link(u"/etc/passwd"_s, folder + u"/1-link"_s));
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->status().problems.size() >= 3; }, 5000));
        for (const char *name : {"1-short", "1-open", "1-link"})
            QVERIFY2(m_receiver->status().problems.join(u' ').contains(QLatin1String(name)), name);
    }
};

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
