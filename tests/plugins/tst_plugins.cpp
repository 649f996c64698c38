// SPDX-License-Identifier: MIT
// Plugins in the folder of a real client: such that work, and such that crash, hang, eat memory, lie, or are not to be
// trusted. None disturbs another.
#include "ingest/receiver.h"

#include <performance/plugins/plugin_files.h>
#include <performance/plugins/plugin_runner.h>

#include <QDir>
#include <QElapsedTimer>
#include <QMutex>
#include <QProcess>

#include <signal.h>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

void write(const QString &path, const QByteArray &script, QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.setPermissions(permissions))
        qFatal("cannot write %s", qPrintable(path));
}

/// A runner whose pages and lines are kept.
struct Run {
    QTemporaryDir folder;
    QMutex mutex;
    QStringList pages;
    std::unique_ptr<PluginRunner> runner;

    void start()
    {
        PluginJob::Hooks hooks;
        hooks.page = [this](const QByteArray &page, const QString &name) {
            const QMutexLocker lock(&mutex);
            pages << name + u": "_s + QString::fromUtf8(page);
            return true;
        };
        hooks.line = [](const QByteArray &line, const QString &) { return line.startsWith('{'); };
        runner = std::make_unique<PluginRunner>(PluginRunner::Options{{folder.path()}, QStringLiteral(WAI_BINARY_FOLDER "/app/plugin-host/wai-performance-plugin-host")}, hooks);
    }
    bool has(const QString &page)
    {
        const QMutexLocker lock(&mutex);
        return pages.contains(page);
    }
    bool saysOf(const QString &words) const { return runner->problems().join(u'\n').contains(words); }
};

} // namespace

class TestPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatOthersMayWriteIsNotRun()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"good"_s), "#!/bin/sh\n");
        write(folder.filePath(u"note.txt"_s), "no program", QFile::ReadOwner | QFile::WriteOwner);
        write(folder.filePath(u"open"_s), "#!/bin/sh\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther);
        QVERIFY(QFile::link(u"/bin/true"_s, folder.filePath(u"link"_s)));
        QStringList problems;
        QCOMPARE(pluginFiles(folder.path(), &problems), QStringList{folder.filePath(u"good"_s)});
        QCOMPARE(problems.size(), 2);
        if (::geteuid() == 0) {
            QVERIFY(::chown(folder.filePath(u"good"_s).toLocal8Bit().constData(), 65534, 65534) == 0);
            problems.clear();
            QVERIFY(pluginFiles(folder.path(), &problems).isEmpty());
            QCOMPARE(problems.size(), 3);
        }
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteGroup));
        problems.clear();
        QVERIFY(pluginFiles(folder.path(), &problems).isEmpty());
        QCOMPARE(problems.size(), 1);
        QVERIFY(pluginFiles(u"/no/such/folder"_s, &problems).isEmpty());
    }

    void oneThatMisbehavesIsStoppedAndOthersGoOn()
    {
        Run run;
        write(run.folder.filePath(u"good"_s), "#!/bin/sh\necho works 1\n");
        write(run.folder.filePath(u"fails"_s), "#!/bin/sh\nexit 3\n");
        write(run.folder.filePath(u"crashes"_s), "#!/bin/sh\nkill -SEGV $$\n");
        write(run.folder.filePath(u"floods"_s), "#!/bin/sh\nexec yes aaaaaaaaaaaaaaaa\n");
        write(run.folder.filePath(u"loops"_s), "#!/bin/sh\nwhile :; do :; done\n"); // two seconds of computing
        write(run.folder.filePath(u"missing"_s), "#!/no/such/interpreter\n");
        run.start();
        QVERIFY(QTest::qWaitFor([&] { return run.has(u"good: works 1\n"_s); }, 5000));
        for (const char *name : {"fails", "crashes", "floods", "missing"})
            QVERIFY2(QTest::qWaitFor([&] { return run.saysOf(u"The plugin %1 was stopped"_s.arg(QLatin1String(name))); }, 15000), name);
        QVERIFY(run.saysOf(u"exit code 3"_s));
        QVERIFY(run.saysOf(u"more than 4 MiB"_s));
        QVERIFY(QTest::qWaitFor([&] { return run.saysOf(u"loops"_s); }, 15000));
        // One that comes while it runs is found; one that goes is forgotten.
        write(run.folder.filePath(u"late"_s), "#!/bin/sh\necho late 2\n");
        QVERIFY(QTest::qWaitFor([&] { return run.has(u"late: late 2\n"_s); }, 6000));
        QVERIFY(QFile::remove(run.folder.filePath(u"fails"_s)));
        QVERIFY(QTest::qWaitFor([&] { return !run.saysOf(u"fails"_s); }, 6000));
    }

    /// What a plugin has started ends with it.
    void nothingIsLeftBehind()
    {
        QByteArray pid;
        {
            Run run;
            write(run.folder.filePath(u"parent"_s), "#!/bin/sh\nsleep 1000 & echo $! > " + run.folder.path().toLocal8Bit() + "/pid\nwait\n");
            run.start();
            QFile file(run.folder.filePath(u"pid"_s));
            QVERIFY(QTest::qWaitFor([&] { return file.exists() && file.size() > 1; }, 5000));
            QVERIFY(file.open(QIODevice::ReadOnly));
            pid = file.readAll().trimmed();
        }
        QVERIFY(QTest::qWaitFor([&] {
            QFile stat(u"/proc/%1/stat"_s.arg(QLatin1String(pid)));
            return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
        }, 5000));
    }

    void qtPluginsThatMisbehaveAreStopped()
    {
        Run run;
        for (const char *name : {"crash_plugin", "eat_plugin", "hang_plugin", "queue_plugin"})
            QVERIFY(QFile::copy(u"%1/tests/lib%2.so"_s.arg(QStringLiteral(WAI_BINARY_FOLDER), QLatin1String(name)), run.folder.filePath(QLatin1String(name) + u".so"_s)));
        write(run.folder.filePath(u"empty.so"_s), "no library");
        run.start();
        for (const char *name : {"crash_plugin", "eat_plugin", "empty"})
            QVERIFY2(QTest::qWaitFor([&] { return run.saysOf(u"The plugin %1 was stopped"_s.arg(QLatin1String(name))); }, 30000), name);
        QVERIFY(QTest::qWaitFor([&] { return run.saysOf(u"hang_plugin failed: it said nothing for fifteen seconds"_s); }, 30000));
        QVERIFY(!run.saysOf(u"queue_plugin"_s));
        QVERIFY(run.runner->running().join(u' ').contains(u"queue_plugin"_s));
    }

    /// In the folder of a client: metrics of both kinds arrive, and a rule of one speaks.
    void metricsAndRulesArrive()
    {
        qputenv("WAI_PERFORMANCE_PLUGIN_HOST", WAI_BINARY_FOLDER "/app/plugin-host/wai-performance-plugin-host");
        QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
        QTemporaryDir data;
        const QString folder = data.filePath(u"plugins"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(QStringLiteral(WAI_BINARY_FOLDER "/tests/libqueue_plugin.so"), folder + u"/queue_plugin.so"_s));
        write(folder + u"/backups"_s, "#!/bin/sh\necho '# TYPE backup_size_bytes gauge'\necho 'backup_size_bytes{disk=\"a\"} 12345'\n");
        using namespace std::chrono_literals;
        const auto client = createPerformanceClient(PerformanceConfig().withDataFolder(data.path()).withProfileInterval(200ms));
        const auto value = [&](const QString &key) -> double {
            const auto metrics = resultOf(client->metrics());
            for (const PerformanceMetric &metric : *metrics) {
                if (metric.id == key)
                    return metric.value;
            }
            return -1;
        };
        QVERIFY(QTest::qWaitFor([&] { return value(u"backup_size_bytes{disk=a,service.name=backups}"_s) == 12345; }, 10000));
        QVERIFY(QTest::qWaitFor([&] { return value(u"queue.length{service.name=queue_plugin}"_s) > 10; }, 10000));
        QVERIFY(QTest::qWaitFor([&] {
            QTest::qWait(500);
            const auto cards = resultOf(client->optimizations());
            return std::any_of(cards->begin(), cards->end(), [](const PerformanceOptimization &card) { return card.rule == u"X1" && card.name == u"Jobs pile up in the queue"; });
        }, 60000));
        QVERIFY(resultOf(client->status())->ingest.problems.join(u' ').isEmpty());
        // One that prints something else is stopped and named; mended, it runs again.
        write(folder + u"/odd"_s, "#!/bin/sh\necho '{\"json\": true}'\n");
        const auto says = [&](const QString &words) { return resultOf(client->status())->ingest.problems.join(u' ').contains(words); };
        QVERIFY(QTest::qWaitFor([&] { return says(u"The plugin odd was stopped: what it says makes no sense"_s); }, 20000));
        write(folder + u"/odd"_s, "#!/bin/sh\necho odd_value 3\n");
        QVERIFY(QTest::qWaitFor([&] { return value(u"odd_value{service.name=odd}"_s) == 3; }, 10000));
        QVERIFY(!says(u"odd"_s));
    }
};

QTEST_GUILESS_MAIN(TestPlugins)
#include "tst_plugins.moc"
