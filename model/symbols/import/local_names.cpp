// SPDX-License-Identifier: MIT
#include "performance/symbols/import/local_names.h"

#include "performance/symbols/symbolizer.h"

#include <QFileInfo>

namespace performance {

QString LocalNames::atFileOffset(const QString &path, const QString &buildId, quint64 offset)
{
    const ElfFile *file = fileOf(path, buildId);
    const auto address = file ? file->addressOfOffset(offset) : std::nullopt;
    return address ? nameAt(path, buildId, *address) : QString();
}

QString LocalNames::atImageOffset(const QString &path, const QString &buildId, quint64 offset)
{
    const ElfFile *file = fileOf(path, buildId);
    return file && !file->segments().empty() ? nameAt(path, buildId, file->segments().front().address + offset)
                                             : QString();
}

const ElfFile *LocalNames::fileOf(const QString &path, const QString &buildId)
{
    if (!m_symbolizer || buildId.isEmpty() || !path.startsWith(u'/'))
        return nullptr;
    const QString here = m_symbolizer->files().root + path;
    const auto [place, fresh] = m_files.try_emplace({path, buildId.toLower()});
    if (fresh && QFileInfo(here).isFile()) { // a pipe or a device would not end
        if (auto file = ElfFile::open(here.toStdString());
            file && QString::fromStdString(file->buildId()) == buildId.toLower())
            place->second = std::move(*file);
    }
    return place->second ? &*place->second : nullptr;
}

QString LocalNames::nameAt(const QString &path, const QString &buildId, quint64 address)
{
    ModuleReference reference;
    reference.name = path.section(u'/', -1);
    reference.path = m_symbolizer->files().root + path;
    reference.buildId = buildId.toLower();
    reference.kind = ModuleKind::Library;
    const Symbol *symbol = m_symbolizer->symbolsOf(reference).find(address);
    return symbol ? m_symbolizer->nameOf(symbol->name) : QString();
}

} // namespace performance
