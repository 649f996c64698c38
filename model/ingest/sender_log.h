// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"

#include <QMap>

namespace performance {

/// What became of what each sender sent: how much was taken, how much was not, and why the last of it. Thread-safe.
class SenderLog {
public:
    /// Names come from outside: of more, those that were silent for longest are forgotten.
    static constexpr qsizetype MostSenders = 500;
    static constexpr qsizetype LongestReason = 300;

    void taken(const QString &sender, quint64 count) { add(sender, count, 0, QString()); }
    /// `why` is a sentence, or the part of one behind a colon.
    void refused(const QString &sender, quint64 count, const QString &why) { add(sender, 0, count, why); }
    void add(const QString &sender, quint64 taken, quint64 refused, const QString &why);

    /// Writes who was refused since into the log. With no lock held, by whoever ticks: who answers a sender waits for nobody.
    void writeLog() { m_log.write(); }

    /// By name.
    std::vector<IngestSource> sources() const;

private:
    CountedLog m_log{lcIngest};
    mutable Mutex m_mutex;
    QMap<QString, IngestSource> m_sources WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
