// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <QByteArray>

#include <optional>

namespace performance {

class VarintReader;

// Rows of a profile's tables as bytes, for what lies in the tail and for the names of a block. Whoever reads appends to what is
// there, checks that indices point at something, and gives false where the bytes are damaged.
//
// Thread-safety: pure functions.

/// startedAt, duration, target, notes, events, quality.
void putHeader(QByteArray &out, const Profile &profile);
bool readHeader(VarintReader &reader, Profile &profile);

/// Rows from `first` on.
void putStrings(QByteArray &out, const Profile &profile, size_t first);
bool readStrings(VarintReader &reader, Profile &profile);
void putModules(QByteArray &out, const Profile &profile, size_t first);
bool readModules(VarintReader &reader, Profile &profile);
void putFunctions(QByteArray &out, const Profile &profile, size_t first);
bool readFunctions(VarintReader &reader, Profile &profile);

/// One row each, for tables in which rows also change.
void putModule(QByteArray &out, const ProfileModule &module);
std::optional<ProfileModule> readModule(VarintReader &reader, const Profile &profile);

/// An index below `count`.
std::optional<qint32> readIndex(VarintReader &reader, size_t count);

/// Compressed with zstd, at the level for what is stored once, or for what is written every second.
inline constexpr int StoredLevel = 19;
inline constexpr int TailLevel = 3;
QByteArray packed(const QByteArray &plain, int level);
/// Nothing where it is damaged, or would be more than StacksLimits::TextBytes.
std::optional<QByteArray> unpacked(QByteArrayView bytes);

} // namespace performance
