// SPDX-License-Identifier: MIT
#include "processes/process_model.h"

#include <performance/core/format.h>

#include <algorithm>

namespace wai {

using namespace performance;

void ProcessModel::setProcesses(const std::vector<ProcessSample> &processes)
{
    std::vector<ProcessSample> fresh = processes;
    std::sort(fresh.begin(), fresh.end(), [](const auto &a, const auto &b) { return a.identity < b.identity; });

    // Both lists are sorted: one walk finds what is gone, what is new and what changed. Neighbours are removed together.
    for (size_t i = m_processes.size(); i-- > 0;) {
        const auto stays = [&](size_t at) {
            return std::binary_search(fresh.cbegin(), fresh.cend(), m_processes[at], [](const auto &a, const auto &b) { return a.identity < b.identity; });
        };
        if (stays(i))
            continue;
        size_t first = i;
        while (first > 0 && !stays(first - 1))
            --first;
        beginRemoveRows({}, int(first), int(i));
        m_processes.erase(m_processes.begin() + std::ptrdiff_t(first), m_processes.begin() + std::ptrdiff_t(i) + 1);
        endRemoveRows();
        i = first;
    }
    for (size_t i = 0; i < fresh.size(); ++i) {
        if (i < m_processes.size() && m_processes[i].identity == fresh[i].identity) {
            if (!(m_processes[i] == fresh[i])) {
                m_processes[i] = fresh[i];
                Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
            }
            continue;
        }
        size_t last = i;
        while (last + 1 < fresh.size() && (i >= m_processes.size() || fresh[last + 1].identity < m_processes[i].identity))
            ++last;
        beginInsertRows({}, int(i), int(last));
        m_processes.insert(m_processes.begin() + std::ptrdiff_t(i), fresh.begin() + std::ptrdiff_t(i), fresh.begin() + std::ptrdiff_t(last) + 1);
        endInsertRows();
        i = last;
    }
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_processes.size());
}

int ProcessModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString processStateText(char state)
{
    switch (state) {
    case 'R': return ProcessModel::tr("running");
    case 'S': return ProcessModel::tr("sleeping");
    case 'D': return ProcessModel::tr("waiting for IO");
    case 'T':
    case 't': return ProcessModel::tr("stopped");
    case 'Z': return ProcessModel::tr("ended");
    case 'I': return ProcessModel::tr("idle");
    default: return QString(QLatin1Char(state));
    }
}

QString ProcessModel::text(const ProcessSample &p, int column) const
{
    const auto optional = [](std::optional<double> value, QStringView unit) { return value ? formatValue(*value, unit) : noValue(); };
    switch (column) {
    case Name: return p.name;
    case Pid: return QString::number(p.identity.pid);
    case User: return p.user;
    case State: return processStateText(p.state);
    case Cpu: return optional(p.cpu, u"1");
    case Waits: return optional(p.runDelay, u"1");
    case Memory: return formatValue(double(p.residentBytes), u"By");
    case Read: return optional(p.readRate, u"By/s");
    case Write: return optional(p.writeRate, u"By/s");
    case Threads: return QString::number(p.threads);
    default: return {};
    }
}

QVariant ProcessModel::sortValue(const ProcessSample &p, int column) const
{
    switch (column) {
    case Name: return p.name.toLower();
    case Pid: return p.identity.pid;
    case User: return p.user;
    case State: return QString(QLatin1Char(p.state));
    case Cpu: return p.cpu.value_or(-1);
    case Waits: return p.runDelay.value_or(-1);
    case Memory: return p.residentBytes;
    case Read: return p.readRate.value_or(-1);
    case Write: return p.writeRate.value_or(-1);
    case Threads: return p.threads;
    default: return {};
    }
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProcessSample &p = m_processes[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(p, index.column());
    case SortRole: return sortValue(p, index.column());
    case IdentityRole: return p.identity.pid;
    case Qt::TextAlignmentRole: {
        const bool textual = index.column() == Name || index.column() == User || index.column() == State;
        return int((textual ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    case Qt::ToolTipRole:
        if (index.column() == Waits)
            return p.runDelay ? tr("Time that it was ready to run but had to wait for a CPU.") : tr("Not known: the kernel tells it for single threads; it is summed up for busy processes of up to 32.");
        if ((index.column() == Read || index.column() == Write) && !p.readRate)
            return tr("Not known: only its owner and root may see what a process reads and writes.");
        return {};
    default: return {};
    }
}

QVariant ProcessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool textual = section == Name || section == User || section == State;
        return int((textual ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Cpu: return tr("100 % is one CPU fully used.");
        case Waits: return tr("Share of time in which the process was ready to run but waited for a CPU.");
        case Memory: return tr("Resident memory, shared pages included.");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Process");
    case Pid: return tr("PID");
    case User: return tr("User");
    case State: return tr("State");
    case Cpu: return tr("CPU");
    case Waits: return tr("Waits");
    case Memory: return tr("Memory");
    case Read: return tr("Read");
    case Write: return tr("Write");
    case Threads: return tr("Threads");
    default: return {};
    }
}

} // namespace wai
