// SPDX-License-Identifier: MIT
#pragma once

// /proc/diskstats (Documentation/admin-guide/iostats.rst) and /proc/net/dev.

#include <cstdint>
#include <string_view>
#include <vector>

namespace performance {

// Thread-safety: pure functions; the names of a result lie in `text`.

struct DiskStats {
    std::string_view name;
    int64_t reads = 0, readsMerged = 0, sectorsRead = 0, msReading = 0;
    int64_t writes = 0, writesMerged = 0, sectorsWritten = 0, msWriting = 0;
    int64_t inFlight = 0, msBusy = 0, msWeighted = 0;
};
/// Lines with fewer than eleven counters are left out.
std::vector<DiskStats> parseDiskStats(std::string_view text);

struct NetworkDevice {
    std::string_view name;
    int64_t receivedBytes = 0, receivedPackets = 0, receiveErrors = 0, receiveDropped = 0;
    int64_t sentBytes = 0, sentPackets = 0, sendErrors = 0, sendDropped = 0;
};
std::vector<NetworkDevice> parseNetDev(std::string_view text);

} // namespace performance
