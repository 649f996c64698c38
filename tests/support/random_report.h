// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/report.h>

#include <QUuid>

#include <limits>
#include <random>

/// A report of random but valid values that reach the limits of their types.
inline performance::PerformanceReport randomReport(std::mt19937_64 &random)
{
    using namespace performance;
    const auto number = [&](quint64 limit) { return random() % limit; };
    const auto text = [&] {
        static const QString alphabet = QString::fromUtf8("aZ0 \"\\\n\t\u0001äß漢€🙂/{}[]:,");
        QString out;
        for (quint64 i = number(12); i > 0; --i)
            out += alphabet[qsizetype(number(quint64(alphabet.size())))];
        return QString::fromUtf8(out.toUtf8()); // halves of surrogate pairs are no text
    };
    const auto real = [&] {
        for (;;) {
            const double value = std::bit_cast<double>(random());
            if (std::isfinite(value))
                return value;
        }
    };
    const auto maybe = [&](auto make) { return number(3) ? std::optional(make()) : std::nullopt; };
    const auto integer = [&] { return number(4) ? qint64(number(100000)) : qint64(random()); };
    const Timestamp start = fromNanoseconds(1'700'000'000'000'000'000 + qint64(number(1'000'000'000'000)));

    PerformanceReport report;
    report.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    report.name = text();
    report.startedAt = start;
    report.duration = nanoseconds(qint64(random() >> 1));
    report.machine = {text(), text(), text(), text(), maybe([&] { return int(number(512)); }), maybe(integer)};
    for (int axis = 0; axis < 3; ++axis) {
        TimeAxis times;
        Timestamp time = start;
        for (quint64 i = number(30); i > 0; --i)
            times.push_back(time += nanoseconds(1 + qint64(number(2'000'000'000))));
        report.recording.axes.push_back(times);
    }
    if (number(2))
        report.recording.gaps.push_back(start + std::chrono::seconds(3));
    for (int s = 0; s < 6; ++s) {
        RecordedSeries column;
        column.descriptor = {QStringLiteral("m%1").arg(s),
                             {},
                             text(),
                             text(),
                             MetricCategory(number(12)),
                             Instrument(number(2)),
                             Storage(number(2)),
                             std::fabs(real())};
        if (number(2))
            column.descriptor.attributes.insert(QStringLiteral("a"), text());
        column.axis = int(number(3));
        for (size_t i = 0; i < report.recording.axes[size_t(column.axis)].size(); ++i)
            column.bits.push_back(column.descriptor.storage == Storage::Integer ? integer() : bitsOf(real()));
        if (number(2) && !column.bits.empty()) {
            column.present.assign(column.bits.size(), true);
            column.present[number(column.bits.size())] = false;
            for (size_t i = 0; i < column.bits.size(); ++i) {
                if (!column.present[i])
                    column.bits[i] = 0;
            }
        }
        report.recording.series.push_back(column);
        report.metricsSummary.metrics.push_back({column.descriptor.key(), text(), column.descriptor.category, text(),
                                                 qint64(number(1000)), real(), real(), real(), real(), real(), real()});
    }
    report.metricsSummary.sampleCount = integer();
    for (quint64 i = number(4); i > 0; --i) {
        PerformanceSnapshot snapshot;
        snapshot.id = text();
        snapshot.timestamp = start + nanoseconds(qint64(number(1'000'000'000)));
        snapshot.cpuUsage = {maybe(real), maybe(real),   maybe(real), maybe(real),
                             maybe(real), {0.5, real()}, maybe(real), maybe([&] { return int(number(512)); })};
        snapshot.memoryUsage = {maybe(integer), maybe(integer), maybe(integer), maybe(integer),
                                maybe(integer), maybe(integer), maybe(integer)};
        ProcessSample process;
        process.identity = {qint32(number(1 << 22)), number(1'000'000'000)};
        process.name = text();
        process.user = text();
        process.state = 'R';
        process.threads = int(number(1000));
        process.cpu = maybe(real);
        process.runDelay = maybe(real);
        process.residentBytes = integer();
        process.readRate = maybe(real);
        process.writeRate = maybe(real);
        process.majorFaults = maybe(real);
        process.cpuSeconds = real();
        snapshot.processes.push_back(process);
        PerformanceMetric metric(QStringLiteral("custom"), text(), MetricCategory(number(12)), real(), text());
        metric.withMetadata(QStringLiteral("k"), text());
        snapshot.metrics.push_back(metric);
        report.snapshots.push_back(snapshot);
    }
    const auto message = [&] {
        return Message("Report", "%1 of %2: %3, %4, %5 (%6)",
                       {text(), Message::value(real(), text()), Message::number(real(), 2),
                        Message::span(nanoseconds(integer())), Message::date(start),
                        Message({{QStringLiteral("en"), text()}, {QStringLiteral("de"), text()}}, {text()})});
    };
    report.optimizations.push_back({QStringLiteral("o1"),
                                    message(),
                                    text(),
                                    OptimizationCategory::Disk,
                                    OptimizationImpact::High,
                                    OptimizationEffort::Trivial,
                                    true,
                                    {text(), message()},
                                    text(),
                                    message(),
                                    text()});
    report.recommendations << text();
    report.notes << text() << message() << text();
    return report;
}
