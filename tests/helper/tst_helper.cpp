// SPDX-License-Identifier: MIT
#include "helper/private_bus.h"
#include "support/own_nice.h"
#include "support/restored_knob.h"
#include "support/test_support.h"

#include <performance/helper/helper_client.h>
#include <performance/helper/protocol.h>
#include <performance/optimize/hands.h>
#include <performance/optimize/optimizer.h>
#include <performance/series/series_store.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <systemd/sd-bus.h>

#include <linux/perf_event.h>

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace performance;
using helper::HelperClient;
using knobs::Code;
using knobs::Target;

namespace {

const Target Swappiness{"vm.swappiness", {}, 0, 0};

std::string valueOf(const Target &target)
{
    return knobs::readKnob(target).value_or("?");
}

/// A value that is not the one that stands there.
std::string otherSwappiness()
{
    return valueOf(Swappiness) == "42" ? "43" : "42";
}

std::vector<knobs::Write> planOf(const Target &target, const std::string &value)
{
    return {{target, valueOf(target), value}};
}

/// A process of root's that waits until it is ended.
class Sleeper {
public:
    Sleeper()
    {
        m_pid = ::fork();
        if (m_pid == 0) {
            ::setsid(); // an autogroup is its session's; a runner of tests may be in none
            for (;;)
                ::pause();
        }
    }
    ~Sleeper() { end(); }
    Sleeper(const Sleeper &) = delete;
    Sleeper &operator=(const Sleeper &) = delete;
    void end()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    Target target(const char *knob) const { return {knob, {}, m_pid, knobs::startTimeOf(m_pid).value_or(0)}; }
    int pid() const { return m_pid; }

private:
    pid_t m_pid;
};

} // namespace

class TestHelper : public QObject {
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

    void valuesAreTheSameOnBothSides()
    {
        const std::vector<std::pair<Target, std::string>> values{
            {{"vm.swappiness", {}, 0, 0}, "60"}, {{"vm.dirty", {}, 0, 0}, "bytes 1048576"}, {{"vm.dirty", {}, 0, 0}, "ratio 20"}, {{"mm.thp.enabled", {}, 0, 0}, "madvise"},
            {{"net.ipv4.tcp_rmem", {}, 0, 0}, "4096 131072 6291456"}, {{"net.ipv4.ip_local_port_range", {}, 0, 0}, "1024 65000"}, {{"process.nice", {}, 1, 1}, "-5"},
            {{"process.scheduler", {}, 1, 1}, "batch"}, {{"process.io-priority", {}, 1, 1}, "best-effort:7"}, {{"process.io-priority", {}, 1, 1}, "idle"},
            {{"process.affinity", {}, 1, 1}, "0-3,8"}, {{"process.run-state", {}, 1, 1}, "stopped"}};
        for (const auto &[target, value] : values) {
            const auto numbers = helper::numbersOf(target, value);
            QVERIFY2(numbers, value.c_str());
            QCOMPARE(helper::valueOf(*knobs::findKnob(target.knob), *numbers).value_or(""), value);
        }
    }

    /// Whatever numbers come, what is made of them is a value that the catalogue's own check judges, or nothing.
    void arbitraryNumbersAreAValueOrNothing()
    {
        std::mt19937_64 random = testRandom();
        int accepted = 0;
        for (int i = 0; i < 200000; ++i) {
            const auto &knob = knobs::catalogue()[random() % knobs::catalogue().size()];
            helper::Numbers numbers(random() % 5);
            for (auto &number : numbers)
                number = random() % 3 ? std::int64_t(random() % 50) - 2 : std::int64_t(random());
            const auto value = helper::valueOf(knob, numbers);
            if (!value)
                continue;
            ++accepted;
            QVERIFY(value->find_first_not_of("abcdefghijklmnopqrstuvwxyz_+-0123456789 ,:") == std::string::npos);
            // An affinity is told by its CPUs in any order; everything else by just these numbers.
            if (knob.name != "process.affinity" && knob.name != "process.io-priority")
                QCOMPARE(helper::numbersOf({std::string(knob.name), {}, 0, 0}, *value).value_or(helper::Numbers()), numbers);
        }
        QVERIFY(accepted > 1000);
    }

    /// What the profiler asks of the kernel can be asked of the helper, to the last bit; nothing else can.
    void perfAttributesSurvive()
    {
        std::mt19937_64 random = testRandom();
        for (int i = 0; i < 10000; ++i) {
            helper::PerfRequest request{helper::PerfRequest::Event(random() % 6), random() % 10000, 0, 0, std::uint32_t(random() % 256)};
            if (random() % 2) {
                request.registers = random();
                request.stackBytes = 8 * std::uint32_t(1 + random() % 8000);
            }
            const auto attributes = helper::attributesOf(request);
            QVERIFY(attributes);
            QVERIFY(helper::requestOf(*attributes) == request);
            perf_event_attr other = *attributes;
            other.precise_ip = 2;
            QVERIFY(!helper::requestOf(other));
        }
        QVERIFY(!helper::attributesOf({helper::PerfRequest::Event(6), 1, 0, 0, 0}));
        QVERIFY(!helper::attributesOf({helper::PerfRequest::Event(0), 1, 0, 65536, 0}));
        QVERIFY(!helper::attributesOf({helper::PerfRequest::Event(0), 1, 0, 0, 256}));
    }

    void itIsStartedAppliesAndTakesBack()
    {
        const RestoredKnob restored(Swappiness);
        QCOMPARE(m_bus->helperPid(), 0);
        const auto client = clientOf("nobody");
        QVERIFY(client);
        QCOMPARE(m_bus->helperPid(), 0); // to look for it does not start it
        const std::string wanted = otherSwappiness();
        const auto change = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QVERIFY(m_bus->helperPid() != 0);
        QCOMPARE(valueOf(Swappiness), wanted);
        const auto all = client->changes();
        QVERIFY(all);
        QCOMPARE(all->back().id, *change);
        QVERIFY(all->back().state == knobs::Change::State::Applied);
        QCOMPARE(all->back().writes, (std::vector<knobs::Write>{{Swappiness, restored.before(), wanted}}));
        QVERIFY(client->undo(*change, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
        QVERIFY(client->changes()->back().state == knobs::Change::State::Undone);
        QVERIFY(!client->undo(*change, false)); // it does not stand any more
    }

    void severalWritesAreOneChange()
    {
        const RestoredKnob first(Swappiness);
        const RestoredKnob second({"vm.page-cluster", {}, 0, 0});
        const auto client = clientOf("nobody");
        std::vector<knobs::Write> plan = planOf(Swappiness, otherSwappiness());
        plan.push_back(planOf(second.target(), second.before() == "3" ? "2" : "3").front());
        const auto change = client->apply(plan, false);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QCOMPARE(valueOf(second.target()), plan.back().after);
        QVERIFY(client->undo(*change, false));
        QCOMPARE(valueOf(first.target()), first.before());
        QCOMPARE(valueOf(second.target()), second.before());
    }

    void anotherUsersProcessIsAdjusted_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<QString>("value");
        QTest::newRow("nice") << "process.nice" << "15";
        QTest::newRow("scheduler") << "process.scheduler" << "batch";
        QTest::newRow("io") << "process.io-priority" << "idle";
        QTest::newRow("affinity") << "process.affinity" << "0";
        QTest::newRow("oom") << "process.oom-score" << "200";
        QTest::newRow("files") << "process.file-limit" << "512";
        QTest::newRow("state") << "process.run-state" << "stopped";
        QTest::newRow("autogroup") << "process.autogroup" << "5";
    }

    void anotherUsersProcessIsAdjusted()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        Sleeper sleeper;
        const Target target = sleeper.target(qPrintable(knob));
        const auto before = knobs::readKnob(target);
        if (!before)
            QSKIP("this kernel has no such setting");
        const auto client = clientOf("nobody");
        const auto change = client->apply({{target, *before, value.toStdString()}}, false);
        QVERIFY2(change, change ? "" : (change.error().subject + ": " + change.error().detail).c_str());
        QCOMPARE(valueOf(target), value.toStdString());
        const auto undone = client->undo(*change, false);
        QVERIFY2(undone, undone ? "" : undone.error().detail.c_str());
        QCOMPARE(valueOf(target), *before);
    }

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
            QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, "org.freedesktop.DBus.Introspectable", "Introspect", nullptr, &answer, "") >= 0);
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
        QCOMPARE(methods.join(u' ').toLatin1(), (QByteArray("ApplySettings ApplyToProcess Changes Keep MakePermanent OpenPerfEvent OpenSystemPerfEvent Redo Undo")));
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
            const char *methods[] = {"ApplySettings", "ApplyToProcess", "Redo", "Undo", "Keep", "MakePermanent", "OpenPerfEvent", "OpenSystemPerfEvent"};
            const size_t method = random() % std::size(methods);
            sd_bus_message_new_method_call(bus, &call, helper::BusName, helper::ObjectPath, helper::Interface, methods[method]);
            switch (method) {
            case 0: sd_bus_message_append(call, "a(ssax)b", 1, knob.c_str(), device.c_str(), 1, value, int(random() % 2)); break;
            case 1: sd_bus_message_append(call, "hta(sax)b", random() % 2 ? pidfd : 0, start, 1, knob.c_str(), 1, value, int(random() % 2)); break;
            case 2:
            case 3: sd_bus_message_append(call, "(tu)b", std::uint64_t(random()), std::uint32_t(random()), int(random() % 2)); break;
            case 4:
            case 5: sd_bus_message_append(call, "(tu)", std::uint64_t(random()), std::uint32_t(random())); break;
            case 6:
                sd_bus_message_append(call, "htii(uttuu)", pidfd, start, sleeper.pid(), int(random() % 3), std::uint32_t(random() % 8), std::uint64_t(random()), std::uint64_t(random()),
                                      std::uint32_t(random()), std::uint32_t(random() % 300));
                break;
            default:
                sd_bus_message_append(call, "i(uttuu)", int(random() % 3), std::uint32_t(random() % 8), std::uint64_t(random()), std::uint64_t(random()), std::uint32_t(random() % 65536),
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
        QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, helper::Interface, "ApplyToProcess", &error, nullptr, "hta(sax)b", file.handle(), std::uint64_t(1), 1, "process.nice", 1,
                                   std::int64_t(5), 0)
                < 0);
        QCOMPARE(QByteArray(error.name), QByteArray::fromStdString(helper::errorName(Code::Invalid)));
        sd_bus_error_free(&error);
        // A signature that is not the method's never reaches it.
        QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, helper::Interface, "ApplySettings", &error, nullptr, "s", "/proc/sys/vm/swappiness") < 0);
        QCOMPARE(QByteArray(error.name), QByteArray(SD_BUS_ERROR_INVALID_ARGS));
        sd_bus_error_free(&error);
        sd_bus_flush_close_unref(bus);
    }

    void aLeaseEndsWithItsCaller()
    {
        const RestoredKnob restored(Swappiness);
        auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(change);
        QVERIFY(valueOf(Swappiness) != restored.before());
        client.reset();
        QVERIFY(QTest::qWaitFor([&] { return valueOf(Swappiness) == restored.before(); }, 5000));

        // Kept, it stays.
        client = clientOf("nobody");
        const auto kept = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(kept && client->keep(*kept));
        client.reset();
        client = clientOf("nobody");
        QVERIFY(client->changes()->back().kept);
        QVERIFY(valueOf(Swappiness) != restored.before());
        QVERIFY(client->undo(*kept, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    void onlyWhoMadeItMakesItAgain()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(change && client->undo(*change, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
        const auto other = clientOf("nobody"); // the same user, another connection
        QVERIFY(!other->redo(*change, true));
        const auto again = client->redo(*change, true);
        QVERIFY(again);
        QVERIFY(valueOf(Swappiness) != restored.before());
        QVERIFY(client->undo(*again, false));
        // Not without end.
        int times = 1;
        for (; times < 100; ++times) {
            const auto more = client->redo(*change, true);
            if (!more)
                break;
            QVERIFY(client->undo(*more, false));
        }
        QCOMPARE(times, 32);
    }

    /// What an administrator set since is not written over by making a change again.
    void redoLeavesAloneWhatOthersSet()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), false);
        QVERIFY(change);
        QVERIFY(!client->redo(*change, false)); // it stands
        QVERIFY(client->undo(*change, false) && knobs::writeKnob(Swappiness, "99"));
        const auto again = client->redo(*change, false);
        QVERIFY(!again && again.error().code == Code::Changed);
        QCOMPARE(valueOf(Swappiness), "99");
    }

    /// A change that was leased and then made permanent outlives its caller and the helper; one that is only leased neither.
    void permanentOutlivesTheHelper()
    {
        const RestoredKnob first(Swappiness);
        const RestoredKnob second({"vm.page-cluster", {}, 0, 0});
        auto client = clientOf("nobody");
        const std::string wanted = otherSwappiness();
        const auto permanent = client->apply(planOf(Swappiness, wanted), true);
        const auto leased = client->apply(planOf(second.target(), second.before() == "3" ? "2" : "3"), true);
        QVERIFY(permanent && leased && client->makePermanent(*permanent));
        const int pid = m_bus->helperPid();
        ::kill(pid, SIGTERM); // as systemd ends it
        QVERIFY(QTest::qWaitFor([&] { return valueOf(second.target()) == second.before() && m_bus->helperPid() != pid; }, 5000));
        client.reset();
        client = clientOf("nobody");
        const auto all = client->changes();
        QVERIFY(all);
        QCOMPARE(valueOf(Swappiness), wanted);
        QVERIFY(QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QVERIFY(client->undo(*permanent, false));
        QVERIFY(!QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
    }

    void whatSomebodyElseSetSinceIsLeft()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), false);
        QVERIFY(change && knobs::writeKnob(Swappiness, "99"));
        const auto undone = client->undo(*change, false);
        QVERIFY(!undone && undone.error().code == Code::Changed);
        QCOMPARE(valueOf(Swappiness), "99");
        QVERIFY(client->undo(*change, true));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    void permanentIsALineThatUndoRemoves()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const std::string wanted = otherSwappiness();
        const auto change = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY(change);
        const auto permanent = client->makePermanent(*change);
        QVERIFY2(permanent, permanent ? "" : permanent.error().detail.c_str());
        QFile file(m_bus->folder("etc/sysctl.d/90-wai-performance.conf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("\nvm.swappiness = " + QByteArray::fromStdString(wanted) + '\n'));
        QVERIFY(file.permissions() & QFile::ReadOther);
        QVERIFY(client->changes()->back().permanent);
        QVERIFY(client->undo(*change, false));
        QVERIFY(!file.exists());
        QCOMPARE(valueOf(Swappiness), restored.before());

        // A file, or a link, that somebody planted under the name is neither written nor followed.
        QFile victim(m_bus->folder("victim"));
        QVERIFY(victim.open(QIODevice::WriteOnly) && victim.write("precious") == 8);
        victim.close();
        QVERIFY(QFile::link(victim.fileName(), file.fileName()));
        const auto again = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY(again && !client->makePermanent(*again));
        QVERIFY(!client->changes()->back().permanent);
        QVERIFY(victim.open(QIODevice::ReadOnly));
        QCOMPARE(victim.readAll(), QByteArray("precious"));
        QVERIFY(QFile::remove(file.fileName()));
        QVERIFY(client->undo(*again, false));
    }

    void perfEventsAreOpenedForTheCaller()
    {
        const auto client = clientOf("nobody");
        helper::PerfRequest request;
        request.event = helper::PerfRequest::Event::CpuClock;
        request.every = 0;
        request.flags = helper::PerfRequest::Kernel;
        const auto fd = client->openPerfEvent(request, ::getpid(), int(::syscall(SYS_gettid)), 0);
        if (!fd && fd.error().code != Code::Denied)
            QSKIP(("the helper opens no counter here: " + fd.error().detail).c_str());
        QVERIFY2(fd, fd ? "" : fd.error().detail.c_str());
        QCOMPARE(::ioctl(*fd, PERF_EVENT_IOC_ENABLE, 0), 0);
        std::uint64_t count = 0;
        cpu_set_t cpu;
        cpu_set_t all;
        ::sched_getaffinity(0, sizeof all, &all);
        CPU_ZERO(&cpu);
        CPU_SET(0, &cpu);
        ::sched_setaffinity(0, sizeof cpu, &cpu);
        const bool counted = QTest::qWaitFor([&] { return ::read(*fd, &count, sizeof count) == ssize_t(sizeof count) && count > 1'000'000; }, 5000);
        ::sched_setaffinity(0, sizeof all, &all);
        ::close(*fd);
        QVERIFY(counted);
        const auto system = client->openPerfEvent(request, 0, -1, 0);
        QVERIFY2(system, system ? "" : system.error().detail.c_str());
        ::close(*system);
        // Not of a thread of another process than the one that is named.
        const Sleeper sleeper;
        const auto foreign = client->openPerfEvent(request, ::getpid(), sleeper.pid(), 0);
        QVERIFY(!foreign && foreign.error().code == Code::Gone);
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
            QVERIFY(sd_bus_call_method_async(bus, nullptr, helper::BusName, helper::ObjectPath, helper::Interface, "ApplySettings", counts, &busy, "a(ssax)b", 1, "vm.swappiness", "", 1,
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
        const auto later = client->apply(planOf({"vm.page-cluster", {}, 0, 0}, valueOf({"vm.page-cluster", {}, 0, 0}) == "3" ? "2" : "3"), false);
        QVERIFY(later && client->undo(*later, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    /// An ordinary user's dashboard: what it may not do itself, the helper does, and both stand in one history.
    void theOptimizerUsesItWhereItMust()
    {
        const RestoredKnob restored(Swappiness);
        const RestoredKnob pageCluster({"vm.page-cluster", {}, 0, 0});
        Sleeper sleeper;
        const Target nice = sleeper.target("process.nice");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus->address().toLocal8Bit());
        const AsUser nobody("nobody");
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const std::string changesFolder = folder.filePath(QStringLiteral("changes")).toStdString();
        {
            Hands hands(knobs::Turner(std::move(*knobs::Journal::open(changesFolder))), changesFolder);
            const auto plan = hands.plan({{Swappiness, otherSwappiness()}});
            QVERIFY(plan && plan->size() == 1);
            bool asks = false;
            QVERIFY(hands.authorityOver(Swappiness, plan->front().before, plan->front().after, &asks).canUndo);
            QVERIFY(asks);
            QVERIFY(!knobs::authorityOver(Swappiness, plan->front().before, plan->front().after).canApply);
            const auto change = hands.apply("M4", *plan, "nobody", true);
            QVERIFY2(change, change ? "" : change.error().detail.c_str());
            QCOMPARE(valueOf(Swappiness), plan->front().after);
            QVERIFY(hands.undo(change->id));
            QCOMPARE(valueOf(Swappiness), restored.before());
            const auto again = hands.applyAgain(change->id, "M4", *plan, "experiment:" + change->id);
            QVERIFY(again);
            QCOMPARE(valueOf(Swappiness), plan->front().after);
            QVERIFY(hands.keep(again->id));
        }
        // The disk was full when the reason of another was to be written: it stands in the history all the same.
        const auto unexplained = HelperClient::find()->apply(planOf({"vm.page-cluster", {}, 0, 0}, valueOf({"vm.page-cluster", {}, 0, 0}) == "3" ? "2" : "3"), false);
        QVERIFY(unexplained);
        const auto store = std::move(*SeriesStore::open({}));
        Optimizer::Options options;
        options.folder = folder.path();
        Optimizer optimizer(*store, options, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        const ProcessIdentity process{nice.pid, nice.startTime};
        const auto plan = optimizer.planProcess(process, {{ProcessWish::What::Nice, QStringLiteral("-3")}});
        QVERIFY(plan && plan->canApply && plan->canUndo && plan->asksPermission);
        const auto adjusted = optimizer.adjustProcess(process, QStringLiteral("Nice of a sleeper"), {{ProcessWish::What::Nice, QStringLiteral("-3")}});
        QVERIFY2(adjusted, adjusted ? "" : qPrintable(adjusted.error().message()));
        QCOMPARE(valueOf(nice), "-3");
        const auto history = optimizer.history();
        QVERIFY(history);
        QCOMPARE(history->size(), size_t(3)); // the experiment's two halves are one change
        const AppliedChange &nameless = (*history)[1];
        QCOMPARE(nameless.id, QString::fromStdString(*unexplained));
        QVERIFY2(nameless.name.contains(u"vm.page-cluster"), qPrintable(nameless.name));
        QVERIFY(optimizer.revert(nameless.id));
        QCOMPARE(valueOf({"vm.page-cluster", {}, 0, 0}), pageCluster.before());
        QCOMPARE(history->front().name, QStringLiteral("Nice of a sleeper"));
        QVERIFY(!history->front().canBePermanent);
        QCOMPARE(history->back().suggestion, QStringLiteral("M4"));
        QVERIFY(history->back().state == AppliedChange::State::Stands && history->back().canBePermanent);
        QVERIFY(!optimizer.makePermanent(history->front().id));
        QVERIFY(optimizer.makePermanent(history->back().id));
        QVERIFY(QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QVERIFY(optimizer.revert(history->front().id) && optimizer.revert(QStringLiteral("M4")));
        QVERIFY(!QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QCOMPARE(valueOf(nice), ownNiceText());
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    /// Killed at any moment, it leaves what was before or what was wanted, and a journal that knows which.
    void killedAtAnyMoment()
    {
        bool ok = false;
        const int given = qEnvironmentVariableIntValue("WAI_KILLS", &ok);
        const int kills = ok ? given : 300;
        const RestoredKnob restored(Swappiness);
        std::mt19937_64 random = testRandom();
        int during = 0;
        for (int i = 0; i < kills; ++i) {
            const std::string before = valueOf(Swappiness);
            QCOMPARE(before, restored.before());
            const std::string wanted = otherSwappiness();
            auto client = clientOf("nobody");
            QVERIFY(client->changes());
            const int pid = m_bus->helperPid();
            QVERIFY(pid > 0);
            const bool leased = random() % 2;
            std::thread killer([pid, wait = random() % 20000] {
                ::usleep(useconds_t(wait)); // the random moment itself
                ::kill(pid, SIGKILL);
            });
            const auto change = client->apply(planOf(Swappiness, wanted), leased);
            killer.join();
            during += !change;
            const std::string left = valueOf(Swappiness);
            QVERIFY2(left == before || left == wanted, left.c_str());
            QVERIFY2(!change || left == wanted, "it said that it was applied");
            client.reset();
            // The next one finds out what stands.
            client = clientOf("nobody");
            const auto all = client->changes();
            QVERIFY2(all, all ? "" : all.error().detail.c_str());
            for (const knobs::Change &known : *all) {
                if (!known.stands())
                    continue;
                QVERIFY(known.state == knobs::Change::State::Applied);
                QCOMPARE(valueOf(Swappiness), known.writes.front().after);
                QVERIFY(client->undo(known.id, false));
            }
            QCOMPARE(valueOf(Swappiness), before);
        }
        qInfo("%d of %d were killed before they answered", during, kills);
    }
};

QTEST_GUILESS_MAIN(TestHelper)
#include "tst_helper.moc"
