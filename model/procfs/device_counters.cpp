// SPDX-License-Identifier: MIT
#include "performance/procfs/device_counters.h"

#include "performance/procfs/text_cursor.h"

#include <array>

namespace performance {

std::vector<DiskStats> parseDiskStats(std::string_view text)
{
    std::vector<DiskStats> disks;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        line.word();
        line.word();
        DiskStats d;
        d.name = line.word();
        std::array<int64_t, 11> values{};
        size_t count = 0;
        for (; count < values.size(); ++count) {
            const auto value = line.number();
            if (!value)
                break;
            values[count] = *value;
        }
        if (d.name.empty() || count < values.size())
            continue;
        d.reads = values[0];
        d.readsMerged = values[1];
        d.sectorsRead = values[2];
        d.msReading = values[3];
        d.writes = values[4];
        d.writesMerged = values[5];
        d.sectorsWritten = values[6];
        d.msWriting = values[7];
        d.inFlight = values[8];
        d.msBusy = values[9];
        d.msWeighted = values[10];
        disks.push_back(d);
    }
    return disks;
}

std::vector<NetworkDevice> parseNetDev(std::string_view text)
{
    std::vector<NetworkDevice> devices;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        // Names may contain anything, also '|' and colons (aliases); the counters begin after the last colon. The two
        // lines of headings have none.
        const size_t colon = line.rfind(':');
        if (colon == std::string_view::npos)
            continue;
        NetworkDevice device;
        device.name = TextCursor(line.substr(0, colon)).word();
        TextCursor cursor(line.substr(colon + 1));
        std::array<int64_t, 12> values{};
        size_t count = 0;
        for (; count < values.size(); ++count) {
            const auto value = cursor.number();
            if (!value)
                break;
            values[count] = *value;
        }
        if (device.name.empty() || count < values.size())
            continue;
        device.receivedBytes = values[0];
        device.receivedPackets = values[1];
        device.receiveErrors = values[2];
        device.receiveDropped = values[3];
        device.sentBytes = values[8];
        device.sentPackets = values[9];
        device.sendErrors = values[10];
        device.sendDropped = values[11];
        devices.push_back(device);
    }
    return devices;
}

} // namespace performance
