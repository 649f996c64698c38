// SPDX-License-Identifier: MIT
#include "performance/stats/effect.h"

#include "performance/stats/summary.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr int SegmentResamples = 10000;
constexpr size_t LeastSegments = 3;
constexpr size_t LeastSamples = 3;

/// SplitMix64: ten thousand resamples draw a million numbers, and std::mt19937_64 takes most of the time.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : m_state(seed) {}
    size_t below(size_t bound)
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return size_t(((z ^ (z >> 31)) >> 32) * bound >> 32);
    }

private:
    std::uint64_t m_state;
};

double medianOfAll(std::span<const std::vector<double>> segments)
{
    std::vector<double> all;
    for (const auto &segment : segments)
        all.insert(all.end(), segment.begin(), segment.end());
    return *quantileOf(all, 0.5);
}

/// Whole segments drawn anew, and in each, blocks of a third of its length from anywhere, around its end to its beginning.
double resampledMedian(std::span<const std::vector<double>> segments, Draw &draw, std::vector<double> &room)
{
    room.clear();
    for (size_t i = 0; i < segments.size(); ++i) {
        const std::vector<double> &segment = segments[draw.below(segments.size())];
        const size_t block = std::max<size_t>(1, segment.size() / 3);
        for (size_t taken = 0; taken < segment.size();) {
            size_t at = draw.below(segment.size());
            for (size_t k = 0; k < block && taken < segment.size(); ++k, ++taken) {
                room.push_back(segment[at]);
                at = at + 1 == segment.size() ? 0 : at + 1;
            }
        }
    }
    return *quantileOf(room, 0.5);
}

struct MedianMoments {
    double mean = 0;
    double error = 0; ///< squared, of the mean
    double freedom = 0;
};

MedianMoments momentsOfMedians(std::span<const std::vector<double>> segments)
{
    std::vector<double> medians;
    for (std::vector<double> segment : segments)
        medians.push_back(*quantileOf(segment, 0.5));
    MedianMoments moments;
    const auto count = double(medians.size());
    for (const double median : medians)
        moments.mean += median / count;
    for (const double median : medians)
        moments.error += (median - moments.mean) * (median - moments.mean) / (count - 1) / count;
    moments.freedom = count - 1;
    return moments;
}

struct Interval {
    double low = 0;
    double high = 0;
};

/// Welch's of the difference of the segments' medians; nothing where no segment differs from another.
std::optional<Interval> welch(std::span<const std::vector<double>> without, std::span<const std::vector<double>> with)
{
    const MedianMoments a = momentsOfMedians(without);
    const MedianMoments b = momentsOfMedians(with);
    const double error = a.error + b.error;
    if (error <= 0)
        return std::nullopt;
    // Welch and Satterthwaite's degrees of freedom.
    const double freedom = error * error / (a.error * a.error / a.freedom + b.error * b.error / b.freedom);
    const boost::math::students_t distribution(std::max(1.0, freedom));
    const double margin = boost::math::quantile(distribution, 0.975) * std::sqrt(error);
    return Interval{b.mean - a.mean - margin, b.mean - a.mean + margin};
}

bool areEnough(std::span<const std::vector<double>> segments)
{
    return segments.size() >= LeastSegments
        && std::all_of(segments.begin(), segments.end(), [](const auto &s) { return s.size() >= LeastSamples; });
}

} // namespace

bool mayBeReal(std::span<const std::vector<double>> without, std::span<const std::vector<double>> with)
{
    if (!areEnough(without) || !areEnough(with))
        return false;
    const auto interval = welch(without, with);
    return !interval || interval->low > 0 || interval->high < 0;
}

std::optional<Effect> effectOf(std::span<const std::vector<double>> without, std::span<const std::vector<double>> with,
                               std::uint64_t seed)
{
    if (!areEnough(without) || !areEnough(with))
        return std::nullopt;
    Effect effect;
    effect.without = medianOfAll(without);
    effect.with = medianOfAll(with);
    effect.difference = effect.with - effect.without;

    Draw draw(seed);
    std::vector<double> room;
    std::vector<double> differences;
    differences.reserve(SegmentResamples);
    for (int i = 0; i < SegmentResamples; ++i) {
        const double a = resampledMedian(without, draw, room);
        differences.push_back(resampledMedian(with, draw, room) - a);
    }
    const auto at = [&](double quantile) {
        const auto place = differences.begin() + std::ptrdiff_t(quantile * (SegmentResamples - 1));
        std::nth_element(differences.begin(), place, differences.end());
        return *place;
    };
    effect.low = at(0.025);
    effect.high = at(0.975);

    if (const auto interval = welch(without, with)) {
        effect.low = std::min(effect.low, interval->low);
        effect.high = std::max(effect.high, interval->high);
    }
    if (effect.without != 0)
        effect.change = effect.difference / std::fabs(effect.without);
    return effect;
}

} // namespace performance
