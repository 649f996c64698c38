// SPDX-License-Identifier: MIT
#include <performance/profile/doctor/profiling_doctor.h>

#include <QCoreApplication>
#include <QTest>

#include <cerrno>

using namespace performance;
using Level = ProfilingCheck::Level;
using Kind = ProfilingTarget::Kind;

namespace {

/// What root finds on a virtual machine with Debian 12.
ProfilingFacts everything()
{
    ProfilingFacts facts;
    facts.paranoid = 3;
    facts.analyser = true;
    facts.kernelAllowed = facts.systemAllowed = facts.hardwareCounter = facts.kernelAddresses = facts.seesOthersMemory =
        true;
    facts.kptrRestrict = 0;
    facts.ptraceScope = 0;
    facts.bufferBytes = 516 * 1024;
    facts.mostSamplesPerSecond = 100000;
    return facts;
}

std::optional<ProfilingCheck> find(const std::vector<ProfilingCheck> &checks, const char *id)
{
    const auto it = std::ranges::find(checks, QLatin1String(id), &ProfilingCheck::id);
    return it == checks.end() ? std::nullopt : std::optional(*it);
}

} // namespace

class TestDoctor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withEveryRightAllIsGood()
    {
        for (const ProfilingCheck &check : judgeProfiling(everything(), {Kind::System, {}, {}, {}, {}})) {
            QVERIFY2(check.level == Level::Good, qPrintable(check.finding));
            QVERIFY(check.remedy.isEmpty() && check.command.isEmpty() && !check.finding.isEmpty());
        }
        QVERIFY(judgeProfiling(everything(), {}).empty()); // metrics only
    }

    void everyLackIsNamedWithItsRemedy_data()
    {
        using Change = void (*)(ProfilingFacts &);
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<bool>("blocked");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *id, bool blocked, const char *word, Change change) {
            QTest::newRow(name) << change << QByteArray(id) << blocked << QString::fromLatin1(word);
        };
        row("Debian's default", "sampling", true, "perf_event_paranoid is 3",
            [](ProfilingFacts &f) { f.denial = EACCES; });
        row("Docker", "sampling", true, "container", [](ProfilingFacts &f) {
            f.denial = EPERM;
            f.paranoid = 2;
        });
        row("no perf", "sampling", true, "no perf events", [](ProfilingFacts &f) { f.denial = ENOSYS; });
        row("user", "kernel", false, "hidden from you", [](ProfilingFacts &f) { f.kernelAllowed = false; });
        row("system", "system", true, "your own programs", [](ProfilingFacts &f) { f.systemAllowed = false; });
        row("virtual machine", "counter", false, "cycle counter", [](ProfilingFacts &f) { f.hardwareCounter = false; });
        row("kptr", "kernelSymbols", false, "kptr_restrict is 1", [](ProfilingFacts &f) {
            f.kernelAddresses = false;
            f.kptrRestrict = 1;
        });
        row("buffers", "buffers", false, "64 KiB", [](ProfilingFacts &f) { f.bufferBytes = 64 * 1024; });
        row("no analyser", "names", false, "wai-performance-analyser", [](ProfilingFacts &f) { f.analyser = false; });
        row("no buffers", "buffers", true, "no stacks", [](ProfilingFacts &f) { f.bufferBytes = 0; });
        row("maps of others", "system", false, "keep their code",
            [](ProfilingFacts &f) { f.seesOthersMemory = false; });
        row("rate", "rate", false, "250", [](ProfilingFacts &f) { f.mostSamplesPerSecond = 250; });
    }
    void everyLackIsNamedWithItsRemedy()
    {
        using Change = void (*)(ProfilingFacts &);
        QFETCH(const Change, change);
        QFETCH(const QByteArray, id);
        QFETCH(const bool, blocked);
        QFETCH(const QString, word);
        ProfilingFacts facts = everything();
        change(facts);
        const auto checks = judgeProfiling(facts, {Kind::System, {}, {}, {}, {}});
        const auto check = find(checks, id.constData());
        QVERIFY(check);
        QCOMPARE(check->level, blocked ? Level::Blocked : Level::Limited);
        QVERIFY2(check->finding.contains(word), qPrintable(check->finding));
        for (const ProfilingCheck &any : checks)
            QVERIFY2(!any.command.contains(QLatin1String("perf_event_paranoid")),
                     qPrintable(any.command)); // nobody lowers it
    }

    void programsAreLookedAt()
    {
        ProfilingTarget target{Kind::Launch, {QCoreApplication::applicationFilePath()}, {}, {}, {}};
        const ProfilingFacts own = gatherProfilingFacts(target);
        QVERIFY(own.program && own.program->exists && own.program->isElf && own.program->hasSymbols
                && own.program->percentWithRules >= 75);
        target.command = {QStringLiteral("sh"), QStringLiteral("-c"),
                          QStringLiteral("true")}; // found in the PATH, stripped
        const ProfilingFacts shell = gatherProfilingFacts(target);
        QVERIFY(shell.program && shell.program->exists && shell.program->percentWithRules >= 75
                && !shell.program->hasSymbols);
        QCOMPARE(find(judgeProfiling(shell, target), "symbols")->level, Level::Limited);
        target.command = {QStringLiteral("/no/such/program")};
        QCOMPARE(find(judgeProfiling(gatherProfilingFacts(target), target), "program")->level, Level::Blocked);
        target.command = {QStringLiteral("python3"), QStringLiteral("x.py")};
        const auto silent = find(judgeProfiling(gatherProfilingFacts(target), target), "runtime");
        QVERIFY(silent && silent->level == Level::Limited && silent->command.contains(QLatin1String("-X perf")));
        target.command = {QStringLiteral("python3"), QStringLiteral("-X"), QStringLiteral("perf"),
                          QStringLiteral("x.py")};
        QCOMPARE(find(judgeProfiling(gatherProfilingFacts(target), target), "runtime")->level, Level::Good);
        target = {Kind::Attach, {}, {}, {}, {QCoreApplication::applicationPid()}};
        QVERIFY(gatherProfilingFacts(target).program->path.endsWith(QLatin1String("tst_doctor")));
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
