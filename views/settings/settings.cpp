// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace wai {

using namespace performance;

namespace {

QVariant read(const QString &file, const char *key, const QVariant &fallback = {})
{
    return QSettings(file, QSettings::IniFormat).value(QLatin1String(key), fallback);
}

void write(const QString &file, const char *key, const QVariant &value)
{
    QSettings(file, QSettings::IniFormat).setValue(QLatin1String(key), value);
}

} // namespace

Settings::Settings(const QString &file) : m_file(file) {}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1String("/wai-performance/settings.ini");
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
        const qint64 value = read(m_file, key).toLongLong(&ok);
        return ok ? std::optional(value) : std::nullopt;
    };
    if (const auto ms = number("collect/intervalMs"))
        take(config.withProfileInterval(std::chrono::milliseconds(*ms)));
    if (const auto seconds = number("history/retentionSeconds"))
        take(config.withMetricsRetention(std::chrono::seconds(*seconds)));
    if (const auto bytes = number("history/limitBytes"))
        take(config.withHistoryLimit(*bytes));
    bool ok = false;
    const double budget = read(m_file, "collect/cpuBudget").toDouble(&ok);
    if (ok)
        take(config.withCpuBudget(budget));
    take(config.withIngest(read(m_file, "ingest/enabled").toBool()));
    take(config.withIngestOrigins(read(m_file, "ingest/origins").toStringList()));
    take(config.withScrapeTargets(read(m_file, "ingest/scrapeTargets").toStringList()));
    if (const auto ms = number("ux/apdexTargetMs"))
        take(config.withApdexTarget(std::chrono::milliseconds(*ms)));
    take(config.withAutoOptimize(read(m_file, "optimize/automatic").toBool()));
    if (const auto acts = number("optimize/automaticBudget"))
        take(config.withAutoOptimizeBudget(int(std::clamp<qint64>(*acts, -1, 1000))));
    return config;
}

void Settings::setConfig(const PerformanceConfig &config)
{
    write(m_file, "collect/intervalMs", qlonglong(config.profileInterval.count()));
    write(m_file, "history/retentionSeconds", qlonglong(config.metricsRetention.count()));
    write(m_file, "history/limitBytes", config.historyLimit);
    write(m_file, "collect/cpuBudget", config.cpuBudget);
    write(m_file, "ingest/enabled", config.ingest);
    write(m_file, "ingest/origins", config.ingestOrigins);
    write(m_file, "ingest/scrapeTargets", config.scrapeTargets);
    write(m_file, "ux/apdexTargetMs", qlonglong(config.apdexTarget.count()));
    write(m_file, "optimize/automatic", config.autoOptimize);
    write(m_file, "optimize/automaticBudget", config.autoOptimizeBudget);
}

ThemeChoice Settings::theme() const
{
    const QString name = read(m_file, "window/theme").toString();
    return name == u"light" ? ThemeChoice::Light : name == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    write(m_file, "window/theme", choice == ThemeChoice::Light ? QStringLiteral("light") : choice == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("system"));
}

QByteArray Settings::windowGeometry() const { return read(m_file, "window/geometry").toByteArray(); }
void Settings::setWindowGeometry(const QByteArray &geometry) { write(m_file, "window/geometry", geometry); }
QString Settings::page() const { return read(m_file, "window/page").toString(); }
void Settings::setPage(const QString &page) { write(m_file, "window/page", page); }

QByteArray Settings::processColumns() const { return read(m_file, "processes/columns").toByteArray(); }
void Settings::setProcessColumns(const QByteArray &state) { write(m_file, "processes/columns", state); }
QString Settings::language() const { return read(m_file, "window/language").toString(); }
void Settings::setLanguage(const QString &language) { write(m_file, "window/language", language); }
bool Settings::keepsRunning() const { return read(m_file, "window/keepsRunning").toBool(); }
void Settings::setKeepsRunning(bool keeps) { write(m_file, "window/keepsRunning", keeps); }
bool Settings::isHintDone(const QString &id) const { return read(m_file, "window/hintsDone").toStringList().contains(id); }
QString Settings::boardsFolder() const { return QFileInfo(m_file).absolutePath() + QLatin1String("/boards"); }
QString Settings::board() const { return read(m_file, "metrics/board").toString(); }
void Settings::setBoard(const QString &name) { write(m_file, "metrics/board", name); }

void Settings::setHintDone(const QString &id)
{
    QStringList done = read(m_file, "window/hintsDone").toStringList();
    if (done.contains(id))
        return;
    done << id;
    write(m_file, "window/hintsDone", done);
}

std::optional<nanoseconds> Settings::span() const
{
    const qint64 seconds = read(m_file, "window/spanSeconds").toLongLong();
    return seconds >= 60 && seconds <= 366 * 86400 ? std::optional(nanoseconds(std::chrono::seconds(seconds))) : std::nullopt;
}

void Settings::setSpan(nanoseconds span)
{
    write(m_file, "window/spanSeconds", qlonglong(std::chrono::duration_cast<std::chrono::seconds>(span).count()));
}

} // namespace wai
