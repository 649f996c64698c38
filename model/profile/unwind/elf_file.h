// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/procfs/unique_fd.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace performance {

using Bytes = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;

/// What tells a file from every other one, and from itself after it was written.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t changedNs = 0; ///< st_mtim

    bool operator==(const FileIdentity &) const = default;
};

/// Where the bytes of a binary come from: a file, which is read (never mapped: a file that shrinks must not kill us), or
/// memory.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `into` from `offset`; false where that much cannot be read.
    virtual bool read(std::uint64_t offset, std::span<std::uint8_t> into) const = 0;
    /// What the file is; nothing for memory.
    virtual std::optional<FileIdentity> identity() const { return std::nullopt; }
    /// A path under which this process, and its children while it runs, can open the same file; empty where there is none.
    virtual std::string openablePath() const { return {}; }
};

/// Nothing where it is no regular file. Where the file can be found under a path of ours and lies on a file system that
/// somebody may want to unmount, it is closed, and opened for each read: a descriptor that is kept would keep it busy.
std::shared_ptr<const ByteSource> sourceOfFile(UniqueFd file);
std::shared_ptr<const ByteSource> sourceOfMemory(ByteSpan memory); ///< `memory` must outlive it

struct ElfSegment {
    std::uint64_t offset = 0;
    std::uint64_t address = 0;
    std::uint64_t fileSize = 0;
    std::uint64_t memorySize = 0;
    bool executable = false;
};

struct ElfSection {
    std::string name;
    std::uint32_t type = 0;
    std::uint64_t flags = 0;
    std::uint64_t address = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t link = 0;
    std::uint64_t entrySize = 0;
};

/// The headers of a little-endian ELF file of either width, and its sections on demand. Nothing in it is trusted: sizes are
/// checked against the file before anything is allocated. Source: elf(5), the System V ABI.
///
/// Thread-safety: a value that does not change; `read` may be called from several threads.
class ElfFile {
public:
    /// ParseError where it is no such ELF file; `name` stands in the error.
    static PerformanceResult<ElfFile> open(std::shared_ptr<const ByteSource> source, const QString &name);
    static PerformanceResult<ElfFile> open(const std::string &path);

    const ByteSource &source() const { return *m_source; }
    bool is64() const { return m_is64; }
    std::uint16_t machine() const { return m_machine; } ///< EM_X86_64 …
    std::uint16_t type() const { return m_type; }       ///< ET_EXEC, ET_DYN …
    std::uint64_t entry() const { return m_entry; }
    const std::vector<ElfSegment> &segments() const { return m_segments; } ///< PT_LOAD, as they stand
    const std::vector<ElfSection> &sections() const { return m_sections; }
    const ElfSection *find(std::string_view name) const;
    /// The same, or as GNU tools named it when they packed it (".zdebug_info" for ".debug_info").
    const ElfSection *findDebug(std::string_view name) const;

    /// The contents of a section, decompressed where it is compressed (SHF_COMPRESSED, .zdebug_…). Nothing where it lies outside
    /// of the file, or where it is larger than `most`.
    std::optional<Bytes> read(const ElfSection &section, std::uint64_t most = MostBytes) const;
    std::optional<Bytes> read(std::uint64_t offset, std::uint64_t size) const;

    /// Hexadecimal, from the notes; empty where there is none.
    const std::string &buildId() const { return m_buildId; }
    /// The address (as in the symbol table) of a place in the file; nothing outside of every segment.
    std::optional<std::uint64_t> addressOfOffset(std::uint64_t offset) const;
    /// .eh_frame_hdr by its program header: also there where the section table was stripped.
    std::optional<ElfSegment> unwindHeader() const { return m_unwindHeader; }

    static constexpr std::uint64_t MostBytes = std::uint64_t(1) << 30;

private:
    ElfFile() = default;
    /// Why they cannot be read, nullptr where they were.
    template<typename Width>
    const char *readHeaders();
    template<typename Width>
    void readSections(std::uint64_t offset, std::uint64_t count, std::uint32_t namesIndex);
    void readBuildId(ByteSpan notes);

    std::shared_ptr<const ByteSource> m_source;
    bool m_is64 = true;
    std::uint16_t m_machine = 0;
    std::uint16_t m_type = 0;
    std::uint64_t m_entry = 0;
    std::vector<ElfSegment> m_segments;
    std::vector<ElfSection> m_sections;
    std::optional<ElfSegment> m_unwindHeader;
    std::string m_buildId;
};

} // namespace performance
