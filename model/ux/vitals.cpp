// SPDX-License-Identifier: MIT
#include "performance/ux/vitals.h"

#include "performance/ux/visit.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

constexpr std::array<UxVital, 11> Told{{
    {"web_vitals_lcp", "LCP", "ms", 0.75, 2500, 4000},
    {"web_vitals_inp", "INP", "ms", 0.75, 200, 500},
    {"web_vitals_cls", "CLS", "1", 0.75, 0.1, 0.25},
    {"web_vitals_fcp", "FCP", "ms", 0.75, 1800, 3000},
    {"web_vitals_ttfb", "TTFB", "ms", 0.75, 800, 1800},
    {"web_vitals_lcp_soft", "Soft LCP", "ms", 0.75, 0, 0},
    {"web_vitals_inp_soft", "Soft INP", "ms", 0.75, 200, 500},
    {"web_vitals_cls_soft", "Soft CLS", "1", 0.75, 0.1, 0.25},
    {"web_vitals_fcp_soft", "Soft FCP", "ms", 0.75, 0, 0},
    {"long_task", QT_TRANSLATE_NOOP("Ux", "Long tasks"), "ms", 0.75, 0, 0},
    {"wai.ui.hang", QT_TRANSLATE_NOOP("Ux", "Hangs"), "s", 0.75, 0, 0},
}};

constexpr std::array<UxVital, 2> Sampled{{
    {"wai.ui.event_loop.lag", QT_TRANSLATE_NOOP("Ux", "Event loop lag"), "s", 0.95, 0.05, 0.1},
    {"wai.ui.frame.time", QT_TRANSLATE_NOOP("Ux", "Frame time"), "s", 0.99, 1.0 / 60, 2.0 / 60},
}};

constexpr QLatin1String Soft("_soft");

} // namespace

QString hardMetricOf(const QString &metric)
{
    return metric.startsWith(QLatin1String("web_vitals_")) && metric.endsWith(Soft) ? metric.chopped(Soft.size())
                                                                                    : metric;
}

bool keepSoftApart(UxVisit &visit, bool isSoft)
{
    if (!isSoft || !visit.metric.startsWith(QLatin1String("web_vitals_")) || visit.metric.endsWith(Soft))
        return true;
    visit.metric += Soft;
    return vitalOf(visit.metric) != nullptr; // it waits for no first byte: its TTFB of 0 would be "good"
}

std::span<const UxVital> toldVitals()
{
    return Told;
}
std::span<const UxVital> sampledVitals()
{
    return Sampled;
}

const UxVital *vitalOf(const QString &metric)
{
    for (const std::span<const UxVital> all : {toldVitals(), sampledVitals()}) {
        const auto it = std::find_if(all.begin(), all.end(),
                                     [&](const UxVital &vital) { return metric == QLatin1String(vital.metric); });
        if (it != all.end())
            return &*it;
    }
    return nullptr;
}

UxRating ratingOf(double value, const UxVital &vital)
{
    if (vital.poor <= 0)
        return UxRating::Unrated;
    return value <= vital.good ? UxRating::Good : value <= vital.poor ? UxRating::NeedsWork : UxRating::Poor;
}

std::optional<UxVisit> visitOf(const PerformanceMetric &metric)
{
    const bool isTold = std::any_of(Told.begin(), Told.end(),
                                    [&](const UxVital &vital) { return metric.id == QLatin1String(vital.metric); });
    if (!isTold)
        return std::nullopt;
    UxVisit visit;
    visit.time = metric.timestamp;
    visit.metric = metric.id;
    visit.value = metric.value;
    visit.reasons = metric.metadata;
    const auto take = [&](const char *name, const QMap<QString, QString> &from) {
        return from.value(QLatin1String(name));
    };
    visit.program = take("service.name", metric.attributes);
    visit.route = take("url.template", metric.attributes);
    visit.release = take("service.version", metric.metadata);
    visit.visit = take("visit", metric.metadata);
    for (const char *name : {"service.version", "visit", "rating"})
        visit.reasons.remove(QLatin1String(name));
    const bool isSoft = take("navigation.type", metric.attributes) == u"soft"
        || take("navigation", metric.metadata) == u"soft-navigation";
    if (!keepSoftApart(visit, isSoft))
        return std::nullopt;
    return visit;
}

} // namespace performance
