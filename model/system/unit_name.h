// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

/// The systemd unit, scope or container that a process belongs to, from /proc/PID/cgroup: "firefox.service". A unit inside
/// of a container or machine has its name before it, "lxc.payload.web/nginx.service", so that it is not taken for the
/// host's unit of the same name. Empty for what belongs to none.
/// Thread-safety: a pure function.
QString unitFromCgroup(std::string_view cgroup);

} // namespace performance
