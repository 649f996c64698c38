// SPDX-License-Identifier: MIT

// Whoever follows a recorder goes on when it has gone, however it went; and a folder that is removed is begun again.
#include "support/test_support.h"

#include <performance/client/performance_client.h>

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace performance;
using namespace std::chrono_literals;

namespace {

class Recorder {
public:
    Recorder(const QString &folder, const QString &runtime)
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
        m_process.setProcessEnvironment(variables);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                        {QStringLiteral("serve"), QStringLiteral("--interval"), QStringLiteral("100ms"),
                         QStringLiteral("--data-dir"), folder});
        QByteArray said;
        while (!said.contains("Recording into") && m_process.waitForReadyRead(20000))
            said += m_process.readAll();
        if (!said.contains("Recording into"))
            qFatal("serve does not record: %s", said.constData());
    }
    ~Recorder() { end(SIGKILL); }
    void end(int signal)
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), signal);
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

HistoryInfo history(PerformanceClient &client)
{
    return resultOf(client.diagnostics()->status())->history;
}

PerformanceConfig config(const QString &folder)
{
    return PerformanceConfig().withProfileInterval(100ms).withDataFolder(folder);
}

/// Samples of a series in the whole history.
size_t samples(PerformanceClient &client)
{
    const auto data = resultOf(
        client.history()->query(QStringLiteral("system.memory.limit"), {fromNanoseconds(0), now()}, 100000));
    size_t count = 0;
    for (const auto &point : data->points)
        count += point.count;
    return count;
}

} // namespace

class TestWorldFollowing : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_runtime;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit()); }

    void aFollowerTakesOver_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("ended") << SIGTERM;
    }
    void aFollowerTakesOver()
    {
        QFETCH(const int, signal);
        const QTemporaryDir folder;
        Recorder recorder(folder.path(), m_runtime.path());
        const auto first = createPerformanceClient(config(folder.path()));
        const auto second = createPerformanceClient(config(folder.path()));
        QSignalSpy firstTold(first.get(), &PerformanceClient::problemOccurred);
        QSignalSpy secondTold(second.get(), &PerformanceClient::problemOccurred);
        QTRY_VERIFY_WITH_TIMEOUT(history(*first).newest && history(*second).newest, 10000);
        QVERIFY(history(*first).readOnly && history(*second).readOnly);
        const Timestamp end = now();
        recorder.end(signal);
        // Two ticks of the follower and of the recorder, and what a busy machine adds.
        QTRY_VERIFY_WITH_TIMEOUT(history(*first).readOnly != history(*second).readOnly, 10000);
        const bool isFirst = !history(*first).readOnly;
        PerformanceClient &writer = isFirst ? *first : *second;
        PerformanceClient &reader = isFirst ? *second : *first;
        QTRY_VERIFY_WITH_TIMEOUT(history(writer).newest > end + 500ms, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(history(reader).newest > end + 500ms, 10000); // who did not get it follows on
        QTRY_VERIFY_WITH_TIMEOUT((isFirst ? firstTold : secondTold).count() > 0, 10000);
        QVERIFY((isFirst ? firstTold : secondTold).first().first().toString().contains(QLatin1String("records now")));
        // It receives what programs send, as every recorder does.
        QTRY_VERIFY_WITH_TIMEOUT(!resultOf(writer.diagnostics()->status())->ingest.socket.isEmpty(), 10000);
        QLocalSocket socket;
        socket.connectToServer(resultOf(writer.diagnostics()->status())->ingest.socket);
        QVERIFY(socket.waitForConnected(5000));
        QVERIFY(resultOf(writer.recordMetric(
            {QStringLiteral("a.metric"), QStringLiteral("A metric"), MetricCategory::Custom, 1, QStringLiteral("1")})));
        // Nothing is there twice, and what was recorded before is there.
        const auto data = resultOf(
            writer.history()->query(QStringLiteral("system.memory.limit"), {fromNanoseconds(0), now()}, 100000));
        QVERIFY(data);
        QVERIFY(samples(writer) > 5);
        for (size_t i = 1; i < data->points.size(); ++i)
            QVERIFY(data->points[i - 1].time < data->points[i].time);
    }

    void aRemovedFolderIsBegunAgain()
    {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(QStringLiteral("data"));
        const auto client = createPerformanceClient(config(folder));
        QSignalSpy told(client.get(), &PerformanceClient::problemOccurred);
        QTRY_VERIFY_WITH_TIMEOUT(history(*client).newest, 10000);
        QVERIFY(QDir(folder).removeRecursively());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + QStringLiteral("/history.db"))
                                     && QFile::exists(folder + QStringLiteral("/lock")),
                                 10000);
        QTRY_VERIFY_WITH_TIMEOUT(told.count() > 0, 10000);
        QVERIFY2(told.first().first().toString().contains(QLatin1String("removed")),
                 qPrintable(told.first().first().toString()));
        // What it records from here on is in the new file: another program sees it.
        const Timestamp then = now();
        const auto reader = createPerformanceClient(config(folder));
        QVERIFY(history(*reader).readOnly);
        QTRY_VERIFY_WITH_TIMEOUT(history(*reader).newest > then, 10000);
    }
};

QTEST_MAIN(TestWorldFollowing)
#include "tst_world_following.moc"
