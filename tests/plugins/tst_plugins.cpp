// SPDX-License-Identifier: MIT
// Plugins in the folder of a real client: such that work, and such that crash, hang, eat memory, lie, or are not to be
// trusted. None disturbs another.
#include "ingest/receiver.h"

#include <performance/plugins/plugin_files.h>
#include <performance/plugins/plugin_runner.h>

#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMutex>
#include <QProcess>
#include <QScopeGuard>

#include <algorithm>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

const QString Guard = QStringLiteral(WAI_BINARY_FOLDER "/app/plugin-host/wai-performance-plugin-guard");

/// Starts `count` processes that leave it in the ways there are (a session of their own; as a child of init, with one more
/// session below), each of which writes its pid into a file beside it; goes on once they have.
QByteArray leaver(const QString &folder)
{
    const QByteArray pids = QFile::encodeName(folder) + "/pids";
    const QByteArray stays = "'echo $$ >> " + pids + "; exec sleep 1000'";
    return "#!/bin/sh\n: > " + pids + "\nsetsid sh -c " + stays + " >/dev/null &\n(setsid sh -c \"setsid sh -c "
        + QByteArray(stays).replace('$', "\\$") + " &\" >/dev/null &)\n" + "while [ $(wc -l < " + pids
        + ") -lt 2 ]; do sleep 0.02; done\n";
}

/// Those that a leaver has started; empty until both are there.
QList<int> leaversIn(const QString &folder)
{
    QFile file(folder + u"/pids"_s);
    QList<int> pids;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.toInt() > 0)
                pids << line.toInt();
        }
    }
    return pids.size() == 2 ? pids : QList<int>();
}

bool isRunning(int pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

bool areGone(const QList<int> &pids)
{
    return std::none_of(pids.begin(), pids.end(), isRunning);
}

void write(const QString &path, const QByteArray &script,
           QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
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
        runner = std::make_unique<PluginRunner>(
            PluginRunner::Options{{folder.path()},
                                  Guard,
                                  QStringLiteral(WAI_BINARY_FOLDER "/app/plugin-host/wai-performance-plugin-host")},
            hooks);
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
        write(folder.filePath(u"open"_s), "#!/bin/sh\n",
              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther);
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
        QVERIFY(QFile::setPermissions(folder.path(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther));
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
        QLoggingCategory::setFilterRules(u"wai.plugins.info=true"_s);
        const auto quiet = qScopeGuard([] { QLoggingCategory::setFilterRules(QString()); });
        QTest::ignoreMessage(QtInfoMsg, "failed plugin=fails failures=1 reason=\"it ended with exit code 3\"");
        QTest::ignoreMessage(QtInfoMsg, "stopped plugin=fails failures=3 reason=\"it ended with exit code 3\"");
        run.start();
        QVERIFY(QTest::qWaitFor([&] { return run.has(u"good: works 1\n"_s); }, 5000));
        for (const char *name : {"fails", "crashes", "floods", "missing"})
            QVERIFY2(QTest::qWaitFor(
                         [&] { return run.saysOf(u"The plugin %1 was stopped"_s.arg(QLatin1String(name))); }, 15000),
                     name);
        QVERIFY(run.saysOf(u"exit code 3"_s));
        QVERIFY(run.saysOf(u"more than 4 MiB"_s));
        QVERIFY(QTest::qWaitFor([&] { return run.saysOf(u"loops"_s); }, 15000));
        // One that comes while it runs is found; one that goes is forgotten.
        write(run.folder.filePath(u"late"_s), "#!/bin/sh\necho late 2\n");
        QVERIFY(QTest::qWaitFor([&] { return run.has(u"late: late 2\n"_s); }, 6000));
        QVERIFY(QFile::remove(run.folder.filePath(u"fails"_s)));
        QVERIFY(QTest::qWaitFor([&] { return !run.saysOf(u"fails"_s); }, 6000));
    }

    /// What a plugin has started ends with it: when it is ended …
    void nothingIsLeftBehind()
    {
        QList<int> pids;
        {
            Run run;
            write(run.folder.filePath(u"parent"_s), leaver(run.folder.path()) + "wait\nsleep 1000\n");
            run.start();
            QTRY_VERIFY_WITH_TIMEOUT(!(pids = leaversIn(run.folder.path())).isEmpty(), 10000);
        }
        QTRY_VERIFY(areGone(pids));
    }

    /// … when it ends by itself, which leaves it no way to leave a process behind every ten seconds …
    void nothingOutlivesARun()
    {
        Run run;
        write(run.folder.filePath(u"parent"_s), leaver(run.folder.path()) + "echo done 1\n");
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.has(u"parent: done 1\n"_s), 10000);
        const QList<int> pids = leaversIn(run.folder.path());
        QCOMPARE(pids.size(), 2);
        QTRY_VERIFY(areGone(pids));
    }

    /// … and when whoever runs it is killed, and can do nothing any more.
    void nothingOutlivesItsHost()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"parent"_s), leaver(folder.path()) + "sleep 1000\n");
        QProcess host;
        host.start(u"/bin/sh"_s, {u"-c"_s, u"%1 %2 & wait"_s.arg(Guard, folder.filePath(u"parent"_s))});
        QList<int> pids;
        QTRY_VERIFY_WITH_TIMEOUT(!(pids = leaversIn(folder.path())).isEmpty(), 10000);
        host.kill();
        QVERIFY(host.waitForFinished());
        QTRY_VERIFY(areGone(pids));
    }

    /// A guard that is killed itself can end nothing; where it had a control group, the next one does.
    void whatAKilledGuardLeftIsEndedByTheNext()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"parent"_s), leaver(folder.path()) + "sleep 1000\n");
        QProcess guard;
        guard.start(Guard, {folder.filePath(u"parent"_s)});
        QList<int> pids;
        QTRY_VERIFY_WITH_TIMEOUT(!(pids = leaversIn(folder.path())).isEmpty(), 10000);
        QFile group(u"/proc/%1/cgroup"_s.arg(pids.first()));
        QVERIFY(group.open(QIODevice::ReadOnly));
        const bool hasGroup = group.readAll().contains("/wai-plugin-");
        if (!hasGroup)
            guard.terminate();
        else
            guard.kill();
        QVERIFY(guard.waitForFinished());
        if (!hasGroup)
            QSKIP("no control group can be made here");
        QProcess next;
        next.start(Guard, {u"/bin/true"_s});
        QVERIFY(next.waitForFinished());
        QTRY_VERIFY(areGone(pids));
    }

    /// It ends as the program did, so that what is said of it stays true.
    void theGuardEndsAsItsProgram()
    {
        const auto run = [](const QString &script) {
            QProcess guard;
            guard.start(Guard, {u"/bin/sh"_s, u"-c"_s, script});
            guard.waitForFinished();
            return std::pair(guard.exitStatus(), guard.exitCode());
        };
        QCOMPARE(run(u"exit 7"_s), std::pair(QProcess::NormalExit, 7));
        QCOMPARE(run(u"kill -SEGV $$"_s), std::pair(QProcess::CrashExit, SIGSEGV));
        QCOMPARE(run(u"kill -TERM $$"_s), std::pair(QProcess::CrashExit, SIGTERM));
        QCOMPARE(run(u"exec /no/such/program"_s), std::pair(QProcess::NormalExit, 127));
    }

    /// Whoever may write a folder above it may put another in its place. OpenSSH's safe_path(), misc.c.
    void aParentThatOthersMayWriteIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("owner"); // -1: as it is
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("why");
        QTest::newRow("mine") << 0755 << -1 << -1 << QString();
        QTest::newRow("all write") << 0777 << -1 << -1 << u"others may write it (chmod go-w)"_s;
        QTest::newRow("a group of others writes")
            << 0775 << -1 << 60 << u"others may write it (chmod go-w)"_s; // games, of which nobody is a member here
        // umask 002, where each user has a group of its own: login.defs(5), USERGROUPS_ENAB; Debian 13 and Fedora make homes so.
        QTest::newRow("my own group writes") << 0775 << -1 << -1 << QString();
        QTest::newRow("as /tmp") << 01777 << -1 << -1 << QString(); // what is in it is renamed by its owner alone
        QTest::newRow("of somebody else") << 0755 << 65534 << 65534 << u"it belongs to somebody else (chown)"_s;
    }

    void aParentThatOthersMayWriteIsRefused()
    {
        QFETCH(int, mode);
        QFETCH(int, owner);
        QFETCH(int, group);
        QFETCH(QString, why);
        if (group >= 0 && ::geteuid() != 0)
            QSKIP("to give a folder away takes root");
        QTemporaryDir folder;
        const QString parent = folder.filePath(u"parent"_s);
        const QString plugins = parent + u"/data/plugins"_s;
        QVERIFY(QDir().mkpath(plugins));
        write(plugins + u"/good"_s, "#!/bin/sh\n");
        QVERIFY(::chmod(QFile::encodeName(parent).constData(), mode_t(mode)) == 0);
        if (group >= 0)
            QVERIFY(::chown(QFile::encodeName(parent).constData(), uid_t(owner), gid_t(group)) == 0);
        // By its own name, and by a link from where all is well.
        QVERIFY(QFile::link(u"parent/data"_s, folder.filePath(u"link"_s)));
        for (const QString &path : {plugins, folder.filePath(u"link/plugins"_s)}) {
            QStringList problems;
            const QStringList files = pluginFiles(path, &problems);
            if (why.isEmpty()) {
                QCOMPARE(files, QStringList{path + u"/good"_s});
                QCOMPARE(problems, QStringList());
                continue;
            }
            QCOMPARE(files, QStringList());
            QCOMPARE(problems,
                     QStringList{u"%1 is not run: somebody else could put another in its place at %2: %3."_s.arg(
                         path, parent, why)});
        }
    }

    /// What a build and mkdir(1) make where new files are given to the user's own group (umask 002) is as good as 0755.
    void myOwnGroupIsNobodyElse()
    {
        QTemporaryDir folder;
        const QString plugins = folder.filePath(u"plugins"_s);
        const QString plugin = plugins + u"/good"_s;
        QVERIFY(QDir().mkpath(plugins));
        write(plugin, "#!/bin/sh\n");
        const auto has = [&](int ofFolder, int ofFile) {
            if (::chmod(QFile::encodeName(plugins).constData(), mode_t(ofFolder)) != 0
                || ::chmod(QFile::encodeName(plugin).constData(), mode_t(ofFile)) != 0)
                return false;
            QStringList problems;
            return !pluginFiles(plugins, &problems).isEmpty() && pluginRefusal(plugin).isEmpty();
        };
        QVERIFY(has(0755, 0755));
        QVERIFY(has(0775, 0775));
        QVERIFY(!has(0777, 0755));
        QVERIFY(!has(0755, 0757));
        QVERIFY(!has(01777, 0755)); // sticky: nobody renames what is there, but anybody adds
    }

    /// A link that others may put elsewhere leads where they like, also to folders that nobody else writes.
    void aLinkThatOthersMayMoveIsRefused()
    {
        QTemporaryDir folder;
        const QString open = folder.filePath(u"open"_s);
        QVERIFY(QDir().mkpath(open) && QDir().mkpath(folder.filePath(u"data/plugins"_s)));
        QVERIFY(QFile::link(u"../data"_s, open + u"/link"_s));
        QVERIFY(QFile::link(u"open/link"_s, folder.filePath(u"first"_s)));
        write(folder.filePath(u"data/plugins/good"_s), "#!/bin/sh\n");
        QStringList problems;
        QCOMPARE(pluginFiles(folder.filePath(u"first/plugins"_s), &problems).size(), 1);
        QVERIFY(::chmod(QFile::encodeName(open).constData(), 0777) == 0);
        QCOMPARE(pluginFiles(folder.filePath(u"first/plugins"_s), &problems).size(), 0);
        QVERIFY2(problems.join(u' ').contains(u"at "_s + open), qPrintable(problems.join(u' ')));
    }

    void anotherFileIsSeen()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"plugin"_s);
        write(file, "#!/bin/sh\necho one 1\n");
        const PluginVersion first = pluginVersion(file);
        QCOMPARE(pluginVersion(file), first);
        QVERIFY(first != PluginVersion());
        write(file + u".new"_s, "#!/bin/sh\necho two 2\n"); // of the same size
        QVERIFY(::rename(QFile::encodeName(file + u".new"_s).constData(), QFile::encodeName(file).constData()) == 0);
        QVERIFY(pluginVersion(file) != first);
        QVERIFY(QFile::remove(file));
        QCOMPARE(pluginVersion(file), PluginVersion());
    }

    /// Before each run, not only by the runner, which looks every two seconds.
    void itIsLookedAtAgainBeforeItRuns()
    {
        QTemporaryDir folder;
        const QString parent = folder.filePath(u"parent"_s);
        QVERIFY(QDir().mkpath(parent + u"/plugins"_s));
        write(parent + u"/plugins/fails"_s, "#!/bin/sh\nexit 3\n"); // and is tried again after a second
        PluginJob::Hooks hooks;
        hooks.page = [](const QByteArray &, const QString &) { return true; };
        const PluginJob job(parent + u"/plugins/fails"_s, {Guard, QString()}, hooks, nullptr);
        QTRY_VERIFY(job.problem().contains(u"exit code 3"_s));
        QVERIFY(::chmod(QFile::encodeName(parent).constData(), 0777) == 0);
        QTRY_VERIFY_WITH_TIMEOUT(
            job.problem().contains(u"is not run: somebody else could put another in its place at "_s + parent), 10000);
    }

    void qtPluginsThatMisbehaveAreStopped()
    {
        Run run;
        for (const char *name : {"crash_plugin", "eat_plugin", "hang_plugin", "queue_plugin"})
            QVERIFY(QFile::copy(u"%1/tests/lib%2.so"_s.arg(QStringLiteral(WAI_BINARY_FOLDER), QLatin1String(name)),
                                run.folder.filePath(QLatin1String(name) + u".so"_s)));
        write(run.folder.filePath(u"empty.so"_s), "no library");
        run.start();
        for (const char *name : {"crash_plugin", "eat_plugin", "empty"})
            QVERIFY2(QTest::qWaitFor(
                         [&] { return run.saysOf(u"The plugin %1 was stopped"_s.arg(QLatin1String(name))); }, 30000),
                     name);
        QVERIFY(QTest::qWaitFor(
            [&] { return run.saysOf(u"hang_plugin failed: it said nothing for fifteen seconds"_s); }, 30000));
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
        QVERIFY(
            QFile::copy(QStringLiteral(WAI_BINARY_FOLDER "/tests/libqueue_plugin.so"), folder + u"/queue_plugin.so"_s));
        write(folder + u"/backups"_s,
              "#!/bin/sh\necho '# TYPE backup_size_bytes gauge'\necho 'backup_size_bytes{disk=\"a\"} 12345'\n");
        using namespace std::chrono_literals;
        const auto client = createPerformanceClient(
            PerformanceConfig().withDataFolder(data.path()).withProfileInterval(200ms));
        const auto value = [&](const QString &key) -> double {
            const auto metrics = resultOf(client->metrics());
            for (const PerformanceMetric &metric : *metrics) {
                if (metric.id == key)
                    return metric.value;
            }
            return -1;
        };
        QVERIFY(QTest::qWaitFor([&] { return value(u"backup_size_bytes{disk=a,service.name=backups}"_s) == 12345; },
                                10000));
        QVERIFY(QTest::qWaitFor([&] { return value(u"queue.length{service.name=queue_plugin}"_s) > 10; }, 10000));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto cards = resultOf(client->optimizations());
                return std::any_of(cards->begin(), cards->end(), [](const PerformanceOptimization &card) {
                    return card.rule == u"X1" && card.name.text() == u"Jobs pile up in the queue";
                });
            },
            60000));
        QVERIFY(resultOf(client->diagnostics()->status())->ingest.problems.join(u' ').isEmpty());
        // One that prints something else is stopped and named; mended, it runs again.
        write(folder + u"/odd"_s, "#!/bin/sh\necho '{\"json\": true}'\n");
        const auto says = [&](const QString &words) {
            return resultOf(client->diagnostics()->status())->ingest.problems.join(u' ').contains(words);
        };
        QVERIFY(
            QTest::qWaitFor([&] { return says(u"The plugin odd was stopped: what it says makes no sense"_s); }, 20000));
        write(folder + u"/odd"_s, "#!/bin/sh\necho odd_value 3\n");
        QVERIFY(QTest::qWaitFor([&] { return value(u"odd_value{service.name=odd}"_s) == 3; }, 10000));
        QVERIFY(!says(u"odd"_s));
    }
};

QTEST_GUILESS_MAIN(TestPlugins)
#include "tst_plugins.moc"
