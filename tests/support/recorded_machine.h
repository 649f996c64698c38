// SPDX-License-Identifier: MIT
#pragma once

#include "optimize/rule_fixture.h"
#include "support/machine_copy.h"
#include "world/monitor/registry.h"

#include <performance/optimize/evaluate.h>
#include <performance/optimize/rule_reader.h>
#include <performance/optimize/settings_survey.h>
#include <performance/system/collector.h>

#include <memory>

/// A machine of tests/fixtures/machines, looked at by the whole collector and asked by all rules.
class RecordedMachine : public MachineCopy {
public:
    using MachineCopy::MachineCopy;

    /// A tick after the other, a second apart for the CPUs; the values of all series are kept until they come again.
    void tick(int times = 1)
    {
        if (!m_collector) {
            const performance::Collector::Options options{std::chrono::seconds(1), 1.0,
                                                          performance::KernelRoot(path())};
            m_collector = std::make_unique<performance::Collector>(
                options, m_registry, [this](const performance::CollectedTick &seen) { keep(seen); });
            m_collector->wantAllProcesses(true);
        }
        for (int i = 0; i < times; ++i) {
            m_collector->tickOnce();
            passTime();
        }
    }
    /// The last value of a series, scaled, of a counter its count; nothing where it has none.
    std::optional<double> value(const QString &key) const
    {
        const auto it = m_values.find(key);
        return it == m_values.end() ? std::nullopt : std::optional(it->second);
    }
    /// The keys of all series of a metric that had a value.
    QStringList keysOf(const QString &metric) const
    {
        QStringList keys;
        for (const auto &[key, value] : m_values) {
            if (metric.isEmpty() || key == metric || key.startsWith(metric + u'{'))
                keys << key;
        }
        return keys;
    }
    QString missing() const { return texts(m_collector->status().missing).join(u' '); }
    const std::vector<performance::ProcessSample> &processes() const { return m_processes; }

    performance::Settings survey(const std::vector<performance::ProcessSample> &processes = {}) const
    {
        return performance::surveySettings(performance::builtinRules(), processes, keysOf(QString()),
                                           QString::fromStdString(path()));
    }

    /// The rules that speak where this machine has gone on as it is for long, but for the values in `instead`, which it must
    /// measure: gauges as they are, nothing counted.
    QStringList suggestions(const std::map<QString, double> &instead) const
    {
        FixtureData data;
        data.processes = m_processes;
        data.set = survey(m_processes);
        for (const auto &[key, value] : m_values) {
            const auto other = instead.find(key);
            const bool counts = m_registry.isCounter(key);
            data.hold(key, other != instead.end() ? other->second : counts ? 0 : value);
        }
        QStringList ids;
        for (const performance::Rule &rule : performance::builtinRules()) {
            for (const performance::RuleFinding &finding : performance::evaluate(rule, data, data.seriesKeys(), {}))
                ids << finding.id;
        }
        ids.sort();
        return ids;
    }

private:
    /// Half a second in which each CPU works, and half a one in which it idles: columns 2 and 5 of its line in /proc/stat.
    void passTime()
    {
        QByteArrayList lines = read("proc/stat").split('\n');
        for (QByteArray &line : lines) {
            QByteArrayList words = line.simplified().split(' ');
            if (!line.startsWith("cpu") || words.size() < 5)
                continue;
            for (const int column : {1, 4})
                words[column] = QByteArray::number(words.at(column).toLongLong() + 50);
            line = words.join(' ');
        }
        write(QStringLiteral("proc/stat"), lines.join('\n'));
    }

    void keep(const performance::CollectedTick &seen)
    {
        for (const performance::Sample &sample : seen.batch.samples) {
            const performance::SeriesDescriptor descriptor = m_registry.descriptorOf(sample.series);
            m_values[descriptor.key()] = valueOf(descriptor, sample.bits);
        }
        m_processes = *seen.allProcesses;
    }

    class Instruments : public Registry {
    public:
        performance::SeriesId idFor(const performance::SeriesDescriptor &descriptor) override
        {
            if (descriptor.instrument == performance::Instrument::Counter)
                m_counters.insert(descriptor.key());
            return Registry::idFor(descriptor);
        }
        bool isCounter(const QString &key) const { return m_counters.contains(key); }

    private:
        QSet<QString> m_counters;
    };

    Instruments m_registry;
    std::map<QString, double> m_values;
    std::vector<performance::ProcessSample> m_processes;
    std::unique_ptr<performance::Collector>
        m_collector; ///< since the first tick: until then a test may change the machine
};
