// SPDX-License-Identifier: MIT
#include "performance/optimize/card.h"

#include "performance/core/metric_table.h"
#include "performance/core/quoted_text.h"
#include "performance/knobs/knob.h"
#include "performance/optimize/finders.h"
#include "performance/optimize/wishes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <map>

#include <sys/resource.h>

namespace performance {

namespace {

/// The words of a rule with its gaps filled: {mount} as people read it, {mount.shell} as one word of a command. Once only: what
/// stands in a value is no gap, whatever a process or a folder is called.
class Filled {
public:
    Filled(const QHash<QString, QString> &words, std::map<QString, Message::Arg> figures)
        : m_words(words), m_figures(std::move(figures))
    {}

    Message operator()(const Rule &rule, QString RuleText::*part) const
    {
        QMap<QString, QString> sources;
        std::vector<Message::Arg> args;
        std::map<QString, int> places; // the same in each language
        for (auto it = rule.texts.cbegin(); it != rule.texts.cend(); ++it)
            sources.insert(it.key(), sourceOf((*it).*part, args, places));
        return {std::move(sources), std::move(args)};
    }

private:
    /// The text with %1 for its first gap, and so on; a percent sign before a digit is told as a value, too.
    QString sourceOf(const QString &text, std::vector<Message::Arg> &args, std::map<QString, int> &places) const
    {
        static const QRegularExpression gap(QStringLiteral(R"(\{([^{}]+)\}|(%)(?=\d))"));
        QString out;
        qsizetype plain = 0;
        for (auto it = gap.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            const QString name = match.captured(match.hasCaptured(1) ? 1 : 2);
            const auto value = valueOf(name);
            if (!value)
                continue; // it stays
            const auto [place, isNew] = places.try_emplace(name, int(args.size()) + 1);
            if (isNew)
                args.push_back(*value);
            out += QStringView(text).sliced(plain, match.capturedStart() - plain);
            // With two digits, since the text may go on with one.
            out += QStringLiteral("%%1").arg(place->second, 2, 10, QLatin1Char('0'));
            plain = match.capturedEnd();
        }
        out += QStringView(text).sliced(plain);
        return out;
    }

    std::optional<Message::Arg> valueOf(const QString &name) const
    {
        static const QLatin1String shell(".shell");
        if (name == u"%")
            return name;
        if (const auto it = m_figures.find(name); it != m_figures.end())
            return it->second;
        if (const auto it = m_words.constFind(name); it != m_words.cend())
            return visibleText(*it);
        const auto quoted = name.endsWith(shell) ? m_words.constFind(name.chopped(shell.size())) : m_words.cend();
        return quoted != m_words.cend() ? std::optional<Message::Arg>(shellWord(*quoted)) : std::nullopt;
    }

    const QHash<QString, QString> &m_words;
    std::map<QString, Message::Arg> m_figures;
};

QString nameOf(const ProcessSample &process)
{
    return visibleText(QStringLiteral("%1 (%2)").arg(process.name, QString::number(process.identity.pid)));
}

/// Of several that do it together: "dd (5 processes)", "backup.service", "tar (7) and 3 more".
Message nameOf(const RuleFinding &finding)
{
    const ProcessSample &first = *finding.process;
    if (finding.others.empty())
        return nameOf(first);
    if (std::ranges::all_of(finding.others, [&](const ProcessSample &other) { return other.name == first.name; }))
        return {"Rules",
                QT_TRANSLATE_NOOP("Rules", "%1 (%2 processes)"),
                {visibleText(first.name), finding.others.size() + 1}};
    const QString group = finding.variables.value(QStringLiteral("group"));
    if (group.startsWith(u'/') && !group.startsWith(QLatin1String("/autogroup-")))
        return visibleText(group.section(u'/', -1));
    return {"Rules", QT_TRANSLATE_NOOP("Rules", "%1 and %2 more"), {nameOf(first), finding.others.size()}};
}

/// "4096 131072 6291456" by 1.5: of several numbers all are scaled where the rule is about a whole range of memory.
QString scaled(const QString &present, const Turn &turn)
{
    QStringList words;
    for (const QString &word : present.split(u' ')) {
        double value = std::round(word.toDouble() * turn.scale);
        if (turn.least > 0)
            value = std::max(value, turn.least);
        if (turn.most > 0)
            value = std::min(value, turn.most);
        words << QString::number(qint64(std::min(value, 9.0e18)));
    }
    return words.join(u' ');
}

QString valueOf(const Turn &turn, const knobs::Target &target, const QString &present, const Settings &settings,
                const std::string &root)
{
    if (turn.to == u"$online") {
        // Those that its cpuset lets it use; else all that are online, which need not be the first ones.
        for (const QString &key : {reachableSetting(target.pid), QStringLiteral("fact.online")}) {
            if (const QString list = settings.value(key); !list.isEmpty())
                return list;
        }
        const int cpus = settings.value(QStringLiteral("fact.cpus")).toInt();
        return cpus > 1 ? QStringLiteral("0-%1").arg(cpus - 1) : QStringLiteral("0");
    }
    if (turn.to == u"$hard") {
        rlimit limit{};
        if (::prlimit(target.pid, RLIMIT_NOFILE, nullptr, &limit) != 0 || limit.rlim_max <= limit.rlim_cur)
            return {};
        return QString::number(std::min<rlim_t>(limit.rlim_max, 1048576));
    }
    if (turn.scale > 0)
        return scaled(present, turn);
    if (!turn.choose.isEmpty()) {
        const auto options = knobs::optionsOf(target, root);
        for (const QString &word : turn.choose) {
            if (options && std::find(options->begin(), options->end(), word.toStdString()) != options->end())
                return word;
        }
        return {};
    }
    return turn.to;
}

/// What a turn is made to: a device, or a process with those that do the same.
std::vector<knobs::Target> targetsOf(const Turn &turn, const RuleFinding &finding)
{
    std::vector<knobs::Target> targets;
    if (!turn.ofProcess()) {
        QString device = turn.device;
        for (auto it = finding.variables.cbegin(); it != finding.variables.cend(); ++it)
            device.replace(u'$' + it.key(), it.value());
        targets.push_back({turn.knob.toStdString(), device.toStdString(), 0, 0});
    } else if (finding.process) {
        const auto add = [&](const ProcessIdentity &who) {
            targets.push_back({turn.knob.toStdString(), {}, who.pid, who.startTime});
        };
        add(finding.process->identity);
        for (const ProcessSample &other : finding.others)
            add(other.identity);
    }
    return targets;
}

/// Of a victim that is a group the kernel says how long it waits; of one that is a process its state is looked at.
QString watchOf(const Rule &rule, const RuleFinding &finding)
{
    const QString group = finding.variables.value(QStringLiteral("victim"));
    if (rule.watch == QLatin1String(VictimIoWaits) && !group.isEmpty()) {
        return metrics::CgroupPressure
            .series({{QStringLiteral("wai.cgroup"), group},
                     {QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                     {QStringLiteral("wai.pressure.resource"), QStringLiteral("io")}})
            .key();
    }
    return Signal::parse(rule.watch).with(finding.variables).toText();
}

} // namespace

OptimizationPlan::Risk riskOf(const Card &card)
{
    auto risk = OptimizationPlan::Risk::Low;
    for (const auto &[target, value] : card.wanted) {
        if (const knobs::Knob *knob = knobs::findKnob(target.knob))
            risk = std::max(risk, OptimizationPlan::Risk(int(knob->risk)));
    }
    return risk;
}

RuleText textOf(const Rule &rule)
{
    //: The name of the language that this file translates to, as it stands in the rules: "de", "zh_CN".
    const QString language = QCoreApplication::translate("Rules", "en");
    const auto it = rule.texts.constFind(language);
    return it != rule.texts.cend() ? *it : rule.texts.value(QStringLiteral("en"));
}

std::vector<std::pair<knobs::Target, std::string>> wantedOf(const Rule &rule, const RuleFinding &finding,
                                                            const Settings &settings, const std::string &root)
{
    std::vector<std::pair<knobs::Target, std::string>> wanted;
    for (const Turn &turn : turnsOf(rule, settings)) {
        for (const knobs::Target &target : targetsOf(turn, finding)) {
            const QString present = settings.value(settingKey(turn.knob, QString::fromStdString(target.device)));
            const std::string value = valueOf(turn, target, present, settings, root).toStdString();
            if (!value.empty() && value != present.toStdString() && knobs::checkValue(target, value, root))
                wanted.emplace_back(target, value);
        }
    }
    return wanted;
}

Card makeCard(const Rule &rule, const RuleFinding &finding, const Settings &settings, Timestamp since,
              const std::string &root)
{
    Card card;
    card.finding = finding;
    card.since = since;
    card.wanted = wantedOf(rule, finding, settings, root);
    QHash<QString, QString> words = finding.variables;
    std::map<QString, Message::Arg> figures;
    const auto figure = [&](const char *name, Message::Arg value) {
        figures.insert_or_assign(QString::fromLatin1(name), std::move(value));
    };
    for (size_t i = 0; i < finding.observations.size(); ++i) {
        const Observation &seen = finding.observations[i];
        const QString number = QString::number(i + 1);
        const Message::Arg value = Message::value(seen.value, seen.unit);
        const Message::Arg threshold = Message::value(seen.threshold, seen.unit);
        figures.insert_or_assign(number, value);
        figures.insert_or_assign(number + QLatin1String(".limit"), threshold);
        card.evidence << Message("Rules", QT_TRANSLATE_NOOP("Rules", "%1: %2 (threshold %3)"),
                                 {visibleText(seen.signal.toText()), value, threshold});
    }
    if (const auto &p = finding.process) {
        figure("process", nameOf(finding));
        figure("uses", Message::number(p->cpu.value_or(0), 2));
        figure("waits", Message::value(p->runDelay.value_or(0), u"s"));
        figure("holds", Message::value(double(p->residentBytes), u"By"));
        figure("moves", Message::value(p->readRate.value_or(0) + p->writeRate.value_or(0), u"By/s"));
        figure("shareOf", Message::value(finding.otherValue, u"1"));
    }
    if (finding.victim) {
        figure("victim", nameOf(*finding.victim));
        figure("waits", Message::value(finding.victim->runDelay.value_or(0), u"s"));
    }
    if (const std::vector<Turn> turns = turnsOf(rule, settings); !turns.empty()) {
        const Turn &turn = turns.front();
        QString device = turn.device;
        for (auto it = finding.variables.cbegin(); it != finding.variables.cend(); ++it)
            device.replace(u'$' + it.key(), it.value());
        words.insert(QStringLiteral("old"), settings.value(settingKey(turn.knob, device)));
        if (!device.isEmpty())
            words.insert(QStringLiteral("device"), device);
    }
    const Filled filled(words, std::move(figures));
    card.name = filled(rule, &RuleText::name);
    card.why = filled(rule, &RuleText::why);
    card.then = filled(rule, &RuleText::then);
    card.watch = watchOf(rule, finding);
    return card;
}

} // namespace performance
