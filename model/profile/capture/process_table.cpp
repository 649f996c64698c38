// SPDX-License-Identifier: MIT
#include "performance/profile/capture/process_table.h"

#include "performance/profile/capture/memory_file.h"
#include "performance/profile/unwind/file_candidate.h"
#include "performance/core/mutex.h"

#include <QtGlobal>

#include <signal.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace performance {

namespace {

/// A program that was executed out of memory (memfd_create(2), fexecve(3)).
bool isProgramInMemory(std::int32_t process, const MappingEvent &event)
{
    const std::string link = "/proc/" + std::to_string(process) + "/exe";
    char target[512];
    const ssize_t length = ::readlink(link.c_str(), target, sizeof(target));
    struct stat info = {};
    return length > 0 && std::string_view(target, size_t(length)) == event.name
        && (event.inode == 0 || (::stat(link.c_str(), &info) == 0 && info.st_ino == event.inode));
}

bool isJitMemory(std::string_view name)
{
    return name.empty() || name == "//anon" || name.starts_with("[anon") || name == "[heap]" || name == "[stack]"
        || name.starts_with("/dev/zero") || name.starts_with("/SYSV") || name.starts_with("anon_inode:");
}

/// Takes a number from the front; false where there is none.
template<typename T>
bool take(std::string_view &line, T &value, int base)
{
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), value, base);
    if (parsed.ec != std::errc())
        return false;
    line.remove_prefix(size_t(parsed.ptr - line.data()));
    return true;
}

bool take(std::string_view &line, char c)
{
    if (!line.starts_with(c))
        return false;
    line.remove_prefix(1);
    return true;
}

} // namespace

std::shared_ptr<const CodeModule> ModuleRegistry::kernel()
{
    const Locked lock(m_mutex);
    if (!m_kernel)
        m_kernel = std::make_shared<CodeModule>(CodeModule::Identity{"[kernel]", {}, 0, 0, ModuleKind::Kernel, 0},
                                                std::vector<FileCandidate>());
    return m_kernel;
}

std::shared_ptr<const CodeModule> ModuleRegistry::moduleOf(std::int32_t process, const MappingEvent &event,
                                                           ModuleKind kind, bool isLive)
{
    std::string_view name = event.name;
    CodeModule::Identity identity;
    std::vector<FileCandidate> candidates;
    UniqueFd copy;
    if (kind == ModuleKind::Vdso) {
        identity = {"[vdso]", {}, 0, 0, ModuleKind::Vdso, 0};
    } else if (kind == ModuleKind::Jit) {
        identity = {"[JIT]", {}, 0, 0, ModuleKind::Jit, process};
    } else if (isNarrowVdso(event)) { // which is in no file: a copy is taken while there is one
        identity = {"[vdso32]", {}, 0, 0, kind, 0};
        copy = isLive ? copyOfMapping(process, event) : UniqueFd();
        candidates.push_back({"/proc/self/fd/" + std::to_string(copy.get()), true, process, event.start});
        if (const auto elf = ElfFile::open(candidates.back().path))
            identity.buildId = elf->buildId();
    } else if (name.starts_with('[')) {
        return nullptr;
    } else {
        const std::string_view deleted = " (deleted)";
        const bool isDeleted = name.ends_with(deleted);
        if (isDeleted)
            name.remove_suffix(deleted.size());
        identity = {std::string(name), event.buildId, event.device, event.inode, kind, 0};
    }
    const Locked lock(m_mutex);
    const auto it = m_modules.find(identity);
    if (it != m_modules.end())
        return it->second;
    if (isMemoryFile(identity.path) && isLive && identity.kind == ModuleKind::Library)
        candidates = placesOfMemoryFile(process, event);
    else if (candidates.empty())
        candidates = candidatesOf(process, event, identity);
    auto module = std::make_shared<CodeModule>(identity, std::move(candidates));
    if (copy || (isLive && isMemoryFile(identity.path)))
        (void)module->openablePath(); // opens it: there may be no way to it later
    m_modules.emplace(std::move(identity), module);
    return module;
}

void ModuleRegistry::forgetUnused()
{
    const Locked lock(m_mutex);
    // Whoever else has one could hand it on meanwhile; of those that the registry has alone nobody can.
    std::erase_if(m_modules, [](const auto &entry) { return entry.second.use_count() == 1; });
}

std::vector<FileCandidate> ModuleRegistry::candidatesOf(std::int32_t process, const MappingEvent &event,
                                                        const CodeModule::Identity &identity) const
{
    std::vector<FileCandidate> candidates;
    if (identity.kind != ModuleKind::Executable && identity.kind != ModuleKind::Library)
        return candidates;
    if (!m_root.empty()) {
        candidates.push_back({m_root + identity.path, true, process, event.start});
    } else {
        // Through the process first: it may live in another mount namespace, or have deleted its program.
        const std::string folder = "/proc/" + std::to_string(process);
        char range[40];
        std::snprintf(range, sizeof(range), "%llx-%llx", static_cast<unsigned long long>(event.start),
                      static_cast<unsigned long long>(event.start + event.length));
        candidates.push_back({folder + "/map_files/" + range, true, process, event.start});
        if (identity.kind == ModuleKind::Executable)
            candidates.push_back({folder + "/exe", false, process, event.start});
        candidates.push_back({folder + "/root" + identity.path, false, process, event.start});
        candidates.push_back({identity.path, false, process, event.start});
    }
    if (const char *home = std::getenv("HOME");
        home && identity.buildId.size() > 2) // perf keeps what it recorded there
        candidates.push_back({std::string(home) + "/.debug/.build-id/" + identity.buildId.substr(0, 2) + '/'
                                  + identity.buildId.substr(2) + "/elf",
                              false, process, event.start});
    return candidates;
}

AddressSpace ProcessTable::kernelSpaceOf(ModuleRegistry &modules)
{
    AddressSpace space;
    constexpr std::uint64_t Start = 0x8000'0000'0000'0000;
    space.add({Start, ~std::uint64_t(0), Start, modules.kernel()});
    return space;
}

ProcessTable::Process &ProcessTable::processOf(std::int32_t process)
{
    const auto [place, fresh] = m_processes.try_emplace(process);
    Process &found = place->second; // which stays where it is
    if (fresh && m_live)
        readMaps(process);
    return found;
}

const AddressSpace &ProcessTable::spaceOf(std::int32_t process)
{
    return processOf(process).space;
}

ModuleKind ProcessTable::kindOf(std::int32_t process, Process &p, const MappingEvent &event) const
{
    if (event.name == "[vdso]")
        return isNarrowVdso(event) ? ModuleKind::Library : ModuleKind::Vdso;
    if (isJitMemory(event.name))
        return ModuleKind::Jit;
    if (!isMemoryFile(event.name))
        return event.name.starts_with('/') && !p.hasProgram ? ModuleKind::Executable : ModuleKind::Library;
    if (!m_live || p.compiled.contains(event.inode))
        return ModuleKind::Jit;
    if (isProgramInMemory(process, event))
        return ModuleKind::Executable;
    if (holdsElf(placesOfMemoryFile(process, event)))
        return ModuleKind::Library;
    if (event.inode != 0)
        p.compiled.insert(event.inode);
    return ModuleKind::Jit;
}

void ProcessTable::map(std::int32_t process, const MappingEvent &event)
{
    if (event.length == 0 || event.start + event.length < event.start)
        return;
    Process &p = processOf(process); // of one that was there before us, what it had mapped until now counts too
    const ModuleKind kind = kindOf(process, p, event);
    p.hasProgram = p.hasProgram || kind == ModuleKind::Executable;
    auto module = m_modules->moduleOf(process, event, kind, m_live);
    if (!module)
        return;
    const std::uint64_t offset = kind == ModuleKind::Jit ? event.start : event.name == "[vdso]" ? 0 : event.offset;
    p.space.add({event.start, event.start + event.length, offset, std::move(module)});
}

void ProcessTable::fork(std::int32_t child, std::int32_t thread, std::int32_t parent)
{
    if (child == parent) {
        processOf(child).threads.insert(thread);
        return;
    }
    Process copy = processOf(parent);
    copy.leaderEnded = false;
    copy.threads.clear();
    m_processes[child] = std::move(copy);
}

void ProcessTable::exec(std::int32_t process)
{
    m_processes[process] = Process();
}

void ProcessTable::threadSeen(std::int32_t process, std::int32_t thread)
{
    if (process != thread)
        processOf(process).threads.insert(thread);
}

void ProcessTable::exit(std::int32_t process, std::int32_t thread)
{
    const auto it = m_processes.find(process);
    if (it == m_processes.end())
        return;
    it->second.leaderEnded = it->second.leaderEnded || process == thread;
    it->second.threads.erase(thread);
    if (it->second.leaderEnded && it->second.threads.empty())
        m_processes.erase(it);
}

void ProcessTable::forgetEnded()
{
    std::erase_if(m_processes, [](const auto &entry) { return ::kill(entry.first, 0) != 0 && errno == ESRCH; });
}

void ProcessTable::readMaps(std::int32_t process)
{
    const std::string maps = mapsOf(process);
    std::string_view rest = maps;
    while (!rest.empty()) { // "start-end perms offset major:minor inode  path"
        const size_t lineEnd = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, lineEnd);
        rest.remove_prefix(std::min(lineEnd + 1, rest.size()));
        MappingEvent event;
        std::uint64_t end = 0;
        unsigned major = 0;
        unsigned minor = 0;
        if (!take(line, event.start, 16) || !take(line, '-') || !take(line, end, 16) || !take(line, ' ')
            || line.size() < 5)
            continue;
        const bool executable = line[2] == 'x';
        line.remove_prefix(5);
        if (!executable || !take(line, event.offset, 16) || !take(line, ' ') || !take(line, major, 16)
            || !take(line, ':') || !take(line, minor, 16) || !take(line, ' ') || !take(line, event.inode, 10))
            continue;
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        event.device = makedev(major, minor);
        event.length = end - event.start;
        event.name = line;
        map(process, event);
    }
}

} // namespace performance
