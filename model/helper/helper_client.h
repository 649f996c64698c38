// SPDX-License-Identifier: MIT
#pragma once

#include "performance/helper/perf_request.h"
#include "performance/knobs/change.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

struct sd_bus;
struct sd_bus_message;

namespace performance::helper {

/// Talks to the privileged helper over the system bus, which starts it when it is needed. Every call waits for its answer;
/// one that an administrator must allow may wait as long as the question stands on the screen (two minutes at most).
/// Thread-safe. Sources: sd-bus(3), the interface in protocol.h.
class HelperClient {
public:
    /// Nothing where there is no system bus, or no helper installed on it. `address`: another bus, as in
    /// DBUS_SYSTEM_BUS_ADDRESS; empty for the system's.
    static std::unique_ptr<HelperClient> find(const std::string &address = {});
    ~HelperClient();
    HelperClient(const HelperClient &) = delete;
    HelperClient &operator=(const HelperClient &) = delete;

    /// Makes the writes and returns the id of the change. A leased one goes back when this client leaves the bus.
    knobs::Result<std::string> apply(const std::vector<knobs::Write> &plan, bool leased);
    /// Makes again a change that this client applied and took back; it needs no second permission.
    knobs::Result<std::string> redo(const std::string &change, bool leased);
    knobs::Result<void> undo(const std::string &change, bool overwrite);
    /// A leased change may stay from now on.
    knobs::Result<void> keep(const std::string &change);
    knobs::Result<void> makePermanent(const std::string &change);
    /// Those that this user made, oldest first. Answers from memory while nothing changed, and while another call waits
    /// for somebody's permission.
    knobs::Result<std::vector<knobs::Change>> changes();

    /// What waits for somebody's permission fails, now and from now on: nobody wants the answer any more, and the bus, which
    /// sees this client go, takes its question off the screen; with it end the leases. From any thread.
    void cancelQuestions();

    /// The descriptor of a perf event, which the caller owns; `thread` −1: everything on `cpu`.
    knobs::Result<int> openPerfEvent(const PerfRequest &request, std::int32_t process, std::int32_t thread, int cpu);

private:
    /// A connection to the bus, used by one call at a time.
    struct Line {
        sd_bus *bus = nullptr;
        std::mutex mutex;
    };
    HelperClient(sd_bus *asking, sd_bus *telling);
    knobs::Result<std::string> applyToMachine(const std::vector<knobs::Write> &plan, bool leased);
    knobs::Result<std::string> applyToProcess(const std::vector<knobs::Write> &plan, bool leased);
    knobs::Result<void> tell(Line &line, const char *method, const std::string &change, std::optional<bool> flag);
    /// Sends a call and returns its answer, which belongs to whoever called. `patience`: microseconds.
    knobs::Result<sd_bus_message *> ask(Line &line, sd_bus_message *call, const std::string &subject,
                                        std::uint64_t patience);
    knobs::Result<std::string> askForId(sd_bus_message *call, const std::string &subject);

    knobs::Result<std::vector<knobs::Change>> askForChanges();

    int m_askingSocket = -1;
    std::atomic<bool> m_cancelled = false;
    Line m_asking;                    ///< for what an administrator may be asked about; leases are this one's
    Line m_telling;                   ///< for what asks nobody, so that it never waits for an answer to the other
    std::atomic<bool> m_stale = true; ///< something changed since the answer in memory
    std::chrono::steady_clock::time_point m_nextTry{}; ///< one that does not answer is not asked at every turn
    std::mutex m_answerMutex;
    std::vector<knobs::Change> m_answer;
};

} // namespace performance::helper
