// SPDX-License-Identifier: MIT
#include "performance/symbols/import/profile_import.h"

#include "performance/exchange/gzip.h"
#include "performance/symbols/import/folded_import.h"
#include "performance/symbols/import/foreign_hints.h"
#include "performance/symbols/import/gperftools_import.h"
#include "performance/symbols/import/json_import.h"
#include "performance/symbols/import/legacy_pprof.h"
#include "performance/symbols/import/perf_data_file.h"
#include "performance/symbols/import/perf_data_import.h"
#include "performance/symbols/import/pprof_import.h"
#include "performance/symbols/import/text_import.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace performance {

namespace {

constexpr qsizetype MostBytes = qsizetype(2) << 30; ///< of the formats that are read into memory
constexpr qsizetype Beginning = 64 * 1024;

QString text(const char *source)
{
    return QString::fromUtf8(source); // translated by whoever asked, see symbolizer.cpp
}

bool isText(const QByteArray &beginning)
{
    return !beginning.contains('\0');
}

} // namespace

namespace {

/// Text in UTF-8 without a byte order mark, whichever of the encodings with such a mark it came in (PowerShell writes UTF-16).
QByteArray withoutMark(const QByteArray &content)
{
    if (content.startsWith("\xef\xbb\xbf"))
        return content.mid(3);
    if (content.startsWith("\xff\xfe") || content.startsWith("\xfe\xff"))
        return QString(QStringDecoder(QStringDecoder::Utf16)(content)).toUtf8();
    return content;
}

PerformanceResult<Profile> importUnpacked(const QByteArray &content, const QString &source, Symbolizer *symbolizer)
{
    const QByteArray beginning = content.left(Beginning);
    if (const char *hint = hintFor(beginning))
        return failure(PerformanceErrorCode::Unsupported, source, text(hint));
    const QByteArray trimmed = beginning.trimmed();
    if (trimmed.startsWith('{') || trimmed.startsWith('['))
        return importJsonProfile(content, source, symbolizer);
    if (isText(beginning)) {
        if (looksLikeLegacyPprof(beginning))
            return importLegacyPprof(content, source);
        if (looksLikePerfScript(beginning))
            return importPerfScript(content, source);
        if (looksLikeFolded(beginning))
            return importFolded(content, source);
    }
    if (looksLikeGperftools(beginning))
        return importGperftools(content, source);
    if (looksLikePprof(content))
        return importPprof(content, source, symbolizer);
    return failure(PerformanceErrorCode::ParseError, source,
                   text(QT_TRANSLATE_NOOP("Symbols", "it is no profile of perf, speedscope, pprof, Firefox, Chrome, and no folded stacks")));
}

} // namespace

PerformanceResult<Profile> importProfileContent(const QByteArray &content, const QString &source, Symbolizer *symbolizer)
{
    if (isGzip(content)) {
        const auto unpacked = gunzip(content, MostBytes);
        if (!unpacked || isGzip(*unpacked))
            return failure(PerformanceErrorCode::ParseError, source, text(QT_TRANSLATE_NOOP("Symbols", "it cannot be unpacked")));
        return importProfileContent(*unpacked, source, symbolizer);
    }
    return importUnpacked(withoutMark(content), source, symbolizer);
}

PerformanceResult<Profile> importProfileFile(const QString &path, Symbolizer &symbolizer)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    const QByteArray beginning = file.read(Beginning);
    if (PerfDataFile::recognises({reinterpret_cast<const std::uint8_t *>(beginning.constData()), size_t(beginning.size())})) {
        file.close();
        return importPerfData(path, symbolizer);
    }
    if (file.size() > MostBytes)
        return failure(PerformanceErrorCode::Unsupported, path, text(QT_TRANSLATE_NOOP("Symbols", "it is larger than 2 GiB")));
    auto profile = importProfileContent(beginning + file.readAll(), path, &symbolizer);
    if (profile) {
        if (profile->target.isEmpty())
            profile->target = QFileInfo(path).fileName();
        if (profile->startedAt == Timestamp()) // the format does not say; the file was written after
            profile->startedAt = fromNanoseconds(QFileInfo(path).lastModified().toMSecsSinceEpoch() * 1'000'000 - profile->duration.count());
    }
    return profile;
}

} // namespace performance
