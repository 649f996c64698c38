// SPDX-License-Identifier: MIT
#include "performance/ux/improvement_book.h"

#include "performance/core/json_reader.h"
#include "performance/core/message_json.h"
#include "performance/core/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace performance {

namespace {

constexpr const char *ProofNames[] = {"notYet", "worked", "didNot"};

void write(JsonWriter &out, const UxImprovement &i)
{
    out.line().beginObject().key("id").string(i.id);
    writeMessages(out, {{"name", &i.name}, {"description", &i.description}, {"verdict", &i.verdict}},
                  {{"evidence", &i.evidence}});
    out.key("category")
        .string(toName(i.category))
        .key("priority")
        .string(toName(i.priority))
        .key("impact")
        .string(toName(i.impact));
    out.key("rule")
        .string(i.rule)
        .key("program")
        .string(i.program)
        .key("route")
        .string(i.route)
        .key("metric")
        .string(i.metric)
        .key("unit")
        .string(i.unit);
    out.key("implementedAt")
        .string(toIsoString(i.implementedAt.value_or(Timestamp())))
        .key("proof")
        .string(QString::fromLatin1(ProofNames[int(i.proof)]));
    for (const auto &[key, values] : {std::pair("before", &i.before), std::pair("after", &i.after)}) {
        out.key(key).beginArray();
        for (const double value : *values)
            out.number(value);
        out.endArray();
    }
    out.endObject();
}

UxImprovement improvementFrom(const json::Node &node)
{
    UxImprovement i;
    const auto text = [&](const char *name) { return node.member(name).string(); };
    i.id = text("id");
    i.name = json::readMessage(node, "name");
    i.description = json::readMessage(node, "description");
    i.category = fromName<UxCategory>(text("category")).value_or(UxCategory::Performance);
    i.priority = fromName<UxPriority>(text("priority")).value_or(UxPriority::Low);
    i.impact = fromName<UxImpact>(text("impact")).value_or(UxImpact::Low);
    i.rule = text("rule");
    i.program = text("program");
    i.route = text("route");
    i.metric = text("metric");
    i.unit = text("unit");
    i.evidence = json::readMessages(node, "evidence");
    i.implementedAt = timestampFromIso(text("implementedAt"));
    if (!i.implementedAt)
        node.fail("a time was expected");
    i.implemented = true;
    i.verdict = json::readMessage(node, "verdict");
    const QString proof = text("proof");
    for (int k = 0; k < 3; ++k) {
        if (proof == QLatin1String(ProofNames[k]))
            i.proof = UxImprovement::Proof(k);
    }
    node.member("before").forEach([&](const json::Node &value) { i.before.push_back(value.number()); });
    node.member("after").forEach([&](const json::Node &value) { i.after.push_back(value.number()); });
    return i;
}

PerformanceResult<std::vector<UxImprovement>> readBook(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return std::vector<UxImprovement>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    return json::read(file.readAll(), path, [](const json::Node &root) {
        std::vector<UxImprovement> all;
        root.member("improvements").forEach([&](const json::Node &node) { all.push_back(improvementFrom(node)); });
        return all;
    });
}

} // namespace

PerformanceResult<void> ImprovementBook::reload()
{
    if (m_file.isEmpty())
        return {};
    auto read = readBook(m_file);
    if (!read)
        return failure(read.error());
    m_all = std::move(*read);
    return {};
}

bool ImprovementBook::contains(const QString &id) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&](const UxImprovement &i) { return i.id == id; });
}

PerformanceResult<void> ImprovementBook::replaceBy(std::vector<UxImprovement> all)
{
    if (!m_file.isEmpty()) {
        if (const auto present = readBook(m_file);
            !present && present.error().code() == PerformanceErrorCode::ParseError)
            setAside(m_file);
        JsonWriter out;
        out.beginObject().key("improvements").beginArray();
        for (const UxImprovement &improvement : all)
            write(out, improvement);
        out.endArray().endObject();
        QDir().mkpath(QFileInfo(m_file).path());
        if (auto written = writeWholeFile(m_file, out.take() + '\n'); !written)
            return written;
    }
    m_all = std::move(all);
    return {};
}

PerformanceResult<void> ImprovementBook::add(UxImprovement improvement)
{
    std::vector<UxImprovement> all = m_all;
    std::erase_if(all, [&](const UxImprovement &i) { return i.id == improvement.id; });
    all.push_back(std::move(improvement));
    return replaceBy(std::move(all));
}

PerformanceResult<void> ImprovementBook::update(const UxImprovement &improvement)
{
    std::vector<UxImprovement> all = m_all;
    const auto it = std::find_if(all.begin(), all.end(),
                                 [&](const UxImprovement &i) { return i.id == improvement.id; });
    if (it == all.end())
        return {};
    *it = improvement;
    return replaceBy(std::move(all));
}

PerformanceResult<void> ImprovementBook::remove(const QString &id)
{
    std::vector<UxImprovement> all = m_all;
    std::erase_if(all, [&](const UxImprovement &i) { return i.id == id; });
    return replaceBy(std::move(all));
}

} // namespace performance
