// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_reader.h"

#include "performance/core/translate.h"

#include "performance/ingest/prometheus_page.h"

namespace performance {

namespace {

using std::string_view;

/// Whether the last line is "# EOF".
bool hasEnd(string_view page)
{
    while (!page.empty() && (page.back() == '\n' || page.back() == '\r'))
        page.remove_suffix(1);
    return page.substr(page.find_last_of('\n') + 1) == "# EOF"; // npos + 1 is 0
}

} // namespace

void takePrometheus(string_view page, const QString &program, const QString &instance, Intake &intake,
                    PageFormat format)
{
    const bool isWhole = hasEnd(page);
    if (format == PageFormat::OpenMetrics && !isWhole) {
        intake.reject(translate("Ingest", "the page was cut off: it does not end with # EOF"), 1);
        return;
    }
    PrometheusPage reader(program, instance, isWhole ? PageFormat::OpenMetrics : PageFormat::Prometheus);
    size_t samples = 0;
    quint64 broken = 0;
    while (!page.empty()) {
        const size_t end = page.find('\n');
        string_view line = page.substr(0, end);
        page.remove_prefix(end == string_view::npos ? page.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        skipPrometheusBlanks(line);
        if (line.empty())
            continue;
        if (line.front() == '#') {
            reader.comment(line);
            continue;
        }
        if (end == string_view::npos) {
            // Of "1027" it may be "10".
            intake.reject(translate("Ingest", "the page was cut off: its last line does not end"), 1);
            continue;
        }
        auto sample = ++samples <= MostPrometheusSamples ? prometheusSampleOf(line) : std::nullopt;
        if (sample)
            reader.sample(std::move(*sample));
        else
            ++broken;
    }
    reader.giveTo(intake);
    if (broken > 0)
        intake.reject(translate("Ingest", "a line is not Prometheus' text, or there are too many"), broken);
}

} // namespace performance
