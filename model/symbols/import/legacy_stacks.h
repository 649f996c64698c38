// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/memory_map.h"

#include <unordered_map>

namespace performance {

/// The stacks of the formats that pprof read before profile.proto: addresses, and behind them what they are: the map of
/// the process, or (of Java, of Go's debug=1) their names.
///
/// Thread-safety: one thread, that of the profile.
class LegacyStacks {
public:
    struct Function {
        QString name;
        QString file;
        qint32 line = 0;
    };

    explicit LegacyStacks(ForeignProfile &profile) : m_profile(profile) {}

    MemoryMap &map() { return m_map; }
    void name(quint64 address, const Function &function) { m_names.insert_or_assign(address, function); }

    /// Of addresses, the innermost first.
    qint32 stackOf(const std::vector<quint64> &addresses);
    qint32 stackOf(const std::vector<Function> &functions);
    /// Whether some addresses have no name.
    bool hasUnnamed() const { return m_unnamed; }
    /// A sentence about those for the user: how they get names.
    static Message unnamedNote();

private:
    qint32 frameOf(quint64 address);

    ForeignProfile &m_profile;
    MemoryMap m_map;
    std::unordered_map<quint64, Function> m_names;
    std::unordered_map<quint64, qint32> m_frames;
    bool m_unnamed = false;
};

} // namespace performance
