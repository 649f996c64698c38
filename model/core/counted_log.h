// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/log.h"
#include "performance/core/mutex.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>

namespace performance {

/// A log of what may happen very often: the first of a kind is written as it is, those after it are counted, and summed up once a
/// minute at most and in the end: "refused sender=shop reason="…" more=1204 in=60s".
///
/// A kind is what happened and to whom. Whoever is logged may be a stranger with ever new names, so only MostKinds are kept apart,
/// of which those give their places back that have been silent for a minute; the rest is counted together ("of=others").
///
/// Thread-safety: any thread (own mutex). note() writes nothing, so it may be called with any lock held; write() may not.
class CountedLog {
public:
    static constexpr size_t MostKinds = 64;
    static constexpr auto Pause = std::chrono::minutes(1);
    using Category = const QLoggingCategory &(*)();
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    explicit CountedLog(Category category, Clock clock = std::chrono::steady_clock::now)
        : m_category(category), m_clock(std::move(clock))
    {}
    /// Writes what has not been.
    ~CountedLog() { writeDue(true); }
    CountedLog(const CountedLog &) = delete;
    CountedLog &operator=(const CountedLog &) = delete;

    /// Counts `count` of what happened, which is a literal of ours. `why` is told with it and does not tell kinds apart: it may be
    /// ever new.
    void note(QtMsgType level, const char *what, LogValues whom = {}, quint64 count = 1, const QString &why = {});
    /// Writes what is due; costs nothing where nothing was noted. To be called every few seconds.
    void write() { writeDue(false); }
    /// Both.
    void tell(QtMsgType level, const char *what, LogValues whom = {}, quint64 count = 1, const QString &why = {})
    {
        note(level, what, whom, count, why);
        write();
    }

private:
    struct Kind {
        QtMsgType level = QtWarningMsg;
        QString line;
        QString why;
        quint64 waiting = 0;
        bool isTold = false;
        quint64 order = 0; ///< in which it came first
        std::chrono::steady_clock::time_point toldAt;
    };
    Kind &kindOf(const QString &line, const char *what) WAI_REQUIRES(m_mutex);
    void writeDue(bool all);

    const Category m_category;
    const Clock m_clock;
    Mutex m_mutex;
    std::map<QString, Kind> m_kinds WAI_GUARDED_BY(m_mutex); ///< by line
    quint64 m_order WAI_GUARDED_BY(m_mutex) = 0;
    std::atomic<bool> m_isWaiting = false; ///< something is to be written, now or in a minute
};

/// Has a log written when its block ends: made before a lock is taken, it is written after that was given back.
class WrittenAfter {
public:
    explicit WrittenAfter(CountedLog &log) : m_log(log) {}
    ~WrittenAfter() { m_log.write(); }
    WrittenAfter(const WrittenAfter &) = delete;
    WrittenAfter &operator=(const WrittenAfter &) = delete;

private:
    CountedLog &m_log;
};

} // namespace performance
