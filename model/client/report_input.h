// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

#include <memory>

class QTemporaryFile;

namespace performance {

/// A file that is to be read more than once, and by another process. What can be read only once (a pipe, as of
/// `<(perf script)`) and what means another thing to each process (standard input: "-", /dev/stdin) is copied first.
/// Thread-safety: one thread at a time; open() waits for the writer of a pipe.
class ReportInput {
public:
    /// IoError where it cannot be read; Unsupported where a pipe brings more than 8 GiB.
    static PerformanceResult<ReportInput> open(const QString &path);
    ReportInput(ReportInput &&) noexcept;
    ~ReportInput();

    /// A regular file, which exists as long as this object.
    const QString &path() const { return m_path; }
    const QByteArray &beginning() const { return m_beginning; }
    bool isCopy() const { return m_copy != nullptr; }
    /// Whether it came by a pipe or standard input, so that its name says nothing.
    bool isStream() const { return m_isStream; }

private:
    ReportInput();

    QString m_path;
    QByteArray m_beginning;
    std::unique_ptr<QTemporaryFile> m_copy;
    bool m_isStream = false;
};

} // namespace performance
