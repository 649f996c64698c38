// SPDX-License-Identifier: MIT
#pragma once

// The sections of debug information as a fuzz target gets them, put into ELF files. An input is a list of a number, a
// length of two bytes (the lower first) and as many bytes: so a seed stays readable when its sections change their size.

#include <elf.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace performance::test {

using SectionBytes = std::vector<std::uint8_t>;

/// Which file a section belongs to.
enum class DwarfPart : std::uint8_t { Program, Package, Supplement, Count };

/// The numbers of an input: these names of the program, then of the package of split units, then of the file that dwz shares.
constexpr std::array DwarfSectionNames{".debug_info",     ".debug_abbrev",      ".debug_line", ".debug_line_str",
                                       ".debug_str",      ".debug_str_offsets", ".debug_addr", ".debug_ranges",
                                       ".debug_rnglists", ".debug_cu_index"};

struct DwarfSections {
    std::array<std::array<SectionBytes, DwarfSectionNames.size()>, std::size_t(DwarfPart::Count)> parts;

    static DwarfSections of(const std::uint8_t *data, std::size_t size)
    {
        constexpr std::size_t Header = 3;
        DwarfSections sections;
        while (size >= Header) {
            const std::size_t length = std::min<std::size_t>(data[1] | data[2] << 8, size - Header);
            SectionBytes &section = sections.at(data[0] % (sections.parts.size() * DwarfSectionNames.size()));
            section.assign(data + Header, data + Header + length);
            data += Header + length;
            size -= Header + length;
        }
        return sections;
    }

    SectionBytes &at(std::size_t number)
    {
        return parts[number / DwarfSectionNames.size()][number % DwarfSectionNames.size()];
    }

    bool has(DwarfPart part) const
    {
        return std::ranges::any_of(parts[std::size_t(part)],
                                   [](const SectionBytes &section) { return !section.empty(); });
    }

    SectionBytes toInput()
    {
        SectionBytes input;
        for (std::size_t number = 0; number < parts.size() * DwarfSectionNames.size(); ++number) {
            const SectionBytes &section = at(number);
            if (section.empty() || section.size() > UINT16_MAX)
                continue;
            input.insert(input.end(),
                         {std::uint8_t(number), std::uint8_t(section.size()), std::uint8_t(section.size() >> 8)});
            input.insert(input.end(), section.begin(), section.end());
        }
        return input;
    }
};

/// An ELF file with sections and nothing else.
class SectionsFile {
public:
    void add(const std::string &name, const SectionBytes &bytes, std::uint32_t type = SHT_PROGBITS)
    {
        Elf64_Shdr header{};
        header.sh_name = std::uint32_t(m_names.size());
        header.sh_type = type;
        header.sh_offset = sizeof(Elf64_Ehdr) + m_contents.size();
        header.sh_size = bytes.size();
        m_headers.push_back(header);
        m_names += name + '\0';
        m_contents.insert(m_contents.end(), bytes.begin(), bytes.end());
    }

    SectionBytes bytes()
    {
        add(".shstrtab", {}); // with its own name in it
        m_headers.back().sh_size = m_names.size();
        Elf64_Ehdr header{};
        std::memcpy(header.e_ident, ELFMAG, SELFMAG);
        header.e_ident[EI_CLASS] = ELFCLASS64;
        header.e_ident[EI_DATA] = ELFDATA2LSB;
        header.e_type = ET_EXEC;
        header.e_machine = EM_X86_64;
        header.e_shoff = sizeof(header) + m_contents.size() + m_names.size();
        header.e_shentsize = sizeof(Elf64_Shdr);
        header.e_shnum = Elf64_Half(m_headers.size());
        header.e_shstrndx = Elf64_Half(m_headers.size() - 1);
        SectionBytes file;
        const auto append = [&](const void *data, std::size_t size) {
            file.insert(file.end(), static_cast<const std::uint8_t *>(data),
                        static_cast<const std::uint8_t *>(data) + size);
        };
        append(&header, sizeof(header));
        append(m_contents.data(), m_contents.size());
        append(m_names.data(), m_names.size());
        append(m_headers.data(), m_headers.size() * sizeof(Elf64_Shdr));
        return file;
    }

private:
    std::vector<Elf64_Shdr> m_headers;
    SectionBytes m_contents;
    std::string m_names;
};

} // namespace performance::test
