// SPDX-License-Identifier: MIT
// The commands that a user is told for a change, really run by sh(1): they set what write sets.
#include "knobs/knob_cases.h"
#include "knobs/sleeper.h"
#include "knobs/verify_ok.h"
#include "support/restored_knob.h"

#include <performance/knobs/authority.h>

#include <QDir>

#include <unistd.h>

using namespace performance::knobs;
using Qt::operator""_s;

namespace {

/// Runs lines as a user pastes them; "sudo" is left out, for who runs the test is root already. What failed, else nothing.
QByteArray runInShell(const std::vector<std::string> &lines)
{
    std::string script = "set -e\n";
    for (std::string line : lines) {
        for (size_t at = 0; (at = line.find("sudo ")) != std::string::npos;)
            line.erase(at, 5);
        script += line + "\n";
    }
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, QString::fromStdString(script)});
    if (!shell.waitForFinished(20000))
        return "the shell did not come to an end";
    return shell.exitCode() == 0 && !lines.empty() ? QByteArray()
                                                   : QByteArray::fromStdString(script) + shell.readAllStandardError();
}

} // namespace

class TestKnobShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What a user pastes into a shell sets what write sets: on a process of three threads each, one by the shell, one by write.
    void theShellSetsWhatWriteSets_data() { addKnobRows(&ProcessKnobCases::takes); }
    void theShellSetsWhatWriteSets()
    {
        QFETCH(QString, knob);
        QFETCH(QString, value);
        const Sleeper written;
        const Sleeper typed;
        const Target target = written.target(knob.toStdString());
        const Target other = typed.target(knob.toStdString());
        const auto before = readKnob(target);
        if (knob == u"process.autogroup" && !before)
            QSKIP("this kernel has no autogroups");
        VERIFY_OK(before);
        if (::geteuid() != 0 && !authorityOver(target, *before, value.toStdString()).canUndo)
            QSKIP("only root may set it, and back");
        // An autogroup is its session's, which both share: it goes back before the shell's turn.
        VERIFY_OK(writeKnob(target, value.toStdString()));
        QCOMPARE(readKnob(target).value_or("?"), value.toStdString());
        VERIFY_OK(writeKnob(target, *before));
        QCOMPARE(readKnob(other).value_or("?"), *before);

        const QByteArray failed = runInShell(shellCommands(other, value.toStdString()));
        QVERIFY2(failed.isEmpty(), failed);
        // A signal takes effect when its thread next comes out of the kernel.
        QTRY_COMPARE(QString::fromStdString(readKnob(other).value_or("?")), value);
        const QByteArray failedBack = runInShell(shellCommands(other, *before));
        QVERIFY2(failedBack.isEmpty(), failedBack);
        QTRY_COMPARE(readKnob(other).value_or("?"), *before);
    }

    /// A value of threads that differ is not told as if they were alike.
    void theShellSetsEachThread_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("other");
        QTest::newRow("nice") << u"process.nice"_s << u"17"_s << u"18"_s;
        QTest::newRow("scheduler") << u"process.scheduler"_s << u"batch"_s << u"other+reset-on-fork"_s;
        QTest::newRow("io") << u"process.io-priority"_s << u"best-effort:6"_s << u"idle"_s;
        if (::sysconf(_SC_NPROCESSORS_ONLN) > 1)
            QTest::newRow("affinity") << u"process.affinity"_s << u"0"_s << u"0-1"_s;
    }
    void theShellSetsEachThread()
    {
        QFETCH(QString, knob);
        QFETCH(QString, base);
        QFETCH(QString, other);
        const Sleeper sleeper;
        const Target target = sleeper.target(knob.toStdString());
        std::vector<int> threads;
        for (const QString &name :
             QDir(u"/proc/%1/task"_s.arg(sleeper.pid())).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            threads.push_back(name.toInt());
        std::sort(threads.begin(), threads.end());
        QCOMPARE(threads.size(), size_t(3));
        const std::string wanted = base.toStdString() + ' ' + std::to_string(threads.back()) + '='
            + other.toStdString();
        const QByteArray failed = runInShell(shellCommands(target, wanted));
        QVERIFY2(failed.isEmpty(), failed);
        QCOMPARE(readKnob(target).value_or("?"), wanted);
    }

    void theShellSetsTheMachine()
    {
        if (::geteuid() != 0)
            QSKIP("only root may write to the machine's knobs");
        int tried = 0;
        for (const auto &[target, value] : machineKnobsHere()) {
            // What stands there is written again: that nothing changes is part of what is tested.
            const auto written = writeKnob(target, value);
            if (!authorityOver(target, value, value).canApply || (!written && written.error().code == Code::NotTaken))
                continue; // read-only here, or a kernel that takes no write at all
            QVERIFY2(written, (toText(target) + ": " + written.error().detail).c_str());
            ++tried;
            const QByteArray failed = runInShell(shellCommands(target, value));
            QVERIFY2(failed.isEmpty(), failed);
            QCOMPARE(readKnob(target).value_or("?"), value);
        }
        if (tried == 0)
            QSKIP("it is read-only here");
        // One number, one word and one of two files that exclude each other really become others.
        for (const auto &[knob, one, other] :
             {std::tuple{"vm.swappiness", "41", "42"}, std::tuple{"vm.page-cluster", "2", "3"},
              std::tuple{"vm.dirty_background", "ratio 7", "bytes 1048576"}}) {
            const RestoredKnob restored({knob, {}, 0, 0});
            for (const std::string value : {one, other}) {
                const QByteArray failed = runInShell(shellCommands(restored.target(), value));
                QVERIFY2(failed.isEmpty(), failed);
                QCOMPARE(readKnob(restored.target()).value_or("?"), value);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKnobShell)
#include "tst_knob_shell.moc"
