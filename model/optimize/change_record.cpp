// SPDX-License-Identifier: MIT
#include "performance/optimize/change_record.h"

#include "performance/core/json_reader.h"
#include "performance/core/message_json.h"
#include "performance/core/whole_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace performance {

namespace {

constexpr const char *VerdictNames[] = {"running", "better", "worse", "notProven"};

void write(JsonWriter &out, const char *key, const std::vector<double> &values)
{
    out.key(key).beginArray();
    for (const double value : values)
        out.number(value);
    out.endArray();
}

void write(JsonWriter &out, const char *key, const std::optional<double> &value)
{
    out.key(key);
    if (value)
        out.number(*value);
    else
        out.null();
}

void write(JsonWriter &out, const ExperimentResult &result)
{
    out.beginObject()
        .key("state")
        .string(QString::fromLatin1(VerdictNames[int(result.state)]))
        .key("on")
        .boolean(result.isOn)
        .key("unit")
        .string(result.unit);
    writeMessages(out, {{"verdict", &result.verdict}, {"watched", &result.watched}}, {});
    write(out, "without", result.without);
    write(out, "with", result.with);
    write(out, "change", result.change);
    write(out, "low", result.low);
    write(out, "high", result.high);
    out.endObject();
}

QString textOf(const json::Node &node, const char *name)
{
    const auto text = node.optional(name);
    return text && text->isString() ? text->string() : QString();
}

std::vector<double> numbersOf(const json::Node &node, const char *name)
{
    std::vector<double> values;
    if (const auto list = node.optional(name))
        list->forEach([&](const json::Node &value) { values.push_back(value.isNumber() ? value.number() : 0); });
    return values;
}

std::optional<double> numberOf(const json::Node &node, const char *name)
{
    const auto number = node.optional(name);
    return number && number->isNumber() ? std::optional(number->number()) : std::nullopt;
}

ExperimentResult resultFrom(const json::Node &node, const QString &suggestion)
{
    ExperimentResult result;
    result.id = suggestion;
    const QString state = textOf(node, "state");
    for (int i = 0; i < 4; ++i) {
        if (state == QLatin1String(VerdictNames[i]))
            result.state = ExperimentResult::Verdict(i);
    }
    result.progress = 1;
    const auto on = node.optional("on");
    result.isOn = !on || on->boolean();
    result.verdict = json::readMessage(node, "verdict");
    result.watched = json::readMessage(node, "watched");
    result.unit = textOf(node, "unit");
    result.without = numbersOf(node, "without");
    result.with = numbersOf(node, "with");
    result.change = numberOf(node, "change");
    result.low = numberOf(node, "low");
    result.high = numberOf(node, "high");
    return result;
}

ChangeRecord recordFrom(const json::Node &node)
{
    ChangeRecord record;
    record.change = textOf(node, "change");
    record.suggestion = textOf(node, "suggestion");
    record.rule = textOf(node, "rule");
    record.name = json::readMessage(node, "name");
    record.description = json::readMessage(node, "description");
    record.category = fromName<OptimizationCategory>(textOf(node, "category")).value_or(OptimizationCategory::Custom);
    record.impact = fromName<OptimizationImpact>(textOf(node, "impact")).value_or(OptimizationImpact::Low);
    record.effort = fromName<OptimizationEffort>(textOf(node, "effort")).value_or(OptimizationEffort::Low);
    record.evidence = json::readMessages(node, "evidence");
    if (const auto result = node.optional("result"))
        record.result = resultFrom(*result, record.suggestion);
    return record;
}

} // namespace

PerformanceResult<void> ChangeRecords::save(const ChangeRecord &record) const
{
    JsonWriter out;
    out.beginObject()
        .key("change")
        .string(record.change)
        .key("suggestion")
        .string(record.suggestion)
        .key("rule")
        .string(record.rule);
    writeMessages(out, {{"name", &record.name}, {"description", &record.description}},
                  {{"evidence", &record.evidence}});
    out.key("category")
        .string(toName(record.category))
        .key("impact")
        .string(toName(record.impact))
        .key("effort")
        .string(toName(record.effort));
    if (record.result) {
        out.key("result");
        write(out, *record.result);
    }
    out.endObject();
    QDir().mkpath(m_folder);
    return writeWholeFile(m_folder + u'/' + record.change + QLatin1String(".json"), out.take());
}

std::optional<ChangeRecord> ChangeRecords::load(const QString &change) const
{
    QFile file(m_folder + u'/' + change + QLatin1String(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto record = json::read(file.readAll(), file.fileName(), recordFrom);
    return record && record->change == change ? std::optional(std::move(*record)) : std::nullopt;
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
