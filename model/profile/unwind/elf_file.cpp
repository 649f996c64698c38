// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/elf_file.h"

#include "performance/profile/unwind/section_packing.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QUtf8StringView>

#include <algorithm>
#include <cstring>

namespace performance {

namespace {

FileIdentity identityOf(const struct stat &info)
{
    return {info.st_dev, info.st_ino, std::uint64_t(info.st_size),
            std::int64_t(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

bool readFrom(int file, std::uint64_t offset, std::span<std::uint8_t> into)
{
    size_t done = 0;
    while (done < into.size()) {
        const ssize_t n = ::pread(file, into.data() + done, into.size() - done, off_t(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += size_t(n);
    }
    return true;
}

/// O_NONBLOCK: a path out of a recording may be a FIFO by now, and must not hang us.
UniqueFd openForReading(const std::string &path)
{
    return UniqueFd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

bool isFile(const std::string &path, const FileIdentity &identity)
{
    struct stat info = {};
    return ::stat(path.c_str(), &info) == 0 && identityOf(info) == identity;
}

/// The path of an open file as this process sees it; empty where it leads elsewhere by now, or nowhere, or is no text and
/// may be damaged on its way to the analyser.
std::string ownPathOf(int file, const FileIdentity &identity)
{
    std::string path(4096, '\0');
    const ssize_t length = ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), path.data(), path.size());
    path.resize(size_t(std::max<ssize_t>(0, length)));
    const bool isText = QUtf8StringView(path.data(), qsizetype(path.size())).isValidUtf8();
    return !path.empty() && isText && isFile(path, identity) ? path : std::string();
}

class FileSource final : public ByteSource {
public:
    FileSource(UniqueFd file, const FileIdentity &identity) : m_file(std::move(file)), m_identity(identity) {}
    std::uint64_t size() const override { return m_identity.size; }
    std::optional<FileIdentity> identity() const override { return m_identity; }
    std::string openablePath() const override
    {
        const std::string path = ownPathOf(m_file.get(), m_identity);
        return path.empty() ? "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_file.get()) : path;
    }
    bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override
    {
        return readFrom(m_file.get(), offset, into);
    }

private:
    UniqueFd m_file;
    FileIdentity m_identity;
};

/// A file that is not kept open.
class PathSource final : public ByteSource {
public:
    PathSource(std::string path, const FileIdentity &identity) : m_path(std::move(path)), m_identity(identity) {}
    std::uint64_t size() const override { return m_identity.size; }
    std::optional<FileIdentity> identity() const override { return m_identity; }
    std::string openablePath() const override { return isFile(m_path, m_identity) ? m_path : std::string(); }
    bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override
    {
        const UniqueFd file = openForReading(m_path);
        struct stat info = {};
        return file && ::fstat(file.get(), &info) == 0 && identityOf(info) == m_identity
            && readFrom(file.get(), offset, into);
    }

private:
    std::string m_path;
    FileIdentity m_identity;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(ByteSpan memory) : m_memory(memory) {}
    std::uint64_t size() const override { return m_memory.size(); }
    bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override
    {
        if (offset > m_memory.size() || into.size() > m_memory.size() - offset)
            return false;
        if (!into.empty())
            std::memcpy(into.data(), m_memory.data() + offset, into.size());
        return true;
    }

private:
    ByteSpan m_memory;
};

template<typename T>
T valueInBytes(ByteSpan bytes, size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

/// The table of strings at `offset`, up to its zero.
std::string nameAt(ByteSpan strings, std::uint64_t offset)
{
    if (offset >= strings.size())
        return {};
    const auto *begin = reinterpret_cast<const char *>(strings.data()) + offset;
    return std::string(begin, ::strnlen(begin, strings.size() - offset));
}

/// The structures of the two widths.
struct Elf32 {
    using Header = Elf32_Ehdr;
    using Segment = Elf32_Phdr;
    using Section = Elf32_Shdr;
};
struct Elf64 {
    using Header = Elf64_Ehdr;
    using Segment = Elf64_Phdr;
    using Section = Elf64_Shdr;
};

template<typename Packing>
std::optional<Bytes> unpackedSection(ByteSpan section, std::uint64_t most)
{
    if (section.size() < sizeof(Packing))
        return std::nullopt;
    const auto header = valueInBytes<Packing>(section, 0);
    return unpacked(section.subspan(sizeof(Packing)), {header.ch_type, header.ch_size}, most);
}

} // namespace

std::shared_ptr<const ByteSource> sourceOfFile(UniqueFd file)
{
    struct stat info = {};
    if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return nullptr;
    const FileIdentity identity = identityOf(info);
    struct stat root = {};
    const bool stays = ::stat("/", &root) == 0 && root.st_dev == info.st_dev; // nobody unmounts that
    if (std::string path = stays ? std::string() : ownPathOf(file.get(), identity); !path.empty())
        return std::make_shared<PathSource>(std::move(path), identity);
    return std::make_shared<FileSource>(std::move(file), identity);
}

std::shared_ptr<const ByteSource> sourceOfMemory(ByteSpan memory)
{
    return std::make_shared<MemorySource>(memory);
}

PerformanceResult<ElfFile> ElfFile::open(const std::string &path)
{
    const QString name = QString::fromStdString(path);
    UniqueFd file = openForReading(path);
    if (!file)
        return failure(PerformanceError::fromErrno(errno, name));
    return open(sourceOfFile(std::move(file)), name);
}

PerformanceResult<ElfFile> ElfFile::open(std::shared_ptr<const ByteSource> source, const QString &name)
{
    const auto broken = [&](const char *reason) {
        return failure(PerformanceErrorCode::ParseError, name, QCoreApplication::translate("Profile", reason));
    };
    if (!source)
        return broken(QT_TRANSLATE_NOOP("Profile", "it is not a regular file"));
    ElfFile elf;
    elf.m_source = std::move(source);
    const auto identification = elf.read(0, EI_NIDENT);
    if (!identification || std::memcmp(identification->data(), ELFMAG, SELFMAG) != 0)
        return broken(QT_TRANSLATE_NOOP("Profile", "it is not an ELF file"));
    const std::uint8_t width = (*identification)[EI_CLASS];
    if ((width != ELFCLASS64 && width != ELFCLASS32) || (*identification)[EI_DATA] != ELFDATA2LSB)
        return broken(QT_TRANSLATE_NOOP("Profile", "only little-endian programs can be read"));
    elf.m_is64 = width == ELFCLASS64;
    if (const char *reason = elf.m_is64 ? elf.readHeaders<Elf64>() : elf.readHeaders<Elf32>())
        return broken(reason);
    return elf;
}

template<typename Width>
const char *ElfFile::readHeaders()
{
    const auto header = read(0, sizeof(typename Width::Header));
    if (!header)
        return QT_TRANSLATE_NOOP("Profile", "it is not an ELF file");
    const auto h = valueInBytes<typename Width::Header>(*header, 0);
    m_machine = h.e_machine;
    m_type = h.e_type;
    m_entry = h.e_entry;
    if (h.e_phnum > 0 && h.e_phentsize == sizeof(typename Width::Segment)) {
        const auto table = read(h.e_phoff, std::uint64_t(h.e_phnum) * sizeof(typename Width::Segment));
        if (!table)
            return QT_TRANSLATE_NOOP("Profile", "its program headers lie outside of the file");
        for (size_t i = 0; i < h.e_phnum; ++i) {
            const auto p = valueInBytes<typename Width::Segment>(*table, i * sizeof(typename Width::Segment));
            const ElfSegment segment{p.p_offset, p.p_vaddr, p.p_filesz, p.p_memsz, (p.p_flags & PF_X) != 0};
            if (p.p_type == PT_LOAD)
                m_segments.push_back(segment);
            else if (p.p_type == PT_GNU_EH_FRAME)
                m_unwindHeader = segment;
            else if (p.p_type == PT_NOTE && m_buildId.empty() && p.p_filesz <= 65536) {
                if (const auto notes = read(p.p_offset, p.p_filesz))
                    readBuildId(*notes);
            }
        }
    }
    if (h.e_shoff != 0 && h.e_shentsize == sizeof(typename Width::Section))
        readSections<Width>(h.e_shoff, h.e_shnum, h.e_shstrndx);
    for (const ElfSection &section : m_sections) { // an object file or a kernel module has no program headers
        if (!m_buildId.empty())
            break;
        if (section.type == SHT_NOTE && section.size <= 65536) {
            if (const auto notes = read(section.offset, section.size))
                readBuildId(*notes);
        }
    }
    return nullptr;
}

template<typename Width>
void ElfFile::readSections(std::uint64_t offset, std::uint64_t count, std::uint32_t namesIndex)
{
    using Section = typename Width::Section;
    if (count == 0 || namesIndex == SHN_XINDEX) { // so many that the first entry holds the numbers
        if (const auto first = read(offset, sizeof(Section))) {
            const auto s = valueInBytes<Section>(*first, 0);
            count = count == 0 ? s.sh_size : count;
            namesIndex = namesIndex == SHN_XINDEX ? s.sh_link : namesIndex;
        }
    }
    const auto table = count < m_source->size() / sizeof(Section) + 1 ? read(offset, count * sizeof(Section))
                                                                      : std::nullopt;
    if (!table)
        return;
    std::vector<std::uint32_t> names;
    for (size_t i = 0; i < count; ++i) {
        const auto s = valueInBytes<Section>(*table, i * sizeof(Section));
        m_sections.push_back({{}, s.sh_type, s.sh_flags, s.sh_addr, s.sh_offset, s.sh_size, s.sh_link, s.sh_entsize});
        names.push_back(s.sh_name);
    }
    std::optional<Bytes> strings;
    if (namesIndex < m_sections.size())
        strings = read(m_sections[namesIndex].offset, m_sections[namesIndex].size);
    for (size_t i = 0; strings && i < m_sections.size(); ++i)
        m_sections[i].name = nameAt(*strings, names[i]);
}

void ElfFile::readBuildId(ByteSpan notes)
{
    size_t at = 0;
    while (at + sizeof(Elf64_Nhdr) <= notes.size()) {
        const auto note = valueInBytes<Elf64_Nhdr>(notes, at);
        const std::uint64_t name = at + sizeof(Elf64_Nhdr);
        const std::uint64_t contents = name + ((std::uint64_t(note.n_namesz) + 3) & ~std::uint64_t(3));
        const std::uint64_t end = contents + note.n_descsz;
        if (end > notes.size())
            return;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(notes.data() + name, "GNU", 4) == 0) {
            constexpr char Digits[] = "0123456789abcdef";
            for (std::uint64_t i = contents; i < end && i < contents + 64; ++i) {
                m_buildId += Digits[notes[i] >> 4];
                m_buildId += Digits[notes[i] & 15];
            }
            return;
        }
        at = size_t((end + 3) & ~std::uint64_t(3));
    }
}

const ElfSection *ElfFile::find(std::string_view name) const
{
    const auto it = std::ranges::find(m_sections, name, &ElfSection::name);
    return it == m_sections.end() ? nullptr : &*it;
}

const ElfSection *ElfFile::findDebug(std::string_view name) const
{
    if (const ElfSection *section = find(name))
        return section;
    return name.starts_with(".debug_") ? find(".z" + std::string(name.substr(1))) : nullptr;
}

std::optional<Bytes> ElfFile::read(std::uint64_t offset, std::uint64_t size) const
{
    if (offset > m_source->size() || size > m_source->size() - offset || size > MostBytes)
        return std::nullopt;
    Bytes bytes(size);
    if (!m_source->read(offset, bytes))
        return std::nullopt;
    return bytes;
}

std::optional<Bytes> ElfFile::read(const ElfSection &section, std::uint64_t most) const
{
    if (section.type == SHT_NOBITS || section.size > most)
        return std::nullopt;
    auto bytes = read(section.offset, section.size);
    if (!bytes)
        return std::nullopt;
    if (section.flags & SHF_COMPRESSED)
        return m_is64 ? unpackedSection<Elf64_Chdr>(*bytes, most) : unpackedSection<Elf32_Chdr>(*bytes, most);
    if (section.name.starts_with(".zdebug_"))
        return unpackedOldStyle(*bytes, most);
    return bytes;
}

std::optional<std::uint64_t> ElfFile::addressOfOffset(std::uint64_t offset) const
{
    // Two segments may share a page of the file: the one with code is meant.
    const ElfSegment *found = nullptr;
    for (const ElfSegment &s : m_segments) {
        if (offset >= s.offset && offset - s.offset < s.fileSize && (!found || s.executable))
            found = &s;
    }
    if (!found)
        return std::nullopt;
    return offset - found->offset + found->address;
}

} // namespace performance
