// SPDX-License-Identifier: MIT
#include "files/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace wai {

using namespace performance;

namespace {

QByteArray hintKey(const QString &id)
{
    return "hints/" + id.toLatin1();
}

} // namespace

Settings::Settings(const QString &file) : m_folder(QFileInfo(file).absolutePath()), m_store(file) {}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QLatin1String("/wai-performance/settings.ini");
}

PerformanceConfig Settings::config() const
{
    PerformanceConfig config;
    // Each value counts only where the whole is still valid with it.
    const auto take = [&](const PerformanceConfig &changed) {
        if (changed.validated())
            config = changed;
    };
    const auto number = [&](const char *key) -> std::optional<qint64> {
        bool ok = false;
        const qint64 value = m_store.value(key).toLongLong(&ok);
        return ok ? std::optional(value) : std::nullopt;
    };
    if (const auto ms = number("collect/intervalMs"))
        take(config.withProfileInterval(std::chrono::milliseconds(*ms)));
    if (const auto seconds = number("history/retentionSeconds"))
        take(config.withMetricsRetention(std::chrono::seconds(*seconds)));
    if (const auto bytes = number("history/limitBytes"))
        take(config.withHistoryLimit(*bytes));
    bool ok = false;
    const double budget = m_store.value("collect/cpuBudget").toDouble(&ok);
    if (ok)
        take(config.withCpuBudget(budget));
    take(config.withIngest(m_store.value("ingest/enabled").toBool()));
    take(config.withIngestOrigins(m_store.value("ingest/origins").toStringList()));
    take(config.withScrapeTargets(m_store.value("ingest/scrapeTargets").toStringList()));
    if (const auto ms = number("ux/apdexTargetMs"))
        take(config.withApdexTarget(std::chrono::milliseconds(*ms)));
    take(config.withAutoOptimize(m_store.value("optimize/automatic").toBool()));
    if (const auto acts = number("optimize/automaticBudget"))
        take(config.withAutoOptimizeBudget(int(std::clamp<qint64>(*acts, -1, 1000))));
    // A dashboard keeps them unless its user does not want that.
    take(config.withKeptStacks(m_store.value("stacks/keep", true).toBool()));
    take(config.withStacksExcluded(m_store.value("stacks/excluded").toStringList()));
    const double share = m_store.value("stacks/budget").toDouble(&ok);
    if (ok)
        take(config.withStacksBudget(share));
    return config;
}

void Settings::setConfig(const PerformanceConfig &config)
{
    m_store.set("collect/intervalMs", qlonglong(config.profileInterval.count()));
    m_store.set("history/retentionSeconds", qlonglong(config.metricsRetention.count()));
    m_store.set("history/limitBytes", config.historyLimit);
    m_store.set("collect/cpuBudget", config.cpuBudget);
    m_store.set("ingest/enabled", config.ingest);
    m_store.set("ingest/origins", config.ingestOrigins);
    m_store.set("ingest/scrapeTargets", config.scrapeTargets);
    m_store.set("ux/apdexTargetMs", qlonglong(config.apdexTarget.count()));
    m_store.set("optimize/automatic", config.autoOptimize);
    m_store.set("optimize/automaticBudget", config.autoOptimizeBudget);
    m_store.set("stacks/keep", config.keepStacks);
    m_store.set("stacks/excluded", config.stacksExcluded);
    m_store.set("stacks/budget", config.stacksBudget);
}

ThemeChoice Settings::theme() const
{
    const QString name = m_store.value("window/theme").toString();
    return name == u"light" ? ThemeChoice::Light : name == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    m_store.set("window/theme",
                choice == ThemeChoice::Light      ? QStringLiteral("light")
                    : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                  : QStringLiteral("system"));
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value("window/geometry").toByteArray();
}
void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.set("window/geometry", geometry);
}
QString Settings::page() const
{
    return m_store.value("window/page").toString();
}
void Settings::setPage(const QString &page)
{
    m_store.set("window/page", page);
}

QByteArray Settings::processColumns() const
{
    return m_store.value("processes/columns").toByteArray();
}
void Settings::setProcessColumns(const QByteArray &state)
{
    m_store.set("processes/columns", state);
}
QString Settings::language() const
{
    return m_store.value("window/language").toString();
}
void Settings::setLanguage(const QString &language)
{
    m_store.set("window/language", language);
}
bool Settings::keepsRunning() const
{
    return m_store.value("window/keepsRunning").toBool();
}
void Settings::setKeepsRunning(bool keeps)
{
    m_store.set("window/keepsRunning", keeps);
}

// A key for each hint, so that windows which run side by side do not take each other's back; a list was kept before.
bool Settings::isHintDone(const QString &id) const
{
    return m_store.value(hintKey(id).constData()).toBool()
        || m_store.value("window/hintsDone").toStringList().contains(id);
}
void Settings::setHintDone(const QString &id)
{
    m_store.set(hintKey(id).constData(), true);
}

QString Settings::boardsFolder() const
{
    return m_folder + QLatin1String("/boards");
}
QString Settings::board() const
{
    return m_store.value("metrics/board").toString();
}
void Settings::setBoard(const QString &name)
{
    m_store.set("metrics/board", name);
}

std::optional<nanoseconds> Settings::span() const
{
    const qint64 seconds = m_store.value("window/spanSeconds").toLongLong();
    return seconds >= 60 && seconds <= 366 * 86400 ? std::optional(nanoseconds(std::chrono::seconds(seconds)))
                                                   : std::nullopt;
}

void Settings::setSpan(nanoseconds span)
{
    m_store.set("window/spanSeconds", qlonglong(std::chrono::duration_cast<std::chrono::seconds>(span).count()));
}

} // namespace wai
