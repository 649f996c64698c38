// SPDX-License-Identifier: MIT
// What the client says of real processes and does to them: against what /proc says of the same ones.
#include "support/test_support.h"

#include <performance/client/performance_client.h>
#include <performance/knobs/knob.h>
#include <performance/procfs/small_file.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <numeric>

#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

ProcessStat statOf(qint64 pid)
{
    const auto text = smallFile("/proc/" + std::to_string(pid) + "/stat");
    auto stat = text ? parseProcessStat(*text).value_or(ProcessStat()) : ProcessStat();
    stat.name = {}; // it lay in the text
    return stat;
}

class Child {
public:
    explicit Child(const QStringList &command, const QString &folder = u"/"_s)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"WAI_TEST_MARK"_s, u"here"_s);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start(command.front(), command.mid(1));
        if (!process.waitForStarted())
            qFatal("the child did not start");
        // Between the kernel's change of the program and the stack that it gets, a process has a name and no command line.
        if (!QTest::qWaitFor([this] { return !read(u"/proc/%1/cmdline"_s.arg(process.processId())).isEmpty(); }))
            qFatal("the child has no command line");
        identity = {qint32(process.processId()), statOf(process.processId()).startTime};
    }
    ~Child()
    {
        process.kill();
        process.waitForFinished();
    }
    char state() const { return statOf(identity.pid).state; }
    QString score() const { return read(u"/proc/%1/oom_score_adj"_s.arg(identity.pid)); }

    QProcess process;
    ProcessIdentity identity;
};

std::vector<ProcessWish> scoreOf(const char *value)
{
    return {{ProcessWish::What::OomScore, QString::fromLatin1(value)}};
}

PerformanceConfig quick()
{
    return PerformanceConfig().withProfileInterval(100ms);
}

} // namespace

class TestClientProcesses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void detailsAreOfTheProcessThatWasMeant()
    {
        const auto client = createPerformanceClient(quick().withMetrics(false));
        const QTemporaryDir folder;
        const Child child({u"sleep"_s, u"300"_s}, folder.path());
        const auto details = resultOf(client->processControl()->details(child.identity));
        QVERIFY(details);
        QCOMPARE(details->identity, child.identity);
        QCOMPARE(details->name, u"sleep"_s);
        QCOMPARE(details->commandLine,
                 read(u"/proc/%1/cmdline"_s.arg(child.identity.pid)).replace(QChar(0), u' ').trimmed());
        QVERIFY(details->commandLine.endsWith(u"sleep 300"));
        QCOMPARE(details->workingDirectory, QFileInfo(folder.path()).canonicalFilePath());
        QVERIFY(details->environment.contains(u"WAI_TEST_MARK=here"_s));
        QCOMPARE(details->threads.size(), size_t(1));
        QCOMPARE(details->threads.front().id, child.identity.pid);
        // A pid comes back; with another start time it is another process, of which nothing is known.
        QVERIFY(!resultOf(client->processControl()->details({child.identity.pid, child.identity.startTime + 1})));
    }

    void signalsReachTheProcessThatWasMeant()
    {
        const auto client = createPerformanceClient(quick().withMetrics(false));
        Child child({u"sleep"_s, u"300"_s});
        QTRY_COMPARE(child.state(), 'S');
        QVERIFY(!resultOf(
            client->processControl()->signal({child.identity.pid, child.identity.startTime + 1}, ProcessSignal::Kill)));
        QVERIFY(resultOf(client->processControl()->signal(child.identity, ProcessSignal::Stop)));
        QTRY_COMPARE(child.state(), 'T');
        QVERIFY(resultOf(client->processControl()->signal(child.identity, ProcessSignal::Continue)));
        QTRY_COMPARE(child.state(), 'S');
        QVERIFY(resultOf(client->processControl()->signal(child.identity, ProcessSignal::Terminate)));
        QTRY_COMPARE(child.process.state(), QProcess::NotRunning);
        QCOMPARE(child.process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(child.process.exitCode(), 15); // SIGTERM, signal(7)
        QVERIFY(!resultOf(client->processControl()->signal(child.identity, ProcessSignal::Terminate)));
    }

    /// A busy child: what the history says it used is what the kernel says, and another process of its pid used nothing.
    void theHistoryOfAProcessIsItsOwn()
    {
        const auto client = createPerformanceClient(quick());
        const Child child({u"sh"_s, u"-c"_s, u"while :; do :; done"_s});
        const auto everything = [] { return TimeRange{now() - 1h, now() + 1s}; };
        const auto momentsOf = [&](const ProcessIdentity &identity) {
            return *resultOf(client->processes()->historyOf(identity, everything()));
        };
        QVERIFY(QTest::qWaitFor([&] { return momentsOf(child.identity).size() >= 10; }, 30000));
        const auto moments = momentsOf(child.identity);
        const double ticks = double(statOf(child.identity.pid).userTicks + statOf(child.identity.pid).systemTicks);
        const double used = ticks / double(::sysconf(_SC_CLK_TCK));
        QVERIFY(std::is_sorted(moments.begin(), moments.end(),
                               [](const ProcessMoment &a, const ProcessMoment &b) { return a.time < b.time; }));
        for (const ProcessMoment &moment : moments) {
            QCOMPARE(moment.sample.identity, child.identity);
            QVERIFY(moment.sample.cpuSeconds <= used + 0.01);
        }
        QVERIFY(std::any_of(moments.begin(), moments.end(),
                            [](const ProcessMoment &m) { return m.sample.cpu.value_or(0) > 0.05; }));
        QVERIFY(momentsOf({child.identity.pid, child.identity.startTime + 1}).empty());
        // Only of the range that was asked for.
        const auto some = resultOf(client->processes()->historyOf(child.identity, {moments[2].time, moments[5].time}));
        QCOMPARE(some->size(), size_t(3));
        QCOMPARE(some->front().time, moments[2].time);
        // And it is in the list of that moment.
        const auto list = resultOf(client->processes()->at(moments[3].time));
        QVERIFY(list);
        QCOMPARE(list->time, moments[3].time);
        QVERIFY(std::any_of(list->processes->begin(), list->processes->end(),
                            [&](const ProcessSample &p) { return p == moments[3].sample; }));
    }

    void aPlanWritesNothing()
    {
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withMetrics(false).withDataFolder(folder.path()));
        const Child child({u"sleep"_s, u"300"_s});
        const QString before = child.score();
        const auto plan = resultOf(client->processControl()->plan(child.identity, scoreOf("300")));
        QVERIFY(plan);
        QCOMPARE(plan->writes.size(), 1);
        QVERIFY2(plan->writes.front().contains(before + u" → 300"_s), qPrintable(plan->writes.front()));
        QCOMPARE(child.score(), before);
        QVERIFY(!resultOf(
            client->processControl()->plan(child.identity, scoreOf("1001")))); // the kernel's most is 1000, proc(5)
        // Without a data folder there is no journal to take it back from.
        const auto memory = createPerformanceClient(quick().withMetrics(false));
        QCOMPARE(resultOf(memory->processControl()->adjust(child.identity, u"x"_s, scoreOf("300"))).error().code(),
                 PerformanceErrorCode::Unsupported);
        QCOMPARE(child.score(), before);
    }

    void whatIsSetIsInTheHistoryAndGoesBack()
    {
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withDataFolder(folder.path()));
        const Child child({u"sleep"_s, u"300"_s});
        const QString before = child.score();
        const auto change = resultOf(
            client->processControl()->adjust(child.identity, u"Sooner ended"_s, scoreOf("300")));
        QVERIFY2(change, qPrintable(change ? QString() : change.error().message()));
        QCOMPARE(child.score(), u"300"_s);
        QCOMPARE(change->name, u"Sooner ended"_s);
        QCOMPARE(change->state, AppliedChange::State::Stands);
        QVERIFY(!change->canBePermanent); // it ends with the process
        const auto history = resultOf(client->changes()->list());
        QCOMPARE(history->size(), size_t(1));
        QCOMPARE(history->front().id, change->id);
        QCOMPARE(resultOf(client->processControl()->adjust(child.identity, u"Again"_s, scoreOf("300"))).error().code(),
                 PerformanceErrorCode::OptimizationFailed);
        QVERIFY(!resultOf(client->changes()->makePermanent(change->id)));
        QVERIFY(resultOf(client->changes()->keep(change->id)));
        QVERIFY(*resultOf(client->changes()->revert(change->id)));
        QCOMPARE(child.score(), before);
        QCOMPARE(resultOf(client->changes()->list())->front().state, AppliedChange::State::Undone);
        // Both moments are marked on charts.
        const auto events = resultOf(client->history()->events({now() - 1min, now() + 1s}));
        QCOMPARE(std::count_if(events->begin(), events->end(),
                               [](const TimelineEvent &e) {
                                   return e.kind == TimelineEvent::Kind::Change && e.text.contains(u"Sooner ended"_s);
                               }),
                 2);
    }

    void whatOthersSetSinceIsLeftUntilItIsSaidWhatToDo()
    {
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withMetrics(false).withDataFolder(folder.path()));
        const Child child({u"sleep"_s, u"300"_s});
        const QString before = child.score();
        const knobs::Target target{"process.oom-score", {}, child.identity.pid, child.identity.startTime};
        for (const auto answer : {ConflictAnswer::LetGo, ConflictAnswer::Overwrite}) {
            const auto change = resultOf(client->processControl()->adjust(child.identity, u"Mine"_s, scoreOf("300")));
            QVERIFY(change);
            QVERIFY(knobs::writeKnob(target, "500")); // somebody else
            QCOMPARE(resultOf(client->changes()->revert(change->id)).error().code(), PerformanceErrorCode::Conflict);
            QCOMPARE(child.score(), u"500"_s);
            QVERIFY(resultOf(client->changes()->resolveConflict(change->id, answer)));
            QCOMPARE(child.score(), answer == ConflictAnswer::LetGo ? u"500"_s : before);
            QCOMPARE(resultOf(client->changes()->list())->front().state,
                     answer == ConflictAnswer::LetGo ? AppliedChange::State::Left : AppliedChange::State::Undone);
            QCOMPARE(resultOf(client->changes()->resolveConflict(change->id, answer)).error().code(),
                     PerformanceErrorCode::InvalidOptimization); // it has ended
            QVERIFY(knobs::writeKnob(target, before.toStdString()));
        }
    }
};

QTEST_GUILESS_MAIN(TestClientProcesses)
#include "tst_client_processes.moc"
