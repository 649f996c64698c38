// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QString>

#include <atomic>

namespace performance {

/// A data folder: where its parts are, and who may write to it. One process writes; a lock on a file decides, which
/// the kernel drops when that process ends, however it ends.
class DataFolder {
public:
    DataFolder() = default;
    ~DataFolder();
    DataFolder(DataFolder &&other) noexcept;
    DataFolder &operator=(DataFolder &&other) noexcept;

    enum class Wish { Write, OnlyRead };
    /// Makes the folder (mode 0700) where it is missing and, if wished, tries to become its writer. An error only where
    /// the folder cannot be used at all; where another process writes, isWriter() is false.
    static PerformanceResult<DataFolder> open(const QString &path, Wish wish = Wish::Write);

    const QString &path() const { return m_path; }
    QString historyFile() const { return m_path + QLatin1String("/history.db"); }
    QString stacksFile() const { return m_path + QLatin1String("/stacks.db"); }
    QString reportsFolder() const { return m_path + QLatin1String("/reports"); }
    bool isWriter() const { return m_lock >= 0; }
    /// Whether what this process locked is still what stands at the path: somebody may have removed the folder.
    bool isThere() const;
    /// Becomes the writer where nobody else is, or is any more; makes the folder again where it was removed. Whether it is
    /// the writer now. From one thread at a time; isWriter() may be asked from any.
    bool tryToWrite();
    /// Leaves the writing to others.
    void release();

private:
    QString lockFile() const { return m_path + QLatin1String("/lock"); }

    QString m_path;
    std::atomic<int> m_lock = -1;
};

} // namespace performance
