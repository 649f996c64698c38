// SPDX-License-Identifier: MIT
#include "performance/ux/proof.h"

#include "performance/stats/effect.h"
#include "performance/ux/say.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace performance {

namespace {

constexpr std::array<int, 4> Looks{15, 30, 60, 120};
constexpr size_t MostSegments = 8;
constexpr size_t FewestOfSegment = 3;

std::vector<std::vector<double>> segmentsOf(std::span<const double> values)
{
    const size_t count = std::clamp(values.size() / 5, size_t(3), MostSegments);
    std::vector<std::vector<double>> segments(count);
    for (size_t i = 0; i < values.size(); ++i)
        segments[i * count / values.size()].push_back(values[i]);
    return segments;
}

} // namespace

UxProof prove(std::span<const double> before, std::span<const double> after, const Message &name, const QString &unit,
              int minutesEach)
{
    const bool ofVisits = minutesEach == 0;
    UxProof proof;
    if (before.size() < 3 * FewestOfSegment) {
        proof.verdict = inUx(
            ofVisits ? QT_TRANSLATE_NOOP("Ux", "There were too few visits before to compare with (%1).")
                     : QT_TRANSLATE_NOOP("Ux", "It was used too little before to compare with (%1 minutes)."),
            {before.size() * size_t(std::max(1, minutesEach))});
        return proof;
    }
    const auto told = [&](const Effect &effect) {
        return inUx(QT_TRANSLATE_NOOP("Ux", "%1: %2 before, %3 since; the difference is %4 to %5 (95 %)."),
                    {name, uxValue(effect.without, unit), uxValue(effect.with, unit), uxValue(effect.low, unit),
                     uxValue(effect.high, unit)});
    };
    const std::span<const double> reference = before.last(std::min(before.size(), size_t(Looks.back())));
    bool looked = false;
    for (const int look : Looks) {
        if (after.size() < size_t(look)) {
            proof.needed = look - int(after.size());
            const int needed = proof.needed * std::max(1, minutesEach);
            if (!looked)
                proof.verdict = inUx(
                    ofVisits ? QT_TRANSLATE_NOOP("Ux", "Not proven yet: %1 more visits are needed.")
                             : QT_TRANSLATE_NOOP("Ux", "Not proven yet: %1 more minutes of use are needed."),
                    {needed});
            else
                proof.verdict = inUx(
                    ofVisits
                        ? QT_TRANSLATE_NOOP("Ux",
                                            "Not proven yet: no clear difference so far; %1 more visits are needed.")
                        : QT_TRANSLATE_NOOP(
                            "Ux", "Not proven yet: no clear difference so far; %1 more minutes of use are needed."),
                    {needed});
            return proof;
        }
        looked = true;
        const auto without = segmentsOf(reference);
        const auto with = segmentsOf(after.first(size_t(look)));
        const auto effect = mayBeReal(without, with) ? effectOf(without, with) : std::nullopt;
        if (effect && effect->isReal()) {
            proof.state = effect->high < 0 ? UxImprovement::Proof::Worked : UxImprovement::Proof::DidNot;
            proof.verdict = Message::joined({inUx(effect->high < 0 ? QT_TRANSLATE_NOOP("Ux", "It worked. ")
                                                                   : QT_TRANSLATE_NOOP("Ux", "It became worse. ")),
                                             told(*effect)},
                                            QString());
            return proof;
        }
    }
    proof.state = UxImprovement::Proof::DidNot;
    proof.verdict = inUx(ofVisits ? QT_TRANSLATE_NOOP("Ux", "It did not: %1 visits show no difference.")
                                  : QT_TRANSLATE_NOOP("Ux", "It did not: %1 minutes of use show no difference."),
                         {Looks.back() * std::max(1, minutesEach)});
    return proof;
}

} // namespace performance
