// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/optimization.h"

#include <vector>

namespace performance {

/// The improvements that somebody has implemented, in a file that is replaced as a whole. Once there was a verdict, it stays.
class ImprovementBook {
public:
    /// Without a file in memory only. Empty until it is loaded.
    explicit ImprovementBook(QString file) : m_file(std::move(file)) {}
    const std::vector<UxImprovement> &all() const { return m_all; }
    bool contains(const QString &id) const;
    /// In the place of an older one of the same id.
    PerformanceResult<void> add(UxImprovement improvement);
    /// Replaces the one of the same id.
    PerformanceResult<void> update(const UxImprovement &improvement);
    /// It is not implemented after all.
    PerformanceResult<void> remove(const QString &id);
    /// Takes over what the file holds; where it cannot be read, what was known stays.
    PerformanceResult<void> reload();

private:
    /// Known is only what will be known tomorrow: where the file cannot be written, nothing changes. A file that cannot be
    /// read is set aside, not written over.
    PerformanceResult<void> replaceBy(std::vector<UxImprovement> all);

    QString m_file;
    std::vector<UxImprovement> m_all;
};

} // namespace performance
