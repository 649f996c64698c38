// SPDX-License-Identifier: MIT
// An alert as the desktop shows it: python3-dbusmock's notification daemon on a session bus of this test's own.
#include "support/test_support.h"

#include "alerts/act_notifier.h"
#include "alerts/alert_notifier.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace performance;
using namespace wai;
using Qt::operator""_s;

class TestNotifications : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_daemon;

    static Alert alert()
    {
        Alert alert;
        alert.name = u"CPU utilisation"_s;
        alert.sentence = u"CPU utilisation has been above 90 % for 30 s, at most 97 %."_s;
        alert.processes = {u"cc1plus (4711), 182 %"_s, u"<b>odd & name</b> (1), 5 %"_s};
        alert.since = fromNanoseconds(1'790'000'000'000'000'000);
        return alert;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString socket = m_folder.filePath(u"bus"_s);
        m_bus.start(u"dbus-daemon"_s,
                    {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--address=unix:path="_s + socket});
        if (!m_bus.waitForStarted() || !QTest::qWaitFor([&] { return QFile::exists(socket); }, 5000))
            QSKIP("dbus-daemon is not installed");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket.toLocal8Bit());
        m_daemon.setProcessChannelMode(QProcess::MergedChannels);
        m_daemon.start(u"/usr/bin/python3"_s, {u"-m"_s, u"dbusmock"_s, u"--template"_s, u"notification_daemon"_s});
        const auto isThere = [] {
            return QDBusInterface(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                  u"org.freedesktop.Notifications"_s)
                .isValid();
        };
        if (!m_daemon.waitForStarted() || !QTest::qWaitFor(isThere, 10000))
            QSKIP("python3-dbusmock is not installed");
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_daemon, &m_bus}) {
            process->terminate();
            process->waitForFinished(5000);
        }
    }

    void itNamesWhoIsBusyAndOpensTheMoment()
    {
        AlertNotifier notifier(false);
        QSignalSpy shown(&notifier, &AlertNotifier::shown);
        QSignalSpy untold(&notifier, &AlertNotifier::untold);
        notifier.tell(alert());
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] { return (said += m_daemon.readAll()).contains("Notify"); }, 5000));
        QVERIFY2(said.contains("CPU utilisation") && said.contains("cc1plus (4711)"), said);
        QVERIFY2(said.contains("&lt;b&gt;odd &amp; name"), said); // no name becomes markup
        QVERIFY(said.contains("show"));
        // The user clicks: the desktop says which notification, and its moment is to be shown.
        QDBusInterface mock(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                            u"org.freedesktop.DBus.Mock"_s);
        // Its number may still be on its way: until then nobody knows whose click it is.
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (shown.isEmpty())
                    mock.call(u"EmitSignal"_s, u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s, u"us"_s,
                              QVariantList{uint(1), u"show"_s});
                return !shown.isEmpty();
            },
            10000));
        QCOMPARE(shown.first().first().value<Timestamp>(), alert().since);
        QVERIFY(untold.isEmpty());
    }

    void itAsksWhy()
    {
        AlertNotifier notifier(true);
        QSignalSpy shown(&notifier, &AlertNotifier::shown);
        QSignalSpy why(&notifier, &AlertNotifier::whyWanted);
        notifier.tell(alert());
        QDBusInterface mock(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                            u"org.freedesktop.DBus.Mock"_s);
        // Which number it has the daemon alone knows: the signal is sent for the first few until it is heard.
        QVERIFY(QTest::qWaitFor(
            [&] {
                for (uint id = 1; id < 6 && why.isEmpty(); ++id)
                    mock.call(u"EmitSignal"_s, u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s, u"us"_s,
                              QVariantList{id, u"why"_s});
                return !why.isEmpty();
            },
            10000));
        const auto range = why.first().first().value<TimeRange>();
        QCOMPARE(range.from, alert().since);
        QVERIFY(range.to > range.from);
        QVERIFY(shown.isEmpty());
    }

    void whatWasDoneByItselfCanBeUndoneFromIt()
    {
        ActNotifier notifier;
        QSignalSpy undo(&notifier, &ActNotifier::undoWanted);
        QSignalSpy shown(&notifier, &ActNotifier::shown);
        QSignalSpy untold(&notifier, &ActNotifier::untold);
        AppliedChange change;
        change.id = u"42-1"_s;
        change.name = u"<i>cc1plus</i> takes CPU\x1b from bash"_s;
        change.writes = {u"process.autogroup of process 4711: 0 → 15"_s};
        notifier.tell(change);
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] { return (said += m_daemon.readAll()).contains("4711: 0"); }, 5000));
        QVERIFY2(said.contains("&lt;i&gt;cc1plus") && !said.contains('\x1b'), said);
        QVERIFY2(said.contains("undo"), said);
        // Its number is on its way, and which it is the daemon alone knows: the signal is sent for the first few until it is heard.
        QDBusInterface mock(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                            u"org.freedesktop.DBus.Mock"_s);
        const auto click = [&](const QString &action) {
            for (uint id = 1; id < 6; ++id)
                mock.call(u"EmitSignal"_s, u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s, u"us"_s,
                          QVariantList{id, action});
        };
        QVERIFY(QTest::qWaitFor([&] { return undo.isEmpty() ? (click(u"undo"_s), false) : true; }, 5000));
        QCOMPARE(undo.first().first().toString(), change.id);
        QVERIFY(shown.isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return shown.isEmpty() ? (click(u"default"_s), false) : true; }, 5000));
        QVERIFY(untold.isEmpty());
    }

    void whereNobodyTakesItTheWindowSaysIt()
    {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(5000));
        AlertNotifier notifier(true);
        QSignalSpy untold(&notifier, &AlertNotifier::untold);
        notifier.tell(alert());
        QVERIFY(QTest::qWaitFor([&] { return !untold.isEmpty(); }, 30000));
        QVERIFY(untold.first().first().toString().contains(u"above 90 %"_s));
        ActNotifier acts;
        QSignalSpy act(&acts, &ActNotifier::untold);
        AppliedChange change;
        change.id = u"42-1"_s;
        change.name = u"cc1plus takes CPU"_s;
        acts.tell(change);
        QVERIFY(QTest::qWaitFor([&] { return !act.isEmpty(); }, 30000));
        QVERIFY(act.first().first().toString().contains(change.name));
        QCOMPARE(act.first().last().toString(), change.id);
    }
};

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"
