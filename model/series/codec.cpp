// SPDX-License-Identifier: MIT
#include "performance/series/codec.h"

#include "performance/series/range_coder.h"
#include "performance/series/varint.h"

#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace performance {

namespace {

// All arithmetic wraps on purpose: differences of extreme values overflow and come back when they are undone.
uint64_t wrap(qint64 value)
{
    return uint64_t(value);
}

/// How a column becomes residuals: differenced `order` times, then freed of a moving average of weight 2^-average
/// (0: none).
struct Transform {
    int order = 1;
    int average = 0;
};

/// The moving average of what has been seen, in 1/256 of a unit.
class MovingAverage {
public:
    explicit MovingAverage(int shift) : m_shift(shift) {}
    qint64 prediction() const { return m_shift == 0 ? 0 : m_value >> Fraction; }
    void learn(qint64 value)
    {
        if (m_shift == 0)
            return;
        // Values that would overflow the fraction are left out: such a column gains nothing from an average.
        if (value > Limit || value < -Limit)
            return;
        m_value += ((value << Fraction) - m_value) >> m_shift;
    }

private:
    static constexpr int Fraction = 8;
    static constexpr qint64 Limit = qint64(1) << 52;
    int m_shift;
    qint64 m_value = 0;
};

/// Differences of the given order; the first `order` values stay.
std::vector<qint64> differenced(std::span<const qint64> values, int order)
{
    std::vector<qint64> out(values.begin(), values.end());
    for (int pass = 0; pass < order; ++pass) {
        for (size_t i = out.size(); i-- > size_t(pass) + 1;)
            out[i] = qint64(wrap(out[i]) - wrap(out[i - 1]));
    }
    return out;
}

/// Bits that the residuals would take, roughly: what decides between transforms.
double costOf(std::span<const qint64> differences, const Transform &transform)
{
    MovingAverage average(transform.average);
    double cost = 0;
    for (size_t i = size_t(transform.order); i < differences.size(); ++i) {
        const qint64 residual = qint64(wrap(differences[i]) - wrap(average.prediction()));
        const uint64_t magnitude = residual < 0 ? -wrap(residual) : wrap(residual);
        cost += magnitude == 0 ? 0.4 : std::log2(double(magnitude)) + 2.5;
        average.learn(differences[i]);
    }
    return cost;
}

/// The probabilities that both directions share. Must be used in the same order by the encoder and the decoder.
class ResidualModel {
public:
    static constexpr int Classes = 65; // number of bits of the magnitude: 0 to 64

    template<typename Bit>
    int codeClass(int value, Bit bit)
    {
        // A small class is counted up; that learns faster than a tree when there are few values.
        auto &row = m_classes[size_t(context())];
        int found = 0;
        while (found < Classes - 1 && bit(row[size_t(found)], value > found))
            ++found;
        m_second = m_first;
        m_first = found;
        return found;
    }
    template<typename Bit>
    bool codeSign(bool negative, Bit bit)
    {
        m_lastSign = bit(m_signs[size_t(m_lastSign)], negative) ? 1 : 0;
        return m_lastSign;
    }
    AdaptiveBit &leading(int bits, int node) { return m_leading[size_t(bits)][size_t(node)]; }

private:
    int context() const
    {
        const auto level = [](int bits) {
            return bits == 0 ? 0 : bits < 3 ? 1 : bits < 5 ? 2 : bits < 8 ? 3 : bits < 12 ? 4 : bits < 20 ? 5 : 6;
        };
        return level(m_first) * 7 + level(m_second);
    }

    std::array<std::array<AdaptiveBit, Classes>, 49> m_classes;
    std::array<AdaptiveBit, 2> m_signs;
    std::array<std::array<AdaptiveBit, 8>, Classes> m_leading;
    int m_first = 0;
    int m_second = 0;
    int m_lastSign = 0;
};

constexpr int LeadingBits = 3;

void encodeResidual(RangeEncoder &encoder, ResidualModel &model, qint64 residual)
{
    const auto bit = [&](AdaptiveBit &probability, bool value) {
        encoder.encode(probability, value);
        return value;
    };
    const uint64_t magnitude = residual < 0 ? -wrap(residual) : wrap(residual);
    const int bits = std::bit_width(magnitude);
    model.codeClass(bits, bit);
    if (bits == 0)
        return;
    model.codeSign(residual < 0, bit);
    int rest = bits - 1;
    int node = 1;
    for (int i = 0; i < LeadingBits && rest > 0; ++i) {
        --rest;
        const bool value = (magnitude >> rest) & 1;
        encoder.encode(model.leading(bits, node), value);
        node = node * 2 + int(value);
    }
    encoder.encodeDirect(magnitude & ((uint64_t(1) << rest) - 1), rest);
}

qint64 decodeResidual(RangeDecoder &decoder, ResidualModel &model)
{
    const auto bit = [&](AdaptiveBit &probability, bool) { return decoder.decode(probability); };
    const int bits = model.codeClass(0, bit);
    if (bits == 0)
        return 0;
    const bool negative = model.codeSign(false, bit);
    uint64_t magnitude = 1;
    int rest = bits - 1;
    int node = 1;
    for (int i = 0; i < LeadingBits && rest > 0; ++i) {
        --rest;
        const bool value = decoder.decode(model.leading(bits, node));
        node = node * 2 + int(value);
        magnitude = (magnitude << 1) | uint64_t(value);
    }
    magnitude = rest == 0 ? magnitude : (magnitude << rest) | decoder.decodeDirect(rest);
    return qint64(negative ? -magnitude : magnitude);
}

/// What the range-coded columns begin with: 0 marks a column of one value that repeats.
constexpr char Constant = 0;
constexpr char Coded = 1;

/// The greatest common divisor of all differences from the first value, so that bytes of whole pages cost as pages.
uint64_t commonDivisor(std::span<const qint64> values)
{
    uint64_t divisor = 0;
    for (const qint64 value : values) {
        const qint64 difference = qint64(wrap(value) - wrap(values[0]));
        divisor = std::gcd(divisor, difference < 0 ? -wrap(difference) : wrap(difference));
        if (divisor == 1)
            break;
    }
    // A divisor that does not fit a positive qint64 cannot be divided by below.
    return divisor > uint64_t(std::numeric_limits<qint64>::max()) ? 1 : divisor;
}

} // namespace

QByteArray encodeIntegers(std::span<const qint64> values)
{
    QByteArray out;
    if (values.empty())
        return out;
    const uint64_t divisor = commonDivisor(values);
    if (divisor == 0) {
        out += Constant;
        putVarint(out, zigzag(values[0]));
        return out;
    }

    std::vector<qint64> reduced(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        reduced[i] = qint64(wrap(values[i]) - wrap(values[0])) / qint64(divisor);

    Q_ASSERT(reduced[0] == 0);
    static constexpr Transform Candidates[] = {{0, 0}, {0, 2}, {0, 4}, {1, 0}, {1, 2}, {1, 4}, {2, 0}};
    Transform best;
    double bestCost = std::numeric_limits<double>::infinity();
    std::vector<qint64> differences;
    std::vector<qint64> bestDifferences;
    int order = -1;
    for (const Transform &candidate : Candidates) {
        if (candidate.order != order)
            differences = differenced(reduced, candidate.order);
        order = candidate.order;
        const double cost = costOf(differences, candidate);
        if (cost < bestCost) {
            bestCost = cost;
            best = candidate;
            bestDifferences = differences;
        }
    }

    Q_ASSERT(bestDifferences.size() == values.size() && best.order <= 2 && best.average < 16); // a nibble each
    out += Coded;
    out += char(best.order * 16 + best.average);
    putVarint(out, zigzag(values[0]));
    putVarint(out, divisor);

    RangeEncoder encoder;
    const auto model = std::make_unique<ResidualModel>();
    MovingAverage average(best.average);
    // reduced[0] is always 0 and need not be coded.
    for (size_t i = 1; i < bestDifferences.size(); ++i) {
        encodeResidual(encoder, *model, qint64(wrap(bestDifferences[i]) - wrap(average.prediction())));
        average.learn(bestDifferences[i]);
    }
    return out + encoder.finish();
}

std::optional<std::vector<qint64>> decodeIntegers(QByteArrayView data, size_t count)
{
    std::vector<qint64> values;
    if (count == 0)
        return values;
    VarintReader reader(data);
    const auto kind = reader.bytes(1);
    if (!kind)
        return std::nullopt;
    if ((*kind)[0] == Constant) {
        const auto value = reader.varint();
        if (!value)
            return std::nullopt;
        values.assign(count, unzigzag(*value));
        return values;
    }
    const auto transform = reader.bytes(1);
    const auto first = reader.varint();
    const auto divisor = reader.varint();
    if ((*kind)[0] != Coded || !transform || !first || !divisor)
        return std::nullopt;
    const int order = (*transform)[0] >> 4;
    const int shift = (*transform)[0] & 15;
    if (order < 0 || order > 2)
        return std::nullopt;

    RangeDecoder decoder(reader.rest());
    const auto model = std::make_unique<ResidualModel>();
    MovingAverage average(shift);
    values.resize(count);
    values[0] = 0;
    uint64_t value = 0;
    uint64_t slope = 0;
    for (size_t i = 1; i < count; ++i) {
        const qint64 difference = qint64(wrap(decodeResidual(decoder, *model)) + wrap(average.prediction()));
        average.learn(difference);
        if (order == 0) {
            value = wrap(difference);
        } else if (order == 1 || i == 1) {
            value += wrap(difference);
            slope = wrap(difference);
        } else {
            slope += wrap(difference);
            value += slope;
        }
        values[i] = qint64(value);
    }
    const uint64_t base = wrap(unzigzag(*first));
    for (qint64 &v : values)
        v = qint64(wrap(v) * *divisor + base);
    return values;
}

namespace {

/// Doubles as integers in the same order, and back. Its own inverse; −0 stays apart from 0.
qint64 ordered(qint64 bits)
{
    return bits < 0 ? bits ^ std::numeric_limits<qint64>::max() : bits;
}

constexpr int MaxDecimals = 9;
constexpr char RawBits = char(0x7f);

/// The fewest decimals with which every value is an exact integer, or nothing.
std::optional<int> decimalsOf(std::span<const qint64> bits)
{
    double power = 1;
    for (int decimals = 0; decimals <= MaxDecimals; ++decimals, power *= 10) {
        bool exact = true;
        for (const qint64 b : bits) {
            const double value = std::bit_cast<double>(b);
            const double scaled = std::round(value * power);
            // −0 and values beyond 2^53 have no exact integer.
            exact = std::fabs(scaled) < 9e15 && std::bit_cast<qint64>(double(qint64(scaled)) / power) == b;
            if (!exact)
                break;
        }
        if (exact)
            return decimals;
    }
    return std::nullopt;
}

} // namespace

QByteArray encodeReals(std::span<const qint64> bits)
{
    std::vector<qint64> integers(bits.size());
    const auto decimals = decimalsOf(bits);
    const double power = decimals ? std::pow(10.0, *decimals) : 1;
    for (size_t i = 0; i < bits.size(); ++i)
        integers[i] = decimals ? qint64(std::round(std::bit_cast<double>(bits[i]) * power)) : ordered(bits[i]);
    return char(decimals.value_or(RawBits)) + encodeIntegers(integers);
}

std::optional<std::vector<qint64>> decodeReals(QByteArrayView data, size_t count)
{
    if (count == 0)
        return std::vector<qint64>();
    if (data.isEmpty())
        return std::nullopt;
    const char kind = data[0];
    if (kind != RawBits && (kind < 0 || kind > MaxDecimals))
        return std::nullopt;
    auto values = decodeIntegers(data.sliced(1), count);
    if (!values)
        return std::nullopt;
    const double power = kind == RawBits ? 1 : std::pow(10.0, kind);
    for (qint64 &value : *values)
        value = kind == RawBits ? ordered(value) : std::bit_cast<qint64>(double(value) / power);
    return values;
}

} // namespace performance
