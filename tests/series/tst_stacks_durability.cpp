// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/series/sqlite.h>
#include <performance/series/stacks_history.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace performance;

class TestStacksDurability : public QObject {
    Q_OBJECT

    static constexpr qint64 SecondsPerEpoch = 40;

private Q_SLOTS:
    // What append() has accepted is there after kill -9, at whatever moment; and nothing is there twice.
    void killedAtAnyMoment()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        bool ok = false;
        int cycles = qEnvironmentVariableIntValue("WAI_KILL_CYCLES", &ok);
        if (!ok)
#ifdef WAI_SANITIZED
            cycles = 40; // a sanitized process takes seconds to start and end
#else
            cycles = 100; // three hundred by hand, with the variable
#endif
        qint64 accepted = 0; // samples 1 to `accepted` must be there
        for (int cycle = 0; cycle < cycles; ++cycle) {
            QProcess writer;
            writer.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/stacks_writer"),
                         {file, QString::number(accepted + 1), QString::number(SecondsPerEpoch)});
            QVERIFY(writer.waitForStarted());
            // Some die while they open, most while they write.
            const int wait = int(random() % 30);
            const bool early = random() % 10 == 0;
            const int lines = int(random() % 60);
            QElapsedTimer time;
            time.start();
            QByteArray output;
            while (time.elapsed() < wait || (!early && output.count('\n') < lines)) {
                writer.waitForReadyRead(1);
                output += writer.readAllStandardOutput();
                QVERIFY2(writer.state() == QProcess::Running, writer.readAllStandardError().constData());
                QVERIFY(time.elapsed() < 30000);
            }
            ::kill(pid_t(writer.processId()), SIGKILL);
            QVERIFY(writer.waitForFinished());
            output += writer.readAllStandardOutput();
            const QByteArray whole = output.left(output.lastIndexOf('\n') + 1).trimmed();
            if (!whole.isEmpty())
                accepted = whole.mid(whole.lastIndexOf('\n') + 1).toLongLong();
            // One more may have been committed before its line was written: the next writer goes on after it.
            accepted = verify(file, accepted);
            QVERIFY(accepted >= 0);
        }
        QVERIFY2(accepted > cycles * 5, qPrintable(QString::number(accepted)));
        qInfo("%lld samples over %d kills", static_cast<long long>(accepted), cycles);
    }

private:
    static qint64 verify(const QString &file, qint64 accepted)
    {
        if (auto database = Database::open(file, Database::Mode::ReadOnly)) {
            Statement check = database->prepare("PRAGMA quick_check");
            if (check && check.step() && check.text(0) != u"ok")
                qFatal("quick_check: %s", qPrintable(check.text(0)));
        }
        StacksHistory::Options options;
        options.mode = StacksHistory::Mode::Writer;
        options.file = file;
        options.retention = std::chrono::hours(24 * 365 * 20);
        options.rollupRetention = options.retention;
        auto opened = StacksHistory::open(options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message()));
        if (!(*opened)->info().problems.isEmpty())
            qFatal("%s", qPrintable((*opened)->info().problems.join(u' ')));
        // The last hour, in which samples are as they were; now and then all of it.
        const qint64 from = accepted % 16 == 0 ? 1 : std::max<qint64>(1, accepted - 3600);
        qint64 last = from - 1;
        for (qint64 hour = from; hour <= accepted + 3600; hour += 3600) {
            const auto at = [](qint64 number) {
                return fromNanoseconds(1'700'000'000'000'000'000 + number * 1'000'000'000);
            };
            const auto profile = (*opened)->in({at(hour), at(hour + 3600)});
            if (!profile)
                continue;
            for (size_t i = 0; i < profile->sampleCount(); ++i) {
                if (profile->sampleWeights[i] != ++last)
                    qFatal("sample %lld is where %lld should be", static_cast<long long>(profile->sampleWeights[i]),
                           static_cast<long long>(last));
            }
        }
        if (last < accepted)
            qFatal("sample %lld was accepted, %lld is the last one", static_cast<long long>(accepted),
                   static_cast<long long>(last));
        return last;
    }
};

QTEST_GUILESS_MAIN(TestStacksDurability)
#include "tst_stacks_durability.moc"
