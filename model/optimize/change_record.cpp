// SPDX-License-Identifier: MIT
#include "performance/optimize/change_record.h"

#include "performance/core/whole_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace performance {

namespace {

QJsonArray numbers(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

std::vector<double> numbers(const QJsonValue &value)
{
    std::vector<double> values;
    for (const QJsonValue &item : value.toArray())
        values.push_back(item.toDouble());
    return values;
}

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonValue number(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

constexpr const char *VerdictNames[] = {"running", "better", "worse", "notProven"};

} // namespace

PerformanceResult<void> ChangeRecords::save(const ChangeRecord &record) const
{
    QJsonObject object{{QStringLiteral("change"), record.change}, {QStringLiteral("suggestion"), record.suggestion}, {QStringLiteral("rule"), record.rule},
                       {QStringLiteral("name"), record.name}, {QStringLiteral("description"), record.description}, {QStringLiteral("category"), toName(record.category)},
                       {QStringLiteral("impact"), toName(record.impact)}, {QStringLiteral("effort"), toName(record.effort)},
                       {QStringLiteral("evidence"), QJsonArray::fromStringList(record.evidence)}};
    if (const auto &r = record.result) {
        object.insert(QStringLiteral("result"),
                      QJsonObject{{QStringLiteral("state"), QLatin1String(VerdictNames[int(r->state)])}, {QStringLiteral("verdict"), r->verdict}, {QStringLiteral("on"), r->isOn},
                                  {QStringLiteral("watched"), r->watched}, {QStringLiteral("unit"), r->unit}, {QStringLiteral("without"), numbers(r->without)},
                                  {QStringLiteral("with"), numbers(r->with)}, {QStringLiteral("change"), number(r->change)}, {QStringLiteral("low"), number(r->low)},
                                  {QStringLiteral("high"), number(r->high)}});
    }
    QDir().mkpath(m_folder);
    return writeWholeFile(m_folder + u'/' + record.change + QLatin1String(".json"), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ChangeRecord> ChangeRecords::load(const QString &change) const
{
    QFile file(m_folder + u'/' + change + QLatin1String(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.value(QLatin1String("change")).toString() != change)
        return std::nullopt;
    const auto text = [&](const char *key) { return object.value(QLatin1String(key)).toString(); };
    ChangeRecord record{change, text("suggestion"), text("rule"), text("name"), text("description"), {}, {}, {}, {}, {}};
    record.category = fromName<OptimizationCategory>(text("category")).value_or(OptimizationCategory::Custom);
    record.impact = fromName<OptimizationImpact>(text("impact")).value_or(OptimizationImpact::Low);
    record.effort = fromName<OptimizationEffort>(text("effort")).value_or(OptimizationEffort::Low);
    for (const QJsonValue &sentence : object.value(QLatin1String("evidence")).toArray())
        record.evidence << sentence.toString();
    const QJsonObject result = object.value(QLatin1String("result")).toObject();
    if (!result.isEmpty()) {
        ExperimentResult r;
        r.id = record.suggestion;
        for (int i = 0; i < 4; ++i) {
            if (result.value(QLatin1String("state")).toString() == QLatin1String(VerdictNames[i]))
                r.state = ExperimentResult::Verdict(i);
        }
        r.progress = 1;
        r.isOn = result.value(QLatin1String("on")).toBool(true);
        r.verdict = result.value(QLatin1String("verdict")).toString();
        r.watched = result.value(QLatin1String("watched")).toString();
        r.unit = result.value(QLatin1String("unit")).toString();
        r.without = numbers(result.value(QLatin1String("without")));
        r.with = numbers(result.value(QLatin1String("with")));
        r.change = number(result.value(QLatin1String("change")));
        r.low = number(result.value(QLatin1String("low")));
        r.high = number(result.value(QLatin1String("high")));
        record.result = r;
    }
    return record;
}

Dismissals::Dismissals(QString path) : m_file(std::move(path))
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        m_until.insert(it.key(), timestampFromIso(it.value().toString()).value_or(Timestamp::max()));
}

bool Dismissals::isDismissed(const QString &id, Timestamp now) const
{
    const auto it = m_until.constFind(id);
    return it != m_until.cend() && *it > now;
}

PerformanceResult<void> Dismissals::set(const QString &id, std::optional<Timestamp> until)
{
    if (until)
        m_until.insert(id, *until);
    else
        m_until.remove(id);
    if (m_file.isEmpty())
        return {}; // for as long as this program runs
    QJsonObject object;
    for (auto it = m_until.cbegin(); it != m_until.cend(); ++it)
        object.insert(it.key(), *it == Timestamp::max() ? QStringLiteral("never") : toIsoString(*it));
    QDir().mkpath(QFileInfo(m_file).path());
    return writeWholeFile(m_file, QJsonDocument(object).toJson());
}

QStringList Dismissals::ids(Timestamp now) const
{
    QStringList list;
    for (auto it = m_until.cbegin(); it != m_until.cend(); ++it) {
        if (*it > now)
            list << it.key();
    }
    list.sort();
    return list;
}

} // namespace performance
