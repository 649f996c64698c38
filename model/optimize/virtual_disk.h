// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

// Thread-safety: any thread; isTurningDisk() reads the disk's files anew.

/// Whether a block device is a disk: no loop device, none in memory, not the boot area of a flash chip.
bool isDisk(std::string_view name);

/// Whether a disk has turning platters. `rotational` alone does not tell: it is 1 unless a driver clears it, which those of
/// virtio, of Xen and of the disks that hypervisors emulate do not. False for a mapped disk: the disks beneath it are looked
/// at themselves. `root` stands before /sys in tests.
bool isTurningDisk(const QString &name, const QString &root);

} // namespace performance
