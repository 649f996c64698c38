// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/json_readers.h"

#include <unordered_map>
#include <unordered_set>

namespace performance {

/// The call tree of V8, which comes whole or in pieces, in any order.
///
/// Thread-safety: one thread, like V8Samples.
class V8Tree {
public:
    explicit V8Tree(ForeignProfile &profile) : m_profile(profile) {}

    /// Of a whole profile the nodes name their children, of a piece of a trace their parent.
    void add(const json::Node &nodes);
    void add(qint64 id, std::optional<qint64> parent, const QString &name, const QString &url, qint32 line);

    qint32 stackOf(qint64 id) const;
    /// Whether V8 had nothing to do there: its node "(idle)".
    bool isIdle(qint64 id) const { return m_idle.contains(id); }

private:
    ForeignProfile &m_profile;
    std::unordered_map<qint64, qint32> m_frames;
    std::unordered_map<qint64, qint64> m_parents;
    std::unordered_set<qint64> m_idle;
};

/// Samples and the microseconds between them: each lasts until the next. V8 may hand them over out of order (a delta is
/// negative then); they are put into it, as the DevTools do (CPUProfileDataModel, sortSamples). The last one lasts until
/// the end of the profile; where that is not told, nobody knows, and it counts nothing.
///
/// Times are in microseconds. "(idle)" is no time on the CPU: it is an event of its own.
class V8Samples {
public:
    explicit V8Samples(ForeignProfile &profile) : m_profile(profile), m_tree(profile) {}

    V8Tree &tree() { return m_tree; }
    void setThread(qint32 thread) { m_thread = thread; }
    void setStart(double start) { m_start = start; }
    void setEnd(double end) { m_end = end; }

    bool empty() const { return m_pieces.empty(); }

    /// A piece; `at` puts pieces into order.
    void add(double at, const json::Node &samples, const json::Node &deltas);
    void add(double at, std::vector<qint64> ids, std::vector<double> deltas);
    void finish();

private:
    struct Piece {
        double at;
        std::vector<qint64> ids;
        std::vector<double> deltas;
    };

    ForeignProfile &m_profile;
    V8Tree m_tree;
    std::vector<Piece> m_pieces;
    qint32 m_thread = 0;
    std::optional<double> m_start;
    std::optional<double> m_end;
};

} // namespace performance
