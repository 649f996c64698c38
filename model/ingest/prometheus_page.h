// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"
#include "performance/ingest/prometheus_reader.h"

#include <map>

namespace performance {

/// A page of Prometheus' text, line by line. It is passed on when all of it is there: a histogram takes many lines, and the
/// line that says when a counter began may follow the counter.
///
/// Thread-safety: one thread, that of the intake.
class PrometheusPage {
public:
    PrometheusPage(const QString &program, const QString &instance, PageFormat format);

    void comment(std::string_view line);
    void sample(PrometheusSample sample);
    void giveTo(Intake &intake) const;

private:
    /// What the comments say of a family.
    struct Family {
        std::string type;
        std::string help;
        std::string unit;
    };
    struct Buckets {
        PrometheusSample first;          ///< for its labels
        std::map<double, double> counts; ///< cumulative, by upper bound
        std::optional<double> sum;
        std::optional<double> count;
        bool isBroken = false; ///< a bound or a count is none
    };
    const Family *familyOf(const std::string &name, std::string *base) const;
    bool isCreationOf(const std::string &name, std::string *counter) const;
    void addToHistogram(const std::string &base, PrometheusSample sample);
    IncomingMetric metricOf(const std::string &name, const Family *family, bool isCounter) const;
    Fingerprint seriesOf(const IncomingMetric &metric, const PrometheusSample &sample) const;
    Intake::Describe describe(const PrometheusSample &sample) const;
    PointTime timeOf(const PrometheusSample &sample, const std::string &base) const;
    void giveSample(const PrometheusSample &sample, Intake &intake) const;
    void giveHistogram(const std::string &base, const Buckets &buckets, Intake &intake) const;

    QString m_program;
    QString m_instance;
    PageFormat m_format;
    std::shared_ptr<IncomingSender> m_sender;
    std::map<std::string, Family, std::less<>> m_families;
    std::vector<PrometheusSample> m_samples;
    std::map<std::pair<std::string, std::string>, Buckets> m_buckets; ///< by family and other labels
    std::map<std::pair<std::string, std::string>, double> m_created;  ///< seconds since 1970, by family and labels
};

} // namespace performance
