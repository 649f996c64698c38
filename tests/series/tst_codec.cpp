// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/series/block_format.h>
#include <performance/series/checksum.h>
#include <performance/series/codec.h>
#include <performance/series/rollup.h>
#include <performance/series/tail_format.h>
#include <performance/series/varint.h>

#include <cmath>
#include <limits>

using namespace performance;

namespace {

std::vector<qint64> randomColumn(std::mt19937_64 &random)
{
    std::vector<qint64> values(random() % 1000);
    const int kind = int(random() % 7);
    const int shift = int(random() % 64);
    qint64 level = qint64(random()) >> (random() % 64);
    for (qint64 &value : values) {
        switch (kind) {
        case 0: value = qint64(random()); break;                                     // anything at all
        case 1: value = level; break;                                                // one value
        case 2: value = level = qint64(quint64(level) + (random() >> shift)); break; // a counter, which may overflow
        case 3: value = level = qint64(quint64(level) + quint64(qint64(random()) >> shift)); break; // a walk
        case 4: value = random() % 20 ? 0 : qint64(random() % 1000); break;                         // mostly nothing
        case 5: value = qint64(quint64(level) + 4096 * (random() % 100)); break;                    // pages
        default: value = random() % 2 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min(); break;
        }
    }
    return values;
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void integersComeBack()
    {
        auto random = testRandom();
        for (int i = 0; i < 3000; ++i) {
            const auto values = randomColumn(random);
            const auto back = decodeIntegers(encodeIntegers(values), values.size());
            QVERIFY(back && *back == values);
        }
    }

    void realsComeBackBitByBit()
    {
        auto random = testRandom();
        for (int i = 0; i < 2000; ++i) {
            std::vector<qint64> bits(random() % 500);
            const int kind = int(random() % 4);
            double walk = 100;
            for (qint64 &b : bits) {
                walk += std::ldexp(double(qint64(random())), -63);
                const double value = kind == 0 ? std::bit_cast<double>(random())
                    : kind == 1                ? std::round(walk * 100) / 100
                    : kind == 2                ? walk
                                               : (random() % 3 ? -0.0 : std::numeric_limits<double>::denorm_min());
                b = std::bit_cast<qint64>(value);
            }
            const auto back = decodeReals(encodeReals(bits), bits.size());
            QVERIFY(back && *back == bits);
        }
    }

    void mangledBytesDoNoHarm()
    {
        auto random = testRandom();
        for (int i = 0; i < 5000; ++i) {
            QByteArray bytes = encodeIntegers(randomColumn(random));
            for (int change = 0; change < 3 && !bytes.isEmpty(); ++change)
                bytes[qsizetype(random() % quint64(bytes.size()))] = char(random());
            bytes.truncate(qsizetype(random() % quint64(bytes.size() + 1)));
            const auto integers = decodeIntegers(bytes, random() % 2000);
            const auto reals = decodeReals(bytes, random() % 2000);
            QVERIFY(!integers || integers->size() < 2000);
            QVERIFY(!reals || reals->size() < 2000);
        }
    }

    void blocksComeBackAndDamageIsFound()
    {
        auto random = testRandom();
        Epoch epoch;
        std::vector<SeriesDescriptor> series(6);
        for (size_t i = 0; i < series.size(); ++i)
            series[i].storage = i % 2 ? Storage::Real : Storage::Integer;
        qint64 time = 1'700'000'000'000'000'000;
        for (int tick = 0; tick < 300; ++tick) {
            SampleBatch batch;
            batch.time = fromNanoseconds(time += 1'000'000'000 + qint64(random() % 1000));
            batch.afterGap = tick == 100;
            for (quint32 s = 0; s < 5; ++s) {
                if (s < 2 || random() % 3)
                    batch.samples.push_back(
                        {SeriesId::fromIndex(s), s % 2 ? bitsOf(double(random() % 1000) / 4) : qint64(random() % 100)});
            }
            epoch.append(batch);
            epoch.append(SeriesId::fromIndex(5), time - qint64(random() % 5'000'000'000), bitsOf(1.5)); // some late
        }
        const Epoch next = epoch.successor();
        QVERIFY(next.column(SeriesId::fromIndex(0))->carryTime > 0);

        const Block block = encodeBlock(epoch, [&](SeriesId id) { return series[id.index()].storage; });
        const auto head = decodeHead(block.head);
        QVERIFY(head);
        QCOMPARE(head->columns.size(), size_t(6));
        for (const EpochColumn &column : epoch.columns()) {
            const auto *where = head->find(column.series);
            QVERIFY(where);
            const auto axis = decodeAxis(
                head->axes[where->axis],
                QByteArrayView(block.body).sliced(head->axes[where->axis].offset, head->axes[where->axis].size));
            const auto back = decodeColumn(*where, series[column.series.index()].storage,
                                           QByteArrayView(block.body).sliced(where->offset, where->size));
            QVERIFY(axis && back);
            QCOMPARE(axis->times, epoch.axisOf(column).times);
            QCOMPARE(axis->gaps, epoch.axisOf(column).gaps);
            QCOMPARE(back->bits, column.bits);
            QCOMPARE(back->present, column.present);
        }
        // Every flipped byte is noticed, and only what it hit is lost.
        for (int i = 0; i < 2000; ++i) {
            QByteArray body = block.body;
            const auto at = qsizetype(random() % quint64(body.size()));
            body[at] = char(body[at] ^ (1 << (random() % 8)));
            for (const auto &where : head->columns) {
                const bool hit = at >= where.offset && at < where.offset + where.size;
                QCOMPARE(decodeColumn(where, series[where.series.index()].storage,
                                      QByteArrayView(body).sliced(where.offset, where.size))
                             .has_value(),
                         !hit);
            }
            QByteArray broken = block.head;
            const auto headAt = qsizetype(random() % quint64(broken.size()));
            broken[headAt] = char(broken[headAt] ^ 1);
            QVERIFY(!decodeHead(broken));
        }
    }

    void tailRecordsComeBack()
    {
        auto random = testRandom();
        TailEncoder encoder;
        TailDecoder decoder;
        QByteArray last;
        for (int i = 0; i < 500; ++i) {
            TailRecord record;
            record.tick.time = fromNanoseconds(qint64(random()));
            record.tick.afterGap = random() % 5 == 0;
            for (quint32 s = 0; s < 50; ++s) {
                if (random() % 4)
                    record.tick.samples.push_back({SeriesId::fromIndex(s * 3), random() % 2 ? qint64(random()) : 7});
            }
            for (int e = int(random() % 4); e > 0; --e)
                record.events.push_back(
                    {SeriesId::fromIndex(quint32(random() % 100)), qint64(random()), qint64(random())});
            if (i == 250)
                encoder.reset(); // a record that stands alone is understood at any point
            last = encoder.encode(record);
            const auto back = decoder.decode(last);
            QVERIFY(back);
            QCOMPARE(back->tick.time, record.tick.time);
            QCOMPARE(back->tick.afterGap, record.tick.afterGap);
            QCOMPARE(back->tick.samples.size(), record.tick.samples.size());
            for (size_t s = 0; s < record.tick.samples.size(); ++s)
                QVERIFY(back->tick.samples[s].bits == record.tick.samples[s].bits
                        && back->tick.samples[s].series == record.tick.samples[s].series);
            QCOMPARE(back->events.size(), record.events.size());
            for (size_t e = 0; e < record.events.size(); ++e)
                QVERIFY(back->events[e].bits == record.events[e].bits && back->events[e].time == record.events[e].time);
        }
        QVERIFY(!TailDecoder().decode(last)); // it leans on those before
        for (int i = 0; i < 3000; ++i) {
            QByteArray bad = last;
            bad[qsizetype(random() % quint64(bad.size()))] = char(random());
            bad.truncate(qsizetype(random() % quint64(bad.size() + 1)));
            decoder.decode(bad);
        }
    }

    void rollupRowsComeBack()
    {
        RollupRow row;
        row.at(5).add(1.5);
        row.at(5).add(2.5);
        row.at(9).add(-3);
        row.at(2).add(7);
        const auto back = decodeRow(encodeRow(row), 240);
        QVERIFY(back);
        QCOMPARE(back->firstSlot, 2);
        QCOMPARE(back->entries.size(), size_t(8));
        QCOMPARE(back->entries[3].count, 2u);
        QCOMPARE(back->entries[3].mean(), 2.0);
        QCOMPARE(back->entries[3].maximum, 2.5);
        QCOMPARE(back->entries[7].minimum, -3.0);
        QCOMPARE(back->entries[1].count, 0u);
        QVERIFY(!decodeRow(encodeRow(row).chopped(1), 240));
        QVERIFY(!decodeRow(encodeRow(row), 8));
        QVERIFY(!decodeRow({}, 240));
        RollupRow constant;
        for (int i = 0; i < 240; ++i)
            constant.at(i).add(42);
        QVERIFY(encodeRow(constant).size() < 16);
    }

    // A number in a head that asks for all memory, or for bytes beyond all files: nothing that was ever written.
    void aHeadThatAsksForAllMemoryIsRefused_data()
    {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<quint64>("size");
        QTest::addColumn<bool>("good");
        QTest::newRow("as it is written") << quint64(900) << quint64(40) << true;
        QTest::newRow("moments") << (quint64(1) << 60) << quint64(40) << false;
        QTest::newRow("bytes") << quint64(900) << ~quint64(0) << false;
    }
    void aHeadThatAsksForAllMemoryIsRefused()
    {
        QFETCH(quint64, count);
        QFETCH(quint64, size);
        QFETCH(bool, good);
        QByteArray head("WB\1\1", 4); // one axis
        putVarint(head, count);
        putVarint(head, 0); // no gaps
        putVarint(head, size);
        putVarint(head, 0); // no columns
        const QByteArray unsealed = head;
        putChecksum(head, unsealed);
        QCOMPARE(decodeHead(head).has_value(), good);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
