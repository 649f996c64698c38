// SPDX-License-Identifier: MIT
#include "performance/optimize/evaluate.h"

#include "performance/optimize/enclosing_groups.h"
#include "performance/optimize/exhaustion.h"
#include "performance/optimize/finders.h"
#include "performance/optimize/named_by_series.h"
#include "performance/optimize/repeated_filesystems.h"
#include "performance/optimize/wishes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <utility>

namespace performance {

namespace {

constexpr int Thirds = 3;
/// In each third there must be two samples at least.
constexpr int LeastSamples = 2 * Thirds;

/// Means of a signal in columns of equal width, oldest first; an entry is empty where a series had no sample in it.
std::vector<std::optional<double>> columnsOf(const Signal &signal, const RuleData &data, const TimeRange &range,
                                             int count)
{
    std::vector<std::optional<double>> columns(size_t(count), 0.0);
    std::vector<std::optional<double>> divisors(size_t(count), signal.below.isEmpty() ? 1.0 : 0.0);
    const nanoseconds width = range.length() / count;
    const auto add = [&](const QString &key, std::vector<std::optional<double>> &sums) {
        bool first = true;
        std::vector<double> sum(size_t(count), 0.0);
        std::vector<double> weight(size_t(count), 0.0);
        for (const SeriesPoint &point : data.query(key, range, count * 4).points) {
            const auto middle = point.time + point.width / 2 - range.from;
            // What began to be measured in the middle of the range was not measured for as long as it asks.
            if (std::exchange(first, false) && count > 1 && middle > width)
                return sums.assign(sums.size(), std::nullopt);
            const auto column = std::clamp<qint64>(middle / width, 0, count - 1);
            sum[size_t(column)] += point.mean * point.count;
            weight[size_t(column)] += point.count;
        }
        for (size_t i = 0; i < sums.size(); ++i) {
            if (weight[i] > 0 && sums[i])
                *sums[i] += sum[i] / weight[i];
            else
                sums[i].reset();
        }
    };
    for (const QString &key : signal.above)
        add(key, columns);
    for (const QString &key : signal.below)
        add(key, divisors);
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!divisors[i] || *divisors[i] == 0)
            columns[i].reset();
        else if (columns[i])
            *columns[i] /= *divisors[i];
    }
    return columns;
}

/// How often something happened in a range, in what of it was seen: a history of two minutes does not tell of an hour.
std::optional<double> totalOf(const Signal &signal, const RuleData &data, const TimeRange &range)
{
    constexpr int Columns = 12;
    std::optional<double> total;
    for (const QString &key : signal.above) {
        for (const SeriesPoint &point : data.query(key, range, Columns).points) {
            // A column of several samples may be seen in part only; each of them is of one interval.
            const nanoseconds seen = point.count > 1 ? std::min<nanoseconds>(point.width, data.interval() * point.count)
                                                     : point.width;
            total = total.value_or(0)
                + point.mean * std::chrono::duration<double>(seen.count() > 0 ? seen : data.interval()).count();
        }
    }
    return total;
}

bool exceeds(const Condition &condition, double value, double threshold)
{
    return condition.isAbove ? value > threshold : value < threshold;
}

/// The value that made a condition true; nothing where it is not.
std::optional<double> observed(const Condition &condition, const Signal &signal, const RuleData &data, bool isActive)
{
    if (condition.how == Condition::How::Total) {
        const auto counted = totalOf(signal, data, {data.now() - condition.over, data.now()});
        // What happens is counted in whole numbers; the means of a history are not.
        const double total = std::round(counted.value_or(0));
        const double threshold = isActive ? condition.until : condition.threshold;
        return counted && (condition.isAbove ? total >= std::max(threshold, 0.5) : total <= threshold)
            ? std::optional(total)
            : std::nullopt;
    }
    if (condition.how == Condition::How::Exhaustion) {
        const auto left = secondsUntilEmpty(signal, data, condition.over);
        return left && exceeds(condition, *left, isActive ? condition.until : condition.threshold) ? left
                                                                                                   : std::nullopt;
    }
    // What is measured at every tenth tick has no sample in each third of half a minute where a tick takes five seconds.
    const nanoseconds over = std::max(
        {condition.over, data.interval() * LeastSamples, data.interval() * condition.ticks * Thirds});
    const auto columns = columnsOf(signal, data, {data.now() - over, data.now()}, Thirds);
    double sum = 0;
    for (const auto &column : columns) {
        if (!column)
            return std::nullopt;
        if (!isActive && !exceeds(condition, *column, condition.threshold))
            return std::nullopt;
        sum += *column / Thirds;
    }
    return !isActive || exceeds(condition, sum, condition.until) ? std::optional(sum) : std::nullopt;
}

/// Every way to fill a rule's variables: from the keys that fit its first signal, or from the devices of a knob.
std::vector<QHash<QString, QString>> bindings(const Rule &rule, const RuleData &data, const QStringList &keys)
{
    if (rule.each.isEmpty())
        return {{}};
    std::vector<QHash<QString, QString>> found;
    const Signal &signal = rule.when.front().signal;
    if (!signal.hasVariables()) {
        // The rule is about each device of its knob, whatever the series say.
        const QString prefix = rule.turns.front().knob + u'@';
        for (auto it = data.settings().cbegin(); it != data.settings().cend(); ++it) {
            if (it.key().startsWith(prefix))
                found.push_back({{rule.each, it.key().sliced(prefix.size())}});
        }
        return found;
    }
    static const QRegularExpression variable(QStringLiteral(R"(\\\$([a-z]+))"));
    QString pattern = QRegularExpression::escape(signal.above.front());
    QStringList names;
    for (auto match = variable.match(pattern); match.hasMatch(); match = variable.match(pattern)) {
        names << match.captured(1);
        pattern.replace(match.capturedStart(), match.capturedLength(), QStringLiteral("([^,}]+)"));
    }
    const QRegularExpression fits(QRegularExpression::anchoredPattern(pattern));
    for (const QString &key : keys) {
        const auto match = fits.match(key);
        if (!match.hasMatch())
            continue;
        QHash<QString, QString> values;
        for (qsizetype i = 0; i < names.size(); ++i)
            values.insert(names.at(i), match.captured(int(i) + 1));
        found.push_back(values);
    }
    return found;
}

} // namespace

std::optional<double> meanOf(const Signal &signal, const RuleData &data, const TimeRange &range)
{
    return columnsOf(signal, data, range, 1).front();
}

Applicability applicability(const Rule &rule, const RuleData &data, const QStringList &keys)
{
    for (const Turn &turn : rule.turns) {
        const bool ofDevice = !turn.device.isEmpty();
        const bool known = turn.ofProcess() || data.settings().contains(turn.knob)
            || (ofDevice && std::any_of(data.settings().keyBegin(), data.settings().keyEnd(), [&](const QString &key) {
                               return key.startsWith(turn.knob + u'@');
                           }));
        if (!known)
            return Applicability::NoSuchKnob;
    }
    for (const SettingWish &wish : rule.settings) {
        if (wish.device.isEmpty() && !data.settings().contains(wish.knob))
            return Applicability::NoSuchKnob;
    }
    for (const Condition &condition : rule.when) {
        for (const QString &key : condition.signal.above + condition.signal.below) {
            if (!key.contains(u'$') && !keys.contains(key))
                return Applicability::NoSuchData;
        }
    }
    // Of devices there may be none now and one later; a limit that no process is near has no series either.
    return Applicability::Here;
}

std::vector<RuleFinding> evaluate(const Rule &rule, const RuleData &data, const QStringList &keys,
                                  const QStringList &active)
{
    std::vector<RuleFinding> findings;
    if (applicability(rule, data, keys) != Applicability::Here)
        return findings;
    for (const QHash<QString, QString> &variables : bindings(rule, data, keys)) {
        RuleFinding finding;
        finding.rule = rule.id;
        finding.variables = variables;
        finding.id = rule.each.isEmpty() ? rule.id : rule.id + u':' + variables.value(rule.each);
        // Which process it is about is not known before the finder has looked: any card of this rule keeps it going.
        const bool isActive = rule.finder.isEmpty()
            ? active.contains(finding.id)
            : std::any_of(active.cbegin(), active.cend(),
                          [&](const QString &id) { return id.startsWith(rule.id + u':'); });
        // A setting that is as wished costs nothing to see; most rules end here.
        if (!std::all_of(rule.settings.cbegin(), rule.settings.cend(),
                         [&](const SettingWish &wish) { return holds(wish, data.settings(), variables); }))
            continue;
        bool all = true;
        for (const Condition &condition : rule.when) {
            const Signal signal = condition.signal.with(variables);
            const auto value = observed(condition, signal, data, isActive);
            if (!value) {
                all = false;
                break;
            }
            finding.observations.push_back({signal, *value, condition.threshold, condition.unit});
        }
        if (!all)
            continue;
        if (!rule.who.isEmpty()) {
            if (const auto who = namedBySeries(rule.who, data, keys))
                finding.variables.insert(who->first, who->second);
            else
                finding.variables.insert(
                    rule.who.section(u'$', 1).section(QRegularExpression(QStringLiteral("[^a-z]")), 0, 0),
                    QCoreApplication::translate("Rules", "Somebody"));
        }
        if (rule.finder.isEmpty()) {
            if (const auto pid = variables.constFind(QStringLiteral("pid")); pid != variables.cend()) {
                finding.process = processOf(pid->toInt(), data);
                // 0: of something that is another user's, of which the process cannot be seen.
                if (!finding.process && *pid != u"0")
                    continue;
                if (!finding.process)
                    finding.variables.insert(QStringLiteral("process"),
                                             QCoreApplication::translate("Rules", "A program of another user"));
            }
            findings.push_back(std::move(finding));
        } else {
            findProcesses(rule.finder, finding, data, findings);
        }
    }
    dropRepeatedFilesystems(findings, data);
    dropEnclosingGroups(findings);
    return findings;
}

} // namespace performance
