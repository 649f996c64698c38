// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/profile/unwind/file_candidate.h"
#include "performance/profile/unwind/unwind_table.h"

#include <memory>
#include <mutex>

namespace performance {

/// Something that code is mapped from: a file, the kernel, the vDSO, or memory that a JIT compiler wrote.
///
/// Thread-safety: any thread; the first caller reads the file, once.
class CodeModule : public std::enable_shared_from_this<CodeModule> {
public:
    /// What tells one file from another that had the same path at another time.
    struct Identity {
        std::string path;
        std::string buildId;      ///< hexadecimal; empty where the kernel did not say
        std::uint64_t device = 0; ///< with `inode` as the kernel told them; 0 where it did not
        std::uint64_t inode = 0;
        ModuleKind kind = ModuleKind::Unknown;
        std::int32_t process = 0; ///< of JIT code: whose memory it is

        auto operator<=>(const Identity &) const = default;
    };

    /// `candidates`: where the file may be, the best first. One that is another file by now is passed over.
    CodeModule(Identity identity, std::vector<FileCandidate> candidates);

    const std::string &path() const { return m_identity.path; }
    std::string name() const;
    ModuleKind kind() const { return m_identity.kind; }
    std::int32_t process() const { return m_identity.process; }
    /// Of the file that was opened, else what the kernel said.
    const std::string &buildId() const;
    /// A path under which this process can open the file, even where it was deleted since; empty where there is none.
    std::string openablePath() const;
    /// Why the file could not be read; empty where it was.
    const QString &problem() const;

    /// Addresses as the symbol table has them. Of a module without a file the address is the offset.
    std::uint64_t addressOfOffset(std::uint64_t offset) const;
    const UnwindTable *unwindTable() const;
    /// Whether a call instruction ends at `offset` of the file, so that it may be what a call returns to. Nothing where
    /// there is no file to look at.
    std::optional<bool> callEndsAt(std::uint64_t offset) const;
    /// Code of x86-64 from `offset` of the file on; false where there is no file, or not that much of it.
    bool readCode(std::uint64_t offset, std::span<std::uint8_t> into) const;

private:
    struct Opened {
        std::optional<ElfFile> elf;
        std::shared_ptr<const UnwindTable> table;
        std::string buildId;
        QString problem;
    };
    const Opened &opened() const;
    void open() const;

    Identity m_identity;
    std::vector<FileCandidate> m_candidates;
    mutable std::once_flag m_openOnce;
    mutable std::once_flag m_tableOnce;
    mutable Opened m_opened;
};

} // namespace performance
