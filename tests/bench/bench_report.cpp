// SPDX-License-Identifier: MIT

// Writes and reads a report of an hour of everything: about a million samples. Prints "name value" lines.
#include <performance/core/report_json.h>
#include <performance/stats/summary.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <random>

using namespace performance;

int main()
{
    std::mt19937_64 random(1);
    PerformanceReport report;
    report.id = QStringLiteral("bench");
    report.startedAt = fromNanoseconds(1'700'000'000'000'000'000);
    report.duration = std::chrono::hours(1);
    report.recording.axes.emplace_back();
    for (int i = 0; i < 3600; ++i) {
        report.recording.axes[0].push_back(report.startedAt + std::chrono::seconds(i)
                                           + nanoseconds(random() % 1'000'000));
        PerformanceSnapshot snapshot;
        snapshot.id = QString::number(i);
        snapshot.timestamp = report.recording.axes[0].back();
        snapshot.cpuUsage.total = double(random() % 10000) / 10000;
        for (int p = 0; p < 16; ++p) {
            ProcessSample process;
            process.identity = {1000 + p, quint64(p)};
            process.name = QStringLiteral("process-%1").arg(p);
            process.user = QStringLiteral("user");
            process.state = 'S';
            process.cpu = double(random() % 1000) / 1000;
            process.residentBytes = qint64(random() % (1 << 30));
            snapshot.processes.push_back(process);
        }
        report.snapshots.push_back(snapshot);
    }
    for (int s = 0; s < 280; ++s) {
        RecordedSeries column;
        column.descriptor.metric = QStringLiteral("series%1").arg(s);
        column.descriptor.name = column.descriptor.metric;
        column.descriptor.storage = s % 4 ? Storage::Integer : Storage::Real;
        qint64 level = qint64(random() % 100'000'000);
        for (int i = 0; i < 3600; ++i) {
            level += qint64(random() % 1000);
            column.bits.push_back(s % 4 ? level : bitsOf(double(level) / 1.00006));
        }
        report.recording.series.push_back(std::move(column));
    }
    report.metricsSummary = summarise(report.recording);

    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("r.json"));
    const auto time = [](auto work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double writing = time([&] {
        if (!writeReport(report, file))
            qFatal("cannot write");
    });
    bool same = false;
    const double reading = time([&] {
        const auto back = readReport(file);
        same = back && back->recording.sampleCount() == report.recording.sampleCount();
    });
    std::printf("samples %zu\nwrite_s %.3f\nread_s %.3f\nmegabytes %.1f\n", report.recording.sampleCount(), writing,
                reading, double(QFileInfo(file).size()) / 1e6);
    return same ? 0 : 1;
}
