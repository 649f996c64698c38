// SPDX-License-Identifier: MIT
// Another user of the machine attacks root's recorder, which may act by itself, in every way that there is, for a while and really as
// another user (stranger.py): nothing of it is stored as the machine's own, nothing is changed, no command has the stranger's words
// outside of quotes, and none of them is ever run.
#include "ingest/receiver.h"

#include <performance/core/metric_table.h>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

/// What the rules, guards and alerts look at most, with who and what it would be said of.
QByteArray builtInNames()
{
    const QByteArray tags = " process.pid=1 wai.limit=files wai.socket=0.0.0.0:80 system.device=vda"
                            " system.filesystem.mountpoint=/home;touch${IFS}STRANGER system.filesystem.state=used";
    QByteArray names;
    for (const MetricDefinition *metric : builtInMetrics())
        names += QByteArray(metric->metric) + tags + '\n';
    return names;
}

} // namespace

class TestStranger : public QObject {
    Q_OBJECT

    static constexpr auto Attacked = 45s; ///< rules look at the last thirty

private Q_SLOTS:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be another user for a moment");
    }

    void nothingOfItIsDone()
    {
        Receiver receiver;
        PerformanceClient &client = receiver.client();
        const auto config = resultOf(client.config());
        QVERIFY(config && resultOf(client.setConfig(config->withAutoOptimize(true))));
        QVERIFY(::chmod(receiver.folder().toLocal8Bit().constData(), 0755) == 0);
        QVERIFY(::chmod(qgetenv("XDG_RUNTIME_DIR").constData(), 0755) == 0);
        QVERIFY(!receiver.status().socket.isEmpty());
        QTemporaryDir work;
        QVERIFY(::chmod(work.path().toLocal8Bit().constData(), 0777) == 0);
        QFile names(work.filePath(u"names"_s));
        QVERIFY(names.open(QIODevice::WriteOnly) && names.write(builtInNames()) > 0);
        names.close();
        QVERIFY(::chmod(names.fileName().toLocal8Bit().constData(), 0644) == 0);

        QProcess stranger;
        stranger.setWorkingDirectory(work.path()); // where a command that is run leaves its mark
        stranger.setProcessChannelMode(QProcess::SeparateChannels);
        stranger.start(u"setpriv"_s,
                       {u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"--pdeathsig=KILL"_s,
                        u"/usr/bin/python3"_s, QStringLiteral(WAI_SOURCE "/tests/e2e/stranger.py"),
                        QString::number(receiver.httpPort()), QString::number(receiver.statsdPort()),
                        qEnvironmentVariable("XDG_RUNTIME_DIR"), receiver.folder(), receiver.status().socket,
                        names.fileName()});
        QVERIFY(stranger.waitForReadyRead(30000));
        const QJsonObject came = QJsonDocument::fromJson(stranger.readAllStandardOutput()).object();
        for (const QString &way : {u"otlp of nobody"_s, u"otlp of a program"_s, u"otlp of this host"_s, u"record"_s})
            QCOMPARE(came[way].toInt(), 403);
        // As in a home that others may enter: what is refused is refused by what we made in it.
        for (const QString &file :
             {u"control"_s, u"publish file"_s, u"own socket"_s, u"plugin"_s, u"history"_s, u"rules"_s})
            QVERIFY2(!came[file].toBool(true), qPrintable(file));

        // It is not asked how the machine is meanwhile: the stranger's processes are busy, which may be suggested about.
        const auto end = std::chrono::steady_clock::now() + Attacked;
        while (std::chrono::steady_clock::now() < end) {
            QTest::qWait(1000); // the attack goes on
            QCOMPARE(stranger.state(), QProcess::Running);
        }
        const IngestStatus status = receiver.status();
        const auto source = std::ranges::find(status.sources, u"StatsD"_s, &IngestSource::name);
        QVERIFY(source != status.sources.end());
        QCOMPARE(source->taken, quint64(0));
        QVERIFY(source->refused >= quint64(came[u"statsd lines"_s].toInt()) && !source->why.isEmpty());
        QCOMPARE(status.accepted, quint64(0));

        const auto changes = resultOf(client.changes()->list());
        QVERIFY(changes);
        QCOMPARE(changes->size(), size_t(0));
        const auto suggestions = resultOf(client.advice()->suggestions());
        QVERIFY(suggestions);
        for (const PerformanceOptimization &suggestion : *suggestions) {
            const auto plan = resultOf(client.changes()->plan(suggestion.id));
            if (!plan)
                continue; // gone again
            for (const QString &command : plan->commands) {
                // Words in single quotes are no commands of a shell.
                const QString outside = QString(command).remove(QRegularExpression(u"'[^']*'"_s));
                QVERIFY2(!outside.contains(u"STRANGER"_s), qPrintable(command));
            }
        }
        stranger.kill();
        QVERIFY(stranger.waitForFinished());
        for (const QString &place : {work.path(), QDir::currentPath(), QDir::tempPath(), receiver.folder()})
            QVERIFY2(!QFile::exists(place + u"/STRANGER"_s), qPrintable(place));
    }
};

QTEST_GUILESS_MAIN(TestStranger)
#include "tst_stranger.moc"
