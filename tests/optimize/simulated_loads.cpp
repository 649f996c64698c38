// SPDX-License-Identifier: MIT
#include "optimize/simulated_loads.h"

#include <performance/optimize/experiment.h>

#include <cmath>
#include <numeric>

using namespace performance;

namespace simulated {

namespace {

double normal(std::mt19937_64 &random)
{
    return std::normal_distribution<double>()(random);
}

double uniform(std::mt19937_64 &random, double most = 1)
{
    return std::uniform_real_distribution<double>(0, most)(random);
}

Load walk()
{
    return {"random walk", [](std::mt19937_64 &random) -> Seconds {
                return [&random, value = 0.0]() mutable { return value += 0.15 * normal(random); };
            }};
}

Load trend(double perMinute)
{
    return {"trend " + std::to_string(int(perMinute)) + " sd/min, AR 0.5", [=](std::mt19937_64 &random) -> Seconds {
                return [noise = autoregressive(0.5).begin(random), risen = 0.0, perMinute]() mutable {
                    return noise() + (risen += perMinute / 60);
                };
            }};
}

Load heavyTails()
{
    return {"heavy tails (t 1.5, AR 0.7)", [](std::mt19937_64 &random) -> Seconds {
                return [&random, spikes = std::student_t_distribution<double>(1.5), value = 0.0]() mutable {
                    return value = 0.7 * value + 0.5 * spikes(random);
                };
            }};
}

Load bursts(double on, double off)
{
    return {"bursts " + std::to_string(int(on)) + "/" + std::to_string(int(off)) + " s",
            [=](std::mt19937_64 &random) -> Seconds {
                return [&random, on, off, bursting = false, left = 0.0]() mutable {
                    if (left <= 0) {
                        bursting = !bursting;
                        left = std::exponential_distribution<double>(1 / (bursting ? on : off))(random);
                    }
                    left -= 1;
                    return (bursting ? 2.0 : -1.0) + 0.3 * normal(random);
                };
            }};
}

Load sine(double period)
{
    return {"sine " + std::to_string(int(period)) + " s", [=](std::mt19937_64 &random) -> Seconds {
                return [&random, period, at = uniform(random, period)]() mutable {
                    return 1.4 * std::sin(2 * M_PI * (at += 1) / period) + 0.3 * normal(random);
                };
            }};
}

Load square(double period)
{
    return {"square " + std::to_string(int(period)) + " s", [=](std::mt19937_64 &random) -> Seconds {
                return [&random, period, at = uniform(random, period)]() mutable {
                    return (std::fmod(at += 1, period) < period / 2 ? 1.0 : -1.0) + 0.3 * normal(random);
                };
            }};
}

/// The optimizer's own loop: a second passes, was measured, and then whatever is due is done.
std::optional<CrossoverEffect> experiment(const Seconds &load, const Trial &trial, std::mt19937_64 &random,
                                          double *seconds)
{
    const Timestamp begun = fromNanoseconds(1'700'000'000'000'000'000);
    Experiment experiment(CrossoverDesign(), begun, random());
    const int end = trial.victimEnds ? int(30 + random() % 210) : 1000000;
    std::vector<double> measured; // in the second that begins at its index
    const Experiment::Measure measure = [&](const TimeRange &range) -> std::optional<double> {
        const auto from = size_t((range.from - begun) / std::chrono::seconds(1));
        const auto to = size_t((range.to - begun) / std::chrono::seconds(1));
        const size_t until = std::min({to, measured.size(), size_t(end)});
        if (until <= from || double(until - from) < 0.5 * double(to - from))
            return std::nullopt;
        double sum = 0;
        for (size_t i = from; i < until; ++i)
            sum += measured[i];
        return sum / double(until - from);
    };
    for (Timestamp at = begun;; at += std::chrono::seconds(1)) {
        *seconds += 1;
        if (int(measured.size()) >= end)
            return experiment.conclude(at, measure);
        if (experiment.due(at) == Experiment::Due::Look) {
            const bool isOver = experiment.isOver(at);
            const auto effect = experiment.look(at, measure);
            if (isOver || (effect && effect->isReal()))
                return effect;
        }
        if (experiment.due(at) != Experiment::Due::Nothing)
            experiment.switched(at);
        const double value = trial.level + trial.spread * load();
        measured.push_back(experiment.isOn() ? value * (1 - trial.effect) : value);
    }
}

} // namespace

bool waitUntilFired(const Seconds &load, std::vector<double> *history)
{
    std::vector<double> own;
    std::vector<double> &seen = history ? *history : own;
    seen.clear();
    for (int second = 1; second <= 3600; ++second) {
        seen.push_back(load());
        if (second % 5 != 0 || second < 30)
            continue;
        bool fired = true;
        for (size_t third = 0; third < 3; ++third) {
            const auto from = seen.end() - 30 + std::ptrdiff_t(third * 10);
            fired = fired && std::accumulate(from, from + 10, 0.0) / 10 > 0.5;
        }
        if (fired)
            return true;
    }
    return false;
}

Load autoregressive(double persistence)
{
    std::string number = std::to_string(persistence);
    number.erase(number.find_last_not_of('0') + 1);
    return {persistence == 0 ? std::string("white noise") : "AR(1) " + number, [=](std::mt19937_64 &random) -> Seconds {
                return [&random, persistence, value = normal(random)]() mutable {
                    return value = persistence * value + std::sqrt(1 - persistence * persistence) * normal(random);
                };
            }};
}

Load losses(double share)
{
    return {"losses in " + std::to_string(int(std::lround(share * 100))) + " % of seconds",
            [=](std::mt19937_64 &random) -> Seconds {
                return [&random, share] { return uniform(random) < share ? std::exp(normal(random)) : 0.0; };
            }};
}

std::vector<Load> noises()
{
    return {autoregressive(0), autoregressive(0.9), autoregressive(0.99), walk(),      trend(-1),   trend(3),
            heavyTails(),      bursts(20, 40),      bursts(60, 120),      losses(0.4), losses(0.05)};
}

std::vector<Load> periodic()
{
    std::vector<Load> loads;
    for (int period = 5; period <= 120; ++period) {
        loads.push_back(sine(period));
        loads.push_back(square(period));
    }
    return loads;
}

Verdicts experiments(const Load &load, const Trial &trial, int count, std::mt19937_64 &random)
{
    Verdicts verdicts;
    for (int tries = 0; verdicts.all() < count && tries < (trial.fired ? 12 * count : count); ++tries) {
        const Seconds seconds = load.begin(random);
        for (auto warm = random() % 97; warm > 0; --warm)
            seconds();
        if (trial.fired && !waitUntilFired(seconds))
            continue;
        double spent = 0;
        if (trial.twice)
            (void)experiment(seconds, trial, random, &spent);
        const auto effect = experiment(seconds, trial, random, &verdicts.seconds);
        if (!effect || !effect->isReal())
            ++verdicts.notProven;
        else if (effect->difference < 0)
            ++verdicts.better;
        else
            ++verdicts.worse;
    }
    return verdicts;
}

} // namespace simulated
