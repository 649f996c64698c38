// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule_data.h"

#include <string_view>

namespace performance {

/// Adds what a machine is, as far as rules ask ("fact.power"; all of them: settings_survey.h). What cannot be told, or means
/// nothing here (the state of an x86 clock on arm64), has no entry. `root` stands before /proc and /sys in tests.
void addMachineFacts(Settings &settings, const QString &root);

/// Which of the kernel's settings somebody in here could change at all, were he root: in a container those of the machine
/// are its host's.
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
