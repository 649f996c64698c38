// SPDX-License-Identifier: MIT
// The whole loop on this real machine, with the real buttons: a condition is made, its card appears, Apply is clicked, the
// kernel's value is another, the experiment says so, Undo is clicked, and the value is as before.
#include "support/pictures.h"
#include "support/provoked.h"
#include "support/quiet_machine.h"
#include "support/restored_knob.h"
#include "support/settled.h"
#include "support/test_support.h"
#include "support/window_fixture.h"

#include "base/confirm_bar.h"
#include "charts/evidence_view.h"
#include "improve/change_dialog.h"
#include "improve/experiment_dialog.h"
#include "improve/improve_page.h"
#include "improve/proven_card.h"
#include "improve/suggestion_card.h"
#include "improve/threshold_dialog.h"
#include "processes/process_adjuster.h"
#include "window/main_window.h"

#include <performance/optimize/virtual_disk.h>

#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

struct Fixture : WindowFixture {
    QPointer<QWidget> dialog;

    Fixture() : WindowFixture(PerformanceConfig().withProfileInterval(500ms).withExperimentSegment(4s))
    {
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
        window->showPage(u"improve"_s);
        QObject::connect(page(), &ImprovePage::opened, window.get(), [this](QWidget *opened) { dialog = opened; });
    }
    ImprovePage *page() { return static_cast<ImprovePage *>(window->currentPage()); }
    SuggestionCard *card(const QString &rule) { return page()->findChild<SuggestionCard *>(u"suggestion-"_s + rule); }
    ProvenCard *applied(const QString &rule) { return page()->findChild<ProvenCard *>(u"applied-"_s + rule); }
    template<typename T>
    static void click(QWidget *where, const char *name)
    {
        auto *button = where->findChild<T *>(QString::fromLatin1(name));
        if (!button || !button->isEnabled() || !button->isVisible())
            qFatal("%s cannot be clicked", name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

} // namespace

class TestImprove : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aQuietMachineSaysWhatWasChecked()
    {
        Fixture f;
        auto *count = f.page()->findChild<QLabel *>(u"suggestionCount"_s);
        QVERIFY(QTest::qWaitFor([&] { return !count->text().isEmpty(); }, 10000));
        QCOMPARE(count->text(), u"No suggestions"_s);
        const auto status = resultOf(f.client->suggestionRules()->status());
        QVERIFY(status && status->checkedAt && status->rules.size() >= 40);
        const auto here = std::count_if(status->rules.begin(), status->rules.end(),
                                        [](const auto &rule) { return rule.isHere; });
        const auto says = [&](const QString &words) {
            const auto labels = f.page()->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QVERIFY(QTest::qWaitFor([&] { return says(u"%1 rules were checked"_s.arg(here)); }, 10000));
        picture(f.themes, f.window.get(), "improve-quiet");
        Fixture::click<QPushButton>(f.page(), "history");
        QVERIFY(f.dialog);
        QVERIFY(QTest::qWaitFor([&] { return f.dialog->findChild<QTreeWidget *>()->topLevelItemCount() == 0; }));
    }

    void fromTheConditionToTheProofAndBack()
    {
        if (::geteuid() != 0)
            QSKIP("only root may make the machine's limits small enough to reach");
        Fixture f;
        const RestoredKnob watches({"fs.inotify.max_user_watches", {}, 0, 0});
        QVERIFY(knobs::writeKnob(watches.target(), "1100"));
        const QString disk = diskOf(f.folder.path());
        const knobs::Target aheadTarget{"block.read_ahead_kb", disk.toStdString(), 0, 0};
        const bool hasDisk = !disk.isEmpty() && knobs::readKnob(aheadTarget) && isTurningDisk(disk, {});
        std::optional<RestoredKnob> ahead;
        std::optional<Provoked> reader;
        if (hasDisk) {
            ahead.emplace(aheadTarget);
            QVERIFY(knobs::writeKnob(aheadTarget, "128"));
            reader.emplace(QStringList{u"disk"_s, f.folder.filePath(u"file"_s)});
        }
        QVERIFY(QDir().mkpath(f.folder.filePath(u"w"_s)));
        std::optional<Provoked> holder(std::in_place, QStringList{u"watches"_s, f.folder.filePath(u"w"_s)});
        waitForQuietMachine();
        const Provoked hog({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN) * 3)});
        const Provoked victim({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN))});
        QCOMPARE(hog.autogroup(), QByteArray("0"));

        // A sysctl and a queue of a disk: applied by clicking, read back, undone by clicking, exactly as before.
        for (const auto &[rule, target, wanted] : {std::tuple{u"L2"_s, watches.target(), std::string("524288")},
                                                   std::tuple{u"D4"_s, aheadTarget, std::string("4096")}}) {
            if (rule == u"D4" && !hasDisk)
                continue;
            const QString name = rule;
            QVERIFY2(QTest::qWaitFor(
                         [&] {
                             return f.card(name) && f.card(name)->findChild<QPushButton *>(u"apply"_s)->isEnabled()
                                 && f.card(name)->findChild<QPushButton *>(u"apply"_s)->isVisible();
                         },
                         60000),
                     qPrintable(name));
            const std::string before = *knobs::readKnob(target);
            QVERIFY(settled(f.card(name)));
            picture(f.themes, f.window.get(), qPrintable(u"improve-"_s + name));
            Fixture::click<QPushButton>(f.card(name), "apply");
            QVERIFY(QTest::qWaitFor([&] { return *knobs::readKnob(target) == wanted; }, 5000));
            QVERIFY(QTest::qWaitFor([&] { return f.applied(name) != nullptr; }, 5000));
            delete f.dialog;
            Fixture::click<QPushButton>(f.applied(name), "undo");
            QVERIFY(QTest::qWaitFor([&] { return *knobs::readKnob(target) == before; }, 5000));
            QVERIFY(QTest::qWaitFor([&] { return f.applied(name) == nullptr; }, 5000));
        }
        // A threshold: raised from the card, it takes the card away; set back, the card comes again.
        QVERIFY(QTest::qWaitFor(
            [&] {
                return f.card(u"L2"_s) && f.card(u"L2"_s)->findChild<QPushButton *>(u"thresholds"_s)
                    && f.card(u"L2"_s)->findChild<QPushButton *>(u"thresholds"_s)->isVisible();
            },
            20000));
        QVERIFY(settled(f.card(u"L2"_s)));
        Fixture::click<QPushButton>(f.card(u"L2"_s), "thresholds");
        QVERIFY(qobject_cast<ThresholdDialog *>(f.dialog.data()));
        picture(f.themes, f.dialog, "thresholds");
        auto *field = f.dialog->findChild<QDoubleSpinBox *>();
        QCOMPARE(field->value(), 80.0);
        field->setValue(100);
        Fixture::click<QPushButton>(f.dialog, "thresholdSave");
        QVERIFY(QTest::qWaitFor([&] { return f.card(u"L2"_s) == nullptr; }, 15000));
        QVERIFY(resultOf(f.client->suggestionRules()->setThresholds(u"L2"_s, {})));
        QVERIFY(QTest::qWaitFor([&] { return f.card(u"L2"_s) != nullptr; }, 15000));
        reader.reset();
        holder.reset();

        // The hog: applied, tried on and off, proven.
        const bool suggested = QTest::qWaitFor(
            [&] { return f.card(u"P1"_s) && f.card(u"P1"_s)->findChild<QPushButton *>(u"apply"_s)->isVisible(); },
            60000);
        QStringList present;
        const auto all = resultOf(f.client->optimizations());
        for (const PerformanceOptimization &o : *all)
            present << o.id;
        QVERIFY2(suggested, qPrintable(present.join(u' ')));
        QVERIFY(f.card(u"P1"_s)->findChild<EvidenceView *>()->accessibleName().contains(u"threshold 20"));
        QVERIFY(settled(f.card(u"P1"_s)));
        Fixture::click<QPushButton>(f.card(u"P1"_s), "apply");
        QVERIFY(QTest::qWaitFor([&] { return hog.autogroup() == "15"; }, 5000));
        QVERIFY(QTest::qWaitFor([&] { return qobject_cast<ExperimentDialog *>(f.dialog.data()) != nullptr; }, 5000));
        auto *dialog = qobject_cast<ExperimentDialog *>(f.dialog.data());
        bool wasOff = false;
        const auto goesOff = [&] { return wasOff = wasOff || hog.autogroup() == "0"; };
        QVERIFY(QTest::qWaitFor(goesOff, 180000)); // it is switched off and on
        picture(f.themes, dialog, "experiment-running");
        picture(f.themes, f.window.get(), "improve-running");
        QVERIFY(QTest::qWaitFor([&] { return !dialog->verdict().isEmpty(); }, 180000));
        qInfo("%s", qPrintable(dialog->verdict()));
        QVERIFY2(dialog->verdict().startsWith(u"Better"), qPrintable(dialog->verdict()));
        picture(f.themes, dialog, "experiment-done");
        const auto result = resultOf(f.client->experiments()->result(u"P1"_s));
        QVERIFY(!result); // of this id there is none; of the whole one there is
        QCOMPARE(hog.autogroup(), QByteArray("15"));
        QVERIFY(QTest::qWaitFor([&] { return f.applied(u"P1"_s) != nullptr; }, 5000));
        QVERIFY(settled(f.applied(u"P1"_s)));
        picture(f.themes, f.window.get(), "improve-proven");
        const auto proof = resultOf(f.client->experiments()->result(f.applied(u"P1"_s)->id()));
        QVERIFY(proof);
        QVERIFY(*proof->high < 0 && *proof->low <= *proof->change && *proof->change <= *proof->high);
        dialog->close();
        Fixture::click<QPushButton>(f.applied(u"P1"_s), "undo");
        QVERIFY(QTest::qWaitFor([&] { return hog.autogroup() == "0"; }, 5000));

        // The history knows all of it, and so do the charts and a report.
        // What the last one leaves follows its knob, by which we knew.
        const auto undone = [&f] {
            const auto list = resultOf(f.client->changes()->list());
            return std::ranges::count(*list, AppliedChange::State::Undone, &AppliedChange::state);
        };
        QTRY_COMPARE(undone(), hasDisk ? 3 : 2);
        const auto changes = resultOf(f.client->changes()->list());
        QCOMPARE(changes->size(), hasDisk ? 3U : 2U);
        QVERIFY(changes->front().verdict.startsWith(u"Better"));
        const auto marks = [&f] {
            const auto events = resultOf(f.client->history()->events({now() - 10min, now() + 1min}));
            return std::ranges::count(*events, TimelineEvent::Kind::Change, &TimelineEvent::kind);
        };
        QTRY_COMPARE(marks(), qsizetype(2 * changes->size()));
        Fixture::click<QPushButton>(f.page(), "history");
        QVERIFY(QTest::qWaitFor(
            [&] {
                return f.dialog && f.dialog->findChild<QTreeWidget *>()
                    && f.dialog->findChild<QTreeWidget *>()->topLevelItemCount() == int(changes->size());
            },
            5000));
        QVERIFY(!f.dialog->findChild<QPushButton *>(u"undoAll"_s)->isEnabled());
        picture(f.themes, f.dialog, "changes");
        delete f.dialog;

        // "Not now" takes a card away, and what was hidden can be shown again.
        QVERIFY(QTest::qWaitFor([&] { return f.card(u"P1"_s) != nullptr; }, 15000));
        f.card(u"P1"_s)->findChild<QPushButton *>(u"notNow"_s)->menu()->actions().constFirst()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return f.card(u"P1"_s) == nullptr; }, 15000));
        QCOMPARE(resultOf(f.client->suggestionRules()->status())->dismissed.size(), 1);
    }

    // What a profile says is advice: a card with the caller to look at, and nothing to apply.
    void aProfileGivesAdvice()
    {
        Fixture f;
        ProfilingRequest request;
        request.name = u"wasteful"_s;
        request.target.kind = ProfilingTarget::Kind::Launch;
        request.target.command = {QStringLiteral(WAI_BINARY_FOLDER "/tests/wasteful"), u"allocate"_s, u"1"_s};
        const auto started = resultOf(f.client->startProfiling(request));
        if (!started)
            QSKIP(qPrintable(u"profiling does not start here: "_s + started.error().message()));
        // The window ends the session when the program has ended, and shows its profile.
        std::vector<ReportInfo> reports;
        QVERIFY(QTest::qWaitFor([&] { return !(reports = *resultOf(f.client->reports()->list())).empty(); }, 30000));
        const auto report = resultOf(f.client->report(reports.front().id));
        if (report && report->profile.events.at(0).name == ProfileEvent::Polled)
            QSKIP("the kernel does not let this user sample");
        f.window->showPage(u"improve"_s);
        QVERIFY(QTest::qWaitFor([&] { return f.card(u"S1"_s) != nullptr; }, 10000));
        QVERIFY(settled(f.card(u"S1"_s)));
        QVERIFY(!f.card(u"S1"_s)->findChild<QPushButton *>(u"apply"_s)->isVisible());
        const auto cards = resultOf(f.client->optimizations());
        const auto s1 = std::find_if(cards->begin(), cards->end(),
                                     [](const PerformanceOptimization &o) { return o.rule == u"S1"; });
        QVERIFY2(s1->description.text().contains(u"buildBasket"), qPrintable(s1->description.text()));
        QCOMPARE(resultOf(f.client->applyOptimization(s1->id)).error().code(),
                 PerformanceErrorCode::InvalidOptimization);
        picture(f.themes, f.window.get(), "improve-advice");
    }

    // Only what is switched on and off is measured; the dialog of any other change does not say so.
    void theDialogIsNamedForWhatIsDone_data()
    {
        using Proof = OptimizationPlan::Proof;
        QTest::addColumn<Proof>("proof");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("title");
        QTest::newRow("switched on and off") << Proof::Crossover << 240 << u"Apply and measure"_s;
        QTest::newRow("a limit") << Proof::Readback << 0 << u"Applied and read back"_s;
        QTest::newRow("looked at before and after") << Proof::Watch << 60 << u"Applied and watched"_s;
        QTest::newRow("nothing that could be looked at") << Proof::Watch << 0 << u"Applied and read back"_s;
    }
    void theDialogIsNamedForWhatIsDone()
    {
        QFETCH(OptimizationPlan::Proof, proof);
        QFETCH(int, seconds);
        QFETCH(QString, title);
        Fixture f;
        OptimizationPlan plan;
        plan.proof = proof;
        plan.experimentLength = std::chrono::seconds(seconds);
        ExperimentDialog dialog(*f.client, {}, plan, f.themes);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.windowTitle(), title);
    }

    void theHistorySaysHowAChangeEnded()
    {
        AppliedChange change;
        QCOMPARE(stateText(change), u"in effect"_s);
        change.state = AppliedChange::State::Ended;
        QCOMPARE(stateText(change), u"ended with its process"_s);
    }

    // Efficiency mode on and off from a process's menu, through the same journal.
    void aProcessIsAdjustedAndLetGo()
    {
        Fixture f;
        QProcess sleeper;
        sleeper.setChildProcessModifier([] { ::setsid(); });
        sleeper.start(u"sleep"_s, {u"120"_s});
        QVERIFY(sleeper.waitForStarted());
        const auto pid = std::int32_t(sleeper.processId());
        ProcessSample process;
        process.identity = {pid, knobs::startTimeOf(pid).value_or(0)};
        process.name = u"sleep"_s;
        process.state = 'S';
        const auto value = [&](const char *knob) {
            return *knobs::readKnob({knob, {}, pid, process.identity.startTime});
        };
        const std::vector<std::pair<const char *, std::string>> before{
            {"process.scheduler", value("process.scheduler")},
            {"process.io-priority", value("process.io-priority")},
            {"process.autogroup", value("process.autogroup")}};
        ConfirmBar confirm;
        ProcessAdjuster adjuster(*f.client, &confirm, nullptr);
        QString said;
        connect(&adjuster, &ProcessAdjuster::told, this, [&](const QString &sentence) { said = sentence; });
        QMenu menu;
        adjuster.fill(&menu, process);
        picture(f.themes, &menu, "adjust-menu");
        const auto choose = [&](const QString &text) {
            for (QAction *action : menu.actions()) {
                if (action->text() == text)
                    return action->trigger();
            }
            qFatal("no entry %s", qPrintable(text));
        };
        choose(u"Efficiency mode"_s);
        QVERIFY(QTest::qWaitFor([&] { return said.startsWith(u"Set and read back"); }, 5000));
        QCOMPARE(value("process.scheduler"), std::string("batch"));
        QCOMPARE(value("process.io-priority"), std::string("idle"));
        QCOMPARE(value("process.autogroup"), std::string("10"));
        said.clear();
        choose(u"Undo what was set"_s);
        QVERIFY(QTest::qWaitFor([&] { return said.startsWith(u"Taken back"); }, 5000));
        for (const auto &[knob, was] : before)
            QCOMPARE(value(knob), was);
        said.clear();
        choose(u"Undo what was set"_s);
        QVERIFY(QTest::qWaitFor([&] { return said.startsWith(u"None"); }, 5000));
        // A process that has ended meanwhile gets one clear sentence.
        sleeper.kill();
        sleeper.waitForFinished();
        said.clear();
        choose(u"Pause"_s);
        QVERIFY(QTest::qWaitFor([&] { return !said.isEmpty(); }, 5000));
        QVERIFY2(said.contains(u"ended"), qPrintable(said));
    }

    // kill -9 or a closed terminal in the middle of an experiment: the machine is as before, at the latest when the next of our
    // commands runs, whichever it is.
    void aTrialThatIsCutOffLeavesNothing_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("its terminal was closed") << SIGHUP;
    }
    void aTrialThatIsCutOffLeavesNothing()
    {
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const QString program = QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance");
        const QStringList where{u"--data-dir"_s, folder.filePath(u"data"_s)};
        waitForQuietMachine();
        const Provoked hog({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN) * 3)});
        const Provoked victim({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN))});
        QCOMPARE(hog.autogroup(), QByteArray("0"));
        QProcess measuring;
        measuring.setProcessChannelMode(QProcess::MergedChannels);
        measuring.start(program, QStringList{u"apply"_s, u"P1"_s, u"--measure"_s} + where);
        QVERIFY(QTest::qWaitFor([&] { return hog.autogroup() == "15" || measuring.state() == QProcess::NotRunning; },
                                90000));
        QVERIFY2(measuring.state() == QProcess::Running, measuring.readAll().constData());
        ::kill(pid_t(measuring.processId()), signal);
        QVERIFY(measuring.waitForFinished(20000));
        if (signal == SIGHUP)
            QCOMPARE(hog.autogroup(), QByteArray("0")); // it took it back itself
        QProcess next;
        next.start(program, QStringList{u"history"_s} + where);
        QVERIFY(next.waitForFinished(20000));
        QCOMPARE(hog.autogroup(), QByteArray("0"));
        const QByteArray said = next.readAllStandardOutput();
        QVERIFY2(said.contains("undone"), said.constData());
    }

    // The same for an ordinary user, whose processes these are, from the command line; and undone as well.
    void anOrdinaryUserMayDoItToo()
    {
        if (::geteuid() != 0)
            QSKIP("as root the test can become an ordinary user");
        const QTemporaryDir folder;
        QVERIFY(::chown(QFile::encodeName(folder.path()).constData(), 65534, 65534) == 0);
        const auto asNobody = [&](const QStringList &arguments) {
            QProcess process;
            process.setChildProcessModifier([] {
                if (::setgid(65534) != 0 || ::setuid(65534) != 0)
                    ::_exit(1);
            });
            process.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                          arguments + QStringList{u"--data-dir"_s, folder.filePath(u"data"_s)});
            process.waitForFinished(90000);
            const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
            return std::pair(process.exitCode(), said);
        };
        const Provoked hog({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN) * 3)}, 65534);
        const Provoked victim({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN))}, 65534);
        const auto [code, said] = asNobody({u"apply"_s, u"P1"_s});
        QVERIFY2(code == 0, said.constData());
        QVERIFY2(said.contains("0 → 15"), said.constData());
        QCOMPARE(hog.autogroup(), QByteArray("15"));
        const auto [undoCode, undoSaid] = asNobody({u"undo"_s, u"P1"_s});
        QVERIFY2(undoCode == 0, undoSaid.constData());
        QCOMPARE(hog.autogroup(), QByteArray("0"));
        const auto [again, reason] = asNobody({u"undo"_s, u"P1"_s});
        QCOMPARE(again, 1);
        const auto [historyCode, history] = asNobody({u"history"_s});
        QCOMPARE(historyCode, 0);
        QVERIFY2(history.contains("undone") && history.contains("nobody"), history.constData());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TestImprove test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_improve.moc"
