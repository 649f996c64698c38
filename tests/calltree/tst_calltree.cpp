// SPDX-License-Identifier: MIT
#include "support/folded_profile.h"

#include <performance/calltree/filtered_profile.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/profile_findings.h>
#include <performance/calltree/profile_grade.h>
#include <performance/calltree/profile_text.h>
#include <performance/calltree/thread_lanes.h>
#include <performance/core/report_json.h>
#include <performance/core/stacks.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace performance;

namespace {

/// The tree as text: "main 10/1 (a 9/9)", total and self, children in brackets.
QString textOf(const Profile &profile, const CallTree &tree, const CallNode &node)
{
    QStringList children;
    for (const CallNode &child : tree.children(node))
        children << textOf(profile, tree, child);
    const QString name = node.parent < 0 ? QStringLiteral("all") : profile.functionName(node.function);
    return QStringLiteral("%1 %2/%3").arg(name).arg(node.total).arg(node.self)
        + (children.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(children.join(u' ')));
}

QString textOf(const Profile &profile, const ProfileFilter &filter = {})
{
    const CallTree tree = buildCallTree(profile, filter);
    return textOf(profile, tree, tree.nodes[0]);
}

qint32 functionNamed(const Profile &profile, const QString &name)
{
    for (size_t i = 0; i < profile.functions.size(); ++i) {
        if (profile.functionName(qint32(i)) == name)
            return qint32(i);
    }
    return -1;
}

/// As a compiler that optimises leaves it: of each frame of `callee` the one really called is `caller`, `callee` stands in it.
void inlineInto(Profile &profile, const QString &callee, const QString &caller)
{
    for (size_t i = 0; i < profile.frames.size(); ++i) {
        const ProfileFrame frame = profile.frames[i];
        const ProfileLocation was = profile.locations[size_t(frame.firstLocation)];
        if (profile.functionName(was.function) != callee)
            continue;
        profile.frames.edit(i).firstLocation = qint32(profile.locations.size());
        profile.frames.edit(i).locationCount = 2;
        profile.locations.push_back({functionNamed(profile, caller), 0, 0});
        profile.locations.push_back(was);
    }
}

struct Counted {
    qint64 total = 0;
    qint64 samples = 0;
    bool operator==(const Counted &) const = default;
};

/// What a tree must hold by the words of ProfileFilter, one sample after the other: each way from the root, and its cost.
std::map<std::vector<qint32>, Counted> countedPaths(const Profile &profile, const ProfileFilter &filter)
{
    std::map<std::vector<qint32>, Counted> counted;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        std::vector<qint32> path; // the outermost first
        for (qint32 stack = profile.sampleStacks[i]; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
            const qint32 function =
                profile.locations[size_t(profile.frames[size_t(profile.stacks[size_t(stack)].frame)].firstLocation)]
                    .function;
            if (!filter.hiddenFunctions.contains(function))
                path.insert(path.begin(), function);
        }
        if (filter.focus >= 0)
            path.erase(path.begin(), std::ranges::find(path, filter.focus));
        if (filter.collapseRecursion)
            path.erase(std::unique(path.begin(), path.end()), path.end());
        if (filter.bottomUp)
            std::ranges::reverse(path);
        for (size_t length = 1; length <= path.size(); ++length) {
            Counted &node = counted[{path.begin(), path.begin() + std::ptrdiff_t(length)}];
            node.total += profile.sampleWeights[i];
            ++node.samples;
        }
    }
    return counted;
}

const QStringList Shop{QStringLiteral("main;serve;parse 2"), QStringLiteral("main;serve;render;parse 3"),
                       QStringLiteral("main;serve;render 5"), QStringLiteral("main;log 1@2")};

} // namespace

class TestCallTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void topDown()
    {
        QCOMPARE(textOf(foldedProfile(Shop)),
                 QStringLiteral("all 11/0 (main 11/0 (serve 10/0 (render 8/5 (parse 3/3) parse 2/2) log 1/1))"));
        QCOMPARE(textOf(Profile()), QStringLiteral("all 0/0"));
    }

    void aFilteredProfileShowsTheSameWithoutAFilter()
    {
        const Profile profile = foldedProfile(Shop);
        std::vector<ProfileFilter> filters(6);
        filters[1].threads = {1};
        filters[2].from = 10'000'000;
        filters[2].to = 30'000'000;
        filters[3].focus = functionNamed(profile, QStringLiteral("render"));
        filters[4].hiddenFunctions = {functionNamed(profile, QStringLiteral("serve"))};
        filters[5].events = {3};
        for (const ProfileFilter &filter : filters)
            QCOMPARE(textOf(filtered(profile, filter)), textOf(profile, filter));
        QVERIFY(filtered(profile, filters[3]).firstInconsistency().isEmpty());
        const Profile loop = foldedProfile({QStringLiteral("main;f;f;f;g 4")});
        ProfileFilter collapsed;
        collapsed.collapseRecursion = true;
        QCOMPARE(textOf(filtered(loop, collapsed)), textOf(loop, collapsed));
    }

    void findings()
    {
        // One function with half of the time stands out, called mostly by render.
        QStringList hot;
        for (int i = 0; i < 100; ++i)
            hot << QStringLiteral("main;render;blend 3") << QStringLiteral("main;log;blend 1")
                << QStringLiteral("main;a 1") << QStringLiteral("main;b 1") << QStringLiteral("main;c 1")
                << QStringLiteral("main;d 1");
        const auto found = profileFindings(foldedProfile(hot));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].kind, ProfileFinding::Kind::HotFunction);
        QVERIFY2(found[0].sentence.text().contains(QStringLiteral("50 %"))
                     && found[0].sentence.text().contains(QStringLiteral("blend"))
                     && found[0].sentence.text().contains(QStringLiteral("by render")),
                 qPrintable(found[0].sentence.text()));
        // Spread over ten functions nothing does, nor in a dozen samples.
        QStringList even;
        for (int i = 0; i < 300; ++i)
            even << QStringLiteral("main;f%1 1").arg(i % 10);
        QVERIFY(profileFindings(foldedProfile(even)).empty());
        QVERIFY(profileFindings(foldedProfile(hot.mid(0, 12))).empty());
        QVERIFY(profileFindings(Profile()).empty());
        // Waits count against the time that passed.
        QStringList waits;
        for (int i = 0; i < 100; ++i)
            waits << QStringLiteral("main;takeOrder;pthread_mutex_lock;futex_wait 5000000")
                  << QStringLiteral("main;serve;poll 5000000");
        Profile waiting = foldedProfile(waits);
        waiting.events = {{ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0}};
        const auto locks = profileFindings(waiting);
        QCOMPARE(locks.size(), size_t(1));
        QCOMPARE(locks[0].kind, ProfileFinding::Kind::Lock);
        QVERIFY2(locks[0].sentence.text().contains(QStringLiteral("takeOrder")), qPrintable(locks[0].sentence.text()));
        QVERIFY(std::abs(locks[0].share - 0.25) < 0.01);
    }

    /// What is only ever inlined is called where nothing was optimised. Names as g++ 12 and rustc 1.63 make them without options;
    /// those that an optimised program has as well are of this project's own Release build.
    void unoptimisedBuildsAreKnown_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<bool>("isSign");
        const auto row = [](const char *name, bool isSign) {
            QTest::newRow(name) << QString::fromLatin1(name) << isSign;
        };
        row("std::vector<int, std::allocator<int> >::operator[](unsigned long)", true);
        row("std::vector<int, std::allocator<int> >::operator[](unsigned long) const", true);
        row("std::remove_reference<int&>::type&& std::move<int&>(int&)", true);
        row("int&& std::forward<int>(std::remove_reference<int>::type&)", true);
        row("__gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > >::operator*() const", true);
        row("bool __gnu_cxx::operator!=<int*, std::vector<int, std::allocator<int> > >(__gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > > const&, __gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > > const&)",
            true);
        row("std::unique_ptr<Shop, std::default_delete<Shop> >::operator->() const", true);
        row("core::iter::range::<impl core::iter::traits::iterator::Iterator for core::ops::range::Range<A>>::next",
            true);
        row("void std::__introsort_loop<__gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > >, long, __gnu_cxx::__ops::_Iter_less_iter>(__gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > >, __gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > >, long, __gnu_cxx::__ops::_Iter_less_iter)",
            false);
        row("std::map<int, std::vector<int, std::allocator<int> >, std::less<int>, std::allocator<std::pair<int const, std::vector<int, std::allocator<int> > > > >::operator[](int const&)",
            false);
        row("std::_Deque_iterator<int, int&, int*> std::move<std::_Deque_iterator<int, int&, int*>, std::_Deque_iterator<int, int&, int*> >(std::_Deque_iterator<int, int&, int*>, std::_Deque_iterator<int, int&, int*>, std::_Deque_iterator<int, int&, int*>)",
            false);
        row("void std::vector<int, std::allocator<int> >::_M_realloc_insert<int const&>(__gnu_cxx::__normal_iterator<int*, std::vector<int, std::allocator<int> > >, int const&)",
            false);
        row("shop::Basket::size() const", false);
        row("main", false);
    }
    void unoptimisedBuildsAreKnown()
    {
        QFETCH(QString, at);
        QFETCH(bool, isSign);
        QStringList calls;
        for (int i = 0; i < 100; ++i)
            calls << QStringLiteral("main;sum;%1 1").arg(QString(at).replace(u' ', u'_'))
                  << QStringLiteral("main;sum 1") << QStringLiteral("main;f%1 1").arg(i % 10);
        const auto finding = [](const Profile &profile) {
            const auto all = profileFindings(profile);
            const auto it = std::ranges::find(all, ProfileFinding::Kind::Unoptimised, &ProfileFinding::kind);
            return it == all.end() ? std::optional<ProfileFinding>() : std::optional(*it);
        };
        Profile unoptimised = foldedProfile(calls);
        // The lines of the profile above have no room for blanks.
        for (qint32 s = 0; s < qint32(unoptimised.strings.size()); ++s) {
            if (unoptimised.text(s) == QString(at).replace(u' ', u'_'))
                unoptimised.strings.edit(size_t(s)) = at;
        }
        const auto found = finding(unoptimised);
        QCOMPARE(found.has_value(), isSign);
        if (!isSign)
            return;
        QVERIFY(std::abs(found->share - 1.0 / 3) < 0.01);
        QVERIFY2(found->sentence.text().contains(QStringLiteral("33 %")) && found->sentence.text().contains(at),
                 qPrintable(found->sentence.text()));
        // The same function inlined into its caller, as -O2 leaves it: the frame is sum's, and the other is listed after it.
        Profile optimised = unoptimised;
        inlineInto(optimised, at, QStringLiteral("sum"));
        QVERIFY(optimised.firstInconsistency().isEmpty());
        QVERIFY(!finding(optimised));
    }

    void bottomUp()
    {
        ProfileFilter filter;
        filter.bottomUp = true;
        // What is on the CPU first; its self cost is that of the first level, callers have none.
        QCOMPARE(
            textOf(foldedProfile(Shop), filter),
            QStringLiteral(
                "all 11/0 (parse 5/5 (render 3/0 (serve 3/0 (main 3/0)) serve 2/0 (main 2/0)) render 5/5 (serve 5/0 (main 5/0)) log 1/1 (main 1/0))"));
    }

    void filters()
    {
        const Profile profile = foldedProfile(Shop);
        ProfileFilter filter;
        filter.focus = functionNamed(profile, QStringLiteral("render"));
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 8/0 (render 8/5 (parse 3/3))"));
        filter = {};
        filter.hiddenFunctions.insert(functionNamed(profile, QStringLiteral("serve")));
        QCOMPARE(textOf(profile, filter),
                 QStringLiteral("all 11/0 (main 11/0 (render 8/5 (parse 3/3) parse 2/2 log 1/1))"));
        filter = {};
        filter.hiddenModules.insert(0);
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 11/11"));
        filter = {};
        filter.threads = {1};
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 1/0 (main 1/0 (log 1/1))"));
        filter = {};
        filter.from = 10'000'000; // the second sample, to before the fourth
        filter.to = 30'000'000;
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 8/0 (main 8/0 (serve 8/0 (render 8/5 (parse 3/3))))"));
        filter = {};
        filter.events = {7};
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 0/0"));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(buildCallTree(profile, {}, stop.get_token()).total(), 0);
    }

    void recursion()
    {
        const Profile profile = foldedProfile({QStringLiteral("main;f;f;f;g 2"), QStringLiteral("main;f 1")});
        QCOMPARE(textOf(profile), QStringLiteral("all 3/0 (main 3/0 (f 3/1 (f 2/0 (f 2/0 (g 2/2)))))"));
        ProfileFilter filter;
        filter.collapseRecursion = true;
        QCOMPARE(textOf(profile, filter), QStringLiteral("all 3/0 (main 3/0 (f 3/1 (g 2/2)))"));
        // A stack counts once, however often the function is in it.
        const auto costs = functionCosts(buildCallTree(profile, {}));
        const auto f = std::ranges::find(costs, functionNamed(profile, QStringLiteral("f")), &FunctionCost::function);
        QCOMPARE(f->total, 3);
        QCOMPARE(f->self, 1);
        QCOMPARE(f->totalSamples, 2);
        QCOMPARE(f->selfSamples, 1);
    }

    void butterfly()
    {
        const Profile profile = foldedProfile(Shop);
        const CallTree tree = buildCallTree(profile, {});
        const Butterfly parse = butterflyOf(tree, functionNamed(profile, QStringLiteral("parse")));
        QCOMPARE(parse.function.total, 5);
        QCOMPARE(parse.callers.size(), 2u);
        QCOMPARE(profile.functionName(parse.callers[0].function), QStringLiteral("render"));
        QCOMPARE(parse.callers[0].total, 3);
        QVERIFY(parse.callees.empty());
        const Butterfly main = butterflyOf(tree, functionNamed(profile, QStringLiteral("main")));
        QCOMPARE(main.callers[0].function, -1);
        QCOMPARE(main.callees.size(), 2u);
    }

    void sumsHoldForRandomStacks()
    {
        std::mt19937 random(7);
        QStringList lines;
        qint64 whole = 0;
        for (int i = 0; i < 3000; ++i) {
            QStringList names{QStringLiteral("main")};
            for (unsigned d = random() % 12; d > 0; --d)
                names << QStringLiteral("f%1").arg(random() % 9);
            const auto weight = qint64(random() % 100);
            whole += weight;
            lines << names.join(u';') + QStringLiteral(" %1").arg(weight);
        }
        const Profile profile = foldedProfile(lines);
        QCOMPARE(profile.firstInconsistency(), QString());
        for (const bool bottomUp : {false, true}) {
            ProfileFilter filter;
            filter.bottomUp = bottomUp;
            const CallTree tree = buildCallTree(profile, filter);
            QCOMPARE(tree.total(), whole);
            qint64 self = 0;
            for (size_t i = 0; i < tree.nodes.size(); ++i) {
                const CallNode &node = tree.nodes[i];
                self += node.self;
                qint64 below = 0;
                qint64 last = std::numeric_limits<qint64>::max();
                for (const CallNode &child : tree.children(node)) {
                    below += child.total;
                    QVERIFY(child.total <= last); // the heaviest first
                    last = child.total;
                    QCOMPARE(child.parent, qint32(i));
                }
                QVERIFY(below <= node.total);
                if (!bottomUp)
                    QCOMPARE(node.total, below + node.self);
            }
            QCOMPARE(self, whole);
        }
        qint64 functions = 0;
        for (const FunctionCost &cost : functionCosts(buildCallTree(profile, {})))
            functions += cost.self;
        QCOMPARE(functions, whole);
    }

    void treesHoldWhatPlainCountingFinds()
    {
        std::mt19937 random(11);
        QStringList lines;
        for (int i = 0; i < 2000; ++i) {
            QStringList names{QStringLiteral("main")};
            for (unsigned d = random() % 14; d > 0; --d)
                names << (random() % 3 == 0 ? names.back()
                                            : QStringLiteral("f%1").arg(random() % 5)); // some call themselves
            lines << names.join(u';') + QStringLiteral(" %1").arg(random() % 50);
        }
        for (int count : {1, 2, 2000}) {
            const Profile profile = foldedProfile(lines.mid(0, count));
            for (unsigned kind = 0; kind < 16; ++kind) {
                ProfileFilter filter;
                filter.bottomUp = kind & 1;
                filter.collapseRecursion = kind & 2;
                if (kind & 4)
                    filter.hiddenFunctions = {functionNamed(profile, QStringLiteral("f1"))};
                if (kind & 8)
                    filter.focus = functionNamed(profile, QStringLiteral("f2"));
                if ((kind & 8) && filter.focus < 0)
                    continue; // not in the first lines
                const CallTree tree = buildCallTree(profile, filter);
                std::map<std::vector<qint32>, Counted> found;
                std::vector<std::vector<qint32>> paths(tree.nodes.size());
                size_t deepest = 0;
                for (size_t i = 1; i < tree.nodes.size(); ++i) {
                    const CallNode &node = tree.nodes[i];
                    QVERIFY(size_t(node.parent) < i);
                    paths[i] = paths[size_t(node.parent)];
                    paths[i].push_back(node.function);
                    deepest = std::max(deepest, paths[i].size());
                    QVERIFY(found.emplace(paths[i], Counted{node.total, node.samples}).second);
                }
                QCOMPARE(size_t(tree.depth), deepest);
                QVERIFY(found == countedPaths(profile, filter));
            }
        }
    }

    void unnamedFramesAndMissingStacks()
    {
        Profile profile = foldedProfile({QStringLiteral("main 1")});
        profile.frames.push_back({0x1234, 0, 0, 0});
        profile.stacks.push_back({0, 1, FrameOrigin::CallFrameInfo});
        profile.sampleTimes.push_back(20'000'000);
        profile.sampleEvents.push_back(0);
        profile.sampleThreads.push_back(0);
        profile.sampleStacks.push_back(1);
        profile.sampleWeights.push_back(4);
        profile.sampleTimes.push_back(21'000'000);
        profile.sampleEvents.push_back(0);
        profile.sampleThreads.push_back(0);
        profile.sampleStacks.push_back(-1);
        profile.sampleWeights.push_back(2);
        QCOMPARE(profile.firstInconsistency(), QString());
        const CallTree tree = buildCallTree(profile, {});
        QCOMPARE(tree.total(), 7);
        QCOMPARE(tree.withoutStack, 2);
        QCOMPARE(tree.nodes[2].function, -1);
        QVERIFY(gradeOf(profile).unresolvedShare > 0.8);
        QVERIFY(profileSummary(profile).contains(QStringLiteral("not named yet")));
    }

    void gradesAndIntervals()
    {
        const ShareInterval half = shareInterval(500, 1000);
        QVERIFY(half.low < 0.5 && half.low > 0.46 && half.high > 0.5 && half.high < 0.54);
        QCOMPARE(shareInterval(0, 100).low, 0.0);
        QVERIFY(shareInterval(0, 100).high > 0.01); // none seen is not none there
        QCOMPARE(shareInterval(0, 0).high, 1.0);
        Profile profile;
        profile.events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 999}};
        QCOMPARE(gradeOf(profile).letter, 'D');
        QStringList many(2000, QStringLiteral("main;a 1"));
        profile = foldedProfile(many);
        QCOMPARE(gradeOf(profile).letter, 'A');
        profile.quality.lost = 300;
        QCOMPARE(gradeOf(profile).letter, 'C');
        profile.quality.lost = 0;
        profile.quality.stacks = 2000;
        profile.quality.truncated = 1000;
        QCOMPARE(gradeOf(profile).letter, 'D');
        QVERIFY(gradeOf(profile).reasons.constFirst().contains(QStringLiteral("50 %")));
        // What is sampled all the time cannot be recorded otherwise: the same faults, without that advice.
        Profile kept = profile;
        kept.events.clear();
        for (const QLatin1String name :
             {StackEvents::Cpu, StackEvents::Lock, StackEvents::Blocked, StackEvents::Runnable})
            kept.events.push_back({ProfileEvent::Kind::OnCpu, name, QStringLiteral("ns"), 19});
        QCOMPARE(gradeOf(kept).letter, 'D');
        QVERIFY(gradeOf(profile).reasons.constFirst().contains(QStringLiteral("--stack-size")));
        QVERIFY(!gradeOf(kept).reasons.join(u' ').contains(QStringLiteral("--stack-size")));
    }

    void lanesAndHeat()
    {
        Profile profile = foldedProfile(Shop);
        profile.events.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0});
        profile.sampleTimes.push_back(35'000'000);
        profile.sampleEvents.push_back(1);
        profile.sampleThreads.push_back(1);
        profile.sampleStacks.push_back(0);
        profile.sampleWeights.push_back(20'000'000); // waited from 15 to 35 ms
        const auto lanes = threadLanes(profile, 0, 40'000'000, 4, 10);
        QCOMPARE(lanes.size(), 2u);
        QCOMPARE(profile.threads[size_t(lanes[0].thread)].thread, 1);
        QCOMPARE(lanes[0].columns[0].own, 1.f);
        QCOMPARE(lanes[0].columns[3].own, 0.f);
        QCOMPARE(lanes[1].columns[1].waiting, 0.5f);
        QCOMPARE(lanes[1].columns[2].waiting, 1.f);
        QCOMPARE(lanes[1].columns[3].waiting, 0.5f);
        const SubsecondHeat heat = subsecondHeat(profile, {}, 100);
        QCOMPARE(heat.columns, 1);
        QCOMPARE(heat.counts[1], 1);
        QCOMPARE(heat.most, 1);
    }

    void aProfileInAReport()
    {
        PerformanceReport report;
        report.id = QStringLiteral("x");
        report.profile = foldedProfile(Shop);
        report.profile.frames.push_back({0xffffffff81000000u, 0, 0, 1});
        report.profile.quality.lost = 5;
        report.profile.notes << QStringLiteral("a note");
        const auto back = reportFromJson(toJson(report), QStringLiteral("test"));
        QVERIFY2(back, back ? "" : qPrintable(back.error().message()));
        QVERIFY(back->profile == report.profile);
        // One that points at nothing is refused, with the place.
        report.profile.stacks.push_back({99, 0, FrameOrigin::Sampled});
        const auto broken = reportFromJson(toJson(report), QStringLiteral("test"));
        QVERIFY(!broken);
        QVERIFY(broken.error().message().contains(QStringLiteral("stacks[")));
    }

    void copiesShareAndDetach()
    {
        Column<int> a;
        for (int i = 0; i < 40000; ++i)
            a.push_back(i);
        const Column<int> snapshot = a;
        a.edit(5) = -1;
        for (int i = 0; i < 40000; ++i)
            a.push_back(i);
        QCOMPARE(snapshot.size(), 40000u);
        QCOMPARE(snapshot[5], 5);
        QCOMPARE(snapshot[39999], 39999);
        QCOMPARE(a[5], -1);
        QVERIFY(!(a == snapshot));
    }
};

QTEST_GUILESS_MAIN(TestCallTree)
#include "tst_calltree.moc"
