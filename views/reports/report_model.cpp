// SPDX-License-Identifier: MIT
#include "reports/report_model.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QDateTime>
#include <QLocale>

namespace wai {

using namespace performance;

void ReportModel::setReports(std::vector<ReportInfo> reports)
{
    if (reports == m_reports)
        return;
    beginResetModel();
    m_reports = std::move(reports);
    endResetModel();
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reports.size());
}
int ReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() <= Started ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && !(role == Qt::EditRole && index.column() == Name))
        return {};
    const ReportInfo &info = m_reports[size_t(index.row())];
    switch (index.column()) {
    case Name: return info.name;
    case Started:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toNanoseconds(info.startedAt) / 1'000'000),
                                  QLocale::ShortFormat);
    case Duration: return toText(info.duration);
    case Samples: return QLocale().toString(info.sampleCount);
    case Size: return info.bytes > 0 ? formatValue(double(info.bytes), u"By") : noValue();
    default: return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section <= Started ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Report");
    case Started: return tr("Started");
    case Duration: return tr("Duration");
    case Samples: return tr("Samples");
    case Size: return tr("Size");
    default: return {};
    }
}

SummaryModel::SummaryModel(MetricsSummary summary, QObject *parent)
    : QAbstractTableModel(parent), m_summary(std::move(summary))
{}

int SummaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_summary.metrics.size());
}
int SummaryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SummaryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MetricSummary &m = m_summary.metrics[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Metric ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tr("%1, samples: %2").arg(m.id, QString::number(m.count));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Metric: return m.name;
    case Minimum: return formatValue(m.minimum, m.unit);
    case Mean: return formatValue(m.mean, m.unit);
    case Median: return formatValue(m.median, m.unit);
    case P95: return formatValue(m.p95, m.unit);
    case Maximum: return formatValue(m.maximum, m.unit);
    default: return {};
    }
}

QVariant SummaryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Metric ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Metric: return tr("Metric");
    case Minimum: return tr("Minimum");
    case Mean: return tr("Mean");
    case Median: return tr("Median");
    case P95: return tr("95 %");
    case Maximum: return tr("Maximum");
    default: return {};
    }
}

} // namespace wai
