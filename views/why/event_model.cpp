// SPDX-License-Identifier: MIT
#include "why/event_model.h"

#include "charts/event_marks.h"

#include <performance/core/quoted_text.h>

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace wai {

using namespace performance;

void EventModel::setEvents(std::vector<MachineEvent> events)
{
    std::ranges::reverse(events);
    // What is the same at both ends stays; what is between is taken out and put in.
    const size_t most = std::min(events.size(), m_events.size());
    size_t begin = 0;
    while (begin < most && events[begin] == m_events[begin])
        ++begin;
    size_t end = 0;
    while (end < most - begin && events[events.size() - 1 - end] == m_events[m_events.size() - 1 - end])
        ++end;
    if (const size_t last = m_events.size() - end; last > begin) {
        beginRemoveRows({}, int(begin), int(last) - 1);
        m_events.erase(m_events.begin() + std::ptrdiff_t(begin), m_events.begin() + std::ptrdiff_t(last));
        endRemoveRows();
    }
    if (const size_t last = events.size() - end; last > begin) {
        beginInsertRows({}, int(begin), int(last) - 1);
        m_events.insert(m_events.begin() + std::ptrdiff_t(begin),
                        std::make_move_iterator(events.begin() + std::ptrdiff_t(begin)),
                        std::make_move_iterator(events.begin() + std::ptrdiff_t(last)));
        endInsertRows();
    }
}

QString EventModel::searchText(int row) const
{
    QStringList texts;
    for (int column = 0; column < ColumnCount; ++column)
        texts << text(event(row), column);
    return texts.join(u' ');
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString EventModel::text(const MachineEvent &event, int column) const
{
    switch (column) {
    case When: return clockText(event.time);
    case Kind: return kindText(event.kind);
    case What: return visibleText(event.subject);
    case Detail: return visibleText(event.detail);
    case Source: return visibleText(event.source);
    default: return {};
    }
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const MachineEvent &event = this->event(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(event, index.column());
    case Qt::ToolTipRole: return visibleText(event.sentence().text());
    case SortRole:
        return index.column() == When ? QVariant(toNanoseconds(event.time)) : QVariant(text(event, index.column()));
    case FamilyRole: return int(familyOf(event.kind));
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When");
    case Kind: return tr("Kind");
    case What: return tr("What");
    case Detail: return tr("Detail");
    case Source: return tr("Read from");
    default: return {};
    }
}

} // namespace wai
