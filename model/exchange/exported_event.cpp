// SPDX-License-Identifier: MIT
#include "performance/exchange/exported_event.h"

namespace performance {

namespace {

std::vector<bool> sampledEvents(const Profile &profile)
{
    std::vector<bool> sampled(profile.events.size());
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleWeights[i] > 0)
            sampled[profile.sampleEvents[i]] = true;
    }
    return sampled;
}

} // namespace

std::optional<quint8> exportedEvent(const Profile &profile, const QString &wanted)
{
    const std::vector<bool> sampled = sampledEvents(profile);
    std::optional<quint8> best;
    for (size_t i = 0; i < profile.events.size(); ++i) {
        const ProfileEvent &event = profile.events[i];
        if (!wanted.isEmpty() && event.name == wanted)
            return quint8(i);
        const bool better = !best
            || (event.kind == ProfileEvent::Kind::OnCpu && profile.events[*best].kind != ProfileEvent::Kind::OnCpu);
        if (wanted.isEmpty() && sampled[i] && better)
            best = quint8(i);
    }
    return best;
}

QStringList otherEvents(const Profile &profile, quint8 exported)
{
    const std::vector<bool> sampled = sampledEvents(profile);
    QStringList names;
    for (size_t i = 0; i < profile.events.size(); ++i) {
        if (sampled[i] && i != exported)
            names << profile.events[i].name;
    }
    return names;
}

} // namespace performance
