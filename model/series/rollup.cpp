// SPDX-License-Identifier: MIT
#include "performance/series/rollup.h"

#include <algorithm>

namespace performance {

using namespace rollup_row;

RollupEntry &RollupRow::at(int slot)
{
    Q_ASSERT(slot >= 0);
    if (entries.empty())
        firstSlot = slot;
    if (slot < firstSlot) {
        entries.insert(entries.begin(), size_t(firstSlot - slot), RollupEntry());
        firstSlot = slot;
    }
    const auto index = size_t(slot - firstSlot);
    if (index >= entries.size())
        entries.resize(index + 1);
    return entries[index];
}

QByteArray encodeRow(const RollupRow &row)
{
    const auto &entries = row.entries;
    Q_ASSERT(!entries.empty() && row.firstSlot >= 0
             && size_t(row.firstSlot) + entries.size() <= 0xffff); // 16 bits each
    const RollupEntry &front = entries.front();
    const bool sameCount = std::all_of(entries.cbegin(), entries.cend(),
                                       [&](const RollupEntry &e) { return e.count == front.count; });
    const bool sameValue = std::all_of(entries.cbegin(), entries.cend(), [&](const RollupEntry &e) {
        return e.count == 0 || (float(e.minimum) == float(front.minimum) && float(e.maximum) == float(front.minimum));
    });

    QByteArray out;
    const auto put = [&](auto value) { out.append(reinterpret_cast<const char *>(&value), sizeof value); };
    put(quint8((sameCount ? SameCount : 0) | (sameValue ? SameValue : 0)));
    put(quint16(row.firstSlot));
    put(quint16(entries.size()));
    if (sameCount) {
        put(front.count);
    } else {
        for (const RollupEntry &e : entries)
            put(e.count);
    }
    if (sameValue) {
        put(float(front.minimum));
        return out;
    }
    const auto finite = [](const RollupEntry &e, double value) { return e.count ? float(value) : 0.0f; };
    for (const RollupEntry &e : entries)
        put(finite(e, e.minimum));
    for (const RollupEntry &e : entries)
        put(finite(e, e.maximum));
    for (const RollupEntry &e : entries)
        put(finite(e, e.mean()));
    return out;
}

std::optional<RollupRow> decodeRow(QByteArrayView bytes, int slots)
{
    RollupRow row;
    const bool whole = visitRow(bytes, slots, [&](int slot, double low, double high, double mean, quint32 count) {
        row.at(slot).add(low, high, mean, count);
    });
    return whole ? std::optional(std::move(row)) : std::nullopt;
}

} // namespace performance
