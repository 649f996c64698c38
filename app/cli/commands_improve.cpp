// SPDX-License-Identifier: MIT
// suggestions, apply, undo, history.
#include "commands.h"
#include "terminal.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/quoted_text.h>
#include <performance/core/translate.h>

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>
#include <optional>

using namespace performance;

namespace wai::cli {

namespace {

using Client = std::unique_ptr<PerformanceClient>;

/// Rules look at half a minute and more; a history that is older than this is not being recorded now.
constexpr auto Fresh = std::chrono::seconds(10);
constexpr auto Watch = std::chrono::seconds(38);

bool isRecorded(PerformanceClient &client)
{
    const auto status = await(client.diagnostics()->status());
    return status && status->history.newest && now() - *status->history.newest < Fresh;
}

/// A client that knows the last half minute: of the history where something records it, else after watching for as long.
/// Nothing where the user gave up.
Client informedClient(const Arguments &args, bool measures)
{
    const PerformanceConfig config = PerformanceConfig().withDataFolder(args.dataFolder());
    Client client = createPerformanceClient(config.withMetrics(false));
    const bool recorded = isRecorded(*client);
    if (recorded && !measures)
        return client;
    client.reset();
    client = createPerformanceClient(config);
    if (recorded)
        return client;
    if (!measures)
        printNote(translate("CommandLine", "Nothing records a history, so this machine is watched for %1 first.")
                      .arg(toText(Watch)));
    const Interruption interruption;
    const QDeadlineTimer end(std::chrono::milliseconds(Watch).count());
    ProgressLine progress;
    while (!end.hasExpired()) {
        if (Interruption::requested())
            return nullptr;
        progress.show(translate("CommandLine", "Watching, %1 left (Ctrl+C ends it) …")
                          .arg(toText(std::chrono::seconds(end.remainingTime() / 1000))));
        QThread::msleep(200);
    }
    return client;
}

/// What a name may mean: the suggestion of that id, else all of that rule. "P1" stands for "P1:4711-12345" where there is
/// only one of it; nothing: the name as it is, of which the client says that there is none.
std::vector<PerformanceOptimization> meantBy(const std::vector<PerformanceOptimization> &all, const QString &name)
{
    std::vector<PerformanceOptimization> found;
    for (const PerformanceOptimization &o : all) {
        if (o.id == name)
            return {o};
        if (o.rule == name)
            found.push_back(o);
    }
    return found;
}

/// Each with its id, so that one of them can be named.
int askWhich(const std::vector<PerformanceOptimization> &meant, const QString &name)
{
    for (const PerformanceOptimization &o : meant)
        printNote(QStringLiteral("  %1  %2").arg(shellWord(o.id), visibleText(o.name.text())));
    return usageError(translate("CommandLine", "“%1” matches %2 suggestions. Name one of them.")
                          .arg(name, QString::number(meant.size())));
}

QString nameOf(OptimizationPlan::Proof proof)
{
    switch (proof) {
    case OptimizationPlan::Proof::Crossover: return QStringLiteral("crossover");
    case OptimizationPlan::Proof::Readback: return QStringLiteral("readback");
    case OptimizationPlan::Proof::Watch: return QStringLiteral("watch");
    }
    return {};
}

void write(JsonWriter &out, const PerformanceOptimization &o, const OptimizationPlan *plan)
{
    out.line()
        .beginObject()
        .key("id")
        .string(o.id)
        .key("name")
        .string(o.name.inEnglish())
        .key("description")
        .string(o.description.inEnglish());
    out.key("category")
        .string(toName(o.category))
        .key("impact")
        .string(toName(o.impact))
        .key("effort")
        .string(toName(o.effort));
    out.key("applied").boolean(o.applied).key("rule").string(o.rule).key("evidence").beginArray();
    for (const QString &sentence : inEnglish(o.evidence))
        out.string(sentence);
    out.endArray().key("change").string(o.change.inEnglish()).key("verdict").string(o.verdict.inEnglish());
    if (plan) {
        out.key("canApply")
            .boolean(plan->canApply)
            .key("canUndo")
            .boolean(plan->canUndo)
            .key("asksPermission")
            .boolean(plan->asksPermission)
            .key("obstacle")
            .string(plan->obstacle)
            .key("source")
            .string(plan->source);
        out.key("proof").string(nameOf(plan->proof)).key("proofText").string(plan->proofText);
        out.key("commands").beginArray();
        for (const QString &line : plan->commands)
            out.string(line);
        out.endArray();
    }
    out.endObject();
}

QString stateText(const AppliedChange &change)
{
    switch (change.state) {
    case AppliedChange::State::Stands: return translate("CommandLine", "in effect");
    case AppliedChange::State::Undone: return translate("CommandLine", "undone");
    case AppliedChange::State::Failed: return translate("CommandLine", "failed");
    case AppliedChange::State::Left: return translate("CommandLine", "its target is gone or was changed by others");
    case AppliedChange::State::Rebooted: return translate("CommandLine", "ended with a restart");
    case AppliedChange::State::Ended: return translate("CommandLine", "ended with its process");
    }
    return {};
}

/// Follows an experiment to its end; the exit code.
int measure(PerformanceClient &client, const QString &id)
{
    ProgressLine progress;
    for (;;) {
        const auto result = await(client.experiments()->result(id));
        if (!result) {
            // It is applied and cannot be measured, which is not what was asked for.
            (void)await(client.changes()->revert(id));
            return fail(result.error());
        }
        if (result->state != ExperimentResult::Verdict::Running) {
            progress.show(QString());
            print(result->verdict.text() + u'\n');
            return result->state == ExperimentResult::Verdict::Better ? Done
                : result->state == ExperimentResult::Verdict::Worse   ? Worse
                                                                      : Inconclusive;
        }
        if (Interruption::requested()) {
            (void)await(client.changes()->revert(id));
            printNote(translate("CommandLine", "Given up, and taken back."));
            return Failed;
        }
        progress.show(translate("CommandLine", "Measuring %1, %2 left (Ctrl+C takes it back) …")
                          .arg(result->watched.text(),
                               toText(std::chrono::duration_cast<std::chrono::seconds>(result->remaining))));
        QThread::msleep(200);
    }
}

int makePermanent(PerformanceClient &client, const QString &id)
{
    if (const auto done = await(client.changes()->makePermanent(id)); !done)
        return fail(done.error());
    printNote(
        translate("CommandLine", "It now survives a restart. “wai-performance undo %1” undoes it.").arg(shellWord(id)));
    return Done;
}

/// What is wrong with the journal belongs beside what it tells.
void noteJournal(PerformanceClient &client)
{
    const auto status = await(client.suggestionRules()->status());
    for (const QString &problem : status ? status->journalProblems : QStringList())
        printNote(problem);
}

} // namespace

int suggestionsCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("suggestions"), QStringLiteral("[--json] [--checked]"),
        translate(
            "CommandLine",
            "What would make this machine faster, drawn from what it does now. Nothing is changed.\n\nExamples:\n  wai-performance suggestions\n"
            "  wai-performance suggestions --checked      every rule, and those that this machine has nothing for"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    args.addOption(QStringLiteral("checked"), translate("CommandLine", "Lists every rule that was looked at."));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const Client client = informedClient(args, false);
    if (!client)
        return Failed;
    const auto all = await(client->optimizations());
    if (!all)
        return fail(all.error());
    const auto status = await(client->suggestionRules()->status());
    if (!status)
        return fail(status.error());
    if (args.has(QStringLiteral("json"))) {
        JsonWriter out;
        out.beginArray();
        for (const PerformanceOptimization &o : *all) {
            const auto plan = await(client->changes()->plan(o.id));
            write(out, o, plan ? &*plan : nullptr);
        }
        print(out.endArray().lineEnd().take());
        return Done;
    }
    if (args.has(QStringLiteral("checked"))) {
        std::vector<QStringList> rows;
        for (const OptimizationStatus::Rule &rule : status->rules)
            rows.push_back({rule.id, rule.name,
                            rule.isHere ? translate("CommandLine", "checked")
                                        : translate("CommandLine", "not on this machine: %1").arg(rule.missing)});
        print(table(rows));
        return Done;
    }
    for (const PerformanceOptimization &o : *all) {
        print(QStringLiteral("%1  %2%3\n")
                  .arg(visibleText(o.id), visibleText(o.name.text()),
                       o.applied ? translate("CommandLine", " (applied)") : QString()));
        if (!o.description.isEmpty())
            print(QStringLiteral("    %1\n").arg(visibleText(o.description.text())));
        print(QStringLiteral("    %1\n").arg(visibleText(o.change.text())));
        if (!o.verdict.isEmpty())
            print(QStringLiteral("    %1\n").arg(visibleText(o.verdict.text())));
        if (const auto plan = await(client->changes()->plan(o.id)); plan && !plan->obstacle.isEmpty() && !o.applied)
            print(QStringLiteral("    ! %1\n").arg(plan->obstacle));
    }
    const auto here = std::count_if(status->rules.cbegin(), status->rules.cend(),
                                    [](const OptimizationStatus::Rule &r) { return r.isHere; });
    if (all->empty())
        print(translate("CommandLine",
                        "Nothing to suggest: %1 rules were checked, %2 have nothing to look at on this machine.\n")
                  .arg(here)
                  .arg(qsizetype(status->rules.size()) - here));
    if (!status->otherTuners.isEmpty())
        printNote(translate("CommandLine", "These tune this machine as well: %1.")
                      .arg(status->otherTuners.join(QStringLiteral(", "))));
    return Done;
}

int applyCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("apply"), QStringLiteral("ID [--dry-run] [--measure]"),
        translate(
            "CommandLine",
            "Applies a suggestion and reads it back. It is written to a journal first, from which undo takes it back.\n\nExamples:\n"
            "  wai-performance apply M4 --dry-run      the literal writes, and nothing else\n"
            "  wai-performance apply M4 --measure      switches it on and off for a while and says whether it helped:\n"
            "                                          exit code 0 better (it stays), 3 worse, 4 not proven (both go back)"));
    args.addOption(QStringLiteral("dry-run"),
                   translate("CommandLine", "Prints what would be written, and writes nothing."));
    args.addOption(QStringLiteral("measure"),
                   translate("CommandLine", "Measures whether it helps, and takes it back unless it does."));
    args.addOption(
        QStringLiteral("permanent"),
        translate(
            "CommandLine",
            "Lets it outlive a restart as well, by a line in /etc/sysctl.d or /etc/tmpfiles.d that undo removes."));
    if (const auto code = args.parse(arguments, 1, 1))
        return *code;
    const bool measures = args.has(QStringLiteral("measure"));
    const bool permanent = args.has(QStringLiteral("permanent"));
    if (measures && permanent)
        return usageError(translate("CommandLine", "Measure first, then make it permanent."));
    const Client client = informedClient(args, measures);
    if (!client)
        return Failed;
    if (measures)
        (void)await(client->createSnapshot()); // two readings, so that there is something to measure with
    const auto all = await(client->optimizations());
    if (!all)
        return fail(all.error());
    const auto meant = meantBy(*all, args.positional().constFirst());
    if (meant.size() > 1)
        return askWhich(meant, args.positional().constFirst());
    const QString id = meant.empty() ? args.positional().constFirst() : meant.front().id;
    const bool stands = std::any_of(all->cbegin(), all->cend(),
                                    [&](const PerformanceOptimization &o) { return o.id == id && o.applied; });
    if (permanent && stands)
        return makePermanent(*client, id);
    const auto plan = await(client->changes()->plan(id));
    if (!plan)
        return fail(plan.error());
    for (const QString &line : plan->writes)
        print(visibleText(line) + u'\n');
    if (!plan->obstacle.isEmpty())
        printNote(plan->obstacle);
    if (!plan->proofText.isEmpty() && (measures || args.has(QStringLiteral("dry-run"))))
        printNote(plan->proofText);
    if (plan->asksPermission)
        printNote(translate("CommandLine", "The privileged helper does it, once an administrator has allowed it."));
    if (args.has(QStringLiteral("dry-run"))) {
        for (const QString &line : plan->commands)
            print(QStringLiteral("  # %1\n").arg(line));
        return Done;
    }
    // From before it is applied: a terminal that is closed just then leaves nothing behind.
    std::optional<Interruption> interruption;
    if (measures)
        interruption.emplace();
    const auto applied = await(client->applyOptimization(id, measures));
    if (!applied)
        return fail(applied.error());
    if (measures && plan->proof != OptimizationPlan::Proof::Readback)
        return measure(*client, id);
    if (const auto kept = await(client->changes()->keep(id)); !kept) // who types it means it
        return fail(kept.error());
    if (permanent)
        return makePermanent(*client, id);
    printNote(
        translate("CommandLine", "Applied and read back. “wai-performance undo %1” undoes it.").arg(shellWord(id)));
    return Done;
}

int undoCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("undo"), QStringLiteral("ID [--overwrite | --forget] | --all"),
        translate(
            "CommandLine",
            "Takes back what a suggestion, or one change of the history, has changed. What somebody else changed since is left alone, unless you say what to do about it."));
    args.addOption(QStringLiteral("overwrite"),
                   translate("CommandLine", "Writes the old value also over what somebody else has set since."));
    args.addOption(QStringLiteral("forget"),
                   translate("CommandLine", "Keeps what somebody else has set since, and dismisses the change."));
    args.addOption(QStringLiteral("all"),
                   translate("CommandLine", "Undoes all changes that are in effect, the newest first."));
    if (const auto code = args.parse(arguments, 0, 1))
        return *code;
    const bool everything = args.has(QStringLiteral("all"));
    if (everything != args.positional().isEmpty())
        return usageError(translate("CommandLine", "Name what to undo, or --all."));
    const bool overwrite = args.has(QStringLiteral("overwrite"));
    const bool forget = args.has(QStringLiteral("forget"));
    if (int(overwrite) + int(forget) + int(everything) > 1)
        return usageError(translate("CommandLine", "Only one of --all, --overwrite and --forget."));
    const Client client = createPerformanceClient(
        PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(false));
    const auto changes = await(client->changes()->list());
    if (!changes)
        return fail(changes.error());
    QStringList ids;
    for (const AppliedChange &change : *changes) {
        const QString name = everything ? QString() : args.positional().constFirst();
        const bool named = change.id == name || change.suggestion == name
            || change.suggestion.section(u':', 0, 0) == name;
        if (change.state == AppliedChange::State::Stands && (everything || named))
            ids << change.id;
    }
    if (!everything && ids.isEmpty())
        ids << args.positional().constFirst(); // the client says why not
    if (!everything)
        ids = ids.first(1);
    int code = Done;
    for (const QString &id : ids) {
        if (overwrite || forget) {
            if (const auto done = await(client->changes()->resolveConflict(
                    id, overwrite ? ConflictAnswer::Overwrite : ConflictAnswer::LetGo));
                !done)
                return fail(done.error());
            continue;
        }
        const auto undone = await(client->changes()->revert(id));
        if (undone)
            continue;
        code = fail(undone.error());
        if (undone.error().code() == PerformanceErrorCode::Conflict)
            printNote(
                translate(
                    "CommandLine",
                    "“wai-performance undo --overwrite %1” writes the old value all the same, “wai-performance undo --forget %1” lets the change go.")
                    .arg(shellWord(id)));
    }
    if (code == Done && forget)
        printNote(translate("CommandLine", "Dismissed: the value there now was set by somebody else."));
    else if (code == Done)
        printNote(ids.isEmpty() ? translate("CommandLine", "There is no change that could be undone.")
                                : translate("CommandLine", "Taken back and read back."));
    return code;
}

int historyCommand(const QStringList &arguments)
{
    Arguments args(QStringLiteral("history"), QStringLiteral("[--json]"),
                   translate("CommandLine", "Everything that was ever applied, newest first, and what became of it."));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const Client client = createPerformanceClient(
        PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(false));
    const auto changes = await(client->changes()->list());
    if (!changes)
        return fail(changes.error());
    noteJournal(*client);
    if (args.has(QStringLiteral("json"))) {
        JsonWriter out;
        out.beginArray();
        for (const AppliedChange &change : *changes) {
            out.line()
                .beginObject()
                .key("id")
                .string(change.id)
                .key("suggestion")
                .string(change.suggestion)
                .key("name")
                .string(change.name);
            out.key("time")
                .string(toIsoString(change.time))
                .key("stands")
                .boolean(change.state == AppliedChange::State::Stands)
                .key("who")
                .string(change.who);
            out.key("writes").beginArray();
            for (const QString &line : change.writes)
                out.string(line);
            out.endArray().key("verdict").string(change.verdict).endObject();
        }
        print(out.endArray().lineEnd().take());
        return Done;
    }
    if (changes->empty())
        print(translate("CommandLine", "Nothing was ever applied.\n"));
    for (const AppliedChange &change : *changes) {
        print(QStringLiteral("%1Z  %2  %3\n")
                  .arg(toIsoString(change.time).left(19).replace(u'T', u' '), visibleText(change.name),
                       stateText(change)));
        for (const QString &line : change.writes)
            print(QStringLiteral("    %1\n").arg(visibleText(line)));
        if (!change.verdict.isEmpty())
            print(QStringLiteral("    %1\n").arg(visibleText(change.verdict)));
        print(QStringLiteral("    id %1, by %2\n").arg(visibleText(change.id), visibleText(change.who)));
    }
    return Done;
}

} // namespace wai::cli
