// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/code_module.h"

#include "performance/profile/unwind/call_instruction.h"

#include <elf.h>
#include <sys/auxv.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// The vDSO that the kernel mapped into this very process: the same code as in every other 64-bit process.
ByteSpan ownVdso()
{
    const auto *image = reinterpret_cast<const std::uint8_t *>(::getauxval(AT_SYSINFO_EHDR));
    if (!image)
        return {};
    // Its section headers stand at its end.
    const auto *header = reinterpret_cast<const Elf64_Ehdr *>(image);
    return {image, size_t(header->e_shoff) + size_t(header->e_shnum) * header->e_shentsize};
}

} // namespace

CodeModule::CodeModule(Identity identity, std::vector<FileCandidate> candidates)
    : m_identity(std::move(identity)), m_candidates(std::move(candidates))
{}

std::string CodeModule::name() const
{
    const auto slash = m_identity.path.rfind('/');
    return slash == std::string::npos ? m_identity.path : m_identity.path.substr(slash + 1);
}

void CodeModule::open() const
{
    if (kind() == ModuleKind::Kernel || kind() == ModuleKind::Jit)
        return;
    if (kind() == ModuleKind::Vdso) {
        if (auto elf = ElfFile::open(sourceOfMemory(ownVdso()), QStringLiteral("[vdso]")))
            m_opened.elf = std::move(*elf);
        return;
    }
    for (const FileCandidate &candidate : m_candidates) {
        auto source = candidate.open();
        auto elf = source ? ElfFile::open(*source, QString::fromStdString(candidate.path))
                          : PerformanceResult<ElfFile>(failure(source.error()));
        if (!elf) {
            if (m_opened.problem.isEmpty() || elf.error().code() != PerformanceErrorCode::IoError)
                m_opened.problem = elf.error().reason();
            continue;
        }
        const bool sameBuild = m_identity.buildId.empty()
            ? candidate.isStillMapped(**source, m_identity.path, m_identity.inode)
            : elf->buildId() == m_identity.buildId;
        if (!sameBuild) {
            m_opened.problem = QCoreApplication::translate("Profile", "the file there now is another build");
            continue;
        }
        m_opened.buildId = elf->buildId();
        m_opened.elf = std::move(*elf);
        m_opened.problem.clear();
        return;
    }
}

const CodeModule::Opened &CodeModule::opened() const
{
    std::call_once(m_openOnce, [this] { open(); });
    return m_opened;
}

const std::string &CodeModule::buildId() const
{
    return opened().buildId.empty() ? m_identity.buildId : opened().buildId;
}

std::string CodeModule::openablePath() const
{
    const auto &elf = opened().elf;
    return elf ? elf->source().openablePath() : std::string();
}

const QString &CodeModule::problem() const
{
    return opened().problem;
}

std::uint64_t CodeModule::addressOfOffset(std::uint64_t offset) const
{
    const auto &elf = opened().elf;
    return elf ? elf->addressOfOffset(offset).value_or(offset) : offset;
}

const UnwindTable *CodeModule::unwindTable() const
{
    const auto &elf = opened().elf;
    std::call_once(m_tableOnce, [&] {
        if (elf)
            m_opened.table = UnwindTable::of(*elf, openablePath());
    });
    return m_opened.table.get();
}

std::optional<bool> CodeModule::callEndsAt(std::uint64_t offset) const
{
    const auto &elf = opened().elf;
    if (!elf || elf->machine() != EM_X86_64)
        return std::nullopt;
    std::array<std::uint8_t, LongestCall> before{};
    const auto part = std::span(before).first(size_t(std::min<std::uint64_t>(offset, before.size())));
    if (!elf->source().read(offset - part.size(), part))
        return std::nullopt;
    return endsWithCall(part);
}

bool CodeModule::readCode(std::uint64_t offset, std::span<std::uint8_t> into) const
{
    const auto &elf = opened().elf;
    return elf && elf->machine() == EM_X86_64 && elf->source().read(offset, into);
}

} // namespace performance
