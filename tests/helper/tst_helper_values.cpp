// SPDX-License-Identifier: MIT
// What is told as numbers: values of knobs, counters; and the table of knobs as the helper runs it.
#include "helper/helper_fixture.h"
#include "knobs/knob_cases.h"

#include <performance/helper/perf_request.h>

#include <linux/perf_event.h>
#include <systemd/sd-bus.h>

#include <sys/syscall.h>

class TestHelperValues : public HelperTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startBus(); }
    void cleanupTestCase() { m_bus.reset(); }

    void valuesAreTheSameOnBothSides()
    {
        const std::vector<std::pair<Target, std::string>> values{
            {{"vm.swappiness", {}, 0, 0}, "60"},
            {{"vm.dirty", {}, 0, 0}, "bytes 1048576"},
            {{"vm.dirty", {}, 0, 0}, "ratio 20"},
            {{"mm.thp.enabled", {}, 0, 0}, "madvise"},
            {{"net.ipv4.tcp_rmem", {}, 0, 0}, "4096 131072 6291456"},
            {{"net.ipv4.ip_local_port_range", {}, 0, 0}, "1024 65000"},
            {{"process.nice", {}, 1, 1}, "-5"},
            {{"process.scheduler", {}, 1, 1}, "batch"},
            {{"process.io-priority", {}, 1, 1}, "best-effort:7"},
            {{"process.io-priority", {}, 1, 1}, "idle"},
            {{"process.affinity", {}, 1, 1}, "0-3,8"},
            {{"process.run-state", {}, 1, 1}, "stopped"}};
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
                QCOMPARE(helper::numbersOf({std::string(knob.name), {}, 0, 0}, *value).value_or(helper::Numbers()),
                         numbers);
        }
        QVERIFY(accepted > 1000);
    }

    /// What the profiler asks of the kernel can be asked of the helper, to the last bit; nothing else can.
    void perfAttributesSurvive()
    {
        std::mt19937_64 random = testRandom();
        for (int i = 0; i < 10000; ++i) {
            helper::PerfRequest request{helper::PerfRequest::Event(random() % 6), random() % 10000, 0, 0,
                                        std::uint32_t(random() % 256)};
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

    /// The helper runs the same table: every row of a process, with every value that it has a word for.
    void anotherUsersProcessIsAdjusted_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<QString>("value");
        for (const ProcessKnobCases &cases : processKnobCases()) {
            int rows = 0;
            for (const std::string &value : cases.takes) {
                if (!helper::numbersOf({cases.knob, {}, 1, 1}, value))
                    continue;
                QTest::addRow("%s to %s", cases.knob, value.c_str())
                    << QString::fromLatin1(cases.knob) << QString::fromStdString(value);
                ++rows;
            }
            QVERIFY2(rows > 0, cases.knob);
        }
    }

    void anotherUsersProcessIsAdjusted()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        Sleeper sleeper;
        const Target target = sleeper.target(qPrintable(knob));
        const auto before = knobs::readKnob(target);
        if (!before && knob == u"process.autogroup")
            QSKIP("this kernel has no autogroups");
        QVERIFY2(before, before ? "" : before.error().detail.c_str());
        const auto client = clientOf("nobody");
        const auto change = client->apply({{target, *before, value.toStdString()}}, false);
        QVERIFY2(change, change ? "" : (change.error().subject + ": " + change.error().detail).c_str());
        QCOMPARE(valueOf(target), value.toStdString());
        const auto undone = client->undo(*change, false);
        QVERIFY2(undone, undone ? "" : undone.error().detail.c_str());
        QCOMPARE(valueOf(target), *before);
    }

    /// A name that no row has is an error on both sides, whatever it resembles.
    void anUnknownNameIsNoOtherKnob()
    {
        const Sleeper sleeper;
        const auto client = clientOf("nobody");
        std::vector<std::string> before;
        for (const ProcessKnobCases &cases : processKnobCases())
            before.push_back(valueOf(sleeper.target(cases.knob)));
        sd_bus *bus = m_bus->connectAs("nobody");
        QVERIFY(bus);
        const int pidfd = int(::syscall(SYS_pidfd_open, sleeper.pid(), 0));
        QVERIFY(pidfd >= 0);
        for (const char *name :
             {"process.", "process.priority", "process.io-priorit", "process.io-priority ", "process.run-states",
              "Process.nice", "unit.cpu-weight", "power.profile", "vm.swappiness", ""}) {
            // By the client: it has no numbers for it. By the helper: it has no such knob.
            if (!knobs::findKnob(name)) {
                QCOMPARE(helper::numbersOf(sleeper.target(name), "1").error().code, Code::Unknown);
                QCOMPARE(client->apply({{sleeper.target(name), "0", "1"}}, false).error().code, Code::Unknown);
            }
            for (const std::int64_t number : {0, 1, 2, 64}) {
                sd_bus_error error = SD_BUS_ERROR_NULL;
                QVERIFY(sd_bus_call_method(bus, helper::BusName, helper::ObjectPath, helper::Interface,
                                           "ApplyToProcess", &error, nullptr, "hta(sax)b", pidfd,
                                           sleeper.target("").startTime, 1, name, 1, number, 0)
                        < 0);
                const QByteArray said = error.name;
                sd_bus_error_free(&error);
                QCOMPARE(said, QByteArray::fromStdString(helper::errorName(Code::Unknown)));
            }
        }
        ::close(pidfd);
        sd_bus_flush_close_unref(bus);
        size_t row = 0;
        for (const ProcessKnobCases &cases : processKnobCases())
            QCOMPARE(valueOf(sleeper.target(cases.knob)), before[row++]);
    }
};

QTEST_GUILESS_MAIN(TestHelperValues)
#include "tst_helper_values.moc"
