// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <chrono>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace performance {

/// What a descriptor of a process is, by its link in /proc/PID/fd (proc(5)).
struct Descriptor {
    enum class Kind : uint8_t { Other, Pipe, Socket, File };
    Kind kind = Kind::Other;
    uint64_t inode = 0; ///< of a pipe or socket
    std::string target; ///< "pipe:[4711]", "/var/log/messages"
};
/// Nothing where there is no such descriptor, or it may not be seen. Thread-safety: any thread.
std::optional<Descriptor> descriptorOf(int32_t process, int number);
/// A pure function of the link's text.
Descriptor parseDescriptor(std::string_view target);

/// Which processes hold the ends of pipes and sockets: the links of /proc/*/fd, of those processes whose links this user may
/// read. They are some thousands, so they are read in pieces: a look through all goes on from call to call.
///
/// Thread-safety: one thread at a time.
class DescriptorOwners {
public:
    struct Owner {
        int32_t process = 0;
        bool writes = false; ///< of a pipe: whether it may write into it (the mode of the link)

        bool operator==(const Owner &) const = default;
    };
    using Owners = std::vector<Owner>; ///< each process and direction once

    /// Goes on with a look through the processes for `budget`, beginning a new one with `first` where none is under way. True
    /// where it came to its end: find() then says what was so during that look.
    bool look(std::chrono::microseconds budget, std::span<const int32_t> first = {});
    /// Those of the last whole look, and of the processes looked at since. Empty: nobody was seen.
    Owners find(Descriptor::Kind kind, uint64_t inode) const;

    /// Of one process no more than so many are read.
    static constexpr size_t MostOfProcess = 4096;

private:
    using Table = std::unordered_map<uint64_t, Owners>;
    void readProcess(int32_t process);
    void beginLook(std::span<const int32_t> first);

    Table m_last[2]; ///< pipes, sockets
    Table m_now[2];
    std::vector<int32_t> m_left; ///< processes of the look under way, the next one last
    bool m_underWay = false;
};

} // namespace performance
