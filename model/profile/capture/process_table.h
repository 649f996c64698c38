// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/address_space.h"
#include "performance/core/mutex.h"

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace performance {

/// A mapping as a record or a line of /proc/PID/maps tells it.
struct MappingEvent {
    std::uint64_t start = 0;
    std::uint64_t length = 0;
    std::uint64_t offset = 0;
    std::uint64_t device = 0; ///< as makedev(3); 0 where it is not told
    std::uint64_t inode = 0;
    std::string_view name;
    std::string buildId;
};

/// One module for each file, whoever mapped it.
///
/// Thread-safety: any thread.
class ModuleRegistry {
public:
    /// The module of a mapping as the kernel names it: a path, "[vdso]", "//anon", "/memfd:… (deleted)". Nothing for
    /// what holds no code that can be named ("[vsyscall]"). `isLive`: the process may be asked for what only it has.
    std::shared_ptr<const CodeModule> moduleOf(std::int32_t process, const MappingEvent &mapping, ModuleKind kind,
                                               bool isLive);
    std::shared_ptr<const CodeModule> kernel();
    /// The files are those below this folder, and not this machine's; said before anything is asked for.
    void setRoot(std::string root) { m_root = std::move(root); }
    /// Forgets what nobody else has any more: the files of programs that have ended and are in no profile.
    void forgetUnused();

private:
    std::vector<FileCandidate> candidatesOf(std::int32_t process, const MappingEvent &mapping,
                                            const CodeModule::Identity &identity) const;

    Mutex m_mutex;
    std::string m_root;
    std::map<CodeModule::Identity, std::shared_ptr<const CodeModule>> m_modules WAI_GUARDED_BY(m_mutex);
    std::shared_ptr<const CodeModule> m_kernel WAI_GUARDED_BY(m_mutex);
};

/// The processes that are being profiled: where their code lies, kept up to date by the kernel's records.
///
/// Thread-safety: one thread.
class ProcessTable {
public:
    ProcessTable() : ProcessTable(std::make_shared<ModuleRegistry>()) {}
    /// With modules that other tables have as well: each file is then read once.
    explicit ProcessTable(std::shared_ptr<ModuleRegistry> modules)
        : m_modules(std::move(modules)), m_kernelSpace(kernelSpaceOf(*m_modules))
    {}

    /// The address space of a process. Of one that no record told about, /proc/PID/maps is asked, where `readLive`.
    const AddressSpace &spaceOf(std::int32_t process);
    const AddressSpace &kernelSpace() const { return m_kernelSpace; }

    void map(std::int32_t process, const MappingEvent &event);
    /// `thread` of process `child` was started by one of `parent`; of its own process it is a further thread.
    void fork(std::int32_t child, std::int32_t thread, std::int32_t parent);
    void exec(std::int32_t process);
    /// A thread that was there before us was seen.
    void threadSeen(std::int32_t process, std::int32_t thread);
    /// A thread has ended. Its process goes with the last one: a main thread may end long before the others.
    void exit(std::int32_t process, std::int32_t thread);

    /// A process is forgotten: what it has mapped is read anew when it is asked for.
    void forget(std::int32_t process) { m_processes.erase(process); }
    /// Forgets all of whose end no record told: for who looks at some threads only, or has lost records.
    void forgetEnded();

    /// Reads what a running process has mapped.
    void readMaps(std::int32_t process);
    /// Whether processes that no record told about are looked up on this machine; not where a file is read.
    void setLive(bool live) { m_live = live; }

private:
    struct Process {
        AddressSpace space;
        bool hasProgram = false; ///< the first file that is mapped after exec is the program itself
        bool leaderEnded = false;
        std::set<std::uint64_t> compiled;         ///< the numbers of its files in memory that are no library
        std::unordered_set<std::int32_t> threads; ///< that are known of, besides the leader
    };
    Process &processOf(std::int32_t process);
    ModuleKind kindOf(std::int32_t process, Process &p, const MappingEvent &event) const;

    std::shared_ptr<ModuleRegistry> m_modules;
    std::unordered_map<std::int32_t, Process> m_processes;
    AddressSpace m_kernelSpace;
    bool m_live = true;

    static AddressSpace kernelSpaceOf(ModuleRegistry &modules);
};

} // namespace performance
