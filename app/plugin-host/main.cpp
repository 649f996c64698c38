// SPDX-License-Identifier: MIT
// Loads one Qt plugin and prints what it gives, a JSON object a line: first {"rules": "…"}, then {"metrics": […]} each time.
// Usage: wai-performance-plugin-host FILE
#include <performance/core/json_writer.h>
#include <performance/ingest/metric_json.h>
#include <performance/plugins/performance_plugin.h>

#include <QCoreApplication>
#include <QPluginLoader>
#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace performance;

namespace {

bool say(const QByteArray &line)
{
    return std::fwrite(line.constData(), 1, size_t(line.size()), stdout) == size_t(line.size())
        && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
}

QByteArray linesOf(const std::vector<PerformanceMetric> &metrics)
{
    QByteArray line = "{\"metrics\":[";
    for (size_t i = 0; i < metrics.size(); ++i)
        line += (i > 0 ? "," : "") + metricToJson(metrics[i]);
    return line + "]}";
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("Usage: wai-performance-plugin-host FILE\n", stderr);
        return 2;
    }
    QPluginLoader loader(QString::fromLocal8Bit(argv[1]));
    auto *plugin = qobject_cast<PerformancePlugin *>(loader.instance());
    if (!plugin) {
        std::fprintf(stderr, "%s\n", qPrintable(loader.errorString()));
        return 1;
    }
    JsonWriter rules;
    if (!say(rules.beginObject().key("rules").string(QString::fromUtf8(plugin->rules())).endObject().take()))
        return 1;
    const auto interval = std::clamp(plugin->interval(), std::chrono::milliseconds(100),
                                     std::chrono::milliseconds(10'000));
    while (say(linesOf(plugin->sample())))
        QThread::msleep(static_cast<unsigned long>(interval.count()));
    return 0;
}
