// SPDX-License-Identifier: MIT
#include "commands.h"
#include "terminal.h"

#include <performance/client/machine_log.h>
#include <performance/core/json_writer.h>
#include <performance/core/quoted_text.h>
#include <performance/core/range_text.h>
#include <performance/core/translate.h>

#include <algorithm>

using namespace performance;

namespace wai::cli {

namespace {

using Events = std::vector<MachineEvent>;

constexpr auto LastKind = MachineEvent::Kind::Note;

QStringList kindNames()
{
    QStringList names;
    for (int kind = 0; kind <= int(LastKind); ++kind)
        names << toName(MachineEvent::Kind(kind));
    return names;
}

QByteArray toJson(const Events &events)
{
    JsonWriter out;
    out.beginArray();
    for (const MachineEvent &event : events) {
        out.line().beginObject().key("time").string(toIsoString(event.time)).key("kind").string(toName(event.kind));
        out.key("subject").string(event.subject).key("detail").string(event.detail);
        out.key("sentence").string(event.sentence().text()).key("source").string(event.source);
        if (!event.id.isEmpty())
            out.key("id").string(event.id);
        out.endObject();
    }
    return out.endArray().lineEnd().take();
}

QByteArray toCsv(const Events &events)
{
    QString out = QStringLiteral("time,kind,subject,detail,source,id\r\n");
    for (const MachineEvent &event : events)
        out += QStringLiteral("%1,%2,%3,%4,%5,%6\r\n")
                   .arg(toIsoString(event.time), toName(event.kind), csvField(event.subject), csvField(event.detail),
                        csvField(event.source), csvField(event.id));
    return out.toUtf8();
}

QString toTable(const Events &events)
{
    std::vector<QStringList> rows{{translate("CommandLine", "Time (UTC)"), translate("CommandLine", "What happened"),
                                   translate("CommandLine", "Read from")}};
    for (const MachineEvent &event : events)
        rows.push_back({toIsoString(event.time).left(19).replace(u'T', u' '), event.sentence().text(), event.source});
    return table(rows);
}

std::unique_ptr<PerformanceClient> reader(const Arguments &args)
{
    return createPerformanceClient(PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(false));
}

} // namespace

int eventsCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("events"), QStringLiteral("[--since 7d] [--until now] [--kind KIND] [--json|--csv]"),
        translate(
            "CommandLine",
            "What happened to this machine, by its own logs: packages, starts, sleep, services, out-of-memory kills, changed settings, changes of level, and your notes.\n"
            "What could not be read is said on standard error.\n\n"
            "Examples:\n  wai-performance events --since yesterday\n  wai-performance events --since 30d --kind package-upgraded --csv"));
    args.addOption(QStringLiteral("since"),
                   translate("CommandLine", "Begin: a time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("7d"));
    args.addOption(QStringLiteral("until"),
                   translate("CommandLine", "End: a time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("now"));
    args.addOption(QStringLiteral("kind"),
                   translate("CommandLine", "Only these; may be given more than once: %1.")
                       .arg(kindNames().join(QLatin1String(", "))),
                   QStringLiteral("KIND"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    args.addOption(QStringLiteral("csv"), translate("CommandLine", "Prints CSV."));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const Timestamp present = now();
    const auto since = momentFromText(args.value(QStringLiteral("since")), present, RangeEnd::Begin);
    const auto until = momentFromText(args.value(QStringLiteral("until")), present, RangeEnd::End);
    if (!since)
        return usageError(QStringLiteral("--since: ") + since.error().message());
    if (!until)
        return usageError(QStringLiteral("--until: ") + until.error().message());
    if (*until <= *since)
        return usageError(translate("CommandLine", "--until must lie after --since."));
    const QStringList kinds = args.values(QStringLiteral("kind"));
    const QStringList known = kindNames();
    for (const QString &kind : kinds) {
        if (!known.contains(kind))
            return usageError(
                translate("CommandLine", "--kind must be one of: %1.").arg(known.join(QLatin1String(", "))));
    }

    const auto client = reader(args);
    auto events = await(client->ask(&MachineLog::in, TimeRange{*since, *until}));
    if (!events)
        return fail(events.error());
    if (const auto missing = await(client->ask(&MachineLog::missing))) {
        for (const Message &sentence : *missing)
            printError(sentence.text());
    }
    if (!kinds.isEmpty())
        std::erase_if(*events, [&](const MachineEvent &event) { return !kinds.contains(toName(event.kind)); });
    if (args.has(QStringLiteral("json")))
        print(toJson(*events));
    else if (args.has(QStringLiteral("csv")))
        print(toCsv(*events));
    else
        print(toTable(*events));
    return Done;
}

int noteCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("note"), QStringLiteral("TEXT [--at TIME] | --remove ID"),
        translate(
            "CommandLine",
            "Keeps a note at a moment, which every chart then marks. wai-performance events --kind note --json gives the id of each.\n\n"
            "Examples:\n  wai-performance note \"new SSD\"\n  wai-performance note \"slow again\" --at 14:03"));
    args.addOption(QStringLiteral("at"),
                   translate("CommandLine", "When: a time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("now"));
    args.addOption(QStringLiteral("remove"), translate("CommandLine", "Removes the note with this id."),
                   QStringLiteral("ID"));
    if (const auto code = args.parse(arguments, 0, 1))
        return *code;
    const bool isRemoval = args.has(QStringLiteral("remove"));
    if (isRemoval == !args.positional().isEmpty())
        return usageError(translate("CommandLine", "Give a text, or --remove with an id."));
    const auto at = momentFromText(args.value(QStringLiteral("at")), now(), RangeEnd::Begin);
    if (!at)
        return usageError(QStringLiteral("--at: ") + at.error().message());
    const auto client = reader(args);
    const auto done = isRemoval ? await(client->ask(&MachineLog::removeNote, args.value(QStringLiteral("remove"))))
                                : await(client->ask(&MachineLog::addNote, *at, args.positional().constFirst()));
    return done ? Done : fail(done.error());
}

} // namespace wai::cli
