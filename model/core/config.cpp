// SPDX-License-Identifier: MIT
#include "performance/core/config.h"

#include "performance/core/translate.h"

#include <QRegularExpression>

#include <utility>

namespace performance {

namespace {

template<typename Field, typename Value>
PerformanceConfig changed(const PerformanceConfig &config, Field field, Value value)
{
    PerformanceConfig copy = config;
    copy.*field = value;
    return copy;
}

} // namespace

PerformanceConfig PerformanceConfig::withProfiling(bool enabled) const
{
    return changed(*this, &PerformanceConfig::enableProfiling, enabled);
}
PerformanceConfig PerformanceConfig::withProfileInterval(std::chrono::milliseconds interval) const
{
    return changed(*this, &PerformanceConfig::profileInterval, interval);
}
PerformanceConfig PerformanceConfig::withOptimizations(bool enabled) const
{
    return changed(*this, &PerformanceConfig::enableOptimizations, enabled);
}
PerformanceConfig PerformanceConfig::withAutoOptimize(bool enabled) const
{
    return changed(*this, &PerformanceConfig::autoOptimize, enabled);
}

PerformanceConfig PerformanceConfig::withAutoOptimizeBudget(int acts) const
{
    return changed(*this, &PerformanceConfig::autoOptimizeBudget, acts);
}
PerformanceConfig PerformanceConfig::withMetrics(bool enabled) const
{
    return changed(*this, &PerformanceConfig::enableMetrics, enabled);
}
PerformanceConfig PerformanceConfig::withMetricsRetention(std::chrono::seconds retention) const
{
    return changed(*this, &PerformanceConfig::metricsRetention, retention);
}
PerformanceConfig PerformanceConfig::withDataFolder(const QString &folder) const
{
    return changed(*this, &PerformanceConfig::dataFolder, folder);
}
PerformanceConfig PerformanceConfig::withCpuBudget(double share) const
{
    return changed(*this, &PerformanceConfig::cpuBudget, share);
}
PerformanceConfig PerformanceConfig::withHistoryLimit(qint64 bytes) const
{
    return changed(*this, &PerformanceConfig::historyLimit, bytes);
}
PerformanceConfig PerformanceConfig::withExperimentSegment(std::chrono::seconds length) const
{
    return changed(*this, &PerformanceConfig::experimentSegment, length);
}

PerformanceConfig PerformanceConfig::withKeptStacks(bool enabled) const
{
    return changed(*this, &PerformanceConfig::keepStacks, enabled);
}

PerformanceConfig PerformanceConfig::withStacksExcluded(const QStringList &programs) const
{
    return changed(*this, &PerformanceConfig::stacksExcluded, programs);
}

PerformanceConfig PerformanceConfig::withStacksBudget(double share) const
{
    return changed(*this, &PerformanceConfig::stacksBudget, share);
}

PerformanceConfig PerformanceConfig::withIngest(bool enabled) const
{
    return changed(*this, &PerformanceConfig::ingest, enabled);
}

PerformanceConfig PerformanceConfig::withIngestPorts(int http, int statsd) const
{
    return changed(changed(*this, &PerformanceConfig::ingestPort, http), &PerformanceConfig::statsdPort, statsd);
}

PerformanceConfig PerformanceConfig::withIngestOrigins(const QStringList &origins) const
{
    return changed(*this, &PerformanceConfig::ingestOrigins, origins);
}

PerformanceConfig PerformanceConfig::withScrapeTargets(const QStringList &targets) const
{
    return changed(*this, &PerformanceConfig::scrapeTargets, targets);
}

PerformanceConfig PerformanceConfig::withApdexTarget(std::chrono::milliseconds target) const
{
    return changed(*this, &PerformanceConfig::apdexTarget, target);
}

PerformanceResult<void> PerformanceConfig::validated() const
{
    const auto outside = [](const char *field, const QString &range) {
        return failure(PerformanceErrorCode::InvalidArgument, QString::fromLatin1(field), range);
    };
    if (profileInterval < MinInterval || profileInterval > MaxInterval)
        return outside("profileInterval", translate("Config", "must be 100 to 60000 milliseconds"));
    if (metricsRetention < MinRetention || metricsRetention > MaxRetention)
        return outside("metricsRetention", translate("Config", "must be one minute to one year"));
    if (!(cpuBudget >= 0.001 && cpuBudget <= 1))
        return outside("cpuBudget", translate("Config", "must be 0.1 % to 100 % of one CPU"));
    if (!(stacksBudget >= 0.0005 && stacksBudget <= 0.1))
        return outside("stacksBudget", translate("Config", "must be 0.05 % to 10 % of the machine"));
    if (historyLimit < qint64(16) << 20)
        return outside("historyLimit", translate("Config", "must be at least 16 MiB"));
    if (autoOptimizeBudget < 0 || autoOptimizeBudget > 24)
        return outside("autoOptimizeBudget", translate("Config", "must be 0 to 24 a day"));
    if (experimentSegment.count() != 0
        && (experimentSegment < std::chrono::seconds(4) || experimentSegment > std::chrono::minutes(10)))
        return outside("experimentSegment", translate("Config", "must be 4 seconds to 10 minutes"));
    for (const auto &[field, port] : {std::pair("ingestPort", ingestPort), std::pair("statsdPort", statsdPort)}) {
        if (port < 0 || port > 65535)
            return outside(field, translate("Config", "must be 0 (any) to 65535"));
    }
    for (const QString &origin : ingestOrigins) {
        // What a browser sends as Origin: no path, no wildcard.
        static const QRegularExpression shape(QStringLiteral(R"(^https?://[A-Za-z0-9.\-\[\]:]+$)"));
        if (!shape.match(origin).hasMatch())
            return outside("ingestOrigins",
                           translate("Config", "must be scheme, host and port, as http://localhost:3000"));
    }
    for (const QString &target : scrapeTargets) {
        static const QRegularExpression shape(
            QStringLiteral(R"(^http://(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]):\d{1,5}(/[!-~]*)?$)"));
        if (!shape.match(target).hasMatch())
            return outside(
                "scrapeTargets",
                translate("Config",
                          "must be an address of this machine with a port, as http://localhost:9100/metrics"));
    }
    if (apdexTarget < std::chrono::milliseconds(10) || apdexTarget > std::chrono::minutes(1))
        return outside("apdexTarget", translate("Config", "must be 10 to 60000 milliseconds"));
    return {};
}

EnvironmentOverlay overlaidWithEnvironment(const PerformanceConfig &config, const QProcessEnvironment &environment)
{
    EnvironmentOverlay overlay{config, {}, {}};
    const auto read = [&](const char *name, auto apply, const char *expected) {
        const QString variable = QString::fromLatin1(name);
        if (!environment.contains(variable))
            return;
        const QString value = environment.value(variable).trimmed();
        if (apply(value)) {
            overlay.applied << variable;
        } else {
            overlay.warnings << translate("Config", "%1=\"%2\" is ignored: %3.")
                                    .arg(variable, value.left(80), translate("Config", expected));
        }
    };

    read(
        "PERFORMANCE_ENABLED",
        [&](const QString &value) {
            const QString lower = value.toLower();
            const bool on = lower == u"true" || lower == u"1" || lower == u"yes" || lower == u"on";
            const bool off = lower == u"false" || lower == u"0" || lower == u"no" || lower == u"off";
            if (on || off)
                overlay.config.enableMetrics = on;
            return on || off;
        },
        QT_TRANSLATE_NOOP("Config", "expected true or false"));
    read(
        "PERFORMANCE_PROFILE_INTERVAL",
        [&](const QString &value) {
            bool ok = false;
            const std::chrono::milliseconds interval(value.toInt(&ok));
            ok = ok && interval >= PerformanceConfig::MinInterval && interval <= PerformanceConfig::MaxInterval;
            if (ok)
                overlay.config.profileInterval = interval;
            return ok;
        },
        QT_TRANSLATE_NOOP("Config", "expected milliseconds from 100 to 60000"));
    read(
        "PERFORMANCE_RETENTION",
        [&](const QString &value) {
            bool ok = false;
            const std::chrono::seconds retention(value.toLongLong(&ok));
            ok = ok && retention >= PerformanceConfig::MinRetention && retention <= PerformanceConfig::MaxRetention;
            if (ok)
                overlay.config.metricsRetention = retention;
            return ok;
        },
        QT_TRANSLATE_NOOP("Config", "expected seconds from 60 to 31622400"));
    return overlay;
}

} // namespace performance
