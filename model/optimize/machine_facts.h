// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule_data.h"

#include <string_view>

namespace performance {

/// Adds the facts about the machine that rules ask for ("fact.power"; all of them: settings_survey.h). A fact that is
/// unknown, or means nothing here (the state of an x86 clock on arm64), has no entry. `root` stands before /proc and
/// /sys in tests.
/// Thread-safety: any thread; it reads the files anew.
void addMachineFacts(Settings &settings, const QString &root);

/// Which of the kernel's settings root could change from here: in a container, the machine's settings are its host's.
/// Thread-safety: does not change after it was made; any thread.
class OwnSettings {
public:
    explicit OwnSettings(const QString &root);
    /// `path`: a file below /proc/sys or /sys, without a root before it.
    bool has(std::string_view path) const;

private:
    struct Tree {
        QByteArray point;
        bool readOnly = false;
    };
    std::vector<Tree> m_trees; ///< mounts over /proc and /sys, in their order
    bool m_ownUsers = false;   ///< in a user namespace other than the first
};

} // namespace performance
