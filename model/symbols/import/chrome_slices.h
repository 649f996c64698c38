// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/foreign_profile.h"

namespace performance {

/// Slices that lie in each other, of one thread: the innermost is what runs. They may come in any order of time. Times in
/// microseconds.
///
/// Thread-safety: one thread.
class ChromeSlices {
public:
    struct Problems {
        qint64 open = 0;    ///< were not closed: counted until the end of the trace
        qint64 unbegun = 0; ///< were closed, but begun before the trace was: dropped
    };

    void add(double begin, double end, const QString &name) { m_slices.push_back({begin, std::max(begin, end), name}); }
    void begin(double at, const QString &name) { m_edges.push_back({at, name, true}); }
    void end(double at) { m_edges.push_back({at, {}, false}); }

    /// Adds the samples. What is still open at `traceEnd` ends there.
    Problems build(ForeignProfile &profile, qint32 thread, quint8 event, double traceEnd);

private:
    struct Slice {
        double begin;
        double end;
        QString name;
    };
    struct Edge {
        double at;
        QString name;
        bool isBegin;
    };
    Problems closeEdges(double traceEnd);

    std::vector<Slice> m_slices;
    std::vector<Edge> m_edges;
};

} // namespace performance
