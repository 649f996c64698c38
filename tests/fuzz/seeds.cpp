// SPDX-License-Identifier: MIT
// What fuzzing begins with of our own formats, written by our own writers: a file of each kind in CORPUS/TARGET/.
// Usage: fuzz_seeds CORPUS
#include "files/settings.h"
#include "fuzz/fuzz_folder.h"
#include "metrics/board.h"
#include "support/stacks_feed.h"

#include <performance/alerts/alert_file.h>
#include <performance/publish/program_layout.h>
#include <performance/publish/program_publisher.h>
#include <performance/publish/runtime_folder.h>
#include <performance/series/block_format.h>
#include <performance/series/checksum.h>
#include <performance/series/codec.h>
#include <performance/series/process_codec.h>
#include <performance/series/rollup.h>
#include <performance/series/series_catalogue.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_rows.h>
#include <performance/series/stacks_tables.h>
#include <performance/series/stacks_tail.h>
#include <performance/series/tail_format.h>
#include <performance/ux/improvement_book.h>

#include <QCoreApplication>
#include <QDir>

#include <cmath>
#include <cstring>
#include <optional>

using namespace performance;

namespace {

constexpr qint64 Start = 1'700'000'000'000'000'000;

class Corpus {
public:
    explicit Corpus(const QString &folder) : m_folder(folder) {}
    void add(const char *target, const char *name, const QByteArray &bytes) const
    {
        const QString folder = m_folder + u'/' + QLatin1String(target);
        QFile file(folder + QLatin1String("/seed-") + QLatin1String(name));
        if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }

private:
    QString m_folder;
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

/// As the targets take two parts: the length of the first in two bytes, then both.
QByteArray pairOf(const QByteArray &first, const QByteArray &second)
{
    const char length[] = {char(first.size() & 0xff), char(first.size() >> 8)};
    return QByteArray(length, 2) + first + second;
}

ProcessTick processesAt(qint64 time, int number)
{
    ProcessTick tick{fromNanoseconds(time), std::chrono::seconds(1), {}};
    for (int pid = 1; pid <= 3; ++pid) {
        ProcessSample p;
        p.identity = {pid, quint64(pid) * 100};
        p.name = QStringLiteral("process %1").arg(pid);
        p.user = QStringLiteral("user");
        p.cpu = 0.25 * pid;
        p.cpuSeconds = number * pid;
        p.residentBytes = 4096 * (number + pid);
        p.threads = pid;
        tick.processes.push_back(p);
    }
    return tick;
}

void history(const Corpus &corpus)
{
    std::vector<qint64> integers;
    std::vector<qint64> reals;
    for (int i = 0; i < 32; ++i) {
        integers.push_back(Start + i * 1'000'000 + i % 3);
        reals.push_back(bitsOf(std::round(std::sin(i) * 100) / 8));
    }
    corpus.add("history", "integers", QByteArray("\0\2", 2) + encodeIntegers(integers));
    corpus.add("history", "reals", QByteArray("\0\2", 2) + encodeReals(reals));

    Epoch epoch;
    ProcessEpoch processes;
    TailEncoder tail;
    for (int i = 0; i < 8; ++i) {
        const qint64 time = Start + i * 1'000'000'000LL;
        TailRecord record;
        record.tick.time = fromNanoseconds(time);
        record.tick.afterGap = i == 4;
        record.tick.samples = {{SeriesId::fromIndex(1), i * 10}, {SeriesId::fromIndex(2), bitsOf(i / 4.0)}};
        if (i % 2)
            record.tick.samples.push_back({SeriesId::fromIndex(7), i}); // a column with holes
        record.events = {{SeriesId::fromIndex(9), time + 5, bitsOf(1.5)}};
        record.processes = std::make_shared<ProcessTick>(processesAt(time, i));
        epoch.append(record.tick);
        epoch.append(SeriesId::fromIndex(9), time + 5, bitsOf(1.5));
        processes.append(*record.processes);
        const QByteArray bytes = tail.encode(record);
        if (i == 0)
            corpus.add("history", "tail", '\2' + bytes);
    }
    const Block block = encodeBlock(
        epoch, [](SeriesId series) { return series.index() % 7 == 2 ? Storage::Real : Storage::Integer; });
    corpus.add("history", "block", '\1' + pairOf(block.head.chopped(ChecksumSize), block.body));
    const ProcessBlock ofProcesses = encodeProcesses(processes);
    corpus.add("history", "processes",
               '\3' + pairOf(ofProcesses.head.sliced(ChecksumSize), ofProcesses.body.sliced(ChecksumSize)));
    RollupRow row;
    for (int slot = 3; slot < 9; ++slot)
        row.at(slot).add(slot * 1.5);
    corpus.add("history", "row", '\4' + encodeRow(row));
}

/// A small epoch as a block and as records, as fuzz_stacks.cpp takes them.
void stacks(const Corpus &corpus)
{
    std::mt19937_64 random(1);
    StacksFeed feed(random, 20, 2);
    feed.begin(fromNanoseconds(Start));
    StacksTailEncoder encoder;
    QByteArray records(1, '\1');
    for (int second = 0; second < 4; ++second) {
        feed.tick(5);
        const QByteArray record = encoder.encode(feed.profile());
        encoder.written(feed.profile());
        records += pairOf(*unpacked(record.sliced(ChecksumSize)), {});
    }
    corpus.add("stacks", "tail", records);
    feed.nameAll();
    const StacksBlock block = encodeStacks(feed.profile());
    constexpr qsizetype Magic = 3;
    corpus.add("stacks", "block",
               '\0' + pairOf(*unpacked(block.names.sliced(ChecksumSize + Magic)), block.fine.sliced(ChecksumSize)));
    corpus.add("stacks", "coarse",
               '\0' + pairOf(*unpacked(block.names.sliced(ChecksumSize + Magic)), block.coarse.sliced(ChecksumSize)));
}

/// What a publisher leaves of two series and some samples, as fuzz_program_feed.cpp takes it.
void programFeed(const Corpus &corpus)
{
    qputenv("XDG_RUNTIME_DIR", fuzzFolder().toLocal8Bit());
    auto publisher = ProgramPublisher::open(QStringLiteral("seeds"));
    if (!publisher)
        qFatal("%s", qPrintable(publisher.error().message()));
    SeriesCatalogue catalogue;
    std::vector<EventSample> samples;
    for (const char *metric : {"orders", "wait"}) {
        SeriesDescriptor descriptor;
        descriptor.metric = QLatin1String(metric);
        descriptor.attributes = {{QStringLiteral("shop"), QStringLiteral("1")}};
        descriptor.unit = QStringLiteral("s");
        descriptor.origin = SeriesOrigin::Recorded;
        const SeriesId series = catalogue.idFor(descriptor);
        for (int i = 0; i < 4; ++i)
            samples.push_back({series, toNanoseconds(now()) + i, bitsOf(i * 0.5)});
    }
    (*publisher)->publish(samples, catalogue);
    const QString folder = *runtimeFolder() + QLatin1String(ProgramsFolder);
    const QByteArray file = contentsOf(folder + u'/' + QDir(folder).entryList(QDir::Files | QDir::Hidden).value(0));
    const QByteArray numbers = file.sliced(offsetof(layout::Header, seriesCount), 4)
        + file.sliced(offsetof(layout::Header, head), 8);
    const qsizetype half = 2 * layout::SlotSize;
    corpus.add("program_feed", "two-series",
               numbers + file.sliced(layout::SeriesAt, half) + file.sliced(layout::SamplesAt, half));
}

void files(const Corpus &corpus)
{
    AlertSettings alerts;
    alerts.rules = {{QStringLiteral("a"), QStringLiteral("system.cpu.time{cpu.mode=user}"), true, 0.9, 0.1,
                     std::chrono::seconds(60)}};
    alerts.hasQuietHours = true;
    const QString alertFile = fuzzFolder() + QLatin1String("/alerts.json");
    if (!writeAlertSettings(alertFile, alerts))
        qFatal("no alerts");
    corpus.add("alerts", "one", contentsOf(alertFile));

    UxImprovement improvement;
    improvement.id = QStringLiteral("U1:shop:/cart:LCP");
    improvement.name = QStringLiteral("Faster");
    improvement.evidence = {QStringLiteral("three of four visits waited")};
    improvement.implementedAt = fromNanoseconds(Start);
    improvement.before = {1.5, 2.5};
    improvement.after = {0.5};
    const QString bookFile = fuzzFolder() + QLatin1String("/improvements.json");
    if (!ImprovementBook(bookFile).add(improvement))
        qFatal("no improvements");
    corpus.add("improvements", "one", contentsOf(bookFile));

    corpus.add("board", "first", wai::toJson(wai::defaultBoard()));

    const QString settingsFile = fuzzFolder() + QLatin1String("/settings.ini");
    std::optional<wai::Settings> settings(std::in_place, settingsFile);
    settings->setConfig(
        PerformanceConfig().withIngest(true).withIngestOrigins({QStringLiteral("http://localhost:3000")}));
    settings->setTheme(wai::ThemeChoice::Dark);
    settings->setPage(QStringLiteral("metrics"));
    settings->setSpan(std::chrono::hours(1));
    settings->setWindowGeometry(QByteArray("\1\2\3", 3));
    settings->setHintDone(QStringLiteral("range"));
    settings.reset(); // writes
    corpus.add("settings", "some", contentsOf(settingsFile));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const QCoreApplication application(argc, argv); // settings are written by a timer
    const Corpus corpus(QString::fromLocal8Bit(argv[1]));
    history(corpus);
    stacks(corpus);
    programFeed(corpus);
    files(corpus);
}
