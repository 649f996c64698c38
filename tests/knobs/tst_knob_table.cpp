// SPDX-License-Identifier: MIT
// The table of knobs, row by row, on the real kernel: every row reads, refuses what is not of its shape, goes round, comes
// through the helper's numbers, and foretells what the kernel then says. What it says in a shell: tst_knob_shell.
#include "knobs/knob_cases.h"
#include "knobs/sleeper.h"
#include "knobs/verify_ok.h"

#include <performance/knobs/functions.h>
#include <performance/knobs/turner.h>

#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance::knobs;
using Qt::operator""_s;

namespace {

// A row that lacks a function does not build, nor one that has something else in its place.
template<typename Row, typename... Parts>
concept MadeOf = requires(Parts... parts)
{
    Row{parts...};
};
using F = Functions;
using Read = decltype(F::read);
using Check = decltype(F::check);
using Write_ = decltype(F::write);
using Options = decltype(F::options);
using Same = decltype(F::same);
using Half = decltype(F::halfWritten);
using Shell = decltype(F::shell);
using Authority_ = decltype(F::authority);
using Encode = decltype(F::encode);
using Decode = decltype(F::decode);
using AtBoot = decltype(F::atBoot);
static_assert(MadeOf<F, Read, Check, Write_, Options, Same, Half, Shell, Authority_, Encode, Decode, Count, AtBoot>);
static_assert(!MadeOf<F, Read, Check, Write_, Options, Same, Half, Shell, Authority_, Encode, Decode, Count>);
static_assert(!MadeOf<F, Read, Check, Write_, Options, Same, Half, Shell, Authority_, Encode, Decode, AtBoot>);
static_assert(!MadeOf<F, Read, Check, Write_, Options, Same, Half, Shell, Encode, Decode, Count, AtBoot>);
static_assert(!MadeOf<F, Check, Write_, Options, Same, Half, Shell, Authority_, Encode, Decode, Count, AtBoot>);
static_assert(!MadeOf<F>);
static_assert(!std::is_constructible_v<Read, std::nullptr_t> && !std::is_default_constructible_v<Read>);
static_assert(MadeOf<Knob, std::string_view, Of, Subject, Lasts, std::string_view, std::string_view, std::string_view,
                     std::int64_t, std::int64_t, Risk, bool, const Functions &>);
static_assert(!MadeOf<Knob, std::string_view, Of, Subject, Lasts, std::string_view, std::string_view, std::string_view,
                      std::int64_t, std::int64_t, Risk, bool>);

/// Becomes nobody and makes a sleeper of its own; ends this process with a number that says what could not be done.
pid_t sleeperOfNobody()
{
    // Whatever the test was started with: there is a hard limit, and room below it.
    const rlimit files{1024, 4096};
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        ::_exit(100);
    if (::setgid(65534) != 0 || ::setuid(65534) != 0)
        ::_exit(101);
    // The end for writing is closed by exec: then it is the sleeper.
    int started[2];
    if (::pipe2(started, O_CLOEXEC) != 0)
        ::_exit(102);
    const pid_t sleeper = ::fork();
    if (sleeper == 0) {
        ::setsid(); // an autogroup is its session's
        ::execlp("sleep", "sleep", "60", nullptr);
        ::_exit(127);
    }
    if (sleeper < 0)
        ::_exit(103);
    ::close(started[1]);
    char none = 0;
    while (::read(started[0], &none, 1) < 0 && errno == EINTR)
        ;
    ::close(started[0]);
    return sleeper;
}

} // namespace

class TestKnobTable : public QObject {
    Q_OBJECT

    const Sleeper m_sleeper; ///< of the tests that leave it as it is

private Q_SLOTS:
    void everyRowOfAProcessHasCases()
    {
        QStringList rows;
        for (const Knob &knob : catalogue()) {
            if (knob.ofProcess())
                rows << QString::fromStdString(std::string(knob.name));
        }
        QStringList tried;
        for (const ProcessKnobCases &cases : processKnobCases()) {
            QVERIFY(!cases.takes.empty() && !cases.refuses.empty());
            tried << QString::fromLatin1(cases.knob);
        }
        QCOMPARE(tried, rows);
    }

    void namesAreOneRowsAlone()
    {
        for (const Knob &knob : catalogue())
            QCOMPARE(findKnob(knob.name), &knob);
    }

    /// A name that no row has is an error to all that can be done, and never another knob.
    void anUnknownNameIsNoOtherKnob()
    {
        std::vector<std::string> before;
        for (const ProcessKnobCases &cases : processKnobCases())
            before.push_back(readKnob(m_sleeper.target(cases.knob)).value_or("?"));
        for (const Knob &knob : catalogue()) {
            const std::string name(knob.name);
            for (const std::string &wrong : {name.substr(0, name.size() - 1), name + "x", name + " ", " " + name,
                                             name.substr(0, name.find('.') + 1), std::string("process."),
                                             std::string("process.priority"), std::string()}) {
                if (wrong == name || findKnob(wrong))
                    continue;
                Target target = m_sleeper.target(wrong);
                if (!knob.ofProcess())
                    target = {wrong, {}, 0, 0};
                QCOMPARE(readKnob(target).error().code, Code::Unknown);
                QCOMPARE(optionsOf(target).error().code, Code::Unknown);
                for (const char *value : {"0", "stopped", "idle", "64"}) {
                    QCOMPARE(checkValue(target, value).error().code, Code::Unknown);
                    QCOMPARE(writeKnob(target, value).error().code, Code::Unknown);
                    QVERIFY(shellCommands(target, value).empty());
                    QVERIFY(!authorityOver(target, "0", value).canApply);
                    QVERIFY(!isHalfWritten({target, "0", value}, "0"));
                }
            }
        }
        size_t row = 0;
        for (const ProcessKnobCases &cases : processKnobCases())
            QCOMPARE(readKnob(m_sleeper.target(cases.knob)).value_or("?"), before[row++]);
    }

    void everyKnobThatIsHereIsReadAndKeepsItsValue()
    {
        int here = 0;
        for (const Knob &knob : catalogue()) {
            if (knob.ofProcess())
                continue; // goes round below
            std::vector<std::string> devices = knob.ofDevice() ? devicesOf(knob)
                                                               : std::vector<std::string>{std::string()};
            for (const std::string &device : devices) {
                const Target target{std::string(knob.name), device, 0, 0};
                const auto value = readKnob(target);
                if (!value) {
                    QCOMPARE(value.error().code, Code::NotHere);
                    continue;
                }
                ++here;
                QVERIFY2(checkValue(target, *value), (toText(target) + " is \"" + *value + "\"").c_str());
                QVERIFY(!shellCommands(target, *value).empty());
                qInfo("%s is %s", toText(target).c_str(), value->c_str());
            }
        }
        QVERIFY(here >= 20);
    }

    void nothingOutsideTheCatalogueIsTouched()
    {
        QCOMPARE(readKnob({"kernel.core_pattern", {}, 0, 0}).error().code, Code::Unknown);
        QCOMPARE(readKnob({"block.scheduler", "../../etc", 0, 0}).error().code, Code::Invalid);
        QCOMPARE(readKnob({"block.scheduler", "..", 0, 0}).error().code, Code::Invalid);
        QCOMPARE(readKnob({"block.scheduler", "nosuchdisk", 0, 0}).error().code, Code::NotHere);
        QCOMPARE(readKnob({"block.scheduler", {}, 0, 0}).error().code, Code::Invalid);
        QCOMPARE(readKnob({"vm.swappiness", "vda", 0, 0}).error().code, Code::Invalid);
        QCOMPARE(readKnob({"vm.swappiness", {}, 1, 1}).error().code, Code::Invalid);
        QCOMPARE(readKnob({"process.nice", {}, 0, 0}).error().code, Code::Invalid);
        for (const char *value : {"", "201", "-1", "60; reboot", "6e1", " 60", "99999999999999999999"})
            QCOMPARE(checkValue({"vm.swappiness", {}, 0, 0}, value).error().code, Code::Invalid);
        for (const char *value : {"bytes", "ratio 101", "ratio 0", "percent 3", "bytes 5 6"})
            QCOMPARE(checkValue({"vm.dirty", {}, 0, 0}, value).error().code, Code::Invalid);
        QCOMPARE(checkValue({"net.ipv4.ip_local_port_range", {}, 0, 0}, "60999 32768").error().code, Code::Invalid);
        QCOMPARE(checkValue({"mm.thp.enabled", {}, 0, 0}, "sometimes").error().code, Code::Invalid);
    }

    /// Each row of the machine refuses what is not of its shape or range.
    void whatIsOutOfShapeIsRefusedByTheMachine()
    {
        int tried = 0;
        for (const auto &[target, value] : machineKnobsHere()) {
            const Knob &knob = *findKnob(target.knob);
            std::vector<std::string> wrong{"",
                                           "no such word",
                                           "-9223372036854775808",
                                           "99999999999999999999",
                                           value + "; reboot",
                                           value + " " + value + " " + value + " " + value};
            if (knob.low != knob.high && knob.high < INT64_MAX)
                wrong.push_back(std::to_string(knob.high + 1));
            for (const std::string &no : wrong) {
                ++tried;
                QVERIFY2(!checkValue(target, no), (toText(target) + " to \"" + no + "\"").c_str());
                QCOMPARE(checkValue(target, no).error().code, Code::Invalid);
                QCOMPARE(writeKnob(target, no).error().code, Code::Invalid);
            }
            QCOMPARE(readKnob(target).value_or("?"), value);
        }
        QVERIFY(tried >= 100);
    }

    void whatIsOutOfShapeIsRefusedByAProcess_data() { addKnobRows(&ProcessKnobCases::refuses); }
    void whatIsOutOfShapeIsRefusedByAProcess()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        const Target target = m_sleeper.target(knob.toStdString());
        const auto before = readKnob(target);
        const auto checked = checkValue(target, value.toStdString());
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, Code::Invalid);
        QCOMPARE(writeKnob(target, value.toStdString()).error().code, Code::Invalid);
        if (before)
            QCOMPARE(readKnob(target).value_or("?"), *before);
    }

    void knobsOfAProcessGoRound_data() { addKnobRows(&ProcessKnobCases::takes); }
    void knobsOfAProcessGoRound()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        const Sleeper sleeper;
        const Target target = sleeper.target(knob.toStdString());
        if (knob == u"process.autogroup" && !readKnob(target))
            QSKIP("this kernel has no autogroups");
        const auto before = readKnob(target);
        VERIFY_OK(before);
        QTemporaryDir folder;
        Turner turner(std::move(*Journal::open(folder.path().toStdString())));
        const auto plan = turner.plan({{target, value.toStdString()}});
        VERIFY_OK(plan);
        QCOMPARE(plan->size(), size_t(1));
        const auto change = turner.apply("test", *plan, "tst_knob_table");
        VERIFY_OK(change);
        QCOMPARE(*readKnob(target), value.toStdString());
        QVERIFY(turner.plan({{target, value.toStdString()}})->empty());
        const auto undone = turner.undo(change->id);
        VERIFY_OK(undone);
        QCOMPARE(undone->state, Change::State::Undone);
        QCOMPARE(*readKnob(target), *before);
        QVERIFY(!turner.undo(change->id)); // once
    }

    /// Through the numbers of the privileged helper and back each value is the same, or there are none for it.
    void numbersSayTheSame()
    {
        std::vector<std::pair<const Knob *, std::string>> values;
        for (const auto &[target, value] : machineKnobsHere())
            values.emplace_back(findKnob(target.knob), value);
        for (const ProcessKnobCases &cases : processKnobCases()) {
            for (const std::string &value : cases.takes)
                values.emplace_back(findKnob(cases.knob), value);
        }
        for (const Knob &knob : catalogue()) {
            if (knob.low != knob.high && !knob.ofBus() && encoded(knob, std::to_string(knob.low)))
                values.insert(values.end(), {{&knob, std::to_string(knob.low)}, {&knob, std::to_string(knob.high)}});
        }
        values.insert(values.end(),
                      {{findKnob("vm.dirty"), "bytes 1048576"},
                       {findKnob("vm.dirty"), "ratio 20"},
                       {findKnob("net.ipv4.tcp_rmem"), "4096 131072 6291456"},
                       {findKnob("process.affinity"), "0-3,8"},
                       {findKnob("process.affinity"), "0-8191"},
                       {findKnob("process.io-priority"), "none"},
                       {findKnob("process.scheduler"), "other"},
                       {findKnob("process.run-state"), "running"}});
        int encodedValues = 0;
        for (const auto &[knob, value] : values) {
            const auto numbers = encoded(*knob, value);
            if (mostNumbers(*knob) == 0)
                continue; // below
            // There is no word for reset-on-fork, and of the words of a choice for those alone that are compiled in.
            if (!numbers && (value.find('+') != std::string::npos || (!knob->ofProcess() && knob->low == knob->high)))
                continue;
            QVERIFY2(numbers, (std::string(knob->name) + " to " + value).c_str());
            QVERIFY(numbers->size() <= mostNumbers(*knob));
            QCOMPARE(decoded(*knob, *numbers).value_or("?"), value);
            // One number more or less is not a value of it.
            if (knob->name != "process.affinity") {
                Numbers more = *numbers;
                more.push_back(1);
                QVERIFY(!decoded(*knob, more));
                QVERIFY(!decoded(*knob, {}));
            }
            ++encodedValues;
        }
        QVERIFY(encodedValues >= 80);
        // Daemons decide themselves who may, and sysctl_numa_balancing() wants CAP_SYS_ADMIN: nothing of theirs goes through.
        for (const Knob &knob : catalogue()) {
            QCOMPARE(mostNumbers(knob) == 0, knob.ofBus() || knob.name == "kernel.numa_balancing");
            if (mostNumbers(knob) == 0)
                QVERIFY(!encoded(knob, "1") && !encoded(knob, "running") && !decoded(knob, {1}));
        }
    }

    // What an ordinary user may do and take back, against what the kernel then really says.
    void authorityIsWhatTheKernelSays_data()
    {
        addKnobRows(&ProcessKnobCases::takes);
        QTest::newRow("more files than the hard limit") << u"process.file-limit"_s << u"4097"_s;
        QTest::newRow("as many files as the hard limit") << u"process.file-limit"_s << u"4096"_s;
    }
    void authorityIsWhatTheKernelSays()
    {
        if (::geteuid() != 0)
            QSKIP("as root the test can become an ordinary user");
        QFETCH(QString, knob);
        QFETCH(QString, value);
        // A child tells in its exit code whether what was foretold came true.
        const pid_t child = ::fork();
        if (child == 0) {
            const pid_t sleeper = sleeperOfNobody();
            const Target target{knob.toStdString(), {}, sleeper, startTimeOf(sleeper).value_or(0)};
            const auto before = readKnob(target);
            int code = before || before.error().code != Code::NotHere ? 104 : 105;
            if (before) {
                const Authority told = authorityOver(target, *before, value.toStdString());
                const bool applied = writeKnob(target, value.toStdString()).has_value();
                const bool undone = applied && writeKnob(target, *before).has_value();
                const bool all = told.canApply && told.canUndo;
                code = (told.canApply != applied ? 1 : 0) + (applied && told.canUndo != undone ? 2 : 0)
                    + (all != told.reason.empty() ? 4 : 0);
            }
            ::kill(sleeper, SIGKILL);
            ::waitpid(sleeper, nullptr, 0);
            ::_exit(code);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == 105 && knob == u"process.autogroup")
            QSKIP("this kernel has no autogroups");
        QCOMPARE(
            WEXITSTATUS(status),
            0); // 1: may it be applied, 2: may it be undone, was foretold wrongly; 4: it was not said why not; from 100: it could not be tried
    }

    void authorityOverTheMachineIsWhatTheKernelSays()
    {
        if (::geteuid() != 0)
            QSKIP("as root the test can become an ordinary user");
        const auto here = machineKnobsHere();
        QVERIFY(here.size() >= 20);
        // As root: what may be written is, but for what a kernel takes from nobody.
        for (const auto &[target, value] : here) {
            const auto written = writeKnob(target, value);
            const bool may = authorityOver(target, value, value).canApply;
            QVERIFY2(written ? may : !may || written.error().code == Code::NotTaken, toText(target).c_str());
        }
        const pid_t child = ::fork();
        if (child == 0) {
            if (::setgid(65534) != 0 || ::setuid(65534) != 0)
                ::_exit(101);
            int wrong = 0;
            for (const auto &[target, value] : here)
                wrong += authorityOver(target, value, value).canApply != writeKnob(target, value).has_value();
            ::_exit(std::min(wrong, 100));
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

QTEST_GUILESS_MAIN(TestKnobTable)
#include "tst_knob_table.moc"
