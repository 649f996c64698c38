// SPDX-License-Identifier: MIT
#include "performance/client/report_input.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cstdio>

namespace performance {

namespace {

constexpr qint64 MostBytes = qint64(8) << 30;
constexpr qint64 Piece = 1 << 18;
constexpr qint64 Beginning = 4096;

/// Names that mean something else to another process, and files of which every byte can be read once.
bool mustBeCopied(const QString &path)
{
    return path == u"-" || (path.startsWith(u"/dev/") && !path.startsWith(u"/dev/shm/")) || path.startsWith(u"/proc/")
        || !QFileInfo(path).isFile();
}

} // namespace

ReportInput::ReportInput() = default;
ReportInput::ReportInput(ReportInput &&) noexcept = default;
ReportInput::~ReportInput() = default;

PerformanceResult<ReportInput> ReportInput::open(const QString &path)
{
    ReportInput input;
    QFile file(path);
    // Standard input is read where it is: the name of a socket there cannot be opened.
    const bool isStandard = path == u"-" || path == u"/dev/stdin";
    if (isStandard ? !file.open(stdin, QIODevice::ReadOnly) : !file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    if (!mustBeCopied(path)) {
        input.m_path = QFileInfo(path).absoluteFilePath();
        input.m_beginning = file.read(Beginning);
        return input;
    }
    input.m_copy = std::make_unique<QTemporaryFile>();
    if (!input.m_copy->open())
        return failure(PerformanceErrorCode::IoError, path, input.m_copy->errorString());
    qint64 copied = 0;
    for (;;) {
        const QByteArray piece = file.read(Piece); // waits for the writer
        if (piece.isEmpty())
            break;
        copied += piece.size();
        if (copied > MostBytes)
            return failure(PerformanceErrorCode::Unsupported, path,
                           QCoreApplication::translate("ReportImport", "it brings more than 8 GiB"));
        if (input.m_copy->write(piece) != piece.size())
            return failure(PerformanceErrorCode::IoError, path, input.m_copy->errorString());
        if (input.m_beginning.size() < Beginning)
            input.m_beginning += piece.left(Beginning - input.m_beginning.size());
    }
    if (file.error() != QFileDevice::NoError)
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    if (!input.m_copy->flush())
        return failure(PerformanceErrorCode::IoError, path, input.m_copy->errorString());
    input.m_path = input.m_copy->fileName();
    input.m_isStream = isStandard || path.startsWith(u"/dev/fd/") || path.startsWith(u"/proc/");
    return input;
}

} // namespace performance
