// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace performance {

/// What statvfs() says of a mounted filesystem.
struct FilesystemSpace {
    int64_t total = 0;
    int64_t free = 0;      ///< also what only root may use
    int64_t available = 0; ///< to everybody
    int64_t inodes = 0;
    int64_t freeInodes = 0;
};

/// Asks mounts for their space on threads of its own: statvfs() on a dead network mount never returns, and a disk that
/// spins up takes ten seconds. Nothing here waits for an answer. A mount that has not answered yet is not asked again;
/// another thread takes over for the others, and the late one is as good as any once it is back.
///
/// Thread-safety: any thread (own mutex). Probes run on threads of its own.
class SpaceAsker {
public:
    /// Replaces statvfs() in tests.
    using Probe = std::function<std::optional<FilesystemSpace>(const std::string &point)>;
    struct Question {
        std::string point;
        std::string device; ///< another one at the same point is another mount
        bool mayHang = false;
    };
    struct Answer {
        std::string point;
        FilesystemSpace space;
    };

    /// How long a mount may take to answer.
    static constexpr std::chrono::milliseconds Deadline{1000};
    /// Of these threads the last one is kept for mounts that cannot be expected to hang.
    static constexpr size_t MostThreads = 8;

    explicit SpaceAsker(Probe probe = {});
    ~SpaceAsker();
    SpaceAsker(const SpaceAsker &) = delete;
    SpaceAsker &operator=(const SpaceAsker &) = delete;

    /// Asks these and forgets all others.
    void ask(const std::vector<Question> &questions);
    /// What came in since the last call. Called often, as it also sees to it that somebody works.
    std::vector<Answer> takeAnswers();
    /// Mounts that did not answer within the deadline, or that nobody was left to ask for as long.
    std::vector<std::string> late() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace performance
