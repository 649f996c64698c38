// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>
#include <span>
#include <vector>

namespace performance {

/// Lossless compression of one column of a block.
///
/// An integer column is divided by the greatest common divisor of its differences, differenced up to twice, freed of
/// its moving average where that helps, and what is left is range-coded: the number of bits of a residual is
/// predicted from the two before it, its leading bits from their number, the rest is stored as it is. Which
/// differences are taken is decided for each column by what they would cost. Doubles that are short decimals (most
/// of what programs record) become integers first; others keep their bits, as integers in the order of the doubles.
///
/// Measured on recorded series (tests/bench): see the README there. Decoding costs some tens of nanoseconds a value.
///
/// Thread-safety: pure functions.
QByteArray encodeIntegers(std::span<const qint64> values);
QByteArray encodeReals(std::span<const qint64> bits);

/// `count` values, or nothing where the bytes cannot be such a column. Never reads past `data`; a column whose bytes
/// were changed may decode to other values, which is why blocks carry a checksum.
std::optional<std::vector<qint64>> decodeIntegers(QByteArrayView data, size_t count);
std::optional<std::vector<qint64>> decodeReals(QByteArrayView data, size_t count);

} // namespace performance
