// SPDX-License-Identifier: MIT
// Plugins for tst_plugins and tst_world_ingest_origin: what it does is decided when it is compiled.
#include <performance/core/metric_table.h>
#include <performance/plugins/performance_plugin.h>

#include <QObject>

#include <cstdlib>
#include <cstring>

class Queue : public QObject, public performance::PerformancePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PerformancePlugin_iid)
    Q_INTERFACES(performance::PerformancePlugin)
public:
    std::vector<performance::PerformanceMetric> sample() override
    {
#if defined(WAI_CRASH)
        std::abort();
#elif defined(WAI_HANG)
        for (;;)
            __asm__ volatile("");
#elif defined(WAI_EAT)
        for (;;)
            std::memset(::malloc(1 << 20), 1, 1 << 20);
#endif
        ++m_length;
#if defined(WAI_POSE)
        std::vector<performance::PerformanceMetric> posing;
        for (const performance::MetricDefinition *metric : performance::builtInMetrics()) {
            performance::PerformanceMetric one(QString::fromLatin1(metric->metric), QStringLiteral("posing"),
                                               performance::MetricCategory::Custom, 7.5e16, QString());
            one.attributes.insert(QStringLiteral("service.name"), QString());
            posing.push_back(std::move(one));
        }
        posing.emplace_back(QStringLiteral("marker"), QStringLiteral("Marker"), performance::MetricCategory::Custom,
                            m_length, QString());
        return posing;
#endif
        return {performance::PerformanceMetric(QStringLiteral("queue.length"), QStringLiteral("Queue"),
                                               performance::MetricCategory::Custom, m_length, QStringLiteral("{job}"))};
    }
    std::chrono::milliseconds interval() const override
    {
        return std::chrono::milliseconds(100);
    }
    QByteArray rules() const override
    {
        return R"({"rules": [{"id": "X1", "category": "Custom", "impact": "Medium", "effort": "Low",
            "when": [{"signal": "queue.length{service.name=queue_plugin}", "unit": "{job}", "above": 5, "until": 2, "over": "30s"}],
            "source": "the manual of the queue", "texts": {"en": {"name": "Jobs pile up in the queue", "why": "{1} wait (limit {1.limit}).", "then": "Start another worker."}}}]})";
    }

private:
    double m_length = 10;
};

#include "queue_plugin.moc"
