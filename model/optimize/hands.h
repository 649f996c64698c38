// SPDX-License-Identifier: MIT
#pragma once

#include "performance/helper/helper_client.h"
#include "performance/knobs/authority.h"
#include "performance/knobs/turner.h"
#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"

#include <map>

namespace performance {

/// Who makes a change: this program, with its own journal, where the kernel lets it; else the privileged helper, where it
/// is installed, with root's journal. To whoever uses it, there is one history. Thread-safe; a change that an
/// administrator must allow waits for the answer.
class Hands {
public:
    /// `folder`: of the journal; beside it stands what the helper is not told, which suggestion each change was for.
    Hands(knobs::Turner own, const std::string &folder);

    /// What may be done, by whichever of the two does it.
    knobs::Authority authorityOver(const knobs::Target &target, const std::string &before, const std::string &after,
                                   bool *asksPermission = nullptr) const;
    knobs::Result<std::vector<knobs::Write>> plan(
        const std::vector<std::pair<knobs::Target, std::string>> &wanted) const
    {
        return m_own.plan(wanted);
    }

    /// As of knobs::Turner. `leased`: it is only tried, and goes back should this program end before keep(): at once where the
    /// helper makes it, else as soon as another program of ours looks (takeBackOrphans()).
    knobs::Result<knobs::Change> apply(const std::string &suggestion, const std::vector<knobs::Write> &plan,
                                       const std::string &who, bool leased);
    /// Makes `root`, a change that was taken back, again, leased; `who` as it is to stand in the history.
    knobs::Result<knobs::Change> applyAgain(const std::string &root, const std::string &suggestion,
                                            const std::vector<knobs::Write> &plan, const std::string &who);
    knobs::Result<knobs::Change> undo(const std::string &change, bool overwrite = false);
    /// As of knobs::Turner; of the helper's NotHere, for it cannot be told to forget: what it made can be written over.
    knobs::Result<void> letGo(const std::string &change);
    knobs::Result<void> keep(const std::string &change);
    knobs::Result<void> makePermanent(const std::string &change);
    /// As of helper::HelperClient.
    void cancelQuestions();
    knobs::Result<std::vector<knobs::Change>> settle() { return m_own.settle(); }
    /// Of this program's journal; the helper looks after its own.
    knobs::Result<std::vector<knobs::Change>> takeBackOrphans() { return m_own.takeBackOrphans(); }
    /// Those of this program's journal; asks nobody.
    knobs::Result<std::vector<knobs::Change>> ownChanges() const { return m_own.changes(); }
    /// Oldest first. What the helper made of which nothing is known here is among them while it stands, with its own
    /// id as suggestion.
    knobs::Result<std::vector<knobs::Change>> changes() const;

    /// Writes what the helper answered since; with no lock held.
    void writeLog() { m_log.write(); }

private:
    struct Purpose {
        std::string suggestion;
        std::string who;
    };
    helper::HelperClient *helper() const;
    template<typename T>
    knobs::Result<T> logged(const char *question, knobs::Result<T> answer) const;
    bool isHelpers(const std::string &change) const;
    bool needsHelper(const std::vector<knobs::Write> &plan) const;
    knobs::Result<knobs::Change> note(const knobs::Result<std::string> &made, const std::string &suggestion,
                                      const std::vector<knobs::Write> &plan, const std::string &who);

    knobs::Turner m_own;
    std::string m_file;
    mutable CountedLog m_log{lcHelper};
    mutable Mutex m_mutex;
    mutable std::map<std::string, Purpose> m_purposes WAI_GUARDED_BY(m_mutex); ///< of the helper's changes
    bool m_wasUsed WAI_GUARDED_BY(m_mutex) = false;                            ///< the helper, ever
    mutable bool m_looked WAI_GUARDED_BY(m_mutex) = false;
    mutable std::unique_ptr<helper::HelperClient> m_helper WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
