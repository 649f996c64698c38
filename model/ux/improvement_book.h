// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/optimization.h"

#include <vector>

namespace performance {

/// The improvements that somebody has implemented, in a file that is replaced as a whole. Once there was a verdict, it stays.
class ImprovementBook {
public:
    /// Without a file in memory only.
    explicit ImprovementBook(QString file);
    const std::vector<UxImprovement> &all() const { return m_all; }
    bool contains(const QString &id) const;
    /// In the place of an older one of the same id.
    PerformanceResult<void> add(UxImprovement improvement);
    /// Replaces the one of the same id.
    PerformanceResult<void> update(const UxImprovement &improvement);
    /// It is not implemented after all.
    PerformanceResult<void> remove(const QString &id);
    /// Takes over what another process wrote.
    void reload();

private:
    PerformanceResult<void> save() const;

    QString m_file;
    std::vector<UxImprovement> m_all;
};

} // namespace performance
