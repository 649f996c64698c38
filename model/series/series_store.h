// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/recording.h"
#include "performance/series/process_epoch.h"
#include "performance/series/series_catalogue.h"
#include "performance/series/tail_format.h"

#include <chrono>
#include <memory>

namespace performance {

/// Time series in memory and on disk.
///
/// Samples since the last quarter of an hour lie open in memory; each commit also writes them to the tail of the
/// database, so a killed process loses nothing that append() has accepted. At each quarter of an hour the epoch is
/// closed: its columns are compressed into a block and their minimum, maximum, mean and count go into a pyramid, from
/// which long ranges are answered at a cost that depends on the number of columns asked for only.
///
/// One thread appends; queries come from any thread. A reader's store follows a writer in another process.
class SeriesStore {
public:
    enum class Mode {
        Memory, ///< nothing on disk
        Writer, ///< the only writer of its file
        Reader, ///< sees what a writer commits, at each refresh()
    };
    struct Options {
        Mode mode = Mode::Memory;
        QString file;
        std::chrono::seconds retention{86400};
        std::chrono::seconds rollupRetention{30 * 86400};
        qint64 sizeLimit = qint64(1) << 30;
        std::optional<size_t> seriesLimit; ///< other than SeriesCatalogue::Limit
    };

    /// A damaged file is set aside and a new one begun (see info().problems); an error means that there can be no
    /// history at all here.
    static PerformanceResult<std::unique_ptr<SeriesStore>> open(const Options &options);
    ~SeriesStore();

    SeriesCatalogue &catalogue();
    const SeriesCatalogue &catalogue() const;

    /// Takes a tick and the custom samples since the last one, and commits them. Where that fails (a full disk), they
    /// stay in memory and are committed as soon as it succeeds; info().problems says so.
    void append(const SampleBatch &tick, const std::vector<EventSample> &events = {},
                std::shared_ptr<const ProcessTick> processes = nullptr);
    /// Takes over what the writer committed since. Returns whether there was anything. Readers only.
    bool refresh();
    /// A reader whose writer has gone goes on with its history, from what was committed last. The caller holds the lock of the
    /// folder. An error leaves it a reader.
    PerformanceResult<void> becomeWriter();

    void setRetention(std::chrono::seconds retention, qint64 sizeLimit);

    /// At most `maxPoints` columns of a series over a range.
    PerformanceResult<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) const;
    /// How far a counter grew in a range, from its samples (of what lies longer back than samples are kept, nothing); a
    /// counter that began anew counts from there.
    double growth(const QString &key, const TimeRange &range) const;
    /// Every sample of a range, of ticks at least `spacing` apart.
    Recording record(const TimeRange &range, nanoseconds spacing = nanoseconds(0)) const;

    struct Latest {
        SeriesId series;
        Timestamp time;
        double raw = 0;              ///< in the series' unit
        std::optional<double> shown; ///< as a chart shows it; a counter has none at its first sample
    };
    /// The top processes of the tick that covers a moment; nothing where none were recorded.
    std::shared_ptr<const ProcessTick> processesAt(Timestamp time) const;
    /// What the top processes of a range did in it: mean rates, by falling CPU. CPU is exact from the first to the last
    /// tick in which a process was among the top; the rest counts only such ticks.
    std::vector<ProcessSample> processTotals(const TimeRange &range) const;
    /// The lists of a range, oldest first, at least `spacing` apart.
    std::vector<std::shared_ptr<const ProcessTick>> processesIn(const TimeRange &range,
                                                                nanoseconds spacing = nanoseconds(0)) const;

    /// The last sample of every series that has one in memory.
    std::vector<Latest> latest() const;

    std::vector<SeriesInfo> series() const;
    HistoryInfo info() const;

private:
    struct Private;
    explicit SeriesStore(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace performance
