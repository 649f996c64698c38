// SPDX-License-Identifier: MIT

// Fault 4 of the trial of the window: what comparing two profiles says. The programs are those of the trial's shop.cpp, as
// shop_slow and shop_fast; the samples are made here, 1 ms each.

#include <performance/client/profile_diff.h>
#include <performance/profile/profile_builder.h>

#include <QTest>

#include <algorithm>

using namespace performance;

namespace {

using Verdict = MetricDifference::Verdict;

struct Program {
    QString path;   ///< of the file
    QString target; ///< what was recorded
    QString source = QStringLiteral("/src/shop.cpp");
    QString library = QStringLiteral("libstdc++.so.6.0.30");
};

/// So many samples in each function; one whose name begins with "lib:" is the library's.
Profile profileOf(const Program &program, const QMap<QString, int> &samples)
{
    ProfileBuilder builder;
    builder.header().target = program.target;
    builder.header().events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 1000}};
    const qint32 file = builder.module(program.path.section(u'/', -1), program.path, {}, ModuleKind::Executable);
    const qint32 library = builder.module(program.library, QStringLiteral("/usr/lib/") + program.library, {},
                                          ModuleKind::Library);
    const auto frame = [&](const QString &name) {
        const bool own = !name.startsWith(u"lib:");
        const qint32 module = own ? file : library;
        return builder.namedFrame(module, builder.function(builder.string(own ? name : name.mid(4)), module),
                                  builder.string(own ? program.source : QString()), own ? 10 : 0);
    };
    qint64 time = 0;
    for (auto it = samples.begin(); it != samples.end(); ++it) {
        const qint32 stack = builder.stack(builder.stack(-1, frame(QStringLiteral("main")), FrameOrigin::Imported),
                                           frame(it.key()), FrameOrigin::Imported);
        for (int i = 0; i < it.value(); ++i)
            builder.addSample(time += 1'000'000, 0, builder.thread(1, 1), stack, 1'000'000);
    }
    builder.header().duration = nanoseconds(time);
    return builder.profile();
}

std::vector<FunctionDifference> rowsNamed(const ProfileDifference &diff, const QString &name)
{
    std::vector<FunctionDifference> rows;
    std::ranges::copy_if(diff.functions, std::back_inserter(rows),
                         [&](const FunctionDifference &f) { return f.name == name; });
    return rows;
}

const QMap<QString, int> Slow{
    {QStringLiteral("integrate"), 2720}, {QStringLiteral("sortWords"), 4000}, {QStringLiteral("lib:memcmp"), 3280}};
const QMap<QString, int> Fast{
    {QStringLiteral("integrate"), 780}, {QStringLiteral("sortWords"), 5000}, {QStringLiteral("lib:memcmp"), 4220}};

} // namespace

class TestWorldWindowCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The trial's comparison: each ran for eight seconds, integrate shrank from 27.2 % to 7.8 %. It stood twice in the list,
    /// and the headline was "worse" for the shares that grew in its place.
    void programsOfOtherNamesAreOneProgram()
    {
        const Profile a = profileOf({QStringLiteral("/b/shop_slow"), QStringLiteral("./shop_slow 8")}, Slow);
        const Profile b = profileOf({QStringLiteral("/b/shop_fast"), QStringLiteral("./shop_fast 8")}, Fast);
        QStringList warnings;
        const auto diff = diffProfiles(a, b, 0.05, warnings);
        QVERIFY(diff && diff->inTime);
        const auto integrate = rowsNamed(*diff, QStringLiteral("integrate"));
        QCOMPARE(integrate.size(), size_t(1));
        QVERIFY(std::abs(integrate[0].selfA - 2.72) < 1e-9 && std::abs(integrate[0].selfB - 0.78) < 1e-9);
        QCOMPARE(integrate[0].module, QStringLiteral("shop_slow → shop_fast"));
        QVERIFY(integrate[0].real && integrate[0].verdict == Verdict::Better);
        // Ten seconds of CPU time in both: what moved inside is no loss.
        QVERIFY(std::abs(diff->wholeA - 10) < 1e-9 && std::abs(diff->wholeB - 10) < 1e-9);
        QVERIFY(diff->verdict == Verdict::Same);
        QVERIFY2(warnings.join(u' ').contains(QStringLiteral("shop_slow")), qPrintable(warnings.join(u' ')));
    }

    void theFolderOfAProgramIsNoDifference()
    {
        const Profile a = profileOf({QStringLiteral("/old/shop"), QStringLiteral("/old/shop 8")}, Slow);
        QMap<QString, int> slower = Slow;
        slower[QStringLiteral("integrate")] += 3000;
        QStringList warnings;
        const auto diff = diffProfiles(
            a, profileOf({QStringLiteral("/new/shop"), QStringLiteral("/new/shop 8")}, slower), 0.05, warnings);
        QVERIFY(diff->inTime);
        QVERIFY(std::abs(diff->change - 0.3) < 1e-9);
        QVERIFY(diff->verdict == Verdict::Worse);
        QCOMPARE(rowsNamed(*diff, QStringLiteral("integrate")).size(), size_t(1));
    }

    void sharesAreNeverJudged_data()
    {
        QTest::addColumn<QString>("targetA");
        QTest::addColumn<QString>("targetB");
        QTest::newRow("other arguments") << "shop 8"
                                         << "shop 9";
        QTest::newRow("attached") << "shop (12)"
                                  << "shop (12)"; // as much is recorded as one waits
        QTest::newRow("several attached") << "shop (12), shop (13)"
                                          << "shop (12), shop (13)";
        QTest::newRow("the machine") << "the whole system"
                                     << "the whole system";
        QTest::newRow("nothing is known") << ""
                                          << "";
    }
    void sharesAreNeverJudged()
    {
        QFETCH(QString, targetA);
        QFETCH(QString, targetB);
        QStringList warnings;
        QMap<QString, int> longer = Fast;
        for (int &samples : longer)
            samples *= 3;
        for (const auto &samples : {Fast, longer}) {
            const auto diff = diffProfiles(profileOf({QStringLiteral("/b/shop"), targetA}, Slow),
                                           profileOf({QStringLiteral("/b/shop"), targetB}, samples), 0.05, warnings);
            QVERIFY(diff && !diff->inTime && diff->unit.isEmpty());
            QVERIFY(diff->verdict == Verdict::NotJudged);
            for (const FunctionDifference &f : diff->functions)
                QVERIFY(f.verdict == Verdict::NotJudged);
            const auto memcmp = rowsNamed(*diff, QStringLiteral("memcmp"));
            QVERIFY(memcmp[0].real && std::abs(memcmp[0].change - 0.094) < 1e-9); // it grew, as a share: 32.8 to 42.2 %
        }
    }

    void librariesOfOtherVersionsAreOneLibrary()
    {
        Program later{QStringLiteral("/b/shop"), QStringLiteral("shop 8")};
        later.library = QStringLiteral("libstdc++.so.6.0.33");
        QStringList warnings;
        const auto diff = diffProfiles(profileOf({QStringLiteral("/b/shop"), QStringLiteral("shop 8")}, Slow),
                                       profileOf(later, Slow), 0.05, warnings);
        QCOMPARE(rowsNamed(*diff, QStringLiteral("memcmp")).size(), size_t(1));
        QVERIFY(rowsNamed(*diff, QStringLiteral("memcmp"))[0].change == 0);
    }

    /// Two programs that have nothing in common but main are two programs, and their functions are not one.
    void otherProgramsStayApart()
    {
        Program other{QStringLiteral("/b/sorter"), QStringLiteral("sorter 8")};
        other.source = QStringLiteral("/src/sorter.cpp");
        QStringList warnings;
        const auto diff = diffProfiles(
            profileOf({QStringLiteral("/b/shop"), QStringLiteral("shop 8")}, Slow),
            profileOf(other, {{QStringLiteral("quickSort"), 5000}, {QStringLiteral("lib:memcmp"), 1000}}), 0.05,
            warnings);
        QVERIFY(!diff->inTime);
        QVERIFY(diff->verdict == Verdict::NotJudged);
        QCOMPARE(rowsNamed(*diff, QStringLiteral("main")).size(), size_t(2));
        QCOMPARE(rowsNamed(*diff, QStringLiteral("memcmp")).size(), size_t(1));
    }

    /// What moved into a library of its own is still the same function of the same source.
    void aFunctionIsFoundByItsSource()
    {
        const Profile a = profileOf({QStringLiteral("/b/shop"), QStringLiteral("shop 8")}, Slow);
        ProfileBuilder builder;
        builder.header().target = QStringLiteral("shop 8");
        builder.header().events = a.events;
        const qint32 library = builder.module(QStringLiteral("libshop.so"), QStringLiteral("/b/libshop.so"), {},
                                              ModuleKind::Library);
        const qint32 frame = builder.namedFrame(library,
                                                builder.function(builder.string(QStringLiteral("integrate")), library),
                                                builder.string(QStringLiteral("/elsewhere/shop.cpp")), 10);
        for (int i = 0; i < 2720; ++i)
            builder.addSample(i * 1'000'000LL, 0, builder.thread(1, 1), builder.stack(-1, frame, FrameOrigin::Imported),
                              1'000'000);
        QStringList warnings;
        const auto diff = diffProfiles(a, builder.profile(), 0.05, warnings);
        const auto integrate = rowsNamed(*diff, QStringLiteral("integrate"));
        QCOMPARE(integrate.size(), size_t(1));
        QCOMPARE(integrate[0].module, QStringLiteral("shop → libshop.so"));
    }
};

QTEST_GUILESS_MAIN(TestWorldWindowCompare)
#include "tst_world_window_compare.moc"
