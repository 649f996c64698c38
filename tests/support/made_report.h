// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/report_builder.h>
#include <performance/core/metric_table.h>

#include <cmath>

/// A report out of figures that a test chose: one moment a second from `Begin`, a column for each series.
class MadeReport {
public:
    static constexpr performance::Timestamp Begin{std::chrono::seconds(1'700'000'000)};

    explicit MadeReport(int seconds) : m_seconds(seconds)
    {
        performance::TimeAxis axis;
        for (int i = 0; i < seconds; ++i)
            axis.push_back(at(i));
        m_sources.name = QStringLiteral("made");
        m_sources.range = {Begin, at(seconds)};
        m_sources.recording.axes.push_back(axis);
    }

    static performance::Timestamp at(int second) { return Begin + std::chrono::seconds(second); }

    /// The value (of a counter its sum so far) that `of` gives for each second, in the unit of the series.
    template<typename Of>
    MadeReport &with(const performance::SeriesDescriptor &descriptor, Of of)
    {
        performance::RecordedSeries column;
        column.descriptor = descriptor;
        for (int i = 0; i < m_seconds; ++i) {
            const double value = of(i);
            column.bits.push_back(descriptor.storage == performance::Storage::Integer
                                      ? std::llround(value / descriptor.scale)
                                      : performance::bitsOf(value));
        }
        m_sources.recording.series.push_back(std::move(column));
        return *this;
    }
    MadeReport &withProcesses(int second, std::vector<performance::ProcessSample> processes)
    {
        auto tick = std::make_shared<performance::ProcessTick>();
        tick->time = at(second);
        tick->interval = std::chrono::seconds(1);
        tick->processes = std::move(processes);
        m_sources.processes.push_back(tick);
        return *this;
    }
    performance::ReportSources &sources() { return m_sources; }
    performance::PerformanceReport report() const { return performance::buildReport(m_sources); }

    static performance::ProcessSample process(qint32 pid, const QString &name, double cpu, qint64 resident = 1 << 20,
                                              double reads = 0)
    {
        performance::ProcessSample p;
        p.identity = {pid, quint64(pid) * 10};
        p.name = name;
        p.cpu = cpu;
        p.residentBytes = resident;
        p.readRate = reads;
        p.state = 'S';
        return p;
    }

private:
    int m_seconds;
    performance::ReportSources m_sources;
};
