// SPDX-License-Identifier: MIT
#include "performance/system/mount_table.h"

#include "performance/procfs/text_cursor.h"

#include <algorithm>
#include <array>
#include <map>

namespace performance {

namespace {

std::string unescaped(std::string_view word)
{
    std::string out;
    for (size_t i = 0; i < word.size(); ++i) {
        if (word[i] == '\\' && i + 3 < word.size()) {
            const auto digit = [&](size_t at) { return word[at] >= '0' && word[at] <= '7' ? word[at] - '0' : -1; };
            const int a = digit(i + 1), b = digit(i + 2), c = digit(i + 3);
            if (a >= 0 && b >= 0 && c >= 0) {
                out += char(a * 64 + b * 8 + c);
                i += 3;
                continue;
            }
        }
        out += word[i];
    }
    return out;
}

bool isOneOf(std::string_view type, const auto &types)
{
    return std::any_of(types.begin(), types.end(), [&](const char *other) { return type == other; });
}

bool isBelow(std::string_view point, std::string_view folder)
{
    return point.size() > folder.size() && point.starts_with(folder) && point[folder.size()] == '/';
}

} // namespace

std::vector<Mount> parseMountInfo(std::string_view text)
{
    std::vector<Mount> mounts;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view whole = lines.line();
        const size_t dash = whole.find(" - ");
        if (dash == std::string_view::npos)
            continue;
        TextCursor line(whole.substr(0, dash));
        Mount mount;
        mount.id = line.number().value_or(-1);
        mount.parent = line.number().value_or(-1);
        mount.device = std::string(line.word());
        mount.root = unescaped(line.word());
        mount.point = unescaped(line.word());
        const std::string_view options = line.word();
        mount.readOnly = options == "ro" || options.starts_with("ro,");
        TextCursor tail(whole.substr(dash + 3));
        mount.type = std::string(tail.word());
        mount.source = unescaped(tail.word());
        mount.superOptions = std::string(tail.word());
        if (!mount.point.empty())
            mounts.push_back(std::move(mount));
    }
    return mounts;
}

std::vector<Mount> reachable(const std::vector<Mount> &mounts)
{
    std::map<int64_t, const Mount *> byId;
    std::map<std::pair<int64_t, std::string_view>, const Mount *>
        mountedAt; // by parent and point; the last one is on top
    for (const Mount &mount : mounts) {
        byId[mount.id] = &mount;
        if (mount.parent != mount.id)
            mountedAt[{mount.parent, mount.point}] = &mount;
    }
    // The way that the kernel takes along a path: at each step into whatever is mounted there.
    const auto leadsTo = [&](const Mount *from, std::string_view point) {
        for (size_t end = std::max<size_t>(1, from->point.size());;) {
            size_t left = mounts.size(); // a mangled table may run in a circle
            for (auto next = mountedAt.find({from->id, point.substr(0, end)}); next != mountedAt.end() && left > 0;
                 --left) {
                from = next->second;
                next = mountedAt.find({from->id, point.substr(0, end)});
            }
            if (end >= point.size())
                return from;
            end = std::min(point.find('/', end + 1), point.size());
        }
    };
    std::vector<Mount> found;
    for (const Mount &mount : mounts) {
        // In a container or a chroot the topmost parents are not in the table.
        const Mount *top = &mount;
        for (size_t left = mounts.size(); left > 0; --left) {
            const auto parent = byId.find(top->parent);
            if (parent == byId.end() || parent->second == top)
                break;
            top = parent->second;
        }
        const bool pathFits = top == &mount || top->point == mount.point || top->point == "/"
            || isBelow(mount.point, top->point);
        if (!pathFits || leadsTo(top, mount.point) == &mount)
            found.push_back(mount);
    }
    return found;
}

bool holdsData(const Mount &mount)
{
    // autofs must not even be asked: that would mount what waits there.
    static constexpr std::array others{"autofs",
                                       "binfmt_misc",
                                       "bpf",
                                       "cgroup",
                                       "cgroup2",
                                       "configfs",
                                       "cpuset",
                                       "debugfs",
                                       "devfs",
                                       "devpts",
                                       "devtmpfs",
                                       "efivarfs",
                                       "fusectl",
                                       "hugetlbfs",
                                       "mqueue",
                                       "nfsd",
                                       "nsfs",
                                       "openpromfs",
                                       "proc",
                                       "pstore",
                                       "ramfs",
                                       "rootfs",
                                       "rpc_pipefs",
                                       "resctrl",
                                       "securityfs",
                                       "selinuxfs",
                                       "smackfs",
                                       "sysfs",
                                       "tracefs",
                                       "usbfs",
                                       "xenfs",
                                       "cramfs",
                                       "erofs",
                                       "romfs",
                                       "squashfs",
                                       "fuse.archivemount",
                                       "fuse.gvfsd-fuse",
                                       "fuse.lxcfs",
                                       "fuse.portal",
                                       "fuse.snapfuse",
                                       "fuse.squashfuse",
                                       "fuse.squashfuse_ll",
                                       "fuse.vmware-vmblock"};
    if (isOneOf(mount.type, others))
        return false;
    if (mount.type != "tmpfs")
        return true;
    // Where the kernel shows itself a tmpfs is scaffolding or hides a file from a container; systemd's credentials are
    // read-only. What is left is memory that people fill: /tmp, /run, /dev/shm.
    const std::string_view point = mount.point;
    return !isBelow(point, "/proc") && !isBelow(point, "/sys") && point != "/dev"
        && (!isBelow(point, "/dev") || point == "/dev/shm") && !isBelow(point, "/run/credentials");
}

std::set<std::string> readOnlyDevices(const std::vector<Mount> &mounts)
{
    std::set<std::string> devices;
    for (const Mount &mount : mounts)
        devices.insert(mount.device);
    // fs/proc_namespace.c, show_mountinfo(): "ro" or "rw" of the mount, and first among the options of the superblock.
    for (const Mount &mount : mounts) {
        if (!mount.readOnly && mount.superOptions != "ro" && !mount.superOptions.starts_with("ro,"))
            devices.erase(mount.device);
    }
    return devices;
}

bool mayHang(const Mount &mount)
{
    static constexpr std::array network{"9p",        "afs",  "beegfs", "ceph",    "cifs", "coda",
                                        "glusterfs", "gpfs", "lustre", "nfs",     "nfs4", "ocfs2",
                                        "orangefs",  "smb3", "smbfs",  "virtiofs"};
    return mount.type.starts_with("fuse.") || mount.type == "fuse" || isOneOf(mount.type, network);
}

} // namespace performance
