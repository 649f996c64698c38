// SPDX-License-Identifier: MIT
// ux: how applications feel to their users, and what would improve it.
#include "commands.h"
#include "terminal.h"

#include <performance/core/range_text.h>
#include <performance/core/format.h>
#include <performance/core/quoted_text.h>
#include <performance/core/json_writer.h>
#include <performance/core/translate.h>

using namespace performance;

namespace wai::cli {

namespace {

const char *ratingName(UxRating rating)
{
    switch (rating) {
    case UxRating::Good: return "good";
    case UxRating::NeedsWork: return "needs-improvement";
    case UxRating::Poor: return "poor";
    case UxRating::Unrated: break;
    }
    return "unrated";
}

const char *proofName(UxImprovement::Proof proof)
{
    return proof == UxImprovement::Proof::Worked ? "worked"
        : proof == UxImprovement::Proof::DidNot  ? "didNot"
                                                 : "notYet";
}

QByteArray toJson(const UxOverview &overview, const std::vector<UxImprovement> &improvements)
{
    JsonWriter out;
    out.beginObject().key("figures").beginArray();
    for (const UxFigure &f : overview.figures) {
        out.line()
            .beginObject()
            .key("program")
            .string(f.program)
            .key("route")
            .string(f.route)
            .key("metric")
            .string(f.metric)
            .key("quantile")
            .number(f.quantile)
            .key("value")
            .number(f.value);
        out.key("unit")
            .string(f.unit)
            .key("rating")
            .string(QString::fromLatin1(ratingName(f.rating)))
            .key("count")
            .integer(f.count)
            .key("machine")
            .string(f.machine.inEnglish())
            .endObject();
    }
    out.endArray().key("operations").beginArray();
    for (const UxOperation &o : overview.operations)
        out.line()
            .beginObject()
            .key("program")
            .string(o.program)
            .key("name")
            .string(o.name)
            .key("kind")
            .string(o.kind)
            .key("count")
            .integer(o.count)
            .key("apdex")
            .number(o.score)
            .key("p75")
            .number(o.typical)
            .endObject();
    out.endArray().key("improvements").beginArray();
    for (const UxImprovement &i : improvements) {
        out.line()
            .beginObject()
            .key("id")
            .string(i.id)
            .key("rule")
            .string(i.rule)
            .key("name")
            .string(i.name.inEnglish())
            .key("description")
            .string(i.description.inEnglish())
            .key("category")
            .string(toName(i.category));
        out.key("priority")
            .string(toName(i.priority))
            .key("impact")
            .string(toName(i.impact))
            .key("implemented")
            .boolean(i.implemented)
            .key("proof")
            .string(QString::fromLatin1(proofName(i.proof)));
        out.key("verdict")
            .string(i.verdict.inEnglish())
            .key("visitsNeeded")
            .integer(i.visitsNeeded)
            .key("evidence")
            .beginArray();
        for (const QString &sentence : inEnglish(i.evidence))
            out.string(sentence);
        out.endArray().endObject();
    }
    return out.endArray().endObject().take() + '\n';
}

void printFigures(const UxOverview &overview)
{
    for (const UxFigure &f : overview.figures) {
        const QString where = f.route.isEmpty() ? f.program : f.program + u' ' + f.route;
        print(translate("CommandLine", "%1  %2 p%3 %4, %5, of %6\n")
                  .arg(where, f.name, QString::number(f.quantile * 100), uxValueText(f.value, f.unit),
                       QString::fromLatin1(ratingName(f.rating)), QString::number(f.count)));
        if (!f.machine.isEmpty())
            print(QStringLiteral("    ") + visibleText(f.machine.text()) + u'\n');
    }
    for (const UxOperation &o : overview.operations)
        print(
            translate("CommandLine", "%1  Apdex %2 of %3, p75 %4\n")
                .arg(o.name, QString::number(o.score, 'f', 2), QString::number(o.count), formatValue(o.typical, u"s")));
}

} // namespace

int uxCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("ux"), QStringLiteral("[--since 7d] [--json] [--implemented ID | --reopen ID]"),
        translate(
            "CommandLine",
            "How applications feel to their users: Web Vitals, event loops, Apdex; what would improve them, and whether what was done worked.\n\n"
            "Examples:\n"
            "  wai-performance ux\n"
            "  wai-performance ux --implemented 'U6|shop|/cart|web_vitals_inp'"));
    args.addOption(QStringLiteral("since"), translate("CommandLine", "From when on."), QStringLiteral("TIME"),
                   QStringLiteral("7d"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    args.addOption(QStringLiteral("implemented"),
                   translate("CommandLine",
                             "Says that an improvement is made: visits from now on are compared with those before."),
                   QStringLiteral("ID"));
    args.addOption(QStringLiteral("reopen"), translate("CommandLine", "Takes that back."), QStringLiteral("ID"));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const Timestamp end = now();
    const auto since = momentFromText(args.value(QStringLiteral("since")), end, RangeEnd::Begin);
    if (!since)
        return usageError(QStringLiteral("--since: ") + since.error().message());
    const bool marks = args.has(QStringLiteral("implemented")) || args.has(QStringLiteral("reopen"));
    const auto client = createPerformanceClient(
        PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(marks));
    if (marks) {
        const auto done = args.has(QStringLiteral("reopen"))
            ? await(client->experience()->reopen(args.value(QStringLiteral("reopen"))))
            : await(client->implementUxImprovement(args.value(QStringLiteral("implemented"))));
        return done ? int(Done) : fail(done.error());
    }
    const auto overview = await(client->experience()->overview({*since, end}));
    if (!overview)
        return fail(overview.error());
    const auto improvements = await(client->uxImprovements());
    if (!improvements)
        return fail(improvements.error());
    if (args.has(QStringLiteral("json"))) {
        print(toJson(*overview, *improvements));
        return Done;
    }
    if (overview->figures.empty() && overview->operations.empty())
        printNote(translate("CommandLine", "No application has reported how it feels."));
    printFigures(*overview);
    for (const UxImprovement &i : *improvements) {
        print(QStringLiteral("\n%1\n  %2\n").arg(visibleText(i.name.text()), visibleText(i.id)));
        for (const QString &sentence :
             texts(i.implemented ? Messages{i.verdict} : i.evidence + Messages{i.description}))
            print(QStringLiteral("  ") + sentence + u'\n');
    }
    return Done;
}

} // namespace wai::cli
