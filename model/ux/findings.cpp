// SPDX-License-Identifier: MIT
#include "performance/ux/findings.h"

#include "performance/judgement/limit.h"
#include "performance/stats/effect.h"
#include "performance/stats/summary.h"
#include "performance/ux/say.h"
#include "performance/ux/vitals.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace performance {

namespace {

/// A part of a vital's time, and what is done about it.
struct Cause {
    const char *rule;
    const char *metric;
    const char *part; ///< in the attribution
    const char *name;
    const char *why;
    const char *remedy;
};

constexpr std::array<Cause, 7> Causes{{
    {"U1", "web_vitals_lcp", "timeToFirstByte", QT_TRANSLATE_NOOP("Ux", "The server answers %1 late"),
     QT_TRANSLATE_NOOP("Ux", "the wait for the first byte"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Look at what the server does until it answers: profile it while the page loads, cache what is rendered, and do less before the first byte.")},
    {"U2", "web_vitals_lcp", "resourceLoadDelay",
     QT_TRANSLATE_NOOP("Ux", "The largest element of %1 is asked for late"),
     QT_TRANSLATE_NOOP("Ux", "the time before its image is asked for"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Name it in the page itself: <link rel=\"preload\"> or fetchpriority=\"high\", and no loading=\"lazy\" on it.")},
    {"U3", "web_vitals_lcp", "resourceLoadDuration", QT_TRANSLATE_NOOP("Ux", "The largest element of %1 loads long"),
     QT_TRANSLATE_NOOP("Ux", "the time its image takes to load"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Make it smaller: AVIF or WebP, srcset with sizes that fit the screen, and a cache close to the reader.")},
    {"U4", "web_vitals_lcp", "elementRenderDelay", QT_TRANSLATE_NOOP("Ux", "The largest element of %1 is drawn late"),
     QT_TRANSLATE_NOOP("Ux", "the time until it is drawn"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Something holds drawing up: style sheets and scripts in the head, fonts, or hydration. Defer what the first view does not need.")},
    {"U5", "web_vitals_inp", "inputDelay", QT_TRANSLATE_NOOP("Ux", "%1 is busy when it is used"),
     QT_TRANSLATE_NOOP("Ux", "the wait before the handler runs"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Another task runs when the user acts: split long tasks (scheduler.yield), and load scripts of others later.")},
    {"U6", "web_vitals_inp", "processingDuration", QT_TRANSLATE_NOOP("Ux", "Handlers of %1 work too long"),
     QT_TRANSLATE_NOOP("Ux", "the work of the handler"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Show the answer first and compute afterwards: yield before the work, debounce it, or move it to a worker.")},
    {"U7", "web_vitals_inp", "presentationDelay", QT_TRANSLATE_NOOP("Ux", "%1 draws long after it was used"),
     QT_TRANSLATE_NOOP("Ux", "the time until the answer is drawn"),
     QT_TRANSLATE_NOOP(
         "Ux",
         "Drawing is costly: fewer elements, content-visibility for what is out of sight, and no reading of layout between writes.")},
}};

/// What a figure is called in a sentence.
Message nameOf(const UxFigure &figure)
{
    const UxVital *vital = vitalOf(figure.metric);
    return vital ? inUx(vital->name) : Message(figure.name);
}

Message placeOf(const QString &program, const QString &route)
{
    if (program.isEmpty() && route.isEmpty())
        return inUx(QT_TRANSLATE_NOOP("Ux", "the page"));
    return route.isEmpty() ? program : program.isEmpty() ? route : program + u' ' + route;
}

QString idOf(const char *rule, const QString &program, const QString &route, const QString &metric)
{
    return QStringList{QLatin1String(rule), program, route, metric}.join(u'|');
}

double p75(std::vector<double> values)
{
    return quantileOf(values, 0.75).value_or(0);
}

/// The most frequent of a reason's values, with its share: "button#pay (54 of 62)".
Message commonest(const std::vector<const UxVisit *> &visits, const char *reason)
{
    QHash<QString, int> counts;
    for (const UxVisit *visit : visits) {
        const QString value = visit->reasons.value(QLatin1String(reason));
        if (!value.isEmpty())
            ++counts[value];
    }
    QString most;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (most.isEmpty() || *it > counts.value(most) || (*it == counts.value(most) && it.key() < most))
            most = it.key();
    }
    return most.isEmpty() ? Message()
                          : inUx(QT_TRANSLATE_NOOP("Ux", "Mostly in %1 (%2 of %3)."),
                                 {most.left(120), counts.value(most), visits.size()});
}

/// What slow visits share: of the vital's parts the mean over them, in ms.
double meanOf(const std::vector<const UxVisit *> &visits, const char *part)
{
    double sum = 0;
    for (const UxVisit *visit : visits)
        sum += visit->reason(part);
    return visits.empty() ? 0 : sum / double(visits.size());
}

/// "Since release 1.4": the first of the releases at the end that are all slow, where one before it was not.
Message sinceWhen(const UxFigure &figure)
{
    qsizetype first = qsizetype(figure.releases.size());
    while (first > 0 && figure.releases[size_t(first - 1)].value > figure.good)
        --first;
    if (first == 0 || first == qsizetype(figure.releases.size()) || figure.releases[size_t(first)].name.isEmpty())
        return {};
    const UxFigure::Release &release = figure.releases[size_t(first)];
    return inUx(
        QT_TRANSLATE_NOOP("Ux", "Since release %1 (%2); %3 before it."),
        {release.name, Message::date(release.since), uxValue(figure.releases[size_t(first - 1)].value, figure.unit)});
}

/// Priority from how bad it is, impact from how many visits would become good.
void weigh(UxImprovement &improvement, double value, double good, double poor, double gained)
{
    improvement.priority = value > 2 * poor ? UxPriority::Critical
        : value > poor                      ? UxPriority::High
        : value > good                      ? UxPriority::Medium
                                            : UxPriority::Low;
    improvement.impact = gained > 0.3 ? UxImpact::Significant
        : gained > 0.15               ? UxImpact::High
        : gained > 0.05               ? UxImpact::Medium
                                      : UxImpact::Low;
}

UxImprovement improvementOf(const char *rule, const UxFigure &figure)
{
    UxImprovement improvement;
    improvement.id = idOf(rule, figure.program, figure.route, figure.metric);
    improvement.rule = QLatin1String(rule);
    improvement.program = figure.program;
    improvement.route = figure.route;
    improvement.metric = figure.metric;
    improvement.unit = figure.unit;
    improvement.category = UxCategory::Performance;
    return improvement;
}

/// "INP is 620 ms for a quarter of 80 visits; poor begins at 500 ms."
Message figureSentence(const UxFigure &figure)
{
    const bool poor = figure.rating == UxRating::Poor;
    return inUx(poor ? QT_TRANSLATE_NOOP("Ux", "%1 is %2 or more in a quarter of %3 visits; above %4 is poor.")
                     : QT_TRANSLATE_NOOP("Ux", "%1 is %2 or more in a quarter of %3 visits; up to %4 is good."),
                {nameOf(figure), uxValue(figure.value, figure.unit), figure.count,
                 uxValue(poor ? figure.poor : figure.good, figure.unit)});
}

/// What halving a part of the time would do, computed from the visits themselves.
Message gainSentence(const VisitGroup &group, const UxFigure &figure, const char *part, double *gained)
{
    std::vector<double> then;
    double better = 0;
    for (const UxVisit *visit : group.visits) {
        then.push_back(visit->value - visit->reason(part) / 2);
        better += visit->value > figure.good && then.back() <= figure.good ? 1 : 0;
    }
    *gained = better / double(group.visits.size());
    const Message::Arg then75 = uxValue(p75(std::move(then)), figure.unit);
    if (better == 0)
        return inUx(
            QT_TRANSLATE_NOOP(
                "Ux", "Were that half as long, %1 would be %2, but no more visits good: it takes more than that."),
            {nameOf(figure), then75});
    return inUx(QT_TRANSLATE_NOOP("Ux", "Were that half as long, %1 would be %2, and %3 more of the visits good."),
                {nameOf(figure), then75, Message::value(*gained, u"1")});
}

void addEvidence(UxImprovement &improvement, const UxFigure &figure, const Message &forWhom)
{
    improvement.evidence << figureSentence(figure);
    for (const Message &sentence : {forWhom, sinceWhen(figure), figure.machine}) {
        if (!sentence.isEmpty())
            improvement.evidence << sentence;
    }
}

/// LCP and INP: the part that is largest in slow visits decides.
std::optional<UxImprovement> byLargestPart(const VisitGroup &group, const UxFigure &figure,
                                           const std::vector<const UxVisit *> &slow)
{
    double whole = 0;
    for (const UxVisit *visit : slow)
        whole += visit->value / double(slow.size());
    const Cause *largest = nullptr;
    double length = 0;
    for (const Cause &cause : Causes) {
        if (hardMetricOf(group.metric) != QLatin1String(cause.metric))
            continue;
        const double mean = meanOf(slow, cause.part);
        // The first byte is the server's: from two fifths of the whole on it is looked at first.
        const bool isServer = QLatin1String(cause.part) == QLatin1String("timeToFirstByte") && mean > 0.4 * whole;
        if (mean > length || isServer) {
            largest = &cause;
            length = mean;
        }
        if (isServer)
            break;
    }
    if (!largest || length <= 0)
        return std::nullopt;
    UxImprovement improvement = improvementOf(largest->rule, figure);
    improvement.name = inUx(largest->name, {placeOf(group.program, group.route)});
    const Message because = inUx(QT_TRANSLATE_NOOP("Ux", "In slow visits %1 is %2 of it (%3 of %4)."),
                                 {inUx(largest->why), Message::value(std::min(1.0, length / whole), u"1"),
                                  uxValue(length, figure.unit), uxValue(whole, figure.unit)});
    double gained = 0;
    const Message gain = gainSentence(group, figure, largest->part, &gained);
    improvement.description = Message::joined({because, inUx(largest->remedy), gain});
    addEvidence(improvement, figure,
                commonest(slow, hardMetricOf(group.metric) == u"web_vitals_inp" ? "interactionTarget" : "target"));
    weigh(improvement, figure.value, figure.good, figure.poor, gained);
    return improvement;
}

UxImprovement ofShifts(const VisitGroup &group, const UxFigure &figure, const std::vector<const UxVisit *> &slow)
{
    UxImprovement improvement = improvementOf("U8", figure);
    improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "%1 jumps while it is read"),
                            {placeOf(group.program, group.route)});
    improvement.description = inUx(QT_TRANSLATE_NOOP(
        "Ux",
        "Things that come late push others away. Give images and frames their width and height, reserve room for what is inserted, and use font-display: optional or a fallback of the same width."));
    addEvidence(improvement, figure, commonest(slow, "largestShiftTarget"));
    weigh(improvement, figure.value, figure.good, figure.poor, double(slow.size()) / double(group.visits.size()));
    return improvement;
}

/// Hangs of a window, with the stack of its main thread in most of them.
UxImprovement ofHangs(const VisitGroup &group, const UxFigure &figure)
{
    UxImprovement improvement = improvementOf("U11", figure);
    improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "%1 hangs"), {placeOf(group.program, QString())});
    improvement.description = inUx(QT_TRANSLATE_NOOP(
        "Ux",
        "Its window did not respond for more than 100 ms. Move what its main thread did then to another thread, or split it."));
    const double longest = figure.values.back();
    improvement.evidence << inUx(QT_TRANSLATE_NOOP("Ux", "%1 hangs, the longest of %2."),
                                 {figure.count, uxValue(longest, figure.unit)});
    if (const Message where = commonest(group.visits, "where"); !where.isEmpty())
        improvement.evidence << where;
    QString stack;
    for (const UxVisit *visit : group.visits) {
        if (visit->value == longest)
            stack = visit->reasons.value(QStringLiteral("stack"));
    }
    if (!stack.isEmpty())
        improvement.evidence << inUx(QT_TRANSLATE_NOOP("Ux", "The longest was in: %1"),
                                     {stack.split(u'\n').mid(0, 6).join(QStringLiteral(" ← "))});
    const auto severe = std::count_if(figure.values.begin(), figure.values.end(), [](double length) {
        return limits::WindowHang.severityOf(length) == Severity::Bad;
    });
    weigh(improvement, longest, limits::WindowHang.notable, limits::WindowHang.bad,
          double(severe) / double(figure.values.size()));
    return improvement;
}

/// Late first bytes: where this machine's processors were short then, it is the machine that wants mending.
UxImprovement ofServer(const VisitGroup &group, const UxFigure &figure, const std::vector<const UxVisit *> &slow,
                       const MachineState &machine)
{
    const auto starved = std::count_if(slow.begin(), slow.end(), [&](const UxVisit *visit) {
        return machine.pressure(MachineState::Resource::Cpu, visit->time).value_or(0) > limits::CpuPressure.bad;
    });
    const bool isMachine = 2 * starved > std::ptrdiff_t(slow.size());
    UxImprovement improvement = improvementOf(isMachine ? "U9" : "U1", figure);
    const Message place = placeOf(group.program, group.route);
    double gained = 0;
    const Message gain = gainSentence(group, figure, "requestDuration", &gained);
    if (isMachine) {
        improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "%1 waits for this machine's processors"), {place});
        improvement.description = inUx(
            QT_TRANSLATE_NOOP(
                "Ux",
                "In %1 of %2 slow visits processors were short here (pressure above %3), so the server waited as well. The Improve page says who takes them and what can be done."),
            {starved, slow.size(), Message::value(limits::CpuPressure.bad, u"1")});
    } else {
        improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "The server answers %1 late"), {place});
        improvement.description = Message::joined(
            {inUx(QT_TRANSLATE_NOOP(
                 "Ux",
                 "Look at what the server does until it answers: profile it while the page loads, cache what is rendered, and do less before the first byte.")),
             gain});
    }
    addEvidence(improvement, figure, Message());
    weigh(improvement, figure.value, figure.good, figure.poor, gained);
    return improvement;
}

/// The last release against the one before it.
std::optional<UxImprovement> ofRelease(const VisitGroup &group, const UxFigure &figure)
{
    constexpr qint64 Enough = 100;
    if (figure.releases.size() < 2)
        return std::nullopt;
    const UxFigure::Release &before = figure.releases[figure.releases.size() - 2];
    const UxFigure::Release &last = figure.releases.back();
    if (before.count < Enough || last.count < Enough || last.value <= 1.1 * before.value)
        return std::nullopt;
    const auto segmentsOf = [&](const QString &release) {
        std::vector<std::vector<double>> segments(8);
        std::vector<double> values;
        for (const UxVisit *visit : group.visits) {
            if (visit->release == release)
                values.push_back(visit->value);
        }
        for (size_t i = 0; i < values.size(); ++i)
            segments[i * segments.size() / values.size()].push_back(values[i]);
        return segments;
    };
    const auto effect = effectOf(segmentsOf(before.name), segmentsOf(last.name));
    if (!effect || effect->low <= 0)
        return std::nullopt;
    UxImprovement improvement = improvementOf("U10", figure);
    improvement.id += u'|' + last.name;
    improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "Release %1 made %2 slower"),
                            {last.name, placeOf(group.program, group.route)});
    improvement.description = inUx(
        QT_TRANSLATE_NOOP(
            "Ux",
            "%1 rose from %2 in release %3 to %4 in release %5. Compare what the two load: scripts that came or grew, and long tasks."),
        {nameOf(figure), uxValue(before.value, figure.unit), before.name, uxValue(last.value, figure.unit), last.name});
    improvement.evidence << inUx(
        QT_TRANSLATE_NOOP("Ux", "%1 visits before, %2 since; the median rose by %3 to %4 (95 %)."),
        {before.count, last.count, uxValue(effect->low, figure.unit), uxValue(effect->high, figure.unit)});
    // What the release before would give back: the visits that were good then.
    const auto goodOf = [&](const UxFigure::Release &release) {
        const auto good = std::count_if(group.visits.begin(), group.visits.end(), [&](const UxVisit *visit) {
            return visit->release == release.name && visit->value <= figure.good;
        });
        return double(good) / double(release.count);
    };
    weigh(improvement, figure.value, figure.good, figure.poor, goodOf(before) - goodOf(last));
    return improvement;
}

} // namespace

std::vector<UxImprovement> pageFindings(const std::vector<VisitGroup> &groups, const MachineState &machine)
{
    std::vector<UxImprovement> found;
    for (const VisitGroup &group : groups) {
        const UxFigure figure = figureOf(group, machine);
        if (group.metric == u"wai.ui.hang")
            found.push_back(ofHangs(group, figure));
        if (qsizetype(group.visits.size()) < FewestVisits)
            continue;
        if (auto slower = ofRelease(group, figure))
            found.push_back(std::move(*slower));
        if (figure.rating != UxRating::Poor && figure.rating != UxRating::NeedsWork)
            continue;
        std::vector<const UxVisit *> slow;
        std::copy_if(group.visits.begin(), group.visits.end(), std::back_inserter(slow),
                     [&](const UxVisit *visit) { return visit->value > figure.good; });
        if (hardMetricOf(group.metric) == u"web_vitals_cls")
            found.push_back(ofShifts(group, figure, slow));
        else if (group.metric == u"web_vitals_ttfb")
            found.push_back(ofServer(group, figure, slow, machine));
        else if (auto improvement = byLargestPart(group, figure, slow))
            found.push_back(std::move(*improvement));
    }
    return found;
}

std::vector<UxImprovement> windowFindings(const std::vector<UxFigure> &figures)
{
    std::vector<UxImprovement> found;
    for (const UxFigure &figure : figures) {
        const bool isLag = figure.metric == u"wai.ui.event_loop.lag";
        constexpr qint64 Enough = 100; // ten seconds of an event loop, or two of an animation
        if (figure.count < Enough || (isLag && figure.value <= figure.good))
            continue;
        const auto late = std::count_if(figure.values.begin(), figure.values.end(),
                                        [&](double v) { return v > figure.good; });
        const double share = figure.values.empty() ? 0 : double(late) / double(figure.values.size());
        if (!isLag && share <= 0.01)
            continue;
        UxImprovement improvement = improvementOf(isLag ? "U11" : "U12", figure);
        const Message place = placeOf(figure.program, QString());
        if (isLag) {
            improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "%1 answers late"), {place});
            improvement.description = inUx(QT_TRANSLATE_NOOP(
                "Ux",
                "Its main thread is busy with other things when the user acts. Record a profile of it and look at what its main thread does."));
            improvement.evidence << inUx(
                QT_TRANSLATE_NOOP("Ux",
                                  "In one of twenty samples its event loop was %1 late; up to %2 nobody notices."),
                {uxValue(figure.value, figure.unit), uxValue(figure.good, figure.unit)});
            weigh(improvement, figure.value, figure.good, figure.poor, share);
        } else {
            improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "%1 drops frames"), {place});
            improvement.description = inUx(QT_TRANSLATE_NOOP(
                "Ux",
                "Painting takes longer than a display gives it. Paint less (only what changed), keep pixmaps, and look for timers that repaint too often."));
            improvement.evidence << inUx(
                QT_TRANSLATE_NOOP("Ux", "%1 of %2 frames took longer than %3."),
                {Message::value(share, u"1"), figure.count, uxValue(figure.good, figure.unit)});
            weigh(improvement, figure.value, figure.good, figure.poor, share);
        }
        found.push_back(std::move(improvement));
    }
    return found;
}

std::vector<UxImprovement> operationFindings(const std::vector<UxOperation> &operations, nanoseconds target)
{
    // The score of all that a program's users wait for, by how often.
    QMap<QString, std::vector<const UxOperation *>> programs;
    for (const UxOperation &operation : operations)
        programs[operation.program].push_back(&operation);
    std::vector<UxImprovement> found;
    for (auto it = programs.cbegin(); it != programs.cend(); ++it) {
        double count = 0;
        double score = 0;
        for (const UxOperation *operation : *it) {
            count += double(operation->count);
            score += double(operation->count) * operation->score;
        }
        if (count < FewestVisits || !limits::Apdex.isBeyond(score / count, Grade::Notable))
            continue;
        Messages slowest;
        for (const UxOperation *operation : *it) {
            if (operation->excess > 0 && slowest.size() < 3)
                slowest << inUx(QT_TRANSLATE_NOOP("Ux", "%1 (%2 times, %3 typically)"),
                                {operation->name, operation->count, Message::value(operation->typical, u"s")});
        }
        UxImprovement improvement;
        improvement.id = idOf("U13", it.key(), QString(), QStringLiteral("apdex"));
        improvement.rule = QStringLiteral("U13");
        improvement.program = it.key();
        improvement.metric = QStringLiteral("apdex");
        improvement.unit = QStringLiteral("1");
        improvement.name = inUx(QT_TRANSLATE_NOOP("Ux", "Users wait for %1"),
                                {it.key().isEmpty() ? inUx(QT_TRANSLATE_NOOP("Ux", "commands")) : Message(it.key())});
        improvement.description = inUx(QT_TRANSLATE_NOOP("Ux", "Most waiting comes from %1: begin there."),
                                       {Message::joined(slowest, QStringLiteral(", "))});
        improvement.evidence << inUx(
            QT_TRANSLATE_NOOP("Ux", "Apdex is %1 of %2 operations at a target of %3; below %4 users complain."),
            {Message::number(score / count), std::llround(count), Message::span(target),
             Message::number(limits::Apdex.notable)});
        improvement.priority = score / count < 0.5              ? UxPriority::Critical
            : limits::Apdex.isBeyond(score / count, Grade::Bad) ? UxPriority::High
                                                                : UxPriority::Medium;
        improvement.impact = limits::Apdex.isBeyond(score / count, Grade::Bad) ? UxImpact::High : UxImpact::Medium;
        found.push_back(std::move(improvement));
    }
    return found;
}

} // namespace performance
