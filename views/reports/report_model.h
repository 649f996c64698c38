// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/report.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// The list of reports.
class ReportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Started, Duration, Samples, Size, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReports(std::vector<performance::ReportInfo> reports);
    const performance::ReportInfo &report(int row) const { return m_reports[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<performance::ReportInfo> m_reports;
};

/// The summary of each series of a report.
class SummaryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Metric, Minimum, Mean, Median, P95, Maximum, ColumnCount };

    explicit SummaryModel(performance::MetricsSummary summary, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    performance::MetricsSummary m_summary;
};

} // namespace wai
