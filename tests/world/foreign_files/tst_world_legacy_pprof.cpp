// SPDX-License-Identifier: MIT

// What pprof reads beside profile.proto. Formats and values: profile/legacy_profile.go and legacy_java_profile.go of
// google/pprof; docs/cpuprofile-fileformat.html of gperftools.
#include "foreign_totals.h"

#include <QtEndian>

#include <cmath>

using namespace performance;

namespace {

using Self = QMap<QString, qint64>;

QByteArray words(std::initializer_list<quint64> values)
{
    QByteArray out;
    for (const quint64 value : values) {
        const quint64 little = qToLittleEndian(value);
        out.append(reinterpret_cast<const char *>(&little), 8);
    }
    return out;
}

constexpr char Map[] =
    "MAPPED_LIBRARIES:\n00400000-00500000 r-xp 00001000 08:01 17   /bin/shop\n00500000-00600000 rw-p 00101000 08:01 17   /bin/shop\n";

} // namespace

class TestWorldLegacyPprof : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cpuProfilesOfGperftools()
    {
        // 10 ms a sample; 3 of main > work, with the leaf twice as the signal handler leaves it; 1 of main.
        const QByteArray content = words({0, 3, 0, 10'000, 0, 3, 3, 0x400010, 0x400010, 0x400101, 1, 1, 0x400100, 0, 1,
                                          0})
            + QByteArray(Map).mid(18);
        const auto profile = imported(content);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const EventTotal cpu = totalsOf(*profile)[QStringLiteral("cpu")];
        QCOMPARE(cpu.total, qint64(40'000'000));
        QCOMPARE(cpu.unit, QStringLiteral("ns"));
        QCOMPARE(cpu.self,
                 (Self{{QStringLiteral("shop+0x1010"), 30'000'000}, {QStringLiteral("shop+0x1100"), 10'000'000}}));
        QCOMPARE(totalsOf(*profile)[QStringLiteral("samples")].total, qint64(4));
        QCOMPARE(profile->events.front().rate, 100.0);
        QVERIFY(texts(profile->notes).join(u' ').contains(QStringLiteral("pprof -proto")));
        QVERIFY(texts(imported(content.left(10 * 8))->notes).join(u' ').contains(QStringLiteral("cut off")));
        QVERIFY(!imported(words({0, 3, 0, 10'000, 0, 3, quint64(1) << 60, 0})));
    }

    void heapsOfTcmalloc()
    {
        const auto all = imported(QByteArray("heap profile:      3:     300 [     5:     900] @ heapprofile\n"
                                             "     1:     100 [     2:     600] @ 0x00400011 0x00400101\n"
                                             "     2:     200 [     3:     300] @ 0x00400021\n\n")
                                  + Map);
        QVERIFY2(all, all ? "" : qPrintable(all.error().message()));
        const auto totals = totalsOf(*all);
        QCOMPARE(totals[QStringLiteral("inuse_space")].self,
                 (Self{{QStringLiteral("shop+0x1010"), 100}, {QStringLiteral("shop+0x1020"), 200}}));
        QCOMPARE(totals[QStringLiteral("inuse_objects")].total, qint64(3));
        QCOMPARE(totals[QStringLiteral("alloc_space")].total, qint64(900));
        QCOMPARE(totals[QStringLiteral("alloc_objects")].total, qint64(5));
        QCOMPARE(all->events.front().name, QStringLiteral("inuse_space"));
        // One in so many bytes is sampled: heap_v2/RATE; "heap" says twice the rate.
        const qint64 expected = std::llround(1000 / (1 - std::exp(-100.0 / 512)));
        const auto sampled = imported("heap profile: 10: 1000 [0: 0] @ heap_v2/512\n10: 1000 [0: 0] @ 0x1000\n");
        QVERIFY(sampled);
        QCOMPARE(totalsOf(*sampled)[QStringLiteral("inuse_space")].total, expected);
        const auto older = imported("heap profile: 10: 1000 [0: 0] @ heap/1024\n10: 1000 [0: 0] @ 0x1000\n");
        QVERIFY(older);
        QCOMPARE(totalsOf(*older)[QStringLiteral("inuse_space")].total, expected);
    }

    void textsOfGoNameTheirFunctions()
    {
        const auto counts = imported(
            "goroutine profile: total 3\n2 @ 0x43a1 0x44b2\n#\t0x43a0\tmain.wait+0x20\t/src/a.go:12\n#\t0x44b1\tmain.main+0x31\t/src/a.go:30\n\n1 @ 0x44c2\n#\t0x44c1\tmain.main+0x41\t/src/a.go:31\n");
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().message()));
        QCOMPARE(totalsOf(*counts)[QStringLiteral("goroutine")].self,
                 (Self{{QStringLiteral("main.wait"), 2}, {QStringLiteral("main.main"), 1}}));
    }

    void contentions()
    {
        // Cycles of a clock of 2 GHz, every 100th: 4000 cycles are 200 µs.
        const auto native = imported(
            QByteArray(
                "--- contention:\ncycles/second = 2000000000\nsampling period = 100\nms since reset = 2000\ndiscarded samples = 0\n"
                "  4000  3 @ 0x400011\n")
            + Map);
        QVERIFY2(native, native ? "" : qPrintable(native.error().message()));
        QCOMPARE(totalsOf(*native)[QStringLiteral("delay")].total, qint64(200'000));
        QCOMPARE(totalsOf(*native)[QStringLiteral("contentions")].total, qint64(300));
        QCOMPARE(qint64(native->duration.count()), qint64(2'000'000'000));
        QVERIFY(totalsOf(*native)[QStringLiteral("delay")].kind == ProfileEvent::Kind::OffCpu);
        const auto java = imported(
            "--- contentionz 1 ---\nformat = java\nresolution = microseconds\nsampling period = 10\nms since reset = 6019923\n"
            "            7 2 @ 0x00000003 0x00000004\n\n 0x00000003 com.shop.Lock.take (Lock.java:42)\n 0x00000004 com.shop.Main.main (Main.java)\n");
        QVERIFY2(java, java ? "" : qPrintable(java.error().message()));
        QCOMPARE(totalsOf(*java)[QStringLiteral("delay")].self, (Self{{QStringLiteral("com.shop.Lock.take"), 70'000}}));
        QCOMPARE(totalsOf(*java)[QStringLiteral("contentions")].total, qint64(20));
    }

    void heapsOfJava()
    {
        const auto profile = imported(
            "--- heapz 1 ---\nformat = java\nresolution = bytes\n            7048 1 @ 0x00000003\n\n 0x00000003 com.shop.Cart.add (Cart.java:7)\n");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(totalsOf(*profile)[QStringLiteral("inuse_space")].self,
                 (Self{{QStringLiteral("com.shop.Cart.add"), std::llround(7048 / (1 - std::exp(-7048.0 / 524288)))}}));
    }

    void threads()
    {
        const auto profile = imported(
            QByteArray(
                "--- threadz 1 ---\n\n--- Thread 7f79 (name: main/14748) stack: ---\n  PC: 0x00400010 0x00400101\n\n"
                "--- Thread 7f80 (name: thread/14749) stack: ---\n  [same as previous thread]\n\n--- Memory map: ---\n")
            + QByteArray(Map).mid(18));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(totalsOf(*profile)[QStringLiteral("thread")].self, (Self{{QStringLiteral("shop+0x1010"), 2}}));
    }
};

QTEST_GUILESS_MAIN(TestWorldLegacyPprof)
#include "tst_world_legacy_pprof.moc"
