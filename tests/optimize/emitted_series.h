// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/series_descriptor.h>

#include <QString>
#include <QStringList>

#include <map>
#include <optional>

/// All series that the collector makes, found out by letting it look at machines that have everything: two disks, a battery,
/// control groups with limits, sockets that lose, a process and a user near a limit. What is asked for in vain here is
/// measured by nobody, and a rule that looks at it would be silent for ever.
class EmittedSeries {
public:
    EmittedSeries();

    /// The series that a key names; in place of a "$variable" any value fits. Nothing where there is no such metric, or none
    /// with exactly these attributes in the order of a key.
    std::optional<performance::SeriesDescriptor> find(const QString &key) const;
    /// Those of a metric, for the message of a test.
    QString like(const QString &key) const;

private:
    std::map<QString, performance::SeriesDescriptor> m_series;
};
