// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_page.h"

#include "performance/core/translate.h"
#include "performance/ingest/utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace performance {

namespace {

using std::string;
using std::string_view;

constexpr double Infinity = std::numeric_limits<double>::infinity();

/// Whether it counts something: a double does so exactly up to here.
bool isCount(double value)
{
    return value >= 0 && value <= 9007199254740992.0;
}

bool endsWith(string_view name, string_view end)
{
    return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

/// Base units stand at the end of names (prometheus.io/docs/practices/naming), before what the parts of a family add.
QString unitOf(string_view name, string_view said)
{
    for (const string_view suffix : {"_total", "_sum"}) {
        if (endsWith(name, suffix)) {
            name.remove_suffix(suffix.size());
            break;
        }
    }
    const auto is = [&](string_view unit, string_view suffix) { return said == unit || endsWith(name, suffix); };
    return is("seconds", "_seconds") ? QStringLiteral("s")
        : is("bytes", "_bytes")      ? QStringLiteral("By")
        : is("celsius", "_celsius")  ? QStringLiteral("Cel")
        : is("volts", "_volts")      ? QStringLiteral("V")
        : is("joules", "_joules")    ? QStringLiteral("J")
        : is("hertz", "_hertz")      ? QStringLiteral("Hz")
        : is("ratio", "_ratio")      ? QStringLiteral("1")
                                     : QString();
}

/// Help texts escape a backslash and a line break (OpenMetrics: a quotation mark, too).
string unescaped(string_view help)
{
    string out;
    for (size_t i = 0; i < help.size(); ++i) {
        if (help[i] == '\\' && i + 1 < help.size()
            && (help[i + 1] == '\\' || help[i + 1] == 'n' || help[i + 1] == '"')) {
            ++i;
            out += help[i] == 'n' ? ' ' : help[i]; // a description is one line
        } else {
            out += help[i];
        }
    }
    return out;
}

/// The value of a label, which is taken out.
std::optional<string> takeLabel(PrometheusSample &sample, string_view name)
{
    std::optional<string> value;
    std::erase_if(sample.labels, [&](auto &label) {
        if (label.first != name)
            return false;
        value = std::move(label.second);
        return true;
    });
    return value;
}

string labelsText(const PrometheusSample &sample)
{
    auto sorted = sample.labels;
    std::sort(sorted.begin(), sorted.end());
    string all;
    for (const auto &[name, value] : sorted)
        all += name + '\1' + value + '\2';
    return all;
}

} // namespace

PrometheusPage::PrometheusPage(const QString &program, const QString &instance, PageFormat format)
    : m_program(program), m_instance(instance), m_format(format), m_sender(std::make_shared<IncomingSender>())
{
    const QByteArray bytes = (program + u'\n' + instance).toUtf8();
    m_sender->name = program;
    m_sender->fingerprint = fingerprintOf(string_view(bytes.constData(), size_t(bytes.size())));
}

void PrometheusPage::comment(string_view line)
{
    line.remove_prefix(1);
    skipPrometheusBlanks(line);
    const string_view keyword = takePrometheusWord(line);
    if (keyword != "TYPE" && keyword != "HELP" && keyword != "UNIT")
        return;
    string name;
    if (!line.empty() && line.front() == '"') {
        if (!takePrometheusQuoted(line, name))
            return;
        skipPrometheusBlanks(line);
    } else {
        name = takePrometheusWord(line);
    }
    Family &family = m_families[name];
    if (keyword == "TYPE")
        family.type = takePrometheusWord(line);
    else if (keyword == "UNIT")
        family.unit = takePrometheusWord(line);
    else
        family.help = unescaped(line);
}

/// The family of a sample: its name, or its name without what histograms, summaries and OpenMetrics' counters add.
const PrometheusPage::Family *PrometheusPage::familyOf(const string &name, string *base) const
{
    *base = name;
    if (const auto it = m_families.find(name); it != m_families.end())
        return &it->second;
    for (const string_view suffix : {"_bucket", "_sum", "_count", "_total", "_created", "_info"}) {
        if (!endsWith(name, suffix))
            continue;
        const auto it = m_families.find(string_view(name).substr(0, name.size() - suffix.size()));
        if (it == m_families.end())
            continue;
        *base = it->first;
        return &it->second;
    }
    return nullptr;
}

/// Whether a sample says when a counter, a histogram or a summary began: "jobs_created" of "jobs" (OpenMetrics) or of
/// "jobs_total" (what clients make of it in 0.0.4). A gauge may be called so as well, "orders_created".
bool PrometheusPage::isCreationOf(const string &name, string *counter) const
{
    if (!endsWith(name, "_created"))
        return false;
    const string base = name.substr(0, name.size() - 8);
    for (const string &family : {base, base + "_total"}) {
        const auto it = m_families.find(family);
        if (it == m_families.end()
            || (it->second.type != "counter" && it->second.type != "histogram" && it->second.type != "summary"))
            continue;
        *counter = base;
        return true;
    }
    return false;
}

void PrometheusPage::addToHistogram(const string &base, PrometheusSample sample)
{
    const auto le = takeLabel(sample, "le");
    Buckets &buckets = m_buckets[{base, labelsText(sample)}];
    if (endsWith(sample.name, "_sum")) {
        buckets.sum = sample.value;
    } else if (endsWith(sample.name, "_count")) {
        buckets.count = sample.value;
        buckets.isBroken = buckets.isBroken || !isCount(sample.value);
    } else {
        const auto bound = le ? prometheusNumberOf(*le) : std::nullopt;
        if (bound && *bound > -Infinity && isCount(sample.value))
            buckets.counts[*bound] = sample.value;
        else
            buckets.isBroken = true;
    }
    buckets.first = std::move(sample);
    buckets.first.name = base;
}

void PrometheusPage::sample(PrometheusSample sample)
{
    string base;
    if (isCreationOf(sample.name, &base)) {
        m_created[{base, labelsText(sample)}] = sample.value;
        return;
    }
    const Family *family = familyOf(sample.name, &base);
    if (family && family->type == "histogram" && sample.name != base)
        addToHistogram(base, std::move(sample));
    else
        m_samples.push_back(std::move(sample));
}

IncomingMetric PrometheusPage::metricOf(const string &name, const Family *family, bool isCounter) const
{
    IncomingMetric metric;
    metric.name = qt(name);
    metric.unit = endsWith(name, "_count") ? QString()
                                           : unitOf(name, family ? string_view(family->unit) : string_view());
    metric.description = family ? qt(family->help) : QString();
    metric.category = categoryOf(metric.name);
    metric.isCounter = isCounter;
    metric.sender = m_sender;
    metric.fingerprint = fingerprintOfValue(isCounter, fingerprintOf(name, m_sender->fingerprint));
    return metric;
}

Fingerprint PrometheusPage::seriesOf(const IncomingMetric &metric, const PrometheusSample &sample) const
{
    Fingerprint labels{};
    for (const auto &[name, value] : sample.labels)
        labels = together(labels, fingerprintOf(value, fingerprintOf(name)));
    return fingerprintOfValue(labels, metric.fingerprint);
}

Intake::Describe PrometheusPage::describe(const PrometheusSample &sample) const
{
    return [this, &sample] {
        Attributes attributes;
        for (const auto &[name, value] : sample.labels)
            attributes.insert(qt(name), qt(value));
        // What the page itself calls so is of somebody else, whose samples it passes on.
        const auto own = [&](const QString &key, const QString &value) {
            if (value.isEmpty())
                return;
            if (attributes.contains(key))
                attributes.insert(QStringLiteral("exported_") + key, attributes.take(key));
            attributes.insert(key, value);
        };
        own(QStringLiteral("service.name"), m_program);
        own(QStringLiteral("instance"), m_instance);
        return attributes;
    };
}

PointTime PrometheusPage::timeOf(const PrometheusSample &sample, const string &base) const
{
    const auto moment = [](double time, double unit) { return qint64(std::clamp(time * unit, 1.0, 9e18)); };
    PointTime when;
    if (sample.timestamp) // before 1970 is not "now"
        when.time = moment(*sample.timestamp, m_format == PageFormat::OpenMetrics ? 1e9 : 1e6);
    if (const auto created = m_created.find({base, labelsText(sample)});
        created != m_created.end() && created->second > 0)
        when.start = moment(created->second, 1e9);
    return when;
}

void PrometheusPage::giveSample(const PrometheusSample &sample, Intake &intake) const
{
    string base;
    const Family *family = familyOf(sample.name, &base);
    const string_view type = family ? string_view(family->type) : string_view();
    const bool isCounter = type == "counter" || type == "summary" || (type.empty() && endsWith(sample.name, "_total"));
    if (type == "summary" && sample.name == base) {
        PrometheusSample rest = sample;
        const auto label = takeLabel(rest, "quantile");
        const auto quantile = label ? prometheusNumberOf(*label) : std::nullopt;
        if (!quantile || !(*quantile >= 0 && *quantile <= 1)) {
            intake.reject(translate("Ingest", "a quantile does not lie between 0 and 1"), 1);
            return;
        }
        const IncomingMetric metric = metricOf(base, family, false);
        intake.quantile(metric, seriesOf(metric, rest), describe(rest), timeOf(rest, base), *quantile, sample.value);
        return;
    }
    if (isCounter && !(sample.value >= 0)) {
        intake.reject(translate("Ingest", "a counter is negative or not a number"), 1);
        return;
    }
    const IncomingMetric metric = metricOf(sample.name, family, isCounter);
    // "jobs_total" of the family "jobs_total" (0.0.4) began with "jobs_created" as well.
    const string counter = isCounter && endsWith(base, "_total") ? base.substr(0, base.size() - 6) : base;
    intake.number(metric, seriesOf(metric, sample), describe(sample),
                  isCounter ? timeOf(sample, counter) : timeOf(sample, string()), sample.value);
}

void PrometheusPage::giveHistogram(const string &base, const Buckets &buckets, Intake &intake) const
{
    std::vector<double> bounds;
    std::vector<std::uint64_t> counts;
    double before = 0;
    bool isGood = !buckets.isBroken && !buckets.counts.empty() && buckets.counts.rbegin()->first == Infinity;
    for (const auto &[bound, cumulative] : buckets.counts) {
        isGood = isGood && cumulative >= before;
        if (std::isfinite(bound))
            bounds.push_back(bound);
        counts.push_back(std::uint64_t(std::max(0.0, cumulative - before)));
        before = cumulative;
    }
    if (!isGood) {
        intake.reject(translate("Ingest", "a histogram's buckets fall, are no counts, or lack the last one"), 1);
        return;
    }
    string family;
    const IncomingMetric metric = metricOf(base, familyOf(base, &family), true);
    Intake::Distribution distribution;
    distribution.count = std::uint64_t(buckets.count.value_or(before));
    // One that falls, of negative observations, is no counter.
    if (buckets.sum && *buckets.sum >= 0)
        distribution.sum = buckets.sum;
    intake.histogram(metric, seriesOf(metric, buckets.first), describe(buckets.first), timeOf(buckets.first, base),
                     distribution, counts, bounds);
}

void PrometheusPage::giveTo(Intake &intake) const
{
    for (const PrometheusSample &sample : m_samples)
        giveSample(sample, intake);
    for (const auto &[key, buckets] : m_buckets)
        giveHistogram(key.first, buckets, intake);
}

} // namespace performance
