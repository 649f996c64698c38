// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace performance::knobs {

// Thread-safety: any thread; each call reads the files anew.

/// The value that a setting gets when the machine starts.
struct BootSetting {
    std::string file; ///< whose line it is
    std::string value;
};

/// The line that decides a key such as "vm.swappiness": of the *.conf in etc, run, usr/local/lib, usr/lib and lib/sysctl.d
/// below `root`, sorted by name wherever they lie; of equal names only the first folder's, which hides the others, also as a
/// link to /dev/null. The last line of a key counts; one with a glob only where none names the key. Source: sysctl.d(5)
/// and parse_file() and apply_all() in systemd's src/sysctl/sysctl.c. sysctl(8) --system reads in the same order, and
/// /etc/sysctl.conf after all, which Debian and Fedora link as 99-sysctl.conf for systemd. Nothing: no line names the key.
std::optional<BootSetting> sysctlAtBoot(const std::string &root, const std::string &key);

/// The same of a file that "w" lines of tmpfiles.d(5) write: of one path the first line counts, in the order of the names of
/// the files; of globs that fit the last.
std::optional<BootSetting> fileAtBoot(const std::string &root, const std::string &path);

} // namespace performance::knobs
