// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/report_json.h>
#include <performance/optimize/rule_data.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

/// What this program recorded on a real machine, for rules to look at: a report, and the settings as they were at its end.
/// tst_provoked writes such a pair where WAI_RECORD_TO names a folder; tests/fixtures/conditions keeps them, compressed.
class RecordedData : public performance::RuleData {
public:
    explicit RecordedData(const QString &name)
    {
        const QString base = QStringLiteral(WAI_FIXTURES "/conditions/") + name;
        auto report = performance::reportFromJson(unpacked(base + QStringLiteral(".json.gz")), name);
        if (!report)
            qFatal("%s", qPrintable(report.error().message()));
        m_report = std::move(*report);
        const QJsonObject settings =
            QJsonDocument::fromJson(unpacked(base + QStringLiteral(".settings.json.gz"))).object();
        for (auto it = settings.begin(); it != settings.end(); ++it)
            m_settings.insert(it.key(), it.value().toString());
        m_now = end();
    }

    const performance::PerformanceReport &report() const { return m_report; }
    performance::Timestamp begin() const { return m_report.recording.axes.front().front(); }
    performance::Timestamp end() const { return m_report.recording.axes.front().back(); }
    void setNow(performance::Timestamp now) { m_now = now; }
    /// What a survey would have told that was not asked for then.
    void set(const QString &setting, const QString &value) { m_settings.insert(setting, value); }
    /// A series that was not measured then, with the figures of one that was.
    void alias(const QString &key, const QString &measured) { m_aliases.insert(key, measured); }
    /// All values of a series are multiplied by this.
    void scale(const QString &key, double factor) { m_factors.insert(key, factor); }

    performance::Timestamp now() const override { return m_now; }
    QStringList seriesKeys() const override
    {
        QStringList keys;
        for (const performance::RecordedSeries &column : m_report.recording.series)
            keys << column.descriptor.key();
        return keys + m_aliases.keys();
    }
    performance::SeriesData query(const QString &wanted, const performance::TimeRange &range, int) const override
    {
        performance::SeriesData data;
        const QString key = m_aliases.value(wanted, wanted);
        const double factor = m_factors.value(wanted, 1);
        const performance::RecordedSeries *column = m_report.recording.find(key);
        if (!column)
            return data;
        const auto &axis = m_report.recording.axisOf(*column);
        if (!m_shown.contains(key))
            m_shown.insert(key, m_report.recording.shown(*column));
        const auto &values = m_shown[key];
        data.descriptor = column->descriptor;
        for (size_t i = 1; i < axis.size(); ++i) {
            if (values[i] && axis[i - 1] >= range.from && axis[i] <= range.to)
                data.points.push_back({axis[i - 1], axis[i] - axis[i - 1], *values[i] * factor, *values[i] * factor,
                                       *values[i] * factor, 1});
        }
        return data;
    }
    std::vector<performance::ProcessSample> processTotals(const performance::TimeRange &range) const override
    {
        struct Sum {
            performance::ProcessSample last;
            double cpu = 0;
            double runDelay = 0;
            double read = 0;
            double written = 0;
        };
        std::vector<Sum> sums;
        int ticks = 0;
        for (const performance::PerformanceSnapshot &snapshot : m_report.snapshots) {
            if (snapshot.timestamp < range.from || snapshot.timestamp > range.to)
                continue;
            ++ticks;
            for (const performance::ProcessSample &p : snapshot.processes) {
                auto it = std::find_if(sums.begin(), sums.end(),
                                       [&](const Sum &s) { return s.last.identity == p.identity; });
                if (it == sums.end())
                    it = sums.insert(sums.end(), Sum{});
                it->last = p;
                it->cpu += p.cpu.value_or(0);
                it->runDelay += p.runDelay.value_or(0);
                it->read += p.readRate.value_or(0);
                it->written += p.writeRate.value_or(0);
            }
        }
        std::vector<performance::ProcessSample> totals;
        for (Sum &sum : sums) {
            sum.last.cpu = sum.cpu / ticks;
            sum.last.runDelay = sum.runDelay / ticks;
            sum.last.readRate = sum.read / ticks;
            sum.last.writeRate = sum.written / ticks;
            totals.push_back(sum.last);
        }
        return totals;
    }
    const performance::Settings &settings() const override { return m_settings; }

private:
    static QByteArray unpacked(const QString &path)
    {
        const gzFile file = gzopen(path.toLocal8Bit().constData(), "rb");
        if (!file)
            qFatal("%s is missing", qPrintable(path));
        QByteArray bytes;
        char buffer[65536];
        for (int length = 0; (length = gzread(file, buffer, sizeof buffer)) > 0;)
            bytes.append(buffer, length);
        gzclose(file);
        return bytes;
    }

    performance::PerformanceReport m_report;
    performance::Settings m_settings;
    QHash<QString, QString> m_aliases;
    QHash<QString, double> m_factors;
    performance::Timestamp m_now;
    mutable QHash<QString, std::vector<std::optional<double>>> m_shown;
};
