// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

/// Whether a block device holds anything of its own: no loop, no memory, not the area of a chip that holds its boot loader.
bool isDisk(std::string_view name);

/// Whether a disk turns. Many that do not say so all the same: `rotational` is 1 unless a driver clears it, which those of
/// virtio and Xen do not, and the disks that hypervisors imitate neither; a mapped disk is as those beneath it, which are
/// looked at themselves. `root` stands before /sys in tests.
bool isTurningDisk(const QString &name, const QString &root);

} // namespace performance
