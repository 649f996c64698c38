// SPDX-License-Identifier: MIT
// Writes a history of two whole quarters of an hour of ordinary work, put together from what was recorded of such work on a real
// machine (tests/fixtures/conditions: idle, video, server, compile; some minutes each, which are repeated): one before, and one of
// which `why` has to say nothing. Says {"since", "until", "checks"} of the second one. Usage: quiet_quarter BEFORE DURING FOLDER
#include "optimize/recorded_data.h"

#include <performance/series/data_folder.h>
#include <performance/series/series_store.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr std::chrono::minutes Quarter(15);

/// Appends recordings behind each other, over and over; counters go on from where they are.
class Tape {
public:
    explicit Tape(SeriesStore &store) : m_store(store) {}

    void play(const PerformanceReport &report, Timestamp from, Timestamp to)
    {
        const TimeAxis &axis = report.recording.axes.front();
        Timestamp time = from;
        for (size_t i = 1; time < to; i = i + 1 == axis.size() ? 1 : i + 1) {
            const nanoseconds step = axis[i] - axis[i - 1];
            time += step;
            m_store.append(batchAt(report.recording, i, time), {}, processesAt(report, axis[i], time, step));
            m_begun = true;
        }
    }

private:
    SampleBatch batchAt(const Recording &recording, size_t i, Timestamp time)
    {
        SampleBatch batch;
        batch.time = time;
        batch.afterGap = !m_begun;
        for (const RecordedSeries &column : recording.series) {
            if (column.axis != 0 || !column.has(i))
                continue;
            const SeriesId series = m_store.catalogue().idFor(column.descriptor);
            batch.samples.push_back({series, bitsAt(column, i)});
        }
        return batch;
    }

    qint64 bitsAt(const RecordedSeries &column, size_t i)
    {
        if (column.descriptor.instrument != Instrument::Counter)
            return column.bits[i];
        qint64 &counted = m_counted[column.descriptor.key()];
        if (column.descriptor.storage == Storage::Integer) {
            counted += column.has(i - 1) ? std::max<qint64>(0, column.bits[i] - column.bits[i - 1]) : 0;
            return counted;
        }
        const double grown = column.has(i - 1) ? std::max(0.0, realOf(column.bits[i]) - realOf(column.bits[i - 1])) : 0;
        counted = bitsOf(realOf(counted) + grown);
        return counted;
    }

    static std::shared_ptr<const ProcessTick> processesAt(const PerformanceReport &report, Timestamp recorded,
                                                          Timestamp time, nanoseconds step)
    {
        const auto found = std::find_if(report.snapshots.begin(), report.snapshots.end(),
                                        [&](const PerformanceSnapshot &one) { return one.timestamp == recorded; });
        if (found == report.snapshots.end())
            return nullptr;
        return std::make_shared<ProcessTick>(ProcessTick{time, step, found->processes});
    }

    SeriesStore &m_store;
    QHash<QString, qint64> m_counted; ///< the last bits of each counter
    bool m_begun = false;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList names{u"idle"_s, u"video"_s, u"server"_s, u"compile"_s};
    if (argc != 4 || !names.contains(QString::fromLocal8Bit(argv[1]))
        || !names.contains(QString::fromLocal8Bit(argv[2])))
        return 2;
    const auto folder = DataFolder::open(QString::fromLocal8Bit(argv[3]));
    if (!folder)
        qFatal("%s", qPrintable(folder.error().message()));
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = folder->historyFile();
    const auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    const Timestamp end = fromNanoseconds(toNanoseconds(now()) / 1'000'000'000 * 1'000'000'000);
    Tape tape(**store);
    tape.play(RecordedData(QString::fromLocal8Bit(argv[1])).report(), end - 2 * Quarter, end - Quarter);
    tape.play(RecordedData(QString::fromLocal8Bit(argv[2])).report(), end - Quarter, end);
    const auto moment = [](Timestamp time) {
        return QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    const QJsonObject told{{u"since"_s, moment(end - Quarter)},
                           {u"until"_s, moment(end)},
                           {u"checks"_s, QJsonArray{u"recorded on a real machine: tests/fixtures/conditions"_s}}};
    std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return 0;
}
