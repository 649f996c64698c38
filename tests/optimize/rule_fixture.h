// SPDX-License-Identifier: MIT
#pragma once

#include <performance/optimize/rule_data.h>

#include <functional>
#include <map>

/// Data for one rule: series that hold a value since long ago, settings, and processes.
class FixtureData : public performance::RuleData {
public:
    std::map<QString, std::function<double(performance::nanoseconds ago)>> values;
    std::vector<performance::ProcessSample> processes;
    performance::Settings set;

    void hold(const QString &key, double value)
    {
        values[key] = [value](performance::nanoseconds) { return value; };
    }

    performance::Timestamp now() const override { return performance::fromNanoseconds(1'700'000'000'000'000'000); }
    QStringList seriesKeys() const override
    {
        QStringList keys;
        for (const auto &[key, value] : values)
            keys << key;
        return keys;
    }
    performance::SeriesData query(const QString &key, const performance::TimeRange &range, int columns) const override
    {
        performance::SeriesData data;
        const auto it = values.find(key);
        if (it == values.end())
            return data;
        const performance::nanoseconds width = range.length() / columns;
        for (int i = 0; i < columns; ++i) {
            const performance::Timestamp time = range.from + width * i;
            const double value = it->second(now() - time);
            data.points.push_back({time, width, value, value, value, 1});
        }
        return data;
    }
    std::vector<performance::ProcessSample> processTotals(const performance::TimeRange &) const override
    {
        return processes;
    }
    const performance::Settings &settings() const override { return set; }
};
