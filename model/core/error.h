// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>
#include <tl/expected.hpp>

namespace performance {

// Thread-safety: values; fromErrno() and message() on any thread.

/// What went wrong, as a value to branch on. Tests and callers compare codes, never sentences.
enum class PerformanceErrorCode {
    InvalidMetric,
    MetricNotFound,
    ReportNotFound,
    InvalidOptimization,
    OptimizationFailed,
    ParseError,
    IoError,
    RegexError,
    LockError,
    ProfilingAlreadyInProgress,
    NoProfilingInProgress,
    PermissionDenied,
    Cancelled,
    Unsupported,
    ReadOnly,
    Timeout,
    Conflict,        ///< somebody else sets the same
    InvalidArgument, ///< of what was asked, the configuration or an alert: the subject names the field
    Other,
};

/// The name of a code as it stands in JSON and in the logs, e.g. "InvalidMetric".
QString toName(PerformanceErrorCode code);

/// An error is a value: what failed (`code`), on what (`subject`: a path, an id, a field), why (`reason`)
/// and what the user can do about it (`remedy`, may be empty).
class [[nodiscard]] PerformanceError {
public:
    PerformanceError() = default;
    PerformanceError(PerformanceErrorCode code, QString subject, QString reason = {}, QString remedy = {});

    /// An operating-system failure. EACCES and EPERM become PermissionDenied, ENOENT keeps IoError.
    static PerformanceError fromErrno(int errorNumber, const QString &subject, const QString &remedy = {});

    PerformanceErrorCode code() const { return m_code; }
    const QString &subject() const { return m_subject; }
    const QString &reason() const { return m_reason; }
    const QString &remedy() const { return m_remedy; }

    /// One clear line: what failed, on what, why, and what to do.
    QString message() const;

    bool operator==(const PerformanceError &) const = default;

private:
    PerformanceErrorCode m_code = PerformanceErrorCode::Other;
    QString m_subject;
    QString m_reason;
    QString m_remedy;
};

/// The result of everything that can fail: a value or a PerformanceError.
template<typename T>
using PerformanceResult = tl::expected<T, PerformanceError>;

/// Shorthand for `return failure(code, subject, …)`.
inline tl::unexpected<PerformanceError> failure(PerformanceErrorCode code, QString subject, QString reason = {},
                                                QString remedy = {})
{
    return tl::make_unexpected(PerformanceError(code, std::move(subject), std::move(reason), std::move(remedy)));
}

inline tl::unexpected<PerformanceError> failure(PerformanceError error)
{
    return tl::make_unexpected(std::move(error));
}

} // namespace performance

Q_DECLARE_METATYPE(performance::PerformanceError)
