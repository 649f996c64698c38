// SPDX-License-Identifier: MIT
#include "performance/core/error.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

namespace performance {

namespace {

struct CodeText {
    PerformanceErrorCode code;
    const char *name;
    const char *sentence; // %1 is the subject
};

constexpr CodeText Texts[] = {
    {PerformanceErrorCode::InvalidMetric, "InvalidMetric", QT_TRANSLATE_NOOP("PerformanceError", "Invalid metric: %1")},
    {PerformanceErrorCode::MetricNotFound, "MetricNotFound",
     QT_TRANSLATE_NOOP("PerformanceError", "Metric not found: %1")},
    {PerformanceErrorCode::ReportNotFound, "ReportNotFound",
     QT_TRANSLATE_NOOP("PerformanceError", "Report not found: %1")},
    {PerformanceErrorCode::InvalidOptimization, "InvalidOptimization",
     QT_TRANSLATE_NOOP("PerformanceError", "No such suggestion: %1")},
    {PerformanceErrorCode::OptimizationFailed, "OptimizationFailed",
     QT_TRANSLATE_NOOP("PerformanceError", "The change did not take effect: %1")},
    {PerformanceErrorCode::ParseError, "ParseError", QT_TRANSLATE_NOOP("PerformanceError", "Cannot read %1")},
    {PerformanceErrorCode::IoError, "IoError", QT_TRANSLATE_NOOP("PerformanceError", "Cannot access %1")},
    {PerformanceErrorCode::RegexError, "RegexError",
     QT_TRANSLATE_NOOP("PerformanceError", "Not a regular expression: %1")},
    {PerformanceErrorCode::LockError, "LockError", QT_TRANSLATE_NOOP("PerformanceError", "Already in use: %1")},
    {PerformanceErrorCode::ProfilingAlreadyInProgress, "ProfilingAlreadyInProgress",
     QT_TRANSLATE_NOOP("PerformanceError", "A profiling session is already running: %1")},
    {PerformanceErrorCode::NoProfilingInProgress, "NoProfilingInProgress",
     QT_TRANSLATE_NOOP("PerformanceError", "No profiling session is running")},
    {PerformanceErrorCode::PermissionDenied, "PermissionDenied",
     QT_TRANSLATE_NOOP("PerformanceError", "Permission denied: %1")},
    {PerformanceErrorCode::Cancelled, "Cancelled", QT_TRANSLATE_NOOP("PerformanceError", "Cancelled: %1")},
    {PerformanceErrorCode::Unsupported, "Unsupported", QT_TRANSLATE_NOOP("PerformanceError", "Not available: %1")},
    {PerformanceErrorCode::ReadOnly, "ReadOnly", QT_TRANSLATE_NOOP("PerformanceError", "Read-only: %1")},
    {PerformanceErrorCode::Timeout, "Timeout", QT_TRANSLATE_NOOP("PerformanceError", "No answer in time: %1")},
    {PerformanceErrorCode::Conflict, "Conflict", QT_TRANSLATE_NOOP("PerformanceError", "Somebody else sets it: %1")},
    {PerformanceErrorCode::InvalidArgument, "InvalidArgument",
     QT_TRANSLATE_NOOP("PerformanceError", "Invalid value: %1")},
    {PerformanceErrorCode::Other, "Other", QT_TRANSLATE_NOOP("PerformanceError", "Error: %1")},
};

const CodeText &textOf(PerformanceErrorCode code)
{
    for (const CodeText &text : Texts) {
        if (text.code == code)
            return text;
    }
    return Texts[std::size(Texts) - 1];
}

} // namespace

QString toName(PerformanceErrorCode code)
{
    return QString::fromLatin1(textOf(code).name);
}

PerformanceError::PerformanceError(PerformanceErrorCode code, QString subject, QString reason, QString remedy)
    : m_code(code), m_subject(std::move(subject)), m_reason(std::move(reason)), m_remedy(std::move(remedy))
{}

PerformanceError PerformanceError::fromErrno(int errorNumber, const QString &subject, const QString &remedy)
{
    const bool refused = errorNumber == EACCES || errorNumber == EPERM;
    return {refused ? PerformanceErrorCode::PermissionDenied : PerformanceErrorCode::IoError, subject,
            QString::fromLocal8Bit(std::strerror(errorNumber)), remedy};
}

QString PerformanceError::message() const
{
    QString text = QCoreApplication::translate("PerformanceError", textOf(m_code).sentence);
    if (text.contains(QLatin1String("%1")))
        text = text.arg(m_subject);
    if (!m_reason.isEmpty())
        text += QLatin1String(" (") + m_reason + QLatin1Char(')');
    text += QLatin1Char('.');
    if (!m_remedy.isEmpty())
        text += QLatin1Char(' ') + m_remedy;
    return text;
}

} // namespace performance
