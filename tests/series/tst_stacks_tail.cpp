// SPDX-License-Identifier: MIT
// The tail of the stacks history: records of what a profile has gained, and what is taken from records that nobody wrote so.
#include "support/stacks_feed.h"
#include "support/test_support.h"

#include <performance/core/system_text.h>
#include <performance/series/checksum.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_rows.h>
#include <performance/series/stacks_tables.h>
#include <performance/series/stacks_tail.h>
#include <performance/series/varint.h>

using namespace performance;

namespace {

Timestamp at(qint64 seconds)
{
    return fromNanoseconds((1'700'000'100 + seconds) * StacksFeed::Second);
}

QByteArray sealedRecord(const QByteArray &plain)
{
    return sealed(packed(plain, TailLevel));
}

/// A profile of one sample, whose only frame has the function `name`.
Profile named(const QString &name)
{
    Profile profile;
    profile.startedAt = at(0);
    profile.events = {{ProfileEvent::Kind::OnCpu, StackEvents::Cpu, QStringLiteral("ns"), 19}};
    profile.strings.push_back(name);
    profile.modules = {{1, 1, 0, ModuleKind::Library}};
    profile.functions.push_back({1, 0, true, 0});
    profile.locations.push_back({0, 1, 7});
    profile.frames.push_back({0x1000, 0, 0, 1});
    profile.stacks.push_back({-1, 0, FrameOrigin::Sampled});
    profile.threads = {{100, 100, 1, 1}};
    profile.sampleTimes.push_back(5'000'000);
    profile.sampleStacks.push_back(0);
    profile.sampleThreads.push_back(0);
    profile.sampleEvents.push_back(0);
    profile.sampleWeights.push_back(1);
    return profile;
}

/// A record after that profile without new rows, in which frame 0 is said to have been named.
QByteArray renaming(const Profile &profile, quint64 firstLocation, quint64 locations)
{
    QByteArray out(1, '\0');
    putHeader(out, profile);
    for (const size_t rows :
         {profile.strings.size(), profile.modules.size(), profile.functions.size(), profile.locations.size(),
          profile.frames.size(), profile.stacks.size(), profile.threads.size(), profile.sampleCount()})
        putVarint(out, rows);
    for (int table = 0; table < 7; ++table)
        putVarint(out, 0); // new rows
    putVarint(out, 0);     // changed modules
    putVarint(out, 0);     // changed threads
    putVarint(out, 1);
    putVarint(out, 0);
    putVarint(out, firstLocation);
    putVarint(out, locations);
    putVarint(out, 0); // samples
    return sealedRecord(out);
}

} // namespace

class TestStacksTail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTailFollowsWhatGrows()
    {
        auto random = testRandom();
        StacksFeed feed(random);
        StacksTailEncoder encoder;
        StacksTailDecoder decoder;
        for (int epoch = 0; epoch < 5; ++epoch) {
            feed.begin(at(epoch * 900));
            for (int i = 0; i < 40; ++i) {
                feed.tick(int(random() % 30));
                if (random() % 4 == 0)
                    continue; // a second that could not be written: the next record has both
                const auto result = decoder.decode(encoder.encode(feed.profile()));
                QVERIFY(result != StacksTailDecoder::Result::Damaged);
                QVERIFY(decoder.profile() == feed.profile());
                encoder.written(feed.profile());
            }
        }
    }

    void aRecordThatIsMissingEndsTheTail()
    {
        auto random = testRandom();
        StacksFeed feed(random);
        StacksTailEncoder encoder;
        StacksTailDecoder decoder;
        feed.begin(at(0));
        Profile before;
        for (int i = 0; i < 10; ++i) {
            feed.tick(20);
            QByteArray record = encoder.encode(feed.profile());
            encoder.written(feed.profile());
            if (i == 5)
                record[record.size() / 2] = char(record[record.size() / 2] ^ 1);
            const auto result = decoder.decode(record);
            QCOMPARE(result == StacksTailDecoder::Result::Damaged, i >= 5);
            if (i == 4)
                before = feed.profile();
        }
        QVERIFY(decoder.profile() == before);
        feed.begin(at(900));
        feed.tick(20);
        QCOMPARE(decoder.decode(encoder.encode(feed.profile())), StacksTailDecoder::Result::Began);
        QVERIFY(decoder.takeFinished() == before);
        QVERIFY(decoder.profile() == feed.profile());
    }

    // Linux takes any bytes for a name, and what is not UTF-8 is a lone surrogate here (fromSystem()).
    void anyNameComesBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("plain") << QByteArray("main");
        QTest::newRow("umlaut") << QByteArray("f\xc3\xbcr");
        QTest::newRow("not UTF-8") << QByteArray("/opt/caf\xe9/lib.so");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfmain");
        QTest::newRow("two of them") << QByteArray("\xef\xbb\xbf\xef\xbb\xbfmain");
        QTest::newRow("a mark behind a bad byte") << QByteArray("\xff\xef\xbb\xbfmain");
        QTest::newRow("beyond 16 bits") << QByteArray("\xf0\x9f\x94\xa5");
    }
    void anyNameComesBack()
    {
        QFETCH(const QByteArray, name);
        QCOMPARE(toSystem(fromSystem(name)), name);
        const Profile profile = named(fromSystem(name));
        StacksTailEncoder encoder;
        StacksTailDecoder decoder;
        QCOMPARE(decoder.decode(encoder.encode(profile)), StacksTailDecoder::Result::Began);
        QVERIFY(decoder.profile() == profile);
        const StacksBlock block = encodeStacks(profile);
        const auto fine = decodeStacks(block.names, block.fine);
        QVERIFY(fine && *fine == compacted(profile));
        QCOMPARE(toSystem(fine->functionName(0)), name);
    }

    // Frames are named once. A record that names one again was damaged or made up: what came back would differ from what the
    // next record leans on.
    void aFrameIsNamedOnce_data()
    {
        QTest::addColumn<bool>("hasName");
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("count");
        QTest::addColumn<bool>("taken");
        QTest::newRow("a first name") << false << quint64(0) << quint64(1) << true;
        QTest::newRow("no name") << false << quint64(1) << quint64(0) << false;
        QTest::newRow("another name") << true << quint64(0) << quint64(1) << false;
        QTest::newRow("its name taken away") << true << quint64(0) << quint64(0) << false;
        QTest::newRow("of no location") << false << quint64(1) << quint64(1) << false;
    }
    void aFrameIsNamedOnce()
    {
        QFETCH(const bool, hasName);
        QFETCH(const quint64, first);
        QFETCH(const quint64, count);
        QFETCH(const bool, taken);
        Profile profile = named(QStringLiteral("main"));
        if (!hasName)
            profile.frames.edit(0).locationCount = 0;
        StacksTailEncoder encoder;
        StacksTailDecoder decoder;
        QCOMPARE(decoder.decode(encoder.encode(profile)), StacksTailDecoder::Result::Began);
        const auto result = decoder.decode(renaming(profile, first, count));
        QCOMPARE(result, taken ? StacksTailDecoder::Result::Grown : StacksTailDecoder::Result::Damaged);
        if (taken)
            QCOMPARE(decoder.profile().frames[0].locationCount, 1);
    }

    // A rate beyond what is written is nobody's.
    void aRateIsWithinBounds_data()
    {
        QTest::addColumn<quint64>("thousandths");
        QTest::addColumn<bool>("taken");
        QTest::newRow("19 a second") << quint64(19'000) << true;
        QTest::newRow("the most") << quint64(1'000'000'000'000) << true;
        QTest::newRow("more") << quint64(1'000'000'000'001) << false;
        QTest::newRow("much more") << ~quint64(0) << false;
    }
    void aRateIsWithinBounds()
    {
        QFETCH(const quint64, thousandths);
        QFETCH(const bool, taken);
        Profile profile = named(QStringLiteral("main"));
        profile.events[0].rate = 1.234'5; // 1235 thousandths, which stand in two bytes at a place of their own
        QByteArray header;
        putHeader(header, profile);
        QByteArray written;
        putVarint(written, 1235);
        QByteArray wanted;
        putVarint(wanted, thousandths);
        QCOMPARE(header.count(written), 1);
        header.replace(written, wanted);
        VarintReader reader(header);
        Profile read;
        QCOMPARE(readHeader(reader, read), taken);
        if (!taken)
            return;
        QByteArray again;
        putHeader(again, read);
        QCOMPARE(again, header);
    }
};

QTEST_GUILESS_MAIN(TestStacksTail)
#include "tst_stacks_tail.moc"
