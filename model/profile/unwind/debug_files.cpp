// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/debug_files.h"

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/hexadecimal.h"

#include <zlib.h>

#include <cstdlib>
#include <unistd.h>

#include <cstring>
#include <vector>

namespace performance {

namespace {

constexpr const char *SystemFolder = "/usr/lib/debug";

std::string folderOfFile(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string(".") : path.substr(0, slash);
}

/// The folders that may be the root of the system that a file belongs to, the nearest first; at last ours, "".
std::vector<std::string> rootsOf(const std::string &path)
{
    constexpr size_t MostRoots = 64;
    std::vector<std::string> roots;
    for (size_t slash = path.rfind('/'); slash != std::string::npos && slash > 0 && roots.size() < MostRoots;
         slash = path.rfind('/', slash - 1)) {
        const std::string root = path.substr(0, slash);
        if (::access((root + SystemFolder).c_str(), X_OK) == 0)
            roots.push_back(root);
    }
    roots.emplace_back();
    return roots;
}

std::string placeOfBuild(const std::string &root, const std::string &id)
{
    return id.size() > 2 ? root + SystemFolder + "/.build-id/" + id.substr(0, 2) + '/' + id.substr(2) + ".debug"
                         : std::string();
}

/// A name up to its zero, and what comes after.
struct Link {
    std::string file;
    Bytes rest;
};

std::optional<Link> linkIn(const ElfFile &elf, std::string_view sectionName)
{
    constexpr std::uint64_t Most = 65536;
    const ElfSection *section = elf.find(sectionName);
    const auto bytes = section ? elf.read(*section, Most) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    const size_t length = ::strnlen(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    if (length == 0 || length == bytes->size())
        return std::nullopt;
    return Link{std::string(bytes->begin(), bytes->begin() + std::ptrdiff_t(length)),
                Bytes(bytes->begin() + std::ptrdiff_t(length) + 1, bytes->end())};
}

/// What .debug_sup tells (DWARF 5, 7.3.6).
struct SupplementLink {
    bool isSupplement = false; ///< this is the file that others share; it names none
    std::string file;
    Bytes checksum;
};

std::optional<SupplementLink> supplementLinkIn(const ElfFile &elf)
{
    constexpr std::uint64_t Most = 65536;
    const ElfSection *section = elf.find(".debug_sup");
    const auto bytes = section ? elf.read(*section, Most) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    ByteReader reader(*bytes);
    const auto version = reader.value<std::uint16_t>();
    SupplementLink link;
    link.isSupplement = reader.u8() != 0;
    while (const char c = char(reader.u8())) // past the end are zeros
        link.file += c;
    const auto checksum = reader.take(reader.uleb());
    link.checksum.assign(checksum.begin(), checksum.end());
    return reader.ok() && version == 5 && !link.checksum.empty() ? std::optional(std::move(link)) : std::nullopt;
}

/// The checksum of a whole file, as .gnu_debuglink has it.
std::optional<std::uint32_t> checksumOf(const ByteSource &source)
{
    constexpr std::uint64_t Step = std::uint64_t(1) << 20;
    Bytes part;
    uLong sum = ::crc32(0, nullptr, 0);
    for (std::uint64_t at = 0; at < source.size(); at += part.size()) {
        part.resize(size_t(std::min(Step, source.size() - at)));
        if (!source.read(at, part))
            return std::nullopt;
        sum = ::crc32(sum, part.data(), uInt(part.size()));
    }
    return std::uint32_t(sum);
}

std::optional<SeparateFile> openIf(const std::string &path, auto belongs)
{
    if (path.empty())
        return std::nullopt;
    auto elf = ElfFile::open(path);
    if (!elf || !belongs(*elf))
        return std::nullopt;
    return SeparateFile{path, std::move(*elf)};
}

} // namespace

std::optional<SeparateFile> separateDebugFile(const ElfFile &elf, const std::string &path)
{
    const auto sameBuild = [&](const ElfFile &other) { return other.buildId() == elf.buildId(); };
    const std::vector<std::string> roots = rootsOf(path);
    if (!elf.buildId().empty()) {
        for (const std::string &root : roots) {
            if (auto found = openIf(placeOfBuild(root, elf.buildId()), sameBuild))
                return found;
        }
    }
    const auto link = linkIn(elf, ".gnu_debuglink");
    if (!link || link->file.find('/') != std::string::npos)
        return std::nullopt;
    // After the name up to three bytes until a multiple of four, then the checksum.
    const size_t padding = (4 - (link->file.size() + 1) % 4) % 4;
    std::optional<std::uint32_t> checksum;
    if (link->rest.size() >= padding + 4) {
        std::uint32_t value;
        std::memcpy(&value, link->rest.data() + padding, sizeof(value));
        checksum = value;
    }
    const auto belongs = [&](const ElfFile &other) {
        const bool bothTell = !elf.buildId().empty() && !other.buildId().empty();
        return bothTell ? sameBuild(other) : checksum && checksumOf(other.source()) == checksum;
    };
    const std::string folder = folderOfFile(path);
    std::vector<std::string> places{folder + '/' + link->file, folder + "/.debug/" + link->file};
    for (const std::string &root : roots)
        places.push_back(root + SystemFolder + folder.substr(root.size()) + '/' + link->file);
    for (const std::string &place : places) {
        if (place == path)
            continue;
        if (auto found = openIf(place, belongs))
            return found;
    }
    return std::nullopt;
}

std::optional<SeparateFile> sharedDebugFile(const ElfFile &elf, const std::string &path)
{
    // A name without a slash in front is one from the folder where the file really is, not from that of a link to it.
    const auto placeOf = [&](const std::string &file) {
        const std::unique_ptr<char, decltype(&::free)> real(::realpath(path.c_str(), nullptr), &::free);
        return folderOfFile(real ? real.get() : path) + '/' + file;
    };
    if (const auto link = linkIn(elf, ".gnu_debugaltlink"); link && !link->rest.empty()) {
        const std::string id = hexadecimal(link->rest);
        const auto belongs = [&](const ElfFile &other) { return other.buildId() == id; };
        const bool isAbsolute = link->file.starts_with('/');
        if (!isAbsolute) {
            if (auto found = openIf(placeOf(link->file), belongs))
                return found;
        }
        for (const std::string &root : rootsOf(path)) {
            auto found = isAbsolute ? openIf(root + link->file, belongs) : std::nullopt;
            if (!found)
                found = openIf(placeOfBuild(root, id), belongs);
            if (found)
                return found;
        }
        return std::nullopt;
    }
    const auto link = supplementLinkIn(elf);
    if (!link || link->isSupplement || link->file.empty())
        return std::nullopt;
    for (const std::string &root : rootsOf(path)) {
        const auto belongs = [&](const ElfFile &other) {
            const auto own = supplementLinkIn(other);
            return own && own->isSupplement && own->checksum == link->checksum;
        };
        if (auto found = openIf(link->file.starts_with('/') ? root + link->file : placeOf(link->file), belongs))
            return found;
    }
    return std::nullopt;
}

bool hasSharedDebugFile(const ElfFile &elf)
{
    if (linkIn(elf, ".gnu_debugaltlink"))
        return true;
    const auto link = supplementLinkIn(elf);
    return link && !link->isSupplement;
}

} // namespace performance
