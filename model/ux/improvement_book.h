// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/optimization.h"

#include <vector>

namespace performance {

/// The improvements that were implemented, in a file that is replaced as a whole. A verdict, once reached, stays.
/// Thread-safety: one thread at a time.
class ImprovementBook {
public:
    /// Without a file in memory only. Empty until it is loaded.
    explicit ImprovementBook(QString file) : m_file(std::move(file)) {}
    const std::vector<UxImprovement> &all() const { return m_all; }
    bool contains(const QString &id) const;
    /// Replaces an older one of the same id.
    PerformanceResult<void> add(UxImprovement improvement);
    /// Replaces the one of the same id.
    PerformanceResult<void> update(const UxImprovement &improvement);
    /// Removes one that is not implemented after all.
    PerformanceResult<void> remove(const QString &id);
    /// Reads the file; where it cannot be read, nothing changes here.
    PerformanceResult<void> reload();

private:
    /// Memory and file stay equal: where the file cannot be written, nothing changes. A file that cannot be read is renamed,
    /// not overwritten.
    PerformanceResult<void> replaceBy(std::vector<UxImprovement> all);

    QString m_file;
    std::vector<UxImprovement> m_all;
};

} // namespace performance
