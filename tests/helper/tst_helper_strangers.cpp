// SPDX-License-Identifier: MIT
// What the helper does for who may not, and of what is wrong: nothing.
#include "helper/helper_fixture.h"
#include "support/own_nice.h"

#include <QFile>
#include <QRegularExpression>

#include <systemd/sd-bus.h>

#include <sys/syscall.h>

class TestHelperStrangers : public HelperTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startBus(); }
    void cleanupTestCase() { m_bus.reset(); }

    /// Every method, by callers that polkit refuses: what it may do for them is nothing.
    void theUnauthorizedGetNothing_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::newRow("refused") << QByteArray("games");
        QTest::newRow("nobody answers") << QByteArray("daemon");
    }

    void theUnauthorizedGetNothing()
    {
        QFETCH(QByteArray, user);
        const RestoredKnob restored(Swappiness);
        const Sleeper sleeper;
        // A change of somebody else's, which must not be told, touched or made again.
        const auto other = clientOf("nobody");
        const auto theirs = other->apply(planOf(Swappiness, otherSwappiness()), false);
        QVERIFY(theirs);
        const std::string value = valueOf(Swappiness);
        const auto client = clientOf(user.constData());
        const auto expect = [](const auto &result, std::initializer_list<Code> codes) {
            return !result && std::find(codes.begin(), codes.end(), result.error().code) != codes.end();
        };
        QVERIFY(expect(client->apply(planOf(Swappiness, "77"), false), {Code::Denied}));
        QVERIFY(expect(client->apply(planOf(Swappiness, "77"), true), {Code::Denied}));
        QVERIFY(expect(client->apply({{sleeper.target("process.nice"), "0", "-5"}}, false), {Code::Denied}));
        QVERIFY(expect(client->redo(*theirs, false), {Code::Unknown}));
        QVERIFY(expect(client->undo(*theirs, false), {Code::Unknown}));
        QVERIFY(expect(client->undo(*theirs, true), {Code::Unknown}));
        QVERIFY(expect(client->keep(*theirs), {Code::Unknown}));
        QVERIFY(expect(client->makePermanent(*theirs), {Code::Unknown}));
        QVERIFY(expect(client->openPerfEvent({}, sleeper.pid(), sleeper.pid(), 0), {Code::Denied}));
        QVERIFY(expect(client->openPerfEvent({}, 0, -1, 0), {Code::Denied}));
        QVERIFY(client->changes() && client->changes()->empty());
        QCOMPARE(valueOf(Swappiness), value);
        QCOMPARE(valueOf(sleeper.target("process.nice")), ownNiceText());
        QVERIFY(other->undo(*theirs, false));
    }

    /// The methods tried above are all there are.
    void everyMethodIsTried()
    {
        const auto client = clientOf("nobody");
        QVERIFY(client->changes());
        QByteArray xml;
        {
            sd_bus *bus = nullptr;
            sd_bus_new(&bus);
            sd_bus_set_address(bus, qPrintable(m_bus->address()));
            sd_bus_set_bus_client(bus, 1);
            QVERIFY(sd_bus_start(bus) >= 0);
            sd_bus_message *answer = nullptr;
            QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, "org.freedesktop.DBus.Introspectable",
                                       "Introspect", nullptr, &answer, "")
                    >= 0);
            const char *text = nullptr;
            sd_bus_message_read(answer, "s", &text);
            xml = text;
            sd_bus_message_unref(answer);
            sd_bus_flush_close_unref(bus);
        }
        const qsizetype from = xml.indexOf(helper::Interface);
        const QString own = QString::fromLatin1(xml.mid(from, xml.indexOf("</interface>", from) - from));
        QStringList methods;
        static const QRegularExpression method(QStringLiteral("<method name=\"(\\w+)\""));
        for (auto it = method.globalMatch(own); it.hasNext();)
            methods << it.next().captured(1);
        methods.sort();
        QCOMPARE(
            methods.join(u' ').toLatin1(),
            (QByteArray(
                "ApplySettings ApplyToProcess Changes Keep MakePermanent OpenPerfEvent OpenSystemPerfEvent Redo Undo")));
    }

    void whatIsWrongIsRefused()
    {
        const RestoredKnob restored(Swappiness);
        Sleeper sleeper;
        const auto client = clientOf("nobody");
        const auto code = [&](const Target &target, const std::string &value) {
            const auto done = client->apply({{target, "", value}}, false);
            return done ? "accepted" : helper::errorName(done.error().code).substr(std::strlen(helper::Interface) + 7);
        };
        QCOMPARE(code({"vm.nonsense", {}, 0, 0}, "1"), "Unknown");
        QCOMPARE(code({"vm.swappiness", "vda", 0, 0}, "1"), "Invalid");
        QCOMPARE(code({"vm.swappiness", {}, 0, 0}, "201"), "Invalid");
        QCOMPARE(code({"vm.swappiness", {}, 0, 0}, "-1"), "Invalid");
        QCOMPARE(code({"block.read_ahead_kb", "../../etc", 0, 0}, "128"), "NotHere");
        QCOMPARE(code({"block.read_ahead_kb", "", 0, 0}, "128"), "NotHere");
        QCOMPARE(code({"block.read_ahead_kb", "nonsuch", 0, 0}, "128"), "NotHere");
        QCOMPARE(code({"mm.thp.enabled", {}, 0, 0}, "sometimes"), "Invalid"); // by the client: there is no such word
        QCOMPARE(code({"mm.thp.enabled", {}, 0, 0}, "cubic"), "Invalid");     // by the helper: a word, but not here
        QCOMPARE(code({"process.nice", {}, 0, 0}, "5"), "Unknown");
        Target gone = sleeper.target("process.nice");
        gone.startTime += 1;
        QCOMPARE(code(gone, "5"), "Gone");
        const Target ended = sleeper.target("process.nice");
        sleeper.end();
        QCOMPARE(code(ended, "5"), "Gone");
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    /// Calls with the right signatures and arbitrary contents, by somebody whom polkit refuses: the machine and the helper
    /// are as they were.
    void arbitraryCallsChangeNothing()
    {
        const RestoredKnob restored(Swappiness);
        const Sleeper sleeper;
        std::mt19937_64 random = testRandom();
        const auto client = clientOf("games");
        QVERIFY(client->changes());
        const int pid = m_bus->helperPid();
        const auto word = [&] {
            if (random() % 2)
                return std::string(knobs::catalogue()[random() % knobs::catalogue().size()].name);
            std::string text(random() % 40, ' ');
            for (char &c : text)
                c = char(1 + random() % 126);
            return text;
        };
        sd_bus *bus = m_bus->connectAs("games");
        QVERIFY(bus);
        const int pidfd = int(::syscall(SYS_pidfd_open, sleeper.pid(), 0));
        int accepted = 0;
        for (int i = 0; i < 1500; ++i) {
            sd_bus_message *call = nullptr;
            const std::string knob = word();
            const std::string device = random() % 3 ? "" : word();
            const std::int64_t value = random() % 2 ? std::int64_t(random() % 100) : std::int64_t(random());
            const auto start = random() % 2 ? sleeper.target("").startTime : std::uint64_t(random());
            const char *methods[] = {"ApplySettings", "ApplyToProcess", "Redo",          "Undo",
                                     "Keep",          "MakePermanent",  "OpenPerfEvent", "OpenSystemPerfEvent"};
            const size_t method = random() % std::size(methods);
            sd_bus_message_new_method_call(bus, &call, helper::BusName, helper::ObjectPath, helper::Interface,
                                           methods[method]);
            switch (method) {
            case 0:
                sd_bus_message_append(call, "a(ssax)b", 1, knob.c_str(), device.c_str(), 1, value, int(random() % 2));
                break;
            case 1:
                sd_bus_message_append(call, "hta(sax)b", random() % 2 ? pidfd : 0, start, 1, knob.c_str(), 1, value,
                                      int(random() % 2));
                break;
            case 2:
            case 3:
                sd_bus_message_append(call, "(tu)b", std::uint64_t(random()), std::uint32_t(random()),
                                      int(random() % 2));
                break;
            case 4:
            case 5: sd_bus_message_append(call, "(tu)", std::uint64_t(random()), std::uint32_t(random())); break;
            case 6:
                sd_bus_message_append(call, "htii(uttuu)", pidfd, start, sleeper.pid(), int(random() % 3),
                                      std::uint32_t(random() % 8), std::uint64_t(random()), std::uint64_t(random()),
                                      std::uint32_t(random()), std::uint32_t(random() % 300));
                break;
            default:
                sd_bus_message_append(call, "i(uttuu)", int(random() % 3), std::uint32_t(random() % 8),
                                      std::uint64_t(random()), std::uint64_t(random()), std::uint32_t(random() % 65536),
                                      std::uint32_t(random() % 300));
            }
            sd_bus_error error = SD_BUS_ERROR_NULL;
            accepted += sd_bus_call(bus, call, 10'000'000, &error, nullptr) >= 0;
            sd_bus_error_free(&error);
            sd_bus_message_unref(call);
        }
        ::close(pidfd);
        sd_bus_flush_close_unref(bus);
        QCOMPARE(accepted, 0);
        QCOMPARE(m_bus->helperPid(), pid);
        QCOMPARE(valueOf(Swappiness), restored.before());
        QVERIFY(client->changes()->empty());
    }

    void aDescriptorThatIsNoProcessIsRefused()
    {
        sd_bus *bus = m_bus->connectAs("nobody");
        QVERIFY(bus);
        QFile file(QStringLiteral("/dev/null"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        sd_bus_error error = SD_BUS_ERROR_NULL;
        QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, helper::Interface, "ApplyToProcess",
                                   &error, nullptr, "hta(sax)b", file.handle(), std::uint64_t(1), 1, "process.nice", 1,
                                   std::int64_t(5), 0)
                < 0);
        QCOMPARE(QByteArray(error.name), QByteArray::fromStdString(helper::errorName(Code::Invalid)));
        sd_bus_error_free(&error);
        // A signature that is not the method's never reaches it.
        QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, helper::Interface, "ApplySettings", &error,
                                   nullptr, "s", "/proc/sys/vm/swappiness")
                < 0);
        QCOMPARE(QByteArray(error.name), QByteArray(SD_BUS_ERROR_INVALID_ARGS));
        sd_bus_error_free(&error);
        sd_bus_flush_close_unref(bus);
    }

    /// While polkit does not answer, a caller may leave, and may not ask without end.
    void whoLeavesWhilePolkitThinksGetsNothing()
    {
        const RestoredKnob restored(Swappiness);
        {
            const auto warm = clientOf("nobody");
            QVERIFY(warm->changes());
        }
        ::kill(m_bus->polkitPid(), SIGSTOP);
        sd_bus *bus = m_bus->connectAs("nobody");
        QVERIFY(bus);
        int busy = 0;
        const auto counts = [](sd_bus_message *answer, void *data, sd_bus_error *) {
            if (sd_bus_message_is_method_error(answer, helper::errorName(Code::Busy).c_str()))
                ++*static_cast<int *>(data);
            return 0;
        };
        for (int i = 0; i < 20; ++i)
            QVERIFY(sd_bus_call_method_async(bus, nullptr, helper::BusName, helper::ObjectPath, helper::Interface,
                                             "ApplySettings", counts, &busy, "a(ssax)b", 1, "vm.swappiness", "", 1,
                                             std::int64_t(std::stoi(otherSwappiness())), 0)
                    >= 0);
        QVERIFY(QTest::qWaitFor(
            [&] {
                while (sd_bus_process(bus, nullptr) > 0) {
                }
                return busy == 16; // four questions of one user stand open at once
            },
            5000));
        sd_bus_flush_close_unref(bus);
        ::kill(m_bus->polkitPid(), SIGCONT);
        // The answers have come when a later question has been answered.
        const auto client = clientOf("nobody");
        const auto later = client->apply(
            planOf({"vm.page-cluster", {}, 0, 0}, valueOf({"vm.page-cluster", {}, 0, 0}) == "3" ? "2" : "3"), false);
        QVERIFY(later && client->undo(*later, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }
};

QTEST_GUILESS_MAIN(TestHelperStrangers)
#include "tst_helper_strangers.moc"
