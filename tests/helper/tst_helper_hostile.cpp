// SPDX-License-Identifier: MIT
// One user floods the helper with whatever the bus lets through; another's leased change stands, and a third is served.
#include "helper/hostile_messages.h"
#include "helper/private_bus.h"
#include "support/restored_knob.h"
#include "support/test_support.h"

#include <performance/helper/helper_client.h>
#include <performance/helper/protocol.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <signal.h>

using namespace performance;
using helper::HelperClient;
using knobs::Target;
using Qt::operator""_s;

namespace {

const Target Swappiness{"vm.swappiness", {}, 0, 0};
const Target PageCluster{"vm.page-cluster", {}, 0, 0};

std::string valueOf(const Target &target)
{
    return knobs::readKnob(target).value_or("?");
}

std::vector<knobs::Write> planOf(const Target &target, const std::string &value)
{
    return {{target, valueOf(target), value}};
}

/// A figure of /proc/PID/status, in KiB; −1 where there is none.
qint64 kibOf(int pid, const char *name)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QRegularExpression line(QLatin1String(name) + u":\\s+(\\d+) kB"_s);
    const auto match = line.match(QString::fromLatin1(status.readAll()));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

/// What the unit allows, in KiB.
qint64 memoryMax()
{
    QFile unit(QStringLiteral(WAI_SOURCE "/resources/helper/wai-performance-helper.service.in"));
    if (!unit.open(QIODevice::ReadOnly))
        return -1;
    static const QRegularExpression line(u"^MemoryMax=(\\d+)M$"_s, QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromUtf8(unit.readAll()));
    return match.hasMatch() ? match.captured(1).toLongLong() * 1024 : -1;
}

/// Waits for the answers to what was sent.
void settle(sd_bus *bus)
{
    sd_bus_error error = SD_BUS_ERROR_NULL;
    sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, "org.freedesktop.DBus.Peer", "Ping", &error, nullptr,
                       "");
    sd_bus_error_free(&error);
    while (sd_bus_process(bus, nullptr) > 0) {
    }
}

/// Waits until the bus itself has done what came before.
void settleWithBus(sd_bus *bus)
{
    sd_bus_error error = SD_BUS_ERROR_NULL;
    sd_bus_call_method(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", &error,
                       nullptr, "");
    sd_bus_error_free(&error);
}

} // namespace

class TestHelperHostile : public QObject {
    Q_OBJECT

    std::unique_ptr<PrivateBus> m_bus;

    std::unique_ptr<HelperClient> clientOf(const char *user) const
    {
        const AsUser as(user);
        return HelperClient::find(m_bus->address().toStdString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString why;
        m_bus = PrivateBus::start(&why);
        if (!m_bus)
            QSKIP(qPrintable(why));
    }

    void cleanupTestCase() { m_bus.reset(); }

    /// The largest message that the system's bus takes, and several of them before one is answered.
    void theLargestMessageFits()
    {
        const auto client = clientOf("nobody");
        QVERIFY(client && client->changes());
        const int pid = m_bus->helperPid();
        const qint64 before = kibOf(pid, "VmHWM");
        std::vector<sd_bus *> connections;
        for (int i = 0; i < 3; ++i) {
            sd_bus *bus = m_bus->connectAs("games");
            QVERIFY(bus);
            connections.push_back(bus);
            HostileMessages messages(bus, {}, {}, testRandom());
            for (int n = 0; n < 3; ++n) {
                sd_bus_message *message = messages.huge(HostileMessages::HugeBytes);
                QVERIFY(sd_bus_send(bus, message, nullptr) >= 0);
                sd_bus_message_unref(message);
            }
        }
        for (sd_bus *bus : connections) {
            settle(bus);
            sd_bus_flush_close_unref(bus);
        }
        QCOMPARE(m_bus->helperPid(), pid);
        const qint64 peak = kibOf(pid, "VmHWM");
        qInfo(
            "peak of the helper: %lld KiB before, %lld KiB after nine messages of 32 MiB; %lld KiB left; MemoryMax %lld KiB",
            before, peak, kibOf(pid, "VmRSS"), memoryMax());
        // One message and little beside it: not two.
        QVERIFY(peak < before + 32 * 1024 + 8 * 1024);
        // The largest legal message has 128 MiB (D-Bus specification, Message Format); what waits beside it: see the unit.
        QVERIFY(peak - 32 * 1024 + (128 + 23) * 1024 < memoryMax());
    }

    void tenThousandHostileMessages()
    {
        const RestoredKnob swappiness(Swappiness);
        const RestoredKnob pageCluster(PageCluster);
        sd_bus *holder = m_bus->connectAs("nobody");
        QVERIFY(holder);
        // The victim: a change that goes back when its caller leaves.
        const std::string wanted = valueOf(Swappiness) == "42" ? "43" : "42";
        sd_bus_message *answer = nullptr;
        QVERIFY(sd_bus_call_method(holder, helper::BusName, helper::ObjectPath, helper::Interface, "ApplySettings",
                                   nullptr, &answer, "a(ssax)b", 1, "vm.swappiness", "", 1,
                                   std::int64_t(std::stoi(wanted)), 1)
                >= 0);
        HostileMessages::Victim victim;
        QVERIFY(sd_bus_message_read(answer, "(tu)", &victim.time, &victim.process) > 0);
        const QByteArray helperName = sd_bus_message_get_sender(answer);
        sd_bus_message_unref(answer);
        const char *name = nullptr;
        QVERIFY(sd_bus_get_unique_name(holder, &name) >= 0);
        victim.caller = name;
        QCOMPARE(valueOf(Swappiness), wanted);
        const int pid = m_bus->helperPid();

        sd_bus *bus = m_bus->connectAs("games");
        QVERIFY(bus);
        HostileMessages messages(bus, helperName, victim, testRandom());
        constexpr int Many = 10'000;
        constexpr int AtOnce = 100; // the bus allows 128 answers that are waited for
        for (int i = 0; i < Many; ++i) {
            sd_bus_message *message = messages.next();
            QVERIFY2(sd_bus_send(bus, message, nullptr) >= 0, "the bus has closed the connection");
            sd_bus_message_unref(message);
            if (i % AtOnce == 0)
                settle(bus);
        }
        settle(bus);
        sd_bus_flush_close_unref(bus);

        QCOMPARE(m_bus->helperPid(), pid);
        QCOMPARE(valueOf(Swappiness), wanted); // the lease stands
        QVERIFY(clientOf("games")->changes()->empty());
        // A good message of a third connection is answered.
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(PageCluster, pageCluster.before() == "3" ? "2" : "3"), false);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QVERIFY(client->undo(*change, false));
        qInfo("peak of the helper after %d hostile messages: %lld KiB; %lld KiB left; MemoryMax %lld KiB", Many,
              kibOf(pid, "VmHWM"), kibOf(pid, "VmRSS"), memoryMax());
        QVERIFY(kibOf(pid, "VmHWM") < memoryMax());
        // And it still notices who really leaves.
        sd_bus_flush_close_unref(holder);
        QTRY_COMPARE(QString::fromStdString(valueOf(Swappiness)), QString::fromStdString(swappiness.before()));
    }

    /// A bus whose queue for the helper is full does not tell it who leaves; what was leased goes back all the same.
    void aDepartureThatTheBusCouldNotTellIsNoticed()
    {
        const RestoredKnob swappiness(Swappiness);
        auto holder = clientOf("nobody");
        QVERIFY(holder);
        const auto change = holder->apply(planOf(Swappiness, swappiness.before() == "42" ? "43" : "42"), true);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        const int pid = m_bus->helperPid();
        const auto onAnswer = [](sd_bus_message *answer, void *isFull, sd_bus_error *) {
            *static_cast<bool *>(isFull) |= sd_bus_message_is_method_error(answer, SD_BUS_ERROR_LIMITS_EXCEEDED) > 0;
            return 0;
        };
        bool isFull = false;
        QVERIFY(::kill(pid, SIGSTOP) == 0);
        // dbus-daemon keeps 127 MiB for a receiver (max_outgoing_bytes), and as much of a sender (max_incoming_bytes).
        sd_bus *flood[] = {m_bus->connectAs("games"), m_bus->connectAs("games")};
        for (sd_bus *bus : flood) {
            HostileMessages messages(bus, {}, {}, testRandom());
            for (int i = 0; i < 4; ++i) {
                sd_bus_message *message = messages.huge(HostileMessages::HugeBytes);
                sd_bus_call_async(bus, nullptr, message, onAnswer, &isFull, 0);
                sd_bus_message_unref(message);
            }
        }
        const bool filled = QTest::qWaitFor(
            [&] {
                for (sd_bus *bus : flood) {
                    while (sd_bus_process(bus, nullptr) > 0) {
                    }
                }
                return isFull;
            },
            20000);
        holder.reset();
        sd_bus *other = m_bus->connectAs("nobody");
        settleWithBus(other);
        ::kill(pid, SIGCONT);
        QVERIFY(filled);
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(valueOf(Swappiness)),
                                  QString::fromStdString(swappiness.before()), 40000);
        QCOMPARE(m_bus->helperPid(), pid);
        qInfo("peak of the helper after a full queue: %lld KiB", kibOf(pid, "VmHWM"));
        for (sd_bus *bus : {flood[0], flood[1], other})
            sd_bus_close_unref(bus);
    }
};

QTEST_GUILESS_MAIN(TestHelperHostile)
#include "tst_helper_hostile.moc"
