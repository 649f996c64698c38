// SPDX-License-Identifier: MIT
#include "profiler/machine_profile.h"

#include "base/stacks_range.h"

#include <performance/calltree/same_numbers.h>
#include <performance/core/when_done.h>

#include <QtConcurrentRun>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr int SoonMs = 80;
constexpr int PatienceMs = 1000;
constexpr int LiveMs = 5000;
/// A range that takes long to read is read less often while it is live: this part of the time at most.
constexpr qint64 LeastPauseOfAnswer = 20;
/// Rows of what is no longer sampled stay in the profile (withNumbersOf()); beyond so many it begins anew.
constexpr size_t MostThreads = 50'000;
constexpr size_t MostFunctions = 500'000;

} // namespace

MachineProfile::MachineProfile(PerformanceClient &client, ViewState &view, ProfileState &profile, QObject *parent)
    : QObject(parent), m_client(client), m_view(view), m_profile(profile)
{
    for (QTimer *timer : {&m_soon, &m_again, &m_patience})
        timer->setSingleShot(true);
    m_soon.setInterval(SoonMs);
    m_patience.setInterval(PatienceMs);
    connect(&m_soon, &QTimer::timeout, this, &MachineProfile::ask);
    connect(&m_again, &QTimer::timeout, this, &MachineProfile::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_slow = true;
        Q_EMIT changed();
    });
    connect(&view, &ViewState::intentChanged, this, [this] {
        if (m_shown && stacksRange(m_view) != m_range)
            m_soon.start();
    });
}

void MachineProfile::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown) {
        m_soon.start(); // whoever shows it may say of whom in the same turn
        return;
    }
    ++m_asked; // what is on its way comes too late
    for (QTimer *timer : {&m_soon, &m_again, &m_patience})
        timer->stop();
    m_slow = false;
}

void MachineProfile::begin()
{
    m_fresh = true;
    m_state = State::Loading;
}

void MachineProfile::setFilter(const StacksFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_shown && !m_fresh) { // the threads of somebody else, and a function that these may not have
        ProfileFilter others = m_profile.filter();
        others.threads.clear();
        others.processes.clear();
        others.focus = -1;
        m_profile.setFilter(others);
    }
    refresh();
}

void MachineProfile::refresh()
{
    if (m_shown)
        ask();
    Q_EMIT changed();
}

void MachineProfile::ask()
{
    const quint64 number = ++m_asked;
    m_soon.stop();
    m_again.stop();
    m_sinceAsked.start();
    if (!m_slow)
        m_patience.start();
    askStatus();
    const TimeRange range = stacksRange(m_view);
    whenDone(m_client.ask(&Stacks::in, range, m_filter), this,
             [this, number, range](const PerformanceResult<Profile> &answer) {
                 if (number == m_asked)
                     take(answer, range);
             });
}

void MachineProfile::askStatus()
{
    whenDone(m_client.ask(&Stacks::status), this, [this](const PerformanceResult<StacksStatus> &status) {
        const auto now = status ? std::optional(*status) : std::nullopt;
        if (now == m_status)
            return;
        m_status = now;
        Q_EMIT changed();
    });
}

void MachineProfile::take(const PerformanceResult<Profile> &answer, const TimeRange &range)
{
    m_problem = answer ? std::nullopt : std::optional(answer.error());
    if (!answer || answer->empty()) {
        m_range =
            range; // the profile of before stays behind it: what was chosen there is still so when samples come again
        settle(answer ? State::Empty : State::Failed);
        return;
    }
    const quint64 number = m_asked;
    const Profile &before = m_profile.profile();
    if (m_fresh || before.threads.size() > MostThreads || before.functions.size() > MostFunctions) {
        m_fresh = false;
        m_profile.setProfile(*answer, false);
        m_range = range;
        settle(State::Shown);
        return;
    }
    const auto work = QtConcurrent::run([before, profile = *answer] { return withNumbersOf(before, profile); });
    whenDone(work, this, [this, number, range](const Profile &profile) {
        if (number != m_asked)
            return;
        m_profile.moveTo(profile);
        m_range = range;
        settle(State::Shown);
    });
}

void MachineProfile::settle(State state)
{
    m_patience.stop();
    m_slow = false;
    m_state = state;
    if (m_shown && m_view.intent().isLive() && !m_view.intent().brush && !m_view.intent().moment && !m_view.isFixed())
        m_again.start(int(std::clamp<qint64>(m_sinceAsked.elapsed() * LeastPauseOfAnswer, LiveMs, 60 * LiveMs)));
    Q_EMIT changed();
}

} // namespace wai
