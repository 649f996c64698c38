// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/core/mutex.h"
#include "performance/procfs/kernel_file.h"

#include <chrono>
#include <map>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace performance {

/// What the kernel's process connector says in one message (linux/cn_proc.h): that a process began a program, or ended. Of its
/// threads only the leader is told.
struct ProcessEvent {
    enum class Kind { Exec, Exit };
    Kind kind = Kind::Exec;
    int32_t pid = 0;
    int32_t parent = 0; ///< of Exit, where the kernel tells it (since 5.2)

    bool operator==(const ProcessEvent &) const = default;
};
/// Those in what was received; a message that is cut, of another sender or of another kind is passed over.
/// Thread-safety: a pure function.
std::vector<ProcessEvent> parseProcessEvents(std::span<const char> message);

/// The programs that began and ended between two looks at the processes, by name and by who started them: "ls ×312, 0.4 s of CPU
/// time, started by bash (4711)". The kernel tells of each exec and each exit (NETLINK_CONNECTOR, CN_IDX_PROC): anybody from Linux
/// 6.6 on, root before that. The name and the parent are read from /proc when a program begins, its CPU time when it ends, before
/// its parent has asked for it; of those whose parent was faster the time is not known, and lies in the parent's time of children.
///
/// At most MostReads processes a second are looked at, of the others only the number is known; MostPrograms pairs of program
/// and parent are kept apart. A thread of its own waits for the kernel; it ends with the object.
/// Thread-safety: any thread.
class ProcessEvents {
public:
    static constexpr size_t MostReads = 1'000;
    static constexpr size_t MostPrograms = 256;
    static constexpr size_t MostRunning = 16'384; ///< whose end is waited for
    /// A process that lived longer has been a row of the list of processes.
    static constexpr std::chrono::milliseconds Shortest{1'000};

    ProcessEvents();
    ~ProcessEvents();
    ProcessEvents(const ProcessEvents &) = delete;
    ProcessEvents &operator=(const ProcessEvents &) = delete;

    struct Program {
        std::string name;
        int32_t parent = 0;
        std::string parentName;
        uint64_t count = 0;              ///< how many of it ended
        uint64_t timed = 0;              ///< of how many the CPU time is known
        std::chrono::nanoseconds cpu{0}; ///< of those
    };
    struct Taken {
        std::vector<Program> programs; ///< by falling CPU time, then by falling number
        uint64_t unnamed = 0;          ///< ended as soon, and nobody had the time to look at them
        uint64_t lost = 0;             ///< how often the kernel had more to tell than was read in time
    };
    /// What ended since the last time.
    Taken take();
    /// Why there is nothing, in a sentence; empty where all is well.
    Message missing() const { return m_missing; }

private:
    using Clock = std::chrono::steady_clock;
    struct Running {
        std::string name;
        int32_t parent = 0;
        Clock::time_point since;
    };

    bool listen();
    void run(const std::stop_token &stop);
    void receive();
    void began(int32_t pid, Clock::time_point time);
    void ended(int32_t pid, Clock::time_point time);
    bool mayRead(Clock::time_point time);
    std::string nameOf(int32_t pid);

    UniqueFd m_socket;
    UniqueFd m_wake;
    Message m_missing;
    FileReader m_reader; ///< of the thread, as are these:
    std::unordered_map<int32_t, Running> m_running;
    Clock::time_point m_second;
    size_t m_reads = 0;
    Mutex m_mutex;
    std::map<std::pair<std::string, int32_t>, Program> m_programs WAI_GUARDED_BY(m_mutex);
    uint64_t m_unnamed WAI_GUARDED_BY(m_mutex) = 0;
    uint64_t m_lost WAI_GUARDED_BY(m_mutex) = 0;
    std::jthread m_thread; ///< last: it uses all the rest
};

} // namespace performance
