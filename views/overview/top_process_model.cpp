// SPDX-License-Identifier: MIT
#include "overview/top_process_model.h"

#include <performance/core/format.h>

#include <algorithm>

namespace wai {

using namespace performance;

void TopProcessModel::setMeasure(Measure measure)
{
    m_measure = measure;
    sort();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void TopProcessModel::setProcesses(std::vector<ProcessSample> processes)
{
    m_all = std::move(processes);
    sort();
}

void TopProcessModel::setActivities(const std::vector<ProcessActivity> &activities, double rate)
{
    m_activities.clear();
    for (const ProcessActivity &activity : activities)
        m_activities.emplace(activity.process, activity);
    m_rate = rate;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name));
}

const ProcessActivity *TopProcessModel::activity(int row) const
{
    const ProcessSample &p = process(row);
    const auto it = m_activities.find(p.identity.pid);
    return it != m_activities.end() && it->second.name == p.name && !it->second.function.isEmpty() ? &it->second
                                                                                                   : nullptr;
}

QString TopProcessModel::doing(const ProcessActivity &activity) const
{
    return tr("%1 in %2").arg(formatValue(activity.share, u"1"), activity.function);
}

QString TopProcessModel::tip(const ProcessSample &p, const ProcessActivity *activity) const
{
    const auto optional = [](std::optional<double> value, QStringView unit) {
        return value ? formatValue(*value, unit) : noValue();
    };
    QString text = tr("%1, PID %2, of %3\nCPU %4, waited to run %5\nRead %6, written %7")
                       .arg(p.name, QString::number(p.identity.pid), p.user, optional(p.cpu, u"1"),
                            optional(p.runDelay, u"1"), optional(p.readRate, u"By/s"), optional(p.writeRate, u"By/s"));
    if (!p.unit.isEmpty())
        text += u'\n' + p.unit;
    if (!activity)
        return text;
    text += u'\n' + tr("%1 of its CPU time in %2").arg(formatValue(activity->share, u"1"), activity->function);
    if (!activity->module.isEmpty())
        text += u'\n' + tr("of %1").arg(activity->module);
    if (m_rate > 0)
        text += u'\n' + tr("by about %1 samples").arg(std::max<qint64>(1, qRound64(activity->cpuSeconds * m_rate)));
    return text;
}

double TopProcessModel::amount(const ProcessSample &p) const
{
    switch (m_measure) {
    case Cpu: return p.cpu.value_or(0);
    case Waits: return p.runDelay.value_or(0);
    case Io: return p.readRate.value_or(0) + p.writeRate.value_or(0);
    case Resident: return double(p.residentBytes);
    }
    return 0;
}

void TopProcessModel::sort()
{
    const double least = m_measure == Cpu || m_measure == Waits ? 0.0005 : 1;
    std::vector<ProcessSample> shown;
    std::copy_if(m_all.cbegin(), m_all.cend(), std::back_inserter(shown),
                 [&](const ProcessSample &p) { return amount(p) >= least; });
    std::stable_sort(shown.begin(), shown.end(), [&](const auto &a, const auto &b) { return amount(a) > amount(b); });
    take(std::move(shown));
}

/// Rows go, come and move one by one rather than being reset: a selection stays with its process, and nothing flickers.
void TopProcessModel::take(std::vector<ProcessSample> shown)
{
    const auto rowIn = [](const std::vector<ProcessSample> &list, const ProcessIdentity &identity) {
        const auto it = std::find_if(list.cbegin(), list.cend(),
                                     [&](const ProcessSample &p) { return p.identity == identity; });
        return it == list.cend() ? -1 : int(it - list.cbegin());
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (rowIn(shown, m_shown[size_t(row)].identity) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
    std::vector<ProcessSample> fresh;
    std::copy_if(shown.cbegin(), shown.cend(), std::back_inserter(fresh),
                 [&](const ProcessSample &p) { return rowIn(m_shown, p.identity) < 0; });
    if (!fresh.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
        m_shown.insert(m_shown.end(), fresh.cbegin(), fresh.cend());
        endInsertRows();
    }
    // They are the same processes now; what is left is their order, and what they did.
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex &old : held)
        moved << index(rowIn(shown, m_shown[size_t(old.row())].identity), old.column());
    m_shown = std::move(shown);
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QVariant TopProcessModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProcessSample &p = m_shown[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return p.name;
        case Amount: return formatValue(amount(p), m_measure == Io ? u"By/s" : m_measure == Resident ? u"By" : u"1");
        case Memory:
            return m_measure == Resident ? (p.cpu ? formatValue(*p.cpu, u"1") : noValue())
                                         : formatValue(double(p.residentBytes), u"By");
        default: return {};
        }
    case ShareRole:
        return index.column() == Amount
            ? QVariant(amount(p) / std::max(amount(m_shown.front()), m_measure == Cpu ? 0.05 : 1e-9))
            : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case DoingRole: {
        const ProcessActivity *known = index.column() == Name ? activity(index.row()) : nullptr;
        return known ? doing(*known) : QString();
    }
    case Qt::AccessibleTextRole: {
        const ProcessActivity *known = index.column() == Name ? activity(index.row()) : nullptr;
        return known ? QVariant(QStringLiteral("%1, %2").arg(p.name, doing(*known))) : QVariant();
    }
    case Qt::ToolTipRole: return tip(p, activity(index.row()));
    default: return {};
    }
}

QVariant TopProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Process");
    case Amount:
        return m_measure == Cpu  ? tr("CPU")
            : m_measure == Waits ? tr("Waits")
            : m_measure == Io    ? tr("IO")
                                 : tr("Memory");
    case Memory: return m_measure == Resident ? tr("CPU") : tr("Memory");
    default: return {};
    }
}

} // namespace wai
