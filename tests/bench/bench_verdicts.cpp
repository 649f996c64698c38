// SPDX-License-Identifier: MIT

// How often a verdict is false where a change does nothing, and how often a true effect is found: the experiment as it is, and as
// it was first (three stretches from before, then on and off in turns, medians compared by effectOf()), on the same loads.
// Usage: bench_verdicts TRIALS.  Prints "false|LOAD|WHEN|FIRST|NOW" and "power|CASE|FIRST|NOW|SECONDS NOW", in per cent.
#include "optimize/simulated_loads.h"

#include <performance/stats/effect.h>

#include <cstdio>
#include <cstdlib>

using namespace simulated;

namespace {

/// The first version's experiment: at 12 s each, seven turns after half a minute of history.
Verdicts turns(const Load &load, const Trial &trial, int count, std::mt19937_64 &random)
{
    Verdicts verdicts;
    for (int i = 0; i < count; ++i) {
        const Seconds seconds = load.begin(random);
        for (auto warm = random() % 97; warm > 0; --warm)
            seconds();
        std::vector<double> history;
        if (trial.fired) {
            if (!waitUntilFired(seconds, &history))
                continue;
        } else {
            for (int second = 0; second < 30; ++second)
                history.push_back(seconds());
        }
        std::vector<std::vector<double>> without;
        std::vector<std::vector<double>> with;
        for (int third = 0; third < 3; ++third) {
            std::vector<double> &stretch = without.emplace_back();
            for (int second = 0; second < 10; ++second)
                stretch.push_back(trial.level
                                  + trial.spread * history[history.size() - 30 + size_t(third * 10 + second)]);
        }
        for (int turn = 0; turn < 7; ++turn) {
            const bool on = turn % 2 == 0;
            seconds();
            seconds();
            std::vector<double> &stretch = (on ? with : without).emplace_back();
            for (int second = 0; second < 10; ++second)
                stretch.push_back((trial.level + trial.spread * seconds()) * (on ? 1 - trial.effect : 1));
        }
        const auto effect = performance::mayBeReal(without, with) ? performance::effectOf(without, with, random())
                                                                  : std::nullopt;
        if (!effect || !effect->isReal())
            ++verdicts.notProven;
        else if (effect->difference < 0)
            ++verdicts.better;
        else
            ++verdicts.worse;
    }
    return verdicts;
}

void printFalse(const Load &load, const char *when, const Trial &trial, int trials, std::mt19937_64 &random)
{
    const Verdicts now = experiments(load, trial, trials, random);
    if (now.all() < trials / 2)
        return; // it hardly ever fires
    const bool hasFirst = !trial.victimEnds && !trial.twice;
    const Verdicts first = hasFirst ? turns(load, trial, trials, random) : Verdicts();
    std::printf("false|%s|%s|", load.name.c_str(), when);
    if (hasFirst)
        std::printf("%.1f / %.1f", 100 * first.share(first.better), 100 * first.share(first.worse));
    std::printf("|%.1f / %.1f\n", 100 * now.share(now.better), 100 * now.share(now.worse));
    std::fflush(stdout);
}

void printPower(const std::string &name, const Load &load, const Trial &trial, int trials, std::mt19937_64 &random)
{
    const Verdicts now = experiments(load, trial, trials, random);
    const Verdicts first = turns(load, trial, trials / 4, random); // ten thousand resamples each
    std::printf("power|%s|%.0f|%.0f|%.0f\n", name.c_str(), 100 * first.share(first.better), 100 * now.share(now.better),
                now.seconds / now.all());
    std::fflush(stdout);
}

} // namespace

int main(int count, char **arguments)
{
    const int trials = count == 2 ? std::atoi(arguments[1]) : 0;
    if (trials <= 0)
        return 2;
    std::mt19937_64 random(std::random_device{}());
    Trial any;
    Trial fired;
    fired.fired = true;
    Trial twice;
    twice.twice = true;
    Trial ends;
    ends.victimEnds = true;
    for (const Load &load : noises()) {
        printFalse(load, "any moment", any, trials, random);
        printFalse(load, "fired", fired, trials, random);
        printFalse(load, "a second one after it", twice, trials, random);
        printFalse(load, "the victim ends", ends, trials, random);
    }
    for (const Load &load : periodic())
        printFalse(load, "any moment", any, trials, random);
    for (const int spread : {5, 20, 40}) {
        for (const int effect : {5, 10, 20, 30, 50})
            printPower("AR(1) 0.9, sd " + std::to_string(spread) + " %, " + std::to_string(effect) + " % less",
                       autoregressive(0.9), {100, double(spread), effect / 100.0, false, false, false}, trials, random);
    }
    for (const int share : {20, 40, 60, 80})
        printPower("losses in " + std::to_string(share) + " % of seconds end", losses(share / 100.0),
                   {0, 1, 1, false, false, false}, trials, random);
    return 0;
}
