// SPDX-License-Identifier: MIT
#include "performance/stats/change_points.h"

#include "performance/stats/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace performance {

namespace {

constexpr size_t Fewest = 180; ///< values
constexpr size_t Block = 5;    ///< values whose median stands for them
/// A level that lasts no longer, between two that are alike, is a burst.
constexpr size_t Burst = 6 * 60 / Block;
constexpr size_t Day = 24 * 60 / Block;

/// A pair of neighbouring windows, in blocks.
struct Scale {
    size_t before;
    size_t after;
    double threshold; ///< in robust deviations of their difference
};
constexpr std::array Scales{Scale{72, 11, 4.2}, Scale{144, 48, 4.5}, Scale{2 * Day, Day, 4.5}};

/// The mean of the middle half of a sorted window.
double middleMean(const double *sorted, size_t count)
{
    const size_t cut = count / 4;
    double sum = 0;
    for (size_t i = cut; i < count - cut; ++i)
        sum += sorted[i];
    return sum / double(count - 2 * cut);
}

/// Of each window of `width` neighbours, by the index of its first.
std::vector<double> slidingLevels(std::span<const double> values, size_t width)
{
    std::vector<double> levels;
    if (values.size() < width)
        return levels;
    std::vector<double> sorted(values.begin(), values.begin() + ptrdiff_t(width));
    std::sort(sorted.begin(), sorted.end());
    levels.reserve(values.size() - width + 1);
    for (size_t first = 0;; ++first) {
        levels.push_back(middleMean(sorted.data(), width));
        if (first + width == values.size())
            return levels;
        // The new one takes the old one's place, and moves to where it belongs.
        size_t at = size_t(std::lower_bound(sorted.begin(), sorted.end(), values[first]) - sorted.begin());
        const double fresh = values[first + width];
        for (; at + 1 < width && sorted[at + 1] < fresh; ++at)
            sorted[at] = sorted[at + 1];
        for (; at > 0 && sorted[at - 1] > fresh; --at)
            sorted[at] = sorted[at - 1];
        sorted[at] = fresh;
    }
}

double levelOf(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : middleMean(sorted.data(), sorted.size());
}

// --- what each day does ---------------------------------------------------------------------------------------------

constexpr size_t Bins = 144; ///< ten minutes each
constexpr size_t FewestDays = 5;

qint64 minuteOf(const TimedValue &value)
{
    return std::chrono::floor<std::chrono::minutes>(value.time.time_since_epoch()).count();
}

/// How the times of day differ from their day's median, of every second day from `first` on; empty where there are too few days.
std::vector<double> dailyProfile(std::span<const TimedValue> values, size_t first, size_t every)
{
    std::array<std::vector<double>, Bins> bins;
    size_t days = 0;
    size_t day = 0;
    for (size_t begin = 0; begin < values.size(); ++day) {
        const qint64 date = minuteOf(values[begin]) / 1440;
        size_t end = begin;
        while (end < values.size() && minuteOf(values[end]) / 1440 == date)
            ++end;
        if (end - begin >= 720 && day % every == first) {
            std::vector<double> all;
            for (size_t i = begin; i < end; ++i)
                all.push_back(values[i].value);
            const double median = *quantileOf(all, 0.5);
            std::array<std::vector<double>, Bins> own;
            for (size_t i = begin; i < end; ++i)
                own[size_t(minuteOf(values[i]) % 1440) / (1440 / Bins)].push_back(values[i].value - median);
            for (size_t bin = 0; bin < Bins; ++bin) {
                if (!own[bin].empty())
                    bins[bin].push_back(*quantileOf(own[bin], 0.5));
            }
            ++days;
        }
        begin = end;
    }
    if (days < (FewestDays + every - 1) / every)
        return {};
    std::vector<double> profile(Bins);
    for (size_t bin = 0; bin < Bins; ++bin)
        profile[bin] = quantileOf(bins[bin], 0.5).value_or(0);
    return profile;
}

double correlation(std::span<const double> a, std::span<const double> b)
{
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / double(a.size());
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / double(b.size());
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// The values without what they do each day, where odd and even days agree that they do it.
std::vector<double> withoutDaily(std::span<const TimedValue> values)
{
    std::vector<double> out;
    out.reserve(values.size());
    for (const TimedValue &value : values)
        out.push_back(value.value);
    const auto even = dailyProfile(values, 0, 2);
    const auto odd = even.empty() ? even : dailyProfile(values, 1, 2);
    if (odd.empty() || correlation(even, odd) < 0.5)
        return out;
    const auto profile = dailyProfile(values, 0, 1);
    for (size_t i = 0; i < values.size(); ++i)
        out[i] -= profile[size_t(minuteOf(values[i]) % 1440) / (1440 / Bins)];
    return out;
}

// --- differences of neighbouring windows ----------------------------------------------------------------------------

struct Found {
    size_t at; ///< the first block of the new level
    double score;
};
constexpr double Exact = 1e9; ///< the score where there is no noise at all

class Search {
public:
    Search(std::span<const double> blocks, const ChangePointOptions &options) : m_blocks(blocks), m_options(options) {}

    std::vector<Found> find()
    {
        double finer = 0;
        size_t finerWidth = 0;
        for (const Scale &scale : Scales) {
            if (m_blocks.size() < 2 * (scale.before + scale.after))
                break;
            finer = look(scale, finerWidth == 0 ? 0 : finer * std::sqrt(double(finerWidth) / double(scale.after)));
            finerWidth = scale.after;
        }
        dropBursts();
        dropSmall();
        return m_found;
    }

private:
    /// The deviation of the difference at this scale, no less than `least`.
    double look(const Scale &scale, double least)
    {
        const auto before = slidingLevels(m_blocks, scale.before);
        const auto after = slidingLevels(m_blocks, scale.after);
        const size_t count = m_blocks.size() - scale.before - scale.after + 1;
        std::vector<double> differences(count);
        std::vector<double> sizes(count);
        for (size_t i = 0; i < count; ++i) {
            differences[i] = after[i + scale.before] - before[i];
            sizes[i] = std::abs(differences[i]);
        }
        std::vector<double> ordered = sizes;
        const double spread = std::max(1.4826 * quantileOf(ordered, 0.5).value_or(0), least);
        std::vector<Found> candidates; // scored by the size as yet
        for (size_t i = 0; i < count; ++i) {
            const size_t at = i + scale.before;
            if (sizes[i] < scale.threshold * spread || !isLarge(before[i], differences[i]))
                continue;
            if (candidates.empty() || at - candidates.back().at >= scale.after)
                candidates.push_back({at, sizes[i]});
            else if (sizes[i] > candidates.back().score)
                candidates.back() = {at, sizes[i]};
        }
        std::sort(candidates.begin(), candidates.end(),
                  [](const Found &a, const Found &b) { return a.score > b.score; });
        for (Found &candidate : candidates)
            candidate.score = spread > 0 ? candidate.score / spread : Exact;
        for (const Found &candidate : candidates)
            accept(candidate, scale, spread);
        return spread;
    }

    bool isLarge(double before, double difference) const
    {
        return std::abs(difference) >= std::max(m_options.leastShare * std::abs(before), m_options.least);
    }

    /// Unless it is the flank of one that was found: it must be one without what lies behind its neighbours.
    void accept(const Found &candidate, const Scale &scale, double spread)
    {
        size_t begin = candidate.at - scale.before;
        size_t end = candidate.at + scale.after;
        for (const Found &other : m_found) {
            if (other.at <= candidate.at)
                begin = std::max(begin, other.at);
            else
                end = std::min(end, other.at);
        }
        if (candidate.at - begin < scale.after || end - candidate.at < scale.after)
            return;
        const double before = levelOf(m_blocks.subspan(begin, candidate.at - begin));
        const double difference = levelOf(m_blocks.subspan(candidate.at, end - candidate.at)) - before;
        if (std::abs(difference) < scale.threshold * spread || !isLarge(before, difference))
            return;
        m_found.push_back(candidate);
        std::sort(m_found.begin(), m_found.end(), [](const Found &a, const Found &b) { return a.at < b.at; });
    }

    size_t beginOf(size_t segment) const { return segment == 0 ? 0 : m_found[segment - 1].at; }
    size_t endOf(size_t segment) const { return segment == m_found.size() ? m_blocks.size() : m_found[segment].at; }
    double level(size_t segment) const
    {
        return levelOf(m_blocks.subspan(beginOf(segment), endOf(segment) - beginOf(segment)));
    }

    void dropBursts()
    {
        for (size_t i = 1; i < m_found.size();) {
            const double was = level(i - 1);
            const double is = level(i);
            const double then = level(i + 1);
            if (endOf(i) - beginOf(i) > Burst || std::abs(then - was) > std::abs(is - was) / 2) {
                ++i;
                continue;
            }
            m_found.erase(m_found.begin() + ptrdiff_t(i) - 1, m_found.begin() + ptrdiff_t(i) + 1);
            i = 1;
        }
    }
    void dropSmall()
    {
        for (size_t i = 0; i < m_found.size();) {
            const double was = level(i);
            if (isLarge(was, level(i + 1) - was)) {
                ++i;
                continue;
            }
            m_found.erase(m_found.begin() + ptrdiff_t(i));
            i = 0;
        }
    }

    std::span<const double> m_blocks;
    ChangePointOptions m_options;
    std::vector<Found> m_found; ///< by rising place
};

/// The value at which the new level begins, between two: where the sums of the distances from the middle turn.
size_t turningPoint(std::span<const double> values, size_t from, size_t to, double before, double after)
{
    const double middle = (before + after) / 2;
    const double reach = std::abs(after - before);
    double sum = 0;
    double best = 0;
    size_t at = from;
    for (size_t i = from; i < to; ++i) {
        const double distance = std::clamp(values[i] - middle, -reach, reach);
        sum += after > before ? -distance : distance; // rises while it is as before
        if (sum > best) {
            best = sum;
            at = i + 1;
        }
    }
    return at;
}

} // namespace

std::vector<ChangePoint> changePoints(std::span<const TimedValue> given, const ChangePointOptions &options)
{
    std::vector<TimedValue> values;
    std::copy_if(given.begin(), given.end(), std::back_inserter(values),
                 [](const TimedValue &value) { return std::isfinite(value.value); });
    if (values.size() < Fewest)
        return {};
    const std::vector<double> flat = withoutDaily(values);
    // The newest are whole blocks; of the oldest some are left out.
    const size_t skipped = flat.size() % Block;
    std::vector<double> blocks;
    for (size_t i = skipped; i < flat.size(); i += Block) {
        std::array<double, Block> block;
        std::copy_n(flat.begin() + ptrdiff_t(i), Block, block.begin());
        std::nth_element(block.begin(), block.begin() + Block / 2, block.end());
        blocks.push_back(block[Block / 2]);
    }
    const std::vector<Found> found = Search(blocks, options).find();
    std::vector<ChangePoint> points;
    for (size_t i = 0; i < found.size(); ++i) {
        const size_t at = found[i].at;
        const size_t begin = std::max(i == 0 ? 0 : found[i - 1].at, at > Day ? at - Day : 0);
        const size_t end = std::min(i + 1 == found.size() ? blocks.size() : found[i + 1].at, at + Day);
        const double before = levelOf(std::span(blocks).subspan(begin, at - begin));
        const double after = levelOf(std::span(blocks).subspan(at, end - at));
        const size_t reach = Burst / 6;
        const size_t from = std::max(begin, at > reach ? at - reach : 0);
        const size_t to = std::min(end, at + reach);
        const size_t turn = std::min(turningPoint(flat, skipped + from * Block, skipped + to * Block, before, after),
                                     values.size() - 1);
        points.push_back({values[turn].time, before, after, found[i].score});
    }
    return points;
}

} // namespace performance
