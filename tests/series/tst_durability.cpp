// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/series/series_store.h>
#include <performance/series/sqlite.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace performance;

class TestDurability : public QObject {
    Q_OBJECT

    static constexpr qint64 TicksPerEpoch = 40;
    static constexpr qint64 Spacing = 900'000'000'000 / TicksPerEpoch;

private Q_SLOTS:
    // What append() has accepted is there after kill -9, at whatever moment; and nothing is there twice or wrong.
    void killedAtAnyMoment()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("h.db"));
        bool ok = false;
        int cycles = qEnvironmentVariableIntValue("WAI_KILL_CYCLES", &ok);
        if (!ok)
#ifdef WAI_SANITIZED
            cycles = 40; // a sanitized process takes seconds to start and end
#else
            cycles = 300;
#endif
        qint64 accepted = 0; // ticks 1 to `accepted` must be there
        for (int cycle = 0; cycle < cycles; ++cycle) {
            QProcess writer;
            writer.setProcessChannelMode(QProcess::SeparateChannels);
            writer.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/store_writer"),
                         {file, QString::number(accepted + 1), QString::number(TicksPerEpoch)});
            QVERIFY(writer.waitForStarted());
            // Some die while they open, most while they write.
            const int wait = int(random() % 30);
            QElapsedTimer time;
            time.start();
            QByteArray output;
            const bool early = random() % 10 == 0;
            while (time.elapsed() < wait || (!early && output.count('\n') < int(random() % 60))) {
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
            // One more tick may have been committed before its line was written: the next writer goes on after it.
            accepted = verify(file, accepted);
        }
        QVERIFY2(accepted > cycles * 5, qPrintable(QString::number(accepted)));
        qInfo("%lld ticks over %d kills", static_cast<long long>(accepted), cycles);
    }

    // A disk that is full: samples stay in memory, the user is told, and all of them are there once there is space.
    void aFullDiskLosesNothing()
    {
        QTemporaryDir folder;
        SeriesStore::Options options;
        options.mode = SeriesStore::Mode::Writer;
        options.file = folder.filePath(QStringLiteral("h.db"));
        options.retention = std::chrono::hours(24 * 365 * 20);
        options.rollupRetention = options.retention;
        auto store = std::move(*SeriesStore::open(options));
        SeriesDescriptor d;
        d.metric = QStringLiteral("s");
        const SeriesId series = store->catalogue().idFor(d);
        auto random = testRandom();
        qint64 tick = 0;
        const auto run = [&](int ticks) {
            for (int i = 0; i < ticks; ++i) {
                SampleBatch batch;
                batch.time = fromNanoseconds(1'700'000'000'000'000'000 + ++tick * 1'000'000'000);
                batch.addReal(series, std::bit_cast<double>((random() >> 2) | 1));
                store->append(batch);
            }
        };
        run(50);
        QVERIFY(store->info().problems.isEmpty());

        // The kernel refuses to let files grow, as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(QFileInfo(options.file + QLatin1String("-wal")).size());
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        run(2000); // over more than two epochs
        const QStringList told = store->info().problems;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(!told.isEmpty(), "nobody was told");
        const TimeRange all{fromNanoseconds(1'700'000'000'000'000'000),
                            fromNanoseconds(1'700'000'000'000'000'000 + 10'000'000'000'000)};
        QCOMPARE(store->query(QStringLiteral("s"), all, 100'000'000)->points.size(), size_t(tick));

        run(1000);
        store.reset();
        store = std::move(*SeriesStore::open(options));
        QCOMPARE(store->query(QStringLiteral("s"), all, 100'000'000)->points.size(), size_t(tick));
        QVERIFY(store->info().problems.isEmpty());
    }

private:
    static qint64 verify(const QString &file, qint64 accepted)
    {
        {
            auto database = Database::open(file, Database::Mode::ReadOnly);
            if (database) {
                Statement check = database->prepare("PRAGMA quick_check");
                if (check && check.step() && check.text(0) != u"ok")
                    qFatal("quick_check: %s", qPrintable(check.text(0)));
            }
        }
        SeriesStore::Options options;
        options.mode = SeriesStore::Mode::Writer;
        options.file = file;
        options.retention = std::chrono::hours(24 * 365 * 20);
        options.rollupRetention = options.retention;
        auto opened = SeriesStore::open(options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message()));
        const SeriesStore &store = **opened;
        if (!store.info().problems.isEmpty())
            qFatal("%s", qPrintable(store.info().problems.join(u' ')));
        // The last few epochs sample by sample; everything before by count, which the pyramid must agree with.
        const qint64 recent = std::max<qint64>(1, accepted - 3 * TicksPerEpoch);
        const TimeRange window{fromNanoseconds(1'700'000'000'000'000'000 + recent * Spacing),
                               fromNanoseconds(std::numeric_limits<qint64>::max() / 2)};
        const Recording recording = store.record(window);
        qint64 last = recent - 1;
        for (int i = 0; i < 20 && accepted > 0; ++i) {
            const RecordedSeries *column = recording.find(QStringLiteral("s%1").arg(i));
            if (!column)
                qFatal("series %d is gone", i);
            qint64 tick = recent;
            for (size_t at = 0; at < column->bits.size(); ++at, ++tick) {
                const qint64 expected = i % 2 ? bitsOf(double(tick) / 4 + i) : tick * (i + 1);
                if (!column->has(at) || column->bits[at] != expected)
                    qFatal("series %d is wrong at tick %lld", i, static_cast<long long>(tick));
            }
            last = tick - 1;
            if (last < accepted)
                qFatal("tick %lld was accepted, %lld is the last one", static_cast<long long>(accepted),
                       static_cast<long long>(last));
        }
        const RecordedSeries *events = recording.find(QStringLiteral("event"));
        if (accepted > 0 && (!events || qint64(events->bits.size()) != last - recent + 1))
            qFatal("events are missing");
        const TimeRange all{fromNanoseconds(1'700'000'000'000'000'000),
                            fromNanoseconds(1'700'000'000'000'000'000 + (last + 1) * Spacing)};
        if (const auto data = store.query(QStringLiteral("s0"), all, 200); data && accepted > 0) {
            quint64 count = 0;
            for (const SeriesPoint &point : data->points)
                count += point.count;
            if (count != quint64(last))
                qFatal("the pyramid holds %llu samples of %lld", static_cast<unsigned long long>(count),
                       static_cast<long long>(last));
        }
        return std::max(accepted, last);
    }
};

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
