// SPDX-License-Identifier: MIT
#include "performance/stats/crossover_design.h"

#include <algorithm>
#include <random>

namespace performance {

CrossoverDesign CrossoverDesign::ofStretches(nanoseconds most)
{
    CrossoverDesign design;
    const nanoseconds usual = design.most;
    design.most = most;
    design.least = std::max<nanoseconds>(most / 2, std::chrono::seconds(2));
    design.settle = std::clamp<nanoseconds>(most / 4, std::chrono::seconds(1), design.settle);
    design.longest = nanoseconds(qint64(double(design.longest.count()) * double(most.count()) / double(usual.count())));
    return design;
}

CrossoverDesign CrossoverDesign::forCadence(nanoseconds cadence, nanoseconds latency) const
{
    CrossoverDesign slower = *this;
    if (cadence > step) {
        const double times = double(cadence.count()) / double(step.count());
        const auto stretched = [&](nanoseconds length) { return nanoseconds(qint64(double(length.count()) * times)); };
        slower = {stretched(longest), stretched(settle), stretched(least), stretched(most), cadence};
    }
    if (latency > slower.settle) {
        slower.longest += (latency - slower.settle)
            * (slower.longest / (slower.settle + (slower.least + slower.most) / 2));
        slower.settle = latency;
    }
    return slower;
}

std::vector<CrossoverPair> CrossoverDesign::drawn(quint64 seed) const
{
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<qint64> steps(least / step, std::max(least / step, most / step));
    std::vector<CrossoverPair> pairs;
    for (nanoseconds room = longest;;) {
        CrossoverPair pair{step * steps(random), step * steps(random), (random() >> 63) != 0};
        room -= pair.first + pair.second + 2 * settle;
        if (room < nanoseconds(0))
            return pairs;
        pairs.push_back(pair);
    }
}

nanoseconds CrossoverDesign::lengthOf(const std::vector<CrossoverPair> &pairs) const
{
    nanoseconds length{0};
    for (const CrossoverPair &pair : pairs)
        length += pair.first + pair.second + 2 * settle;
    return length;
}

} // namespace performance
