// SPDX-License-Identifier: MIT
#include "performance/symbols/source_lines.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>

#include <algorithm>
#include <cstdlib>

namespace performance {

struct SourceLines::Private {
    struct UnitRange {
        Dwarf_Addr from = 0;
        Dwarf_Addr to = 0;
        Dwarf_Die unit{};
    };

    Dwfl *session = nullptr;
    Dwfl_Module *module = nullptr;
    Dwarf *dwarf = nullptr;
    Dwarf_Addr bias = 0;
    std::vector<UnitRange> units; ///< by address

    void indexUnits();
    Dwarf_Die *unitOf(Dwarf_Addr address);
};

namespace {

char *noPath = nullptr;

const Dwfl_Callbacks Callbacks{dwfl_build_id_find_elf, dwfl_standard_find_debuginfo, dwfl_offline_section_address, &noPath};

std::string nameOf(Dwarf_Die *die)
{
    Dwarf_Attribute attribute;
    for (const unsigned which : {unsigned(DW_AT_linkage_name), unsigned(DW_AT_MIPS_linkage_name)}) {
        if (dwarf_attr_integrate(die, which, &attribute)) {
            if (const char *name = dwarf_formstring(&attribute))
                return name;
        }
    }
    const char *name = dwarf_diename(die);
    return name ? name : std::string();
}

/// Where an inlined function was called from.
void callSite(Dwarf_Die *inlined, Dwarf_Die *unit, SourceFrame &caller)
{
    Dwarf_Attribute attribute;
    Dwarf_Word value = 0;
    if (dwarf_attr(inlined, DW_AT_call_line, &attribute) && dwarf_formudata(&attribute, &value) == 0)
        caller.line = int(std::min<Dwarf_Word>(value, INT32_MAX));
    Dwarf_Files *files = nullptr;
    if (dwarf_attr(inlined, DW_AT_call_file, &attribute) && dwarf_formudata(&attribute, &value) == 0 && dwarf_getsrcfiles(unit, &files, nullptr) == 0) {
        if (const char *file = dwarf_filesrc(files, size_t(value), nullptr, nullptr))
            caller.file = file;
    }
}

} // namespace

void SourceLines::Private::indexUnits()
{
    Dwarf_Off offset = 0;
    Dwarf_Off next = 0;
    size_t headerSize = 0;
    while (dwarf_nextcu(dwarf, offset, &next, &headerSize, nullptr, nullptr, nullptr) == 0) {
        Dwarf_Die unit;
        if (dwarf_offdie(dwarf, offset + headerSize, &unit)) {
            Dwarf_Addr base = 0;
            Dwarf_Addr from = 0;
            Dwarf_Addr to = 0;
            for (ptrdiff_t at = 0; (at = dwarf_ranges(&unit, at, &base, &from, &to)) > 0;) {
                if (to > from)
                    units.push_back({from, to, unit});
            }
        }
        offset = next;
    }
    std::ranges::sort(units, {}, &UnitRange::from);
}

Dwarf_Die *SourceLines::Private::unitOf(Dwarf_Addr address)
{
    auto it = std::ranges::upper_bound(units, address, {}, &UnitRange::from);
    if (it == units.begin())
        return nullptr;
    --it;
    return address < it->to ? &it->unit : nullptr;
}

SourceLines::SourceLines(const std::string &path) : d(std::make_unique<Private>())
{
    d->session = dwfl_begin(&Callbacks);
    if (!d->session)
        return;
    dwfl_report_begin(d->session);
    d->module = dwfl_report_offline(d->session, "", path.c_str(), -1);
    dwfl_report_end(d->session, nullptr, nullptr);
    if (!d->module)
        return;
    d->dwarf = dwfl_module_getdwarf(d->module, &d->bias);
    if (d->dwarf)
        d->indexUnits();
}

SourceLines::~SourceLines()
{
    if (d->session)
        dwfl_end(d->session);
}

bool SourceLines::available() const
{
    return !d->units.empty();
}

std::vector<SourceFrame> SourceLines::find(std::uint64_t address)
{
    std::vector<SourceFrame> frames;
    Dwarf_Die *unit = d->unitOf(address);
    if (!unit)
        return frames;
    // The scopes around an address follow an inlined function to where it was written; those around its entry follow to
    // where it was put.
    Dwarf_Die *written = nullptr;
    Dwarf_Die *scopes = nullptr;
    int count = dwarf_getscopes(unit, address, &written);
    if (count > 0)
        count = dwarf_getscopes_die(&written[0], &scopes);
    std::free(written);
    SourceFrame innermost;
    if (Dwarf_Line *line = dwarf_getsrc_die(unit, address)) {
        dwarf_lineno(line, &innermost.line);
        if (const char *file = dwarf_linesrc(line, nullptr, nullptr))
            innermost.file = file;
    }
    SourceFrame current = innermost;
    bool foundFunction = false;
    for (int i = 0; i < count; ++i) { // from the innermost scope outwards
        const int tag = dwarf_tag(&scopes[i]);
        if (tag != DW_TAG_inlined_subroutine && tag != DW_TAG_subprogram)
            continue;
        current.function = nameOf(&scopes[i]);
        frames.push_back(current);
        foundFunction = true;
        if (tag == DW_TAG_subprogram)
            break;
        current = {};
        callSite(&scopes[i], unit, current);
    }
    std::free(scopes);
    if (!foundFunction && innermost.line > 0)
        frames.push_back(innermost);
    std::ranges::reverse(frames);
    return frames;
}

} // namespace performance
