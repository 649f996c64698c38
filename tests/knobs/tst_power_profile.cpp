// SPDX-License-Identifier: MIT
#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace performance::knobs;
using Qt::operator""_s;

class TestPowerProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The power profile through its daemon: python3-dbusmock's, which speaks the interface of power-profiles-daemon, on a
    /// system bus of this test's own. (The real one wants a machine with such profiles.)
    void theProfileOfTheMachineIsItsDaemons_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("0.20 and later") << u"upower_power_profiles_daemon"_s;
        QTest::newRow("before") << u"power_profiles_daemon"_s;
    }
    void theProfileOfTheMachineIsItsDaemons()
    {
        QFETCH(QString, script);
        QTemporaryDir folder;
        const QString socket = folder.filePath(u"bus"_s);
        QProcess daemon;
        daemon.start(u"dbus-daemon"_s,
                     {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--address=unix:path="_s + socket});
        if (!daemon.waitForStarted() || !QTest::qWaitFor([&] { return QFile::exists(socket); }, 5000))
            QSKIP("dbus-daemon is not installed");
        const QByteArray before = qgetenv("DBUS_SYSTEM_BUS_ADDRESS");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket.toLocal8Bit());
        const Target profile{"power.profile", {}, 0, 0};
        QCOMPARE(readKnob(profile).error().code, Code::NotHere); // nobody owns it yet
        QProcess mock;
        mock.start(u"/usr/bin/python3"_s, {u"-m"_s, u"dbusmock"_s, u"--system"_s, u"--template"_s, script});
        const auto end = [&] {
            for (QProcess *process : {&mock, &daemon}) {
                process->terminate();
                process->waitForFinished(5000);
            }
            qputenv("DBUS_SYSTEM_BUS_ADDRESS", before);
            if (before.isEmpty())
                qunsetenv("DBUS_SYSTEM_BUS_ADDRESS");
        };
        const bool isThere = mock.waitForStarted()
            && QTest::qWaitFor([&] { return readKnob(profile).has_value() || mock.state() == QProcess::NotRunning; },
                               10000)
            && readKnob(profile);
        if (!isThere) {
            const QByteArray said = mock.readAllStandardError();
            end();
            QSKIP(qPrintable(u"python3-dbusmock has no such daemon: "_s + QString::fromLocal8Bit(said.right(200))));
        }
        const std::string first = *readKnob(profile);
        const auto options = optionsOf(profile);
        const bool offers = options && std::find(options->begin(), options->end(), "power-saver") != options->end();
        const bool refuses = !checkValue(profile, "ludicrous");
        Turner turner(std::move(*Journal::open(folder.path().toStdString())));
        const auto plan = turner.plan({{profile, "power-saver"}});
        const auto change = plan ? turner.apply("test", *plan, "tst_knobs")
                                 : Result<Change>(tl::make_unexpected(plan.error()));
        const std::string then = readKnob(profile).value_or("?");
        const bool undone = change && turner.undo(change->id);
        const std::string last = readKnob(profile).value_or("?");
        // The daemon remembers the profile: of all that was only tried, a power cut leaves this one standing.
        QTemporaryDir cut;
        Journal journal = std::move(*Journal::open(cut.path().toStdString()));
        bool wasLeft = writeKnob(profile, "power-saver").has_value();
        for (const Phase phase : {Phase::Begun, Phase::Trial, Phase::Applied})
            wasLeft = wasLeft
                && journal.append({1,
                                   phase,
                                   "1-1",
                                   0,
                                   1,
                                   "test",
                                   {profile, first, "power-saver"},
                                   "an earlier boot",
                                   phase == Phase::Trial ? toText(thisProgram()) : "tst_knobs"});
        Turner next(std::move(journal));
        const auto orphans = next.takeBackOrphans();
        const std::string afterCut = readKnob(profile).value_or("?");
        end();
        QVERIFY(wasLeft);
        QVERIFY(orphans && orphans->size() == 1);
        QCOMPARE(afterCut, first);
        QVERIFY(offers);
        QVERIFY(refuses);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QCOMPARE(then, "power-saver");
        QVERIFY(undone);
        QCOMPARE(last, first);
    }
};

QTEST_GUILESS_MAIN(TestPowerProfile)
#include "tst_power_profile.moc"
