// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_reader.h"

#include <QCoreApplication>

#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace performance {

namespace {

using std::string;
using std::string_view;

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

QString qt(string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

void skipBlanks(string_view &line)
{
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
}

string_view takeWord(string_view &line)
{
    const size_t end = std::min(line.find_first_of(" \t"), line.size());
    const string_view word = line.substr(0, end);
    line.remove_prefix(end);
    skipBlanks(line);
    return word;
}

/// A quoted text with \\, \" and \n; false where it does not end.
bool takeQuoted(string_view &line, string &value)
{
    if (line.empty() || line.front() != '"')
        return false;
    line.remove_prefix(1);
    while (!line.empty() && line.front() != '"') {
        if (line.front() == '\\' && line.size() > 1) {
            value += line[1] == 'n' ? '\n' : line[1];
            line.remove_prefix(2);
            continue;
        }
        value += line.front();
        line.remove_prefix(1);
    }
    if (line.empty())
        return false;
    line.remove_prefix(1);
    return true;
}

std::optional<double> numberOf(string_view word)
{
    if (!word.empty() && word.front() == '+')
        word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

/// The labels of a sample, to its closing brace.
bool takeLabels(string_view &line, PrometheusSample &sample)
{
    line.remove_prefix(1);
    for (;;) {
        skipBlanks(line);
        if (line.empty())
            return false;
        if (line.front() == '}') {
            line.remove_prefix(1);
            return true;
        }
        string name;
        if (line.front() == '"') {
            if (!takeQuoted(line, name))
                return false;
            skipBlanks(line);
            if (!line.empty() && line.front() != '=') { // the name of the metric itself
                sample.name = std::move(name);
                if (line.front() == ',')
                    line.remove_prefix(1);
                continue;
            }
        } else {
            const size_t end = line.find_first_of("= \t,}");
            if (end == string_view::npos || end == 0)
                return false;
            name = line.substr(0, end);
            line.remove_prefix(end);
            skipBlanks(line);
        }
        if (line.empty() || line.front() != '=')
            return false;
        line.remove_prefix(1);
        skipBlanks(line);
        string value;
        if (!takeQuoted(line, value))
            return false;
        sample.labels.emplace_back(std::move(name), std::move(value));
        skipBlanks(line);
        if (!line.empty() && line.front() == ',')
            line.remove_prefix(1);
        else if (line.empty() || line.front() != '}')
            return false;
    }
}

/// Whether it counts something: a double does so exactly up to here.
bool isCount(double value)
{
    return value >= 0 && value <= 9007199254740992.0;
}

/// What the comments say of a family.
struct Family {
    string type;
    string help;
    string unit;
};

bool endsWith(string_view name, string_view end)
{
    return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

/// Base units stand at the end of names (prometheus.io/docs/practices/naming), before _total.
QString unitOf(string_view name, const Family &family)
{
    string_view of = name;
    if (endsWith(of, "_total"))
        of.remove_suffix(6);
    const string_view said = family.unit;
    const auto is = [&](string_view unit, string_view suffix) { return said == unit || endsWith(of, suffix); };
    return is("seconds", "_seconds") ? QStringLiteral("s") : is("bytes", "_bytes") ? QStringLiteral("By") : is("celsius", "_celsius") ? QStringLiteral("Cel") : is("volts", "_volts") ? QStringLiteral("V")
        : is("joules", "_joules") ? QStringLiteral("J") : is("hertz", "_hertz") ? QStringLiteral("Hz") : is("ratio", "_ratio") ? QStringLiteral("1") : QString();
}

/// A page, line by line; what belongs to one histogram is held until it is whole.
class Page {
public:
    Page(const QString &program, const QString &instance, Intake &intake) : m_program(program), m_instance(instance), m_intake(intake)
    {
        const QByteArray bytes = (program + u'\n' + instance).toUtf8();
        m_fingerprint = fingerprintOf(string_view(bytes.constData(), size_t(bytes.size())));
    }

    void comment(string_view line);
    void sample(PrometheusSample sample);
    void finish();

private:
    struct Buckets {
        PrometheusSample first; ///< for its labels
        std::map<double, double> counts; ///< cumulative, by upper bound
        std::optional<double> sum;
        std::optional<double> count;
    };
    const Family *familyOf(const string &name, string *base) const;
    IncomingMetric metricOf(const string &name, const Family *family, bool isCounter) const;
    Fingerprint seriesOf(const IncomingMetric &metric, const PrometheusSample &sample) const;
    Intake::Describe describe(const PrometheusSample &sample) const;

    QString m_program;
    QString m_instance;
    Intake &m_intake;
    Fingerprint m_fingerprint{};
    std::map<string, Family, std::less<>> m_families;
    std::map<std::pair<string, string>, Buckets> m_buckets; ///< by family and other labels
};

void Page::comment(string_view line)
{
    line.remove_prefix(1);
    skipBlanks(line);
    const string_view keyword = takeWord(line);
    if (keyword != "TYPE" && keyword != "HELP" && keyword != "UNIT")
        return;
    string name;
    if (!line.empty() && line.front() == '"') {
        if (!takeQuoted(line, name))
            return;
        skipBlanks(line);
    } else {
        name = takeWord(line);
    }
    Family &family = m_families[name];
    if (keyword == "TYPE")
        family.type = takeWord(line);
    else if (keyword == "UNIT")
        family.unit = takeWord(line);
    else
        family.help = line;
}

/// The family of a sample: its name, or its name without what histograms, summaries and OpenMetrics' counters add.
const Family *Page::familyOf(const string &name, string *base) const
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

IncomingMetric Page::metricOf(const string &name, const Family *family, bool isCounter) const
{
    IncomingMetric metric;
    metric.name = qt(name);
    metric.unit = unitOf(name, family ? *family : Family());
    metric.description = family ? qt(family->help) : QString();
    metric.category = categoryOf(metric.name);
    metric.isCounter = isCounter;
    metric.fingerprint = fingerprintOf(name, m_fingerprint);
    return metric;
}

Fingerprint Page::seriesOf(const IncomingMetric &metric, const PrometheusSample &sample) const
{
    Fingerprint labels{};
    for (const auto &[name, value] : sample.labels)
        labels = together(labels, fingerprintOf(value, fingerprintOf(name)));
    return fingerprintOf(string_view(reinterpret_cast<const char *>(labels.data()), sizeof labels), metric.fingerprint);
}

Intake::Describe Page::describe(const PrometheusSample &sample) const
{
    return [this, &sample] {
        Attributes attributes;
        for (const auto &[name, value] : sample.labels)
            attributes.insert(qt(name), qt(value));
        if (!m_program.isEmpty())
            attributes.insert(QStringLiteral("service.name"), m_program);
        if (!m_instance.isEmpty())
            attributes.insert(QStringLiteral("instance"), m_instance);
        return attributes;
    };
}

void Page::sample(PrometheusSample sample)
{
    string base;
    const Family *family = familyOf(sample.name, &base);
    const string_view type = family ? string_view(family->type) : string_view();
    if (endsWith(sample.name, "_created"))
        return; // when a counter began
    if (type == "histogram" && sample.name != base) {
        std::optional<double> bound;
        std::erase_if(sample.labels, [&](const auto &label) {
            if (label.first != "le")
                return false;
            bound = label.second == "+Inf" ? std::numeric_limits<double>::infinity() : numberOf(label.second);
            return true;
        });
        string others;
        for (const auto &[name, value] : sample.labels)
            others += name + '\1' + value + '\2';
        Buckets &buckets = m_buckets[{base, others}];
        if (endsWith(sample.name, "_sum"))
            buckets.sum = sample.value;
        else if (endsWith(sample.name, "_count") && isCount(sample.value))
            buckets.count = sample.value;
        else if (bound && *bound > -std::numeric_limits<double>::infinity() && isCount(sample.value))
            buckets.counts[*bound] = sample.value;
        buckets.first = std::move(sample);
        buckets.first.name = base;
        return;
    }
    if (type == "summary" && sample.name == base) {
        std::optional<double> quantile;
        std::erase_if(sample.labels, [&](const auto &label) {
            if (label.first != "quantile")
                return false;
            quantile = numberOf(label.second);
            return true;
        });
        if (quantile && std::isnan(sample.value))
            return; // nothing was observed yet
        if (quantile) {
            const IncomingMetric metric = metricOf(base, family, false);
            m_intake.quantile(metric, seriesOf(metric, sample), describe(sample), 0, *quantile, sample.value);
            return;
        }
    }
    const bool isCounter = type == "counter" || type == "summary" || (type.empty() && endsWith(sample.name, "_total"));
    const IncomingMetric metric = metricOf(sample.name, family, isCounter);
    m_intake.number(metric, seriesOf(metric, sample), describe(sample), 0, sample.value);
}

void Page::finish()
{
    for (const auto &[key, buckets] : m_buckets) {
        std::vector<double> bounds;
        std::vector<std::uint64_t> counts;
        double before = 0;
        for (const auto &[bound, cumulative] : buckets.counts) {
            if (std::isfinite(bound))
                bounds.push_back(bound);
            counts.push_back(std::uint64_t(std::max(0.0, cumulative - before)));
            before = std::max(before, cumulative);
        }
        const double all = buckets.count.value_or(before);
        if (counts.size() == bounds.size()) // without the last one
            counts.push_back(std::uint64_t(std::max(0.0, all - before)));
        string base;
        const IncomingMetric metric = metricOf(key.first, familyOf(key.first, &base), true);
        Intake::Distribution distribution;
        distribution.count = std::uint64_t(std::max(0.0, all));
        distribution.sum = buckets.sum;
        m_intake.histogram(metric, seriesOf(metric, buckets.first), describe(buckets.first), 0, distribution, counts, bounds);
    }
}

} // namespace

std::optional<PrometheusSample> prometheusSampleOf(string_view line)
{
    PrometheusSample sample;
    skipBlanks(line);
    const size_t end = std::min(line.find_first_of("{ \t"), line.size());
    sample.name = line.substr(0, end);
    line.remove_prefix(end);
    skipBlanks(line);
    if (!line.empty() && line.front() == '{' && !takeLabels(line, sample))
        return std::nullopt;
    skipBlanks(line);
    const auto value = numberOf(takeWord(line));
    if (sample.name.empty() || !value)
        return std::nullopt;
    sample.value = *value;
    if (!line.empty() && line.front() != '#') { // behind "#" stands an exemplar
        const auto time = numberOf(takeWord(line));
        if (!time)
            return std::nullopt;
        sample.timestamp = time;
    }
    return sample;
}

void takePrometheus(string_view page, const QString &program, const QString &instance, Intake &intake)
{
    Page reader(program, instance, intake);
    size_t samples = 0;
    quint64 broken = 0;
    while (!page.empty()) {
        const size_t end = std::min(page.find('\n'), page.size());
        string_view line = page.substr(0, end);
        page.remove_prefix(std::min(end + 1, page.size()));
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        skipBlanks(line);
        if (line.empty())
            continue;
        if (line.front() == '#') {
            reader.comment(line);
            continue;
        }
        auto sample = ++samples <= MostPrometheusSamples ? prometheusSampleOf(line) : std::nullopt;
        if (sample)
            reader.sample(std::move(*sample));
        else
            ++broken;
    }
    reader.finish();
    if (broken > 0)
        intake.reject(text(QT_TRANSLATE_NOOP("Ingest", "a line is not Prometheus' text, or there are too many")), broken);
}

} // namespace performance
