// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <QString>

#include <map>

namespace performance {

class Symbolizer;

/// Names code of a recording that says only where it lies, with the binaries of this machine. Only where a binary has the
/// build id that the recording names: a guess by the path alone would name the wrong functions.
///
/// Thread-safety: one thread.
class LocalNames {
public:
    /// Without a symbolizer nothing is named.
    explicit LocalNames(Symbolizer *symbolizer) : m_symbolizer(symbolizer) {}

    /// The function at a place of the file. Empty where it is not known.
    QString atFileOffset(const QString &path, const QString &buildId, quint64 offset);
    /// The function so far behind where the image begins, that is its first segment that is loaded.
    QString atImageOffset(const QString &path, const QString &buildId, quint64 offset);

private:
    const ElfFile *fileOf(const QString &path, const QString &buildId);
    QString nameAt(const QString &path, const QString &buildId, quint64 address);

    Symbolizer *m_symbolizer;
    std::map<std::pair<QString, QString>, std::optional<ElfFile>> m_files;
};

} // namespace performance
