// SPDX-License-Identifier: MIT
#include "flames/profile_state.h"

#include <performance/calltree/profile_text.h>
#include <performance/calltree/tree_difference.h>
#include <performance/core/when_done.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QThread>
#include <QtConcurrentRun>

#include <utility>

namespace wai {

using namespace performance;

namespace {

/// A filter whose range stays where it is while the profile begins `by` later; without a range where that is no longer in it.
ProfileFilter moved(ProfileFilter filter, qint64 by, qint64 duration)
{
    constexpr qint64 Always = std::numeric_limits<qint64>::max();
    if (filter.from <= 0 && filter.to == Always)
        return filter;
    filter.from -= by;
    filter.to -= filter.to == Always ? 0 : by;
    if (filter.to <= 0 || filter.from >= duration) {
        filter.from = 0;
        filter.to = Always;
    }
    filter.from = std::max<qint64>(0, filter.from);
    return filter;
}

} // namespace

QString ProfileResult::functionName(qint32 function) const
{
    return function < 0 ? QCoreApplication::translate("wai::ProfilerPage", "(not named yet)")
                        : profile.functionName(function);
}

QString ProfileResult::reasonOf(qint32 function) const
{
    if (function < 0)
        return {};
    const QString &reason = profile.text(profile.functions[size_t(function)].reason);
    return reason.isEmpty() ? reason : QCoreApplication::translate("Symbols", reason.toUtf8().constData());
}

QString ProfileResult::moduleName(qint32 function) const
{
    return function < 0 ? QString() : profile.moduleName(function);
}

const ProfileEvent *ProfileResult::event() const
{
    for (size_t i = 0; i < profile.events.size(); ++i) {
        if (filter.showsEvent(quint8(i)))
            return &profile.events[i];
    }
    return nullptr;
}

QString ProfileResult::weightText(qint64 weight) const
{
    const ProfileEvent *shown = event();
    return performance::weightText(weight, shown ? shown->unit : QString());
}

ProfileState::ProfileState(QObject *parent) : QObject(parent) {}

ProfileState::~ProfileState()
{
    m_stop.request_stop();
}

void ProfileState::setProfile(const Profile &profile, bool growing)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_profile = profile;
    m_growing = growing;
    if (!growing) {
        m_filter = {};
        m_back.clear();
        m_forward.clear();
        m_selected = -1;
        Q_EMIT filterChanged();
    }
    compute();
}

void ProfileState::moveTo(const Profile &profile)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const qint64 by = (profile.startedAt - m_profile.startedAt).count();
    const qint64 duration = profile.duration.count();
    for (std::vector<ProfileFilter> *filters : {&m_back, &m_forward}) {
        for (ProfileFilter &filter : *filters)
            filter = moved(filter, by, duration);
    }
    const ProfileFilter before = std::exchange(m_filter, moved(m_filter, by, duration));
    m_profile = profile;
    m_growing = true;
    if (m_filter != before)
        Q_EMIT filterChanged();
    compute();
}

void ProfileState::setFilter(const ProfileFilter &filter)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (filter == m_filter)
        return;
    m_back.push_back(m_filter);
    m_forward.clear();
    m_filter = filter;
    m_growing = false;
    Q_EMIT filterChanged();
    compute();
}

void ProfileState::back()
{
    if (m_back.empty())
        return;
    m_forward.push_back(m_filter);
    m_filter = m_back.back();
    m_back.pop_back();
    Q_EMIT filterChanged();
    compute();
}

void ProfileState::forward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(m_filter);
    m_filter = m_forward.back();
    m_forward.pop_back();
    Q_EMIT filterChanged();
    compute();
}

void ProfileState::resetFilter()
{
    ProfileFilter fresh;
    fresh.events = m_filter.events; // what is counted is a choice, not a filter
    setFilter(fresh);
}

void ProfileState::setBaseline(const Profile &baseline)
{
    m_baseline = baseline;
    compute();
}

void ProfileState::compute()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 number = ++m_asked;
    m_computing = true;
    const auto work = QtConcurrent::run([profile = m_profile, baseline = m_baseline, filter = m_filter,
                                         stop = m_stop.get_token()] {
        auto result = std::make_shared<ProfileResult>();
        result->profile = profile;
        result->filter = filter;
        result->weights = weigh(profile, filter, stop);
        result->topDown = buildCallTree(profile, filter, result->weights, stop);
        if (!stop.stop_requested()) {
            result->functions = functionCosts(result->topDown);
            result->modules = moduleCosts(profile, result->topDown);
            result->grade = gradeOf(profile);
            if (!baseline.empty()) {
                ProfileFilter same; // threads, times and numbers of functions mean nothing in another profile
                same.inlined = filter.inlined;
                same.collapseRecursion = filter.collapseRecursion;
                same.byRunningTime = filter.byRunningTime;
                result->changes = shareChanges(profile, result->topDown, baseline, buildCallTree(baseline, same, stop));
            }
        }
        return std::shared_ptr<const ProfileResult>(result);
    });
    whenDone(work, this, [this, number](const std::shared_ptr<const ProfileResult> &result) {
        if (number != m_asked)
            return;
        m_result = result;
        findMatches();
        if (!m_growing) {
            m_bottomUp = std::make_shared<CallTree>();
            Q_EMIT bottomUpChanged();
        }
        Q_EMIT resultChanged();
        computeBottomUp(number);
    });
}

void ProfileState::computeBottomUp(quint64 number)
{
    const auto work = QtConcurrent::run([result = m_result, stop = m_stop.get_token()] {
        ProfileFilter reversed = result->filter;
        reversed.bottomUp = true;
        return std::make_shared<const CallTree>(buildCallTree(result->profile, reversed, result->weights, stop));
    });
    whenDone(work, this, [this, number](const std::shared_ptr<const CallTree> &tree) {
        if (number != m_asked)
            return;
        m_computing = false;
        m_bottomUp = tree;
        Q_EMIT bottomUpChanged();
    });
}

void ProfileState::setSearch(const QString &text)
{
    if (text == m_search.text)
        return;
    m_search.text = text;
    findMatches();
    Q_EMIT searchChanged();
}

void ProfileState::findMatches()
{
    m_search.functions.assign(m_result->profile.functions.size(), false);
    m_search.valid = true;
    m_search.weight = 0;
    m_search.samples = 0;
    if (m_search.text.isEmpty())
        return;
    std::vector<QRegularExpression> expressions;
    QStringList parts;
    for (const QString &piece : m_search.text.split(u',', Qt::SkipEmptyParts)) {
        const QString part = piece.trimmed();
        if (part.size() > 2 && part.startsWith(u'/') && part.endsWith(u'/')) {
            expressions.emplace_back(part.mid(1, part.size() - 2), QRegularExpression::CaseInsensitiveOption);
            m_search.valid = m_search.valid && expressions.back().isValid();
        } else if (!part.isEmpty()) {
            parts << part;
        }
    }
    if (!m_search.valid)
        return;
    for (size_t i = 0; i < m_search.functions.size(); ++i) {
        const QString &name = m_result->profile.functionName(qint32(i));
        const auto contains = [&](const QString &part) { return name.contains(part, Qt::CaseInsensitive); };
        const auto meets = [&](const QRegularExpression &expression) { return expression.match(name).hasMatch(); };
        m_search.functions[i] = std::any_of(parts.cbegin(), parts.cend(), contains)
            || std::any_of(expressions.cbegin(), expressions.cend(), meets);
    }
    // A stack counts once: at the outermost function that matches.
    const CallTree &tree = m_result->topDown;
    std::vector<bool> inside(tree.nodes.size());
    for (size_t i = 1; i < tree.nodes.size(); ++i) {
        const CallNode &node = tree.nodes[i];
        inside[i] = inside[size_t(node.parent)];
        if (!inside[i] && m_search.matches(node.function)) {
            inside[i] = true;
            m_search.weight += node.total;
            m_search.samples += node.samples;
        }
    }
}

void ProfileState::select(qint32 function)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (function == m_selected)
        return;
    m_selected = function;
    Q_EMIT selectionChanged(function);
}

} // namespace wai
