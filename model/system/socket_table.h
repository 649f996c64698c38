// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"

#include <QHash>
#include <QString>

namespace performance {

// Thread-safety: pure functions; readSockets() belongs to the thread of its reader.

/// The sockets of a network namespace by inode, in words: "TCP 127.0.0.1:8080 ↔ 127.0.0.1:40312 (established)".
/// From /proc/PID/net/{tcp,tcp6,udp,udp6,unix} (Documentation/networking/proc_net_tcp.rst).
QHash<quint64, QString> readSockets(FileReader &reader, const std::string &netFolder);

/// "0100007F:1F90" as 127.0.0.1:8080, with an address of IPv6 in brackets; nothing where it is neither.
std::optional<QString> endpointText(std::string_view word);

/// One line of tcp, tcp6, udp or udp6; nothing where it is none.
std::optional<std::pair<quint64, QString>> parseInetSocket(std::string_view line, std::string_view protocol);

} // namespace performance
