// SPDX-License-Identifier: MIT
#include "performance/procfs/memory_info.h"

namespace performance {

namespace {

struct Field {
    std::string_view key;
    std::optional<int64_t> MemInfo::*value;
};

constexpr Field Fields[] = {
    {"MemTotal", &MemInfo::total},
    {"MemFree", &MemInfo::free},
    {"MemAvailable", &MemInfo::available},
    {"Buffers", &MemInfo::buffers},
    {"Cached", &MemInfo::cached},
    {"SwapCached", &MemInfo::swapCached},
    {"SwapTotal", &MemInfo::swapTotal},
    {"SwapFree", &MemInfo::swapFree},
    {"Dirty", &MemInfo::dirty},
    {"Writeback", &MemInfo::writeback},
    {"Shmem", &MemInfo::shmem},
    {"SReclaimable", &MemInfo::slabReclaimable},
    {"SUnreclaim", &MemInfo::slabUnreclaimable},
    {"AnonHugePages", &MemInfo::anonHuge},
    {"HugePages_Total", &MemInfo::hugeTotal},
    {"HugePages_Free", &MemInfo::hugeFree},
};

} // namespace

std::vector<std::string_view> memInfoKeys()
{
    std::vector<std::string_view> keys;
    for (const Field &field : Fields)
        keys.push_back(field.key);
    return keys;
}

MemInfo memInfoOf(const KeyedValues &values)
{
    MemInfo info;
    for (const Field &field : Fields)
        info.*field.value = values.of(field.key);
    return info;
}

void setMemInfo(KeyedValues &values, const MemInfo &info)
{
    for (const Field &field : Fields)
        values.set(field.key, info.*field.value);
}

MemInfo parseMemInfo(std::string_view text)
{
    KeyedValues values(memInfoKeys());
    values.readLines(text);
    return memInfoOf(values);
}

} // namespace performance
