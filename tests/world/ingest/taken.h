// SPDX-License-Identifier: MIT
#pragma once

#include "support/test_support.h"

#include <performance/ingest/otlp.h>
#include <performance/series/epoch.h>
#include <performance/series/series_catalogue.h>

/// What is taken, as charts show it, without sockets and a history.
class Taken {
public:
    void add(const std::vector<performance::EventSample> &samples)
    {
        for (const performance::EventSample &sample : samples) {
            m_epoch.append(sample.series, sample.time, sample.bits);
            m_last[catalogue.descriptor(sample.series).key()] = performance::realOf(sample.bits);
        }
    }
    /// The values of a gauge, the rates of a counter.
    std::vector<double> shown(const QString &key) const
    {
        std::vector<double> values;
        visit(key, [&](qint64, double value) { values.push_back(value); });
        return values;
    }
    /// How far a counter grew, as the rates over their intervals say.
    double growth(const QString &key) const
    {
        double grown = 0;
        const auto id = catalogue.find(key);
        const performance::EpochColumn *column = id ? m_epoch.column(*id) : nullptr;
        if (!column)
            return -1;
        const auto &times = m_epoch.axisOf(*column).times;
        visit(key, [&](qint64 time, double rate) {
            const auto at = std::lower_bound(times.begin(), times.end(), time);
            grown += rate * double(time - *std::prev(at)) * 1e-9;
        });
        return grown;
    }
    QStringList keys() const { return m_last.keys(); }
    std::optional<double> last(const QString &key) const
    {
        return m_last.contains(key) ? std::optional(m_last.value(key)) : std::nullopt;
    }

    performance::SeriesCatalogue catalogue;

private:
    template<typename Visit>
    void visit(const QString &key, Visit visit) const
    {
        const auto id = catalogue.find(key);
        const performance::EpochColumn *column = id ? m_epoch.column(*id) : nullptr;
        if (column)
            performance::visitShown(m_epoch.axisOf(*column), *column, catalogue.descriptor(*id), visit);
    }

    performance::Epoch m_epoch;
    QMap<QString, double> m_last;
};
