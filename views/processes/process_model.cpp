// SPDX-License-Identifier: MIT
#include "processes/process_model.h"

#include <QThread>

#include <performance/core/format.h>

#include <algorithm>
#include <utility>

namespace wai {

using namespace performance;

namespace {

quint64 keyOf(const ProcessIdentity &identity)
{
    return identity.startTime << 22 ^ quint64(identity.pid);
}

void add(std::optional<double> &sum, const std::optional<double> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

} // namespace

bool ProcessModel::isTextual(int column)
{
    return column == Name || column == User || column == State || column == Unit || column == Command;
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

const ProcessSample &ProcessModel::sampleOf(const Node &node) const
{
    const std::vector<ProcessSample> &list = node.members > 0 ? m_sums : *m_list;
    static const ProcessSample gone; // of a row that is just being removed
    return size_t(node.sample) < list.size() ? list[size_t(node.sample)] : gone;
}

int ProcessModel::newNode()
{
    if (!m_free.empty()) {
        const int node = m_free.back();
        m_free.pop_back();
        m_nodes[size_t(node)] = Node();
        m_pasts[size_t(node)] = Past();
        for (auto &reading : m_history) {
            if (size_t(node) < reading.size())
                reading[size_t(node)] = 0;
        }
        return node;
    }
    m_nodes.emplace_back();
    m_pasts.emplace_back();
    return int(m_nodes.size()) - 1;
}

void ProcessModel::setProcesses(const List &processes)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const List before = std::exchange(m_list, processes);
    for (Node &node : m_nodes)
        node.alive = false;
    m_newest = (m_newest + 1) % HistoryLength;
    std::fill(m_history[m_newest].begin(), m_history[m_newest].end(), quint8(0));
    // Lists mostly keep their order: who stood next before is tried first, the hash is for the others.
    std::vector<int> nodes(processes->size());
    size_t next = 0;
    for (size_t i = 0; i < processes->size(); ++i) {
        const ProcessSample &p = (*processes)[i];
        bool fresh = false;
        int index = 0;
        if (next < before->size() && (*before)[next].identity == p.identity) {
            index = m_nodeOf[next++];
        } else {
            auto it = m_byIdentity.find(keyOf(p.identity));
            fresh = it == m_byIdentity.end();
            if (fresh)
                it = m_byIdentity.insert(keyOf(p.identity), newNode());
            else
                next = size_t(m_nodes[size_t(*it)].sample) + 1;
            index = *it;
        }
        nodes[i] = index;
        Node &node = m_nodes[size_t(index)];
        const auto renamed = [&] {
            const ProcessSample &old = (*before)[size_t(node.sample)];
            return old.name != p.name || old.command != p.command || old.unit != p.unit;
        };
        if (fresh || renamed()) {
            Past &past = m_pasts[size_t(index)];
            past.haystack = ProcessQuery::haystackOf(p);
            past.words = wordsOf(p);
        }
        node.sample = int(i);
        node.alive = true;
        if (p.cpu.value_or(0) > 0) {
            auto &now = m_history[m_newest];
            if (now.size() <= size_t(index))
                now.resize(m_nodes.size());
            now[size_t(index)] = quint8(std::clamp(*p.cpu * 200, 1.0, 255.0));
        }
    }
    m_nodeOf = std::move(nodes);
    m_alive = int(processes->size());
    rebuild();
    // Places of the dead are given away only now: whoever held one was told above.
    for (auto it = m_byIdentity.begin(); m_byIdentity.size() > m_alive && it != m_byIdentity.end();) {
        if (m_nodes[size_t(*it)].alive) {
            ++it;
            continue;
        }
        m_free.push_back(*it);
        it = m_byIdentity.erase(it);
    }
}

QByteArray ProcessModel::historyOf(size_t node) const
{
    QByteArray values(HistoryLength, '\0');
    for (size_t i = 0; i < HistoryLength; ++i) {
        const auto &reading = m_history[(m_newest + 1 + i) % HistoryLength];
        values[qsizetype(i)] = node < reading.size() ? char(reading[node]) : '\0';
    }
    return values;
}

void ProcessModel::setQuery(const ProcessQuery &query)
{
    m_query = query;
    rebuild();
}

void ProcessModel::setArrangement(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    beginResetModel();
    m_arrangement = arrangement;
    m_roots.clear();
    m_children.clear();
    for (Node &node : m_nodes) {
        node.parent = -1;
        node.shown = false;
    }
    endResetModel();
    rebuild();
}

void ProcessModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_order = order;
    rebuild();
}

void ProcessModel::place(int node, int parent)
{
    Node &placed = m_nodes[size_t(node)];
    if (placed.shown)
        return;
    placed.shown = true;
    placed.parent = parent;
    (parent < 0 ? m_roots : m_children[size_t(parent)]).push_back(node);
}

void ProcessModel::placeTree()
{
    QHash<qint32, int> byPid;
    byPid.reserve(m_byIdentity.size());
    for (const int node : std::as_const(m_byIdentity)) {
        if (m_nodes[size_t(node)].alive)
            byPid.insert(sampleOf(m_nodes[size_t(node)]).identity.pid, node);
    }
    std::vector<int> path;
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        if (!m_nodes[size_t(i)].matches)
            continue;
        // A match brings its ancestors along, from the top down.
        path.assign(1, i);
        while (path.size() < 256 && !m_nodes[size_t(path.back())].shown) {
            const int up = byPid.value(sampleOf(m_nodes[size_t(path.back())]).parent, -1);
            if (up < 0 || std::find(path.cbegin(), path.cend(), up) != path.cend())
                break;
            path.push_back(up);
        }
        int parent = -1;
        for (auto it = path.crbegin(); it != path.crend(); ++it) {
            place(*it, parent);
            parent = *it;
        }
    }
}

void ProcessModel::placeApplications()
{
    m_sums.clear();
    for (int i = 0, count = int(m_nodes.size()); i < count; ++i) {
        if (!m_nodes[size_t(i)].matches)
            continue;
        const ProcessSample &member = (*m_list)[size_t(m_nodes[size_t(i)].sample)];
        auto group = m_groups.find(member.unit);
        if (group == m_groups.end()) {
            group = m_groups.insert(member.unit, newNode());
            m_children.resize(m_nodes.size());
        }
        Node &node = m_nodes[size_t(*group)];
        if (!node.shown) {
            node.sample = int(m_sums.size());
            node.members = 0;
            ProcessSample sum;
            sum.name = member.unit.isEmpty() ? tr("Without a unit") : member.unit;
            sum.unit = member.unit;
            m_sums.push_back(std::move(sum));
            place(*group, -1);
        }
        ++node.members;
        ProcessSample &sum = m_sums[size_t(node.sample)];
        add(sum.cpu, member.cpu);
        add(sum.runDelay, member.runDelay);
        add(sum.readRate, member.readRate);
        add(sum.writeRate, member.writeRate);
        add(sum.majorFaults, member.majorFaults);
        sum.residentBytes += member.residentBytes;
        sum.threads += member.threads;
        place(i, *group);
    }
}

void ProcessModel::rebuild()
{
    if (m_arrangement == Arrangement::Flat) {
        rebuildFlat();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList(); // views take hold of theirs when they are told
    findMatches();
    m_roots.clear();
    m_children.resize(m_nodes.size());
    for (auto &children : m_children)
        children.clear();
    if (m_arrangement == Arrangement::Tree)
        placeTree();
    else
        placeApplications();
    orderWords();
    sortChildren(m_roots);
    for (auto &children : m_children)
        sortChildren(children);
    movePersistent(before);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ProcessModel::rebuildFlat()
{
    // A new layout would make views measure every row. Here rows come and go at the end only, what they show is data, and
    // only what is seen is drawn anew; whoever holds a row is told where its process stands now.
    findMatches();
    std::vector<int> roots;
    roots.reserve(m_nodes.size());
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        if (m_nodes[size_t(i)].matches) {
            m_nodes[size_t(i)].shown = true;
            roots.push_back(i);
        }
    }
    orderWords();
    sortChildren(roots);
    const int before = int(m_roots.size());
    const int after = int(roots.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_roots.resize(size_t(after), roots.back());
        endInsertRows();
        m_roots = std::move(roots);
        movePersistent(persistentIndexList());
    } else {
        // Those who go are at the end by the time they are removed.
        roots.resize(size_t(before), roots.empty() ? 0 : roots.back());
        m_roots = std::move(roots);
        movePersistent(persistentIndexList());
        if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_roots.resize(size_t(after));
            endRemoveRows();
        }
    }
    if (after > 0)
        Q_EMIT dataChanged(createIndex(0, 0, quintptr(m_roots.front())),
                           createIndex(after - 1, ColumnCount - 1, quintptr(m_roots.back())));
}

void ProcessModel::findMatches()
{
    m_matches = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        Node &node = m_nodes[i];
        node.shown = false;
        node.parent = -1;
        node.matches = node.alive && node.members == 0
            && (m_query.isEmpty() || m_query.matches(sampleOf(node), m_pasts[i].haystack));
        m_matches += node.matches;
    }
}

void ProcessModel::movePersistent(const QModelIndexList &before)
{
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const Node &node = m_nodes[size_t(index.internalId())];
        after << (node.shown ? createIndex(node.row, index.column(), index.internalId()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
}

std::optional<ProcessSample> ProcessModel::processAt(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(int(index.internalId())))
        return std::nullopt;
    return sampleOf(m_nodes[size_t(index.internalId())]);
}

QModelIndex ProcessModel::indexOf(const ProcessIdentity &identity) const
{
    const auto it = m_byIdentity.constFind(keyOf(identity));
    if (it == m_byIdentity.cend() || !m_nodes[size_t(*it)].shown)
        return {};
    return createIndex(m_nodes[size_t(*it)].row, 0, quintptr(*it));
}

QModelIndex ProcessModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.isValid() && parent.internalId() >= m_children.size())
        return {};
    const std::vector<int> &rows = parent.isValid() ? m_children[size_t(parent.internalId())] : m_roots;
    if (row < 0 || row >= int(rows.size()) || column < 0 || column >= ColumnCount
        || (parent.isValid() && parent.column() > 0))
        return {};
    return createIndex(row, column, quintptr(rows[size_t(row)]));
}

QModelIndex ProcessModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() >= m_nodes.size())
        return {};
    if (m_arrangement == Arrangement::Flat)
        return {};
    const int up = m_nodes[size_t(child.internalId())].parent;
    return up < 0 ? QModelIndex() : createIndex(m_nodes[size_t(up)].row, 0, quintptr(up));
}

int ProcessModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_roots.size());
    return parent.column() > 0 || parent.internalId() >= m_children.size()
        ? 0
        : int(m_children[size_t(parent.internalId())].size());
}

QString ProcessModel::textOf(const Node &node, int column) const
{
    const ProcessSample &p = sampleOf(node);
    const bool group = node.members > 0;
    const auto optional = [](std::optional<double> value, QStringView unit) {
        return value ? formatValue(*value, unit) : noValue();
    };
    switch (column) {
    case Name: return group ? QStringLiteral("%1 (%2)").arg(p.name, QString::number(node.members)) : p.name;
    case Pid: return group ? QString() : QString::number(p.identity.pid);
    case User: return p.user;
    case State: return group ? QString() : processStateText(p.state);
    case Cpu: return optional(p.cpu, u"1");
    case Waits: return optional(p.runDelay, u"1");
    case Memory: return formatValue(double(p.residentBytes), u"By");
    case Read: return optional(p.readRate, u"By/s");
    case Write: return optional(p.writeRate, u"By/s");
    case Threads: return QString::number(p.threads);
    case Faults: return optional(p.majorFaults, u"{fault}/s");
    case Unit: return group ? QString() : p.unit;
    case Command: return p.command;
    default: return {};
    }
}

QVariant ProcessModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.internalId() >= m_nodes.size())
        return {};
    const Node &node = m_nodes[size_t(index.internalId())];
    const ProcessSample &p = sampleOf(node);
    switch (role) {
    case Qt::DisplayRole: return textOf(node, index.column());
    case ShareRole: return index.column() == Cpu && p.cpu ? QVariant(*p.cpu / m_cpus) : QVariant();
    case HistoryRole:
        return index.column() == History && node.members == 0 ? QVariant(historyOf(size_t(index.internalId())))
                                                              : QVariant();
    case Qt::TextAlignmentRole:
        return int((isTextual(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == Name || index.column() == Command)
            return p.command.isEmpty() ? p.name : p.command.left(1000);
        if (index.column() == Waits && !p.runDelay)
            return tr(
                "Not known: the kernel tells it for single threads; it is summed up for busy processes of up to 32.");
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
    if (role == Qt::TextAlignmentRole)
        return int((isTextual(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Cpu:
            return tr(
                "100 % is one CPU fully used. What children did that ended too soon to be a row of their own is counted with the process that waited for them.");
        case History: return tr("CPU over the last readings; full height is one CPU.");
        case Waits: return tr("Share of time in which the process was ready to run but waited for a CPU.");
        case Memory: return tr("Resident memory, shared pages included.");
        case Faults: return tr("Page faults that had to read from disk.");
        case Unit: return tr("systemd unit, scope or container");
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
    case History: return tr("CPU lately");
    case Waits: return tr("Waits");
    case Memory: return tr("Memory");
    case Read: return tr("Read");
    case Write: return tr("Write");
    case Threads: return tr("Threads");
    case Faults: return tr("Faults");
    case Unit: return tr("Unit");
    case Command: return tr("Command line");
    default: return {};
    }
}

} // namespace wai
