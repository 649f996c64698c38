// SPDX-License-Identifier: MIT
#include "performance/optimize/rule_reader.h"

#include "performance/core/duration_text.h"
#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/core/translate.h"
#include "performance/judgement/limit.h"

#include <cmath>

namespace performance {

extern const char BuiltinRulesJson[];

namespace {

using json::Node;

template<typename Enum>
Enum enumOf(const Node &node)
{
    const QString name = node.string();
    if (const auto value = fromName<Enum>(name))
        return *value;
    node.fail(translate("Rules", "\"%1\" is not one of its names").arg(name));
}

QStringList stringsOf(const Node &node)
{
    QStringList list;
    node.forEach([&](const Node &item) { list << item.string(); });
    return list;
}

QString optionalText(const Node &node, const char *name)
{
    const auto member = node.optional(name);
    return member ? member->string() : QString();
}

std::optional<double> optionalNumber(const Node &node, const char *name)
{
    const auto member = node.optional(name);
    return member ? std::optional(member->number()) : std::nullopt;
}

/// A number, or a grade of the limit that the signal has.
std::optional<double> readThreshold(const Node &node, const char *name, const QString &signal)
{
    const auto member = node.optional(name);
    if (!member || !member->isString())
        return optionalNumber(node, name);
    const auto grade = gradeFromName(member->string());
    if (!grade)
        member->fail(translate("Rules", "\"%1\" is not one of its names").arg(member->string()));
    const Limit *limit = limitOfSignal(signal);
    if (!limit)
        member->fail(translate("Rules", "this signal has no limits of that name, only numbers"));
    return limit->at(*grade);
}

Condition readCondition(const Node &node)
{
    Condition condition;
    const QString signal = node.member("signal").string();
    condition.signal = Signal::parse(signal);
    condition.unit = node.member("unit").string();
    const auto above = readThreshold(node, "above", signal);
    const auto below = readThreshold(node, "below", signal);
    if (above.has_value() == below.has_value())
        node.fail(translate("Rules", "either \"above\" or \"below\" must be given"));
    condition.isAbove = above.has_value();
    condition.threshold = above ? *above : *below;
    const Node until = node.member("until"); // it must be there
    condition.until = *readThreshold(node, "until", signal);
    if (condition.isAbove ? condition.until > condition.threshold : condition.until < condition.threshold)
        until.fail(translate("Rules", "a suggestion must not end before it begins"));
    const Node over = node.member("over");
    const auto span = durationFromText(over.string());
    if (!span || *span < std::chrono::seconds(30))
        over.fail(translate("Rules", "a span of at least 30s is needed"));
    condition.over = *span;
    condition.ticks = int(optionalNumber(node, "ticks").value_or(1));
    if (condition.ticks < 1 || condition.ticks > 60)
        node.fail(translate("Rules", "\"ticks\" must be from 1 to 60"));
    if (const QString how = optionalText(node, "how"); how == u"total")
        condition.how = Condition::How::Total;
    else if (how == u"exhaustion")
        condition.how = Condition::How::Exhaustion;
    return condition;
}

SettingWish readWish(const Node &node)
{
    SettingWish wish;
    wish.knob = node.member("knob").string();
    wish.device = optionalText(node, "device");
    if (const auto is = node.optional("is"))
        wish.is = stringsOf(*is);
    if (const auto isNot = node.optional("isNot"))
        wish.isNot = stringsOf(*isNot);
    wish.above = optionalNumber(node, "above");
    wish.below = optionalNumber(node, "below");
    return wish;
}

Turn readTurn(const Node &node)
{
    Turn turn;
    turn.knob = node.member("knob").string();
    turn.device = optionalText(node, "device");
    turn.to = optionalText(node, "to");
    if (const auto choose = node.optional("choose"))
        turn.choose = stringsOf(*choose);
    turn.scale = optionalNumber(node, "scale").value_or(0);
    turn.least = optionalNumber(node, "least").value_or(0);
    turn.most = optionalNumber(node, "most").value_or(0);
    if (turn.to.isEmpty() && turn.choose.isEmpty() && turn.scale <= 1)
        node.fail(translate("Rules", "it says not what to turn the knob to"));
    return turn;
}

Proof proofOf(const Node &node)
{
    const QString name = node.string();
    if (name == u"crossover")
        return Proof::Crossover;
    if (name == u"readback")
        return Proof::Readback;
    if (name == u"watch")
        return Proof::Watch;
    node.fail(translate("Rules", "\"%1\" is not one of its names").arg(name));
}

Rule readRule(const Node &node)
{
    Rule rule;
    rule.id = node.member("id").string();
    rule.category = enumOf<OptimizationCategory>(node.member("category"));
    rule.impact = enumOf<OptimizationImpact>(node.member("impact"));
    rule.effort = enumOf<OptimizationEffort>(node.member("effort"));
    rule.each = optionalText(node, "each");
    rule.who = optionalText(node, "who");
    rule.finder = optionalText(node, "find");
    node.member("when").forEach([&](const Node &condition) { rule.when.push_back(readCondition(condition)); });
    if (rule.when.empty())
        node.member("when").fail(translate("Rules", "a rule needs a condition"));
    if (const auto settings = node.optional("settings"))
        settings->forEach([&](const Node &wish) { rule.settings.push_back(readWish(wish)); });
    if (const auto turns = node.optional("turn"))
        turns->forEach([&](const Node &turn) { rule.turns.push_back(readTurn(turn)); });
    rule.watch = optionalText(node, "watch");
    rule.lowerIsBetter = optionalText(node, "better") != u"higher";
    if (const auto proof = node.optional("proof"))
        rule.proof = proofOf(*proof);
    if (const auto latency = node.optional("latency")) {
        const auto span = durationFromText(latency->string());
        if (!span || *span > std::chrono::seconds(60))
            latency->fail(translate("Rules", "a span of at most 60s is needed"));
        rule.latency = *span;
    }
    if (const auto automatic = node.optional("automatic"))
        rule.automatic = automatic->boolean();
    rule.source = node.member("source").string();
    node.member("texts").forEachMember([&](const QString &language, const Node &texts) {
        rule.texts.insert(language,
                          {texts.member("name").string(), texts.member("why").string(), texts.member("then").string()});
    });
    if (!rule.texts.contains(QStringLiteral("en")))
        node.member("texts").fail(translate("Rules", "the English text is missing"));
    return rule;
}

} // namespace

PerformanceResult<std::vector<Rule>> rulesFromJson(const QByteArray &bytes, const QString &source)
{
    return json::read(bytes, source, [](const Node &root) {
        std::vector<Rule> rules;
        root.member("rules").forEach([&](const Node &node) { rules.push_back(readRule(node)); });
        return rules;
    });
}

const std::vector<Rule> &builtinRules()
{
    static const std::vector<Rule> rules = [] {
        auto read = rulesFromJson(QByteArray(BuiltinRulesJson), QStringLiteral("rules.json"));
        if (!read)
            qFatal("%s", qPrintable(read.error().message())); // a mistake of the programmer, which a test finds
        return std::move(*read);
    }();
    return rules;
}

ThresholdOverlay overlaidWithThresholds(std::vector<Rule> rules, const QByteArray &bytes, const QString &source)
{
    ThresholdOverlay overlay{std::move(rules), {}};
    const auto done = json::read(bytes, source, [&](const Node &root) {
        root.forEachMember([&](const QString &id, const Node &conditions) {
            const auto rule = std::find_if(overlay.rules.begin(), overlay.rules.end(),
                                           [&](const Rule &r) { return r.id == id; });
            if (rule == overlay.rules.end()) {
                overlay.warnings << translate("Rules", "%1: there is no rule \"%2\".").arg(source, id);
                return;
            }
            size_t index = 0;
            conditions.forEach([&](const Node &node) {
                if (index >= rule->when.size())
                    return;
                Condition condition = rule->when[index];
                condition.threshold = optionalNumber(node, "threshold").value_or(condition.threshold);
                condition.until = optionalNumber(node, "until").value_or(condition.until);
                const bool sound = std::isfinite(condition.threshold)
                    && (condition.isAbove ? condition.until <= condition.threshold
                                          : condition.until >= condition.threshold);
                if (sound)
                    rule->when[index] = condition;
                else
                    overlay.warnings << translate(
                                            "Rules",
                                            "%1: the thresholds of \"%2\" make no sense; those of the program stand.")
                                            .arg(source, id);
                ++index;
            });
        });
        return true;
    });
    if (!done)
        overlay.warnings << done.error().message();
    return overlay;
}

QByteArray thresholdsToJson(const std::vector<Rule> &rules, const std::vector<Rule> &builtin)
{
    JsonWriter out;
    out.beginObject();
    for (const Rule &rule : rules) {
        const auto original = std::find_if(builtin.cbegin(), builtin.cend(),
                                           [&](const Rule &r) { return r.id == rule.id; });
        if (original == builtin.cend() || original->when == rule.when)
            continue;
        out.line().key(rule.id).beginArray();
        for (const Condition &condition : rule.when)
            out.beginObject()
                .key("threshold")
                .number(condition.threshold)
                .key("until")
                .number(condition.until)
                .endObject();
        out.endArray();
    }
    return out.endObject().lineEnd().take();
}

} // namespace performance
