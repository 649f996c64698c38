// SPDX-License-Identifier: MIT
// Units of a user's systemd: a real one, which the test starts.
#include <performance/knobs/authority.h>
#include <performance/knobs/permanent.h>
#include <performance/knobs/turner.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace performance::knobs;
using Qt::operator""_s;

class TestUnits : public QObject {
    Q_OBJECT

    QTemporaryDir m_runtime;
    QProcess m_systemd;

    static Target weight(const char *unit = "wai-test.scope") { return {"unit.cpu-weight", unit, 0, 0}; }

private Q_SLOTS:
    void initTestCase()
    {
        if (::geteuid() != 0 || !QFile::exists(u"/lib/systemd/systemd"_s))
            QSKIP("a user's systemd can be started by root, where systemd is installed");
        m_systemd.start(u"unshare"_s,
                        {u"--mount"_s, QStringLiteral(WAI_SOURCE "/tests/knobs/user_systemd.sh"), m_runtime.path()});
        if (!m_systemd.waitForStarted() || !m_systemd.waitForReadyRead(20000) || !m_systemd.readAll().contains("ready"))
            QSKIP("a user's systemd does not start here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_runtime.path().toLocal8Bit() + "/bus");
        if (!readKnob(weight()))
            QSKIP("a user's systemd does not start here");
    }
    void cleanupTestCase()
    {
        m_systemd.closeWriteChannel();
        m_systemd.waitForFinished(20000);
    }

    void aWeightGoesRoundExactly_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<QString>("value");
        QTest::newRow("cpu") << u"unit.cpu-weight"_s << u"20"_s;
        QTest::newRow("io") << u"unit.io-weight"_s << u"10"_s;
        QTest::newRow("memory") << u"unit.memory-high"_s << u"1073741824"_s;
    }

    void aWeightGoesRoundExactly()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        const QTemporaryDir folder;
        Turner turner(std::move(*Journal::open(folder.path().toStdString())));
        const Target target{knob.toStdString(), "wai-test.scope", 0, 0};
        QCOMPARE(readKnob(target).value_or("?"), "default");
        QVERIFY(authorityOver(target, "default", value.toStdString()).canUndo);
        QVERIFY(!canBePermanent(target));
        const auto change = turner.apply("test", *turner.plan({{target, value.toStdString()}}), "tst_units");
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QCOMPARE(readKnob(target).value_or("?"), value.toStdString());
        // What another program asks systemd says the same.
        QProcess show;
        show.start(u"busctl"_s,
                   {u"--user"_s, u"get-property"_s, u"org.freedesktop.systemd1"_s,
                    u"/org/freedesktop/systemd1/unit/wai_2dtest_2escope"_s, u"org.freedesktop.systemd1.Scope"_s,
                    QString::fromStdString(std::string(findKnob(target.knob)->property))});
        QVERIFY(show.waitForFinished());
        QCOMPARE(show.readAllStandardOutput().trimmed(), QByteArray("t " + value.toLatin1()));
        QVERIFY(turner.undo(change->id));
        QCOMPARE(readKnob(target).value_or("?"), "default");
    }

    void aUnitIsFrozenAndThawed()
    {
        const Target target{"unit.freezer", "wai-test.scope", 0, 0};
        QCOMPARE(readKnob(target).value_or("?"), "running");
        QVERIFY(!checkValue(target, "cold"));
        const QTemporaryDir folder;
        Turner turner(std::move(*Journal::open(folder.path().toStdString())));
        const auto change = turner.apply("test", *turner.plan({{target, "frozen"}}), "tst_units");
        if (!change && change.error().code == Code::NotHere)
            QSKIP("control groups of version 2 are needed, which have a freezer of their own");
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QCOMPARE(readKnob(target).value_or("?"), "frozen");
        QVERIFY(turner.undo(change->id));
        QCOMPARE(readKnob(target).value_or("?"), "running");
    }

    void whatIsWrongIsSaid()
    {
        for (const char *name : {"", "no dot", "a b.scope", "../x.scope", "x/y.scope", ".scope"})
            QVERIFY2(readKnob(weight(name)).error().code == Code::Invalid, name);
        QVERIFY(readKnob(weight("nobody-runs-this.scope")).error().code == Code::Gone);
        QVERIFY(!checkValue(weight(), "0"));
        QVERIFY(!checkValue(weight(), "10001"));
        QVERIFY(!checkValue(weight(), "default 1"));
        QVERIFY(checkValue(weight(), "default"));
    }

    /// The unit ended meanwhile: its weight went with it.
    void anEndedUnitIsNotMissed()
    {
        const QTemporaryDir folder;
        Turner turner(std::move(*Journal::open(folder.path().toStdString())));
        const auto change = turner.apply("test", *turner.plan({{weight(), "20"}}), "tst_units");
        QVERIFY(change);
        QProcess stop;
        stop.start(u"busctl"_s,
                   {u"--user"_s, u"call"_s, u"org.freedesktop.systemd1"_s, u"/org/freedesktop/systemd1"_s,
                    u"org.freedesktop.systemd1.Manager"_s, u"StopUnit"_s, u"ss"_s, u"wai-test.scope"_s, u"fail"_s});
        QVERIFY(stop.waitForFinished());
        QVERIFY(QTest::qWaitFor([] { return !readKnob(weight()); }, 10000));
        const auto undone = turner.undo(change->id);
        QVERIFY(undone && undone->state == Change::State::Left);
    }
};

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
