// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

/// Loads on which verdicts are tried: what a figure does, second for second, as a number of spreads around its level.
namespace simulated {

using Seconds = std::function<double()>;
struct Load {
    std::string name;
    std::function<Seconds(std::mt19937_64 &)> begin;
};

Load autoregressive(double persistence);
/// Seconds with losses: so many in a hundred, log-normal in size; 0 otherwise. Unlike the others it is never negative.
Load losses(double share);
/// All of the table: noises, drifts, bursts, periods.
std::vector<Load> noises();
/// A sine and a square wave of each period from 5 to 120 s.
std::vector<Load> periodic();

/// What became of experiments.
struct Verdicts {
    int better = 0;
    int worse = 0;
    int notProven = 0;
    double seconds = 0; ///< that all of them took

    int all() const { return better + worse + notProven; }
    double share(int count) const { return all() > 0 ? double(count) / all() : 0; }
};

struct Trial {
    double level = 100;
    double spread = 20;
    double effect = 0;       ///< share by which the change lowers the figure
    bool fired = false;      ///< it begins because three thirds of half a minute were half a spread above the level
    bool victimEnds = false; ///< in the middle, at a moment of its own
    bool twice = false;      ///< a second one follows the first, and is the one that counts
};

/// Waits until a rule would fire: each third of the last half minute above half a spread, looked at every five seconds. False
/// where that does not happen within an hour. `history`: what was seen until then, if wanted.
bool waitUntilFired(const Seconds &load, std::vector<double> *history = nullptr);

/// The product's experiment, second for second, `count` times, or fewer where the load hardly ever fires: each of twelve tries for
/// one is given up after an hour of its time.
Verdicts experiments(const Load &load, const Trial &trial, int count, std::mt19937_64 &random);

} // namespace simulated
