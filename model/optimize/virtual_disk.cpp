// SPDX-License-Identifier: MIT
#include "performance/optimize/virtual_disk.h"

#include "performance/optimize/small_file.h"

#include <algorithm>
#include <array>

namespace performance {

bool isDisk(std::string_view name)
{
    const bool isBootArea = name.starts_with("mmcblk") && name.find("boot") != std::string_view::npos;
    return !isBootArea && !name.starts_with("loop") && !name.starts_with("zram") && !name.starts_with("ram");
}

bool isTurningDisk(const QString &name, const QString &root)
{
    // virtio_blk, xen-blkfront, device mapper, md, NVMe, network and memory disks, cards: Documentation/admin-guide/devices.txt.
    static constexpr std::array kinds{"vd",  "xvd",  "dm-",  "md",  "nvme",   "nbd",
                                      "rbd", "loop", "zram", "ram", "mmcblk", "pmem"};
    if (std::any_of(kinds.begin(), kinds.end(), [&](const char *kind) { return name.startsWith(QLatin1String(kind)); }))
        return false;
    const QString folder = QStringLiteral("%1/sys/block/%2").arg(root, name);
    if (contentsOf(folder + QLatin1String("/queue/rotational")) != "1")
        return false;
    // What INQUIRY answers, as QEMU (hw/scsi/scsi-disk.c), VMware, Hyper-V, VirtualBox and the clouds say it.
    static constexpr std::array makers{"QEMU", "VMware", "Msft", "VBOX", "Google", "Virtual", "Nutanix", "Amazon"};
    const QByteArray said = contentsOf(folder + QLatin1String("/device/vendor")) + ' '
        + contentsOf(folder + QLatin1String("/device/model"));
    return std::none_of(makers.begin(), makers.end(), [&](const char *maker) { return said.contains(maker); });
}

} // namespace performance
