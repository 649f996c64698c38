// SPDX-License-Identifier: MIT
#include "performance/symbols/import/profile_import.h"

#include "performance/symbols/import/callgrind_import.h"
#include "performance/symbols/import/folded_import.h"
#include "performance/symbols/import/foreign_hints.h"
#include "performance/symbols/import/gperftools_import.h"
#include "performance/symbols/import/json_import.h"
#include "performance/symbols/import/legacy_pprof.h"
#include "performance/symbols/import/perf_data_file.h"
#include "performance/symbols/import/perf_data_import.h"
#include "performance/symbols/import/perf_script_import.h"
#include "performance/symbols/import/pprof_import.h"
#include "performance/symbols/import/unpack.h"
#include "performance/symbols/reason.h"
#include "performance/symbols/symbolizer.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>
#include <QTemporaryFile>

namespace performance {

namespace {

constexpr qsizetype MostBytes = qsizetype(2) << 30; ///< of the formats that are read into memory
constexpr qsizetype Beginning = 64 * 1024;
constexpr qint64 MostUnpackedFile = (qint64(4) << 30) - 1; ///< the analyser may write no larger file

constexpr auto PackedTwice = QT_TRANSLATE_NOOP("Symbols", "it is packed twice; unpack it once");

PerformanceResult<Profile> withNote(PerformanceResult<Profile> profile, bool whole)
{
    if (profile && !whole)
        profile->notes << Message(
            "Symbols",
            QT_TRANSLATE_NOOP("Symbols", "The packed file is cut off or damaged. What could be unpacked was read."));
    return profile;
}

bool isPerfData(const QByteArray &beginning)
{
    return PerfDataFile::recognises(
        {reinterpret_cast<const std::uint8_t *>(beginning.constData()), size_t(beginning.size())});
}

bool isText(const QByteArray &beginning)
{
    return !beginning.contains('\0');
}

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
        return failure(PerformanceErrorCode::Unsupported, source, reasonText(hint));
    const QByteArray trimmed = beginning.trimmed();
    if (trimmed.startsWith('{') || trimmed.startsWith('['))
        return importJsonProfile(content, source, symbolizer);
    if (isText(beginning)) {
        if (looksLikeCallgrind(beginning))
            return importCallgrind(content, source);
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
    return failure(
        PerformanceErrorCode::ParseError, source,
        reasonText(QT_TRANSLATE_NOOP(
            "Symbols", "it is no profile of perf, speedscope, pprof, Firefox, Chrome, and no folded stacks")));
}

} // namespace

PerformanceResult<Profile> importProfileContent(const QByteArray &content, const QString &source,
                                                Symbolizer *symbolizer)
{
    if (const Packing packing = packingOf(content); packing != Packing::None) {
        QBuffer packed;
        packed.setData(content);
        QBuffer unpacked;
        if (!packed.open(QIODevice::ReadOnly) || !unpacked.open(QIODevice::WriteOnly))
            return failure(PerformanceErrorCode::IoError, source);
        const auto whole = unpack(packing, packed, unpacked, MostBytes, source);
        if (!whole)
            return failure(whole.error());
        if (packingOf(unpacked.data()) != Packing::None)
            return failure(PerformanceErrorCode::ParseError, source, reasonText(PackedTwice));
        return withNote(importUnpacked(withoutMark(unpacked.data()), source, symbolizer), *whole);
    }
    return importUnpacked(withoutMark(content), source, symbolizer);
}

namespace {

/// perf refuses a folder of --symfs that is none, too.
PerformanceResult<void> checkFiles(const SymbolFiles &files)
{
    if (!files.root.isEmpty() && !QFileInfo(files.root).isDir())
        return failure(PerformanceErrorCode::IoError, files.root,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it is no folder")));
    if (files.kallsyms.isEmpty())
        return {};
    QFile list(files.kallsyms);
    if (!QFileInfo(list).isFile())
        return failure(PerformanceErrorCode::IoError, files.kallsyms,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it is not a regular file")));
    if (!list.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, files.kallsyms, list.errorString());
    return {};
}

PerformanceResult<Profile> importOpened(QFile &file, const QByteArray &beginning, Symbolizer &symbolizer)
{
    if (isPerfData(beginning))
        return importPerfData(file.fileName(), symbolizer);
    if (file.size() > MostBytes)
        return failure(PerformanceErrorCode::Unsupported, file.fileName(),
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it is larger than 2 GiB")));
    auto profile = importProfileContent(beginning + file.readAll(), file.fileName(), &symbolizer);
    if (profile && !symbolizer.files().empty())
        profile->notes << Message(
            "Symbols",
            QT_TRANSLATE_NOOP(
                "Symbols",
                "Files with symbols were given. They name the code of perf.data; of this format at most what has a build id."));
    return profile;
}

/// perf.data is read where it lies, so it is unpacked into a file of its own; the others would fit into memory.
PerformanceResult<Profile> importPacked(QFile &file, Packing packing, Symbolizer &symbolizer)
{
    QTemporaryFile unpacked;
    if (!file.seek(0) || !unpacked.open())
        return failure(PerformanceErrorCode::IoError, file.fileName(), unpacked.errorString());
    const auto whole = unpack(packing, file, unpacked, MostUnpackedFile, file.fileName());
    if (!whole)
        return failure(whole.error());
    if (!unpacked.flush() || !unpacked.seek(0))
        return failure(PerformanceErrorCode::IoError, file.fileName(), unpacked.errorString());
    const QByteArray beginning = unpacked.read(Beginning);
    if (packingOf(beginning) != Packing::None)
        return failure(PerformanceErrorCode::ParseError, file.fileName(), reasonText(PackedTwice));
    unpacked.setFileTime(QFileInfo(file).lastModified(),
                         QFileDevice::FileModificationTime); // by which perf.data is dated
    auto profile = importOpened(unpacked, beginning, symbolizer);
    if (!profile) // the user knows the packed file, not ours
        return failure(profile.error().code(), file.fileName(), profile.error().reason(), profile.error().remedy());
    if (profile->target == QFileInfo(unpacked).fileName())
        profile->target.clear();
    return withNote(std::move(profile), *whole);
}

} // namespace

PerformanceResult<Profile> importProfileFile(const QString &path, Symbolizer &symbolizer)
{
    if (const auto usable = checkFiles(symbolizer.files()); !usable)
        return failure(usable.error());
    if (!PerfDataFile::mainFileOf(path).isEmpty())
        return importPerfData(path, symbolizer);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    const QByteArray beginning = file.read(Beginning);
    const Packing packing = packingOf(beginning);
    auto profile = packing == Packing::None ? importOpened(file, beginning, symbolizer)
                                            : importPacked(file, packing, symbolizer);
    if (profile) {
        if (profile->target.isEmpty())
            profile->target = QFileInfo(path).fileName();
        if (profile->startedAt == Timestamp()) // the format does not say; the file was written after
            profile->startedAt = fromNanoseconds(QFileInfo(path).lastModified().toMSecsSinceEpoch() * 1'000'000
                                                 - profile->duration.count());
    }
    return profile;
}

} // namespace performance
