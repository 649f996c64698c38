// SPDX-License-Identifier: MIT
#include "profiler/call_models.h"

#include <QCoreApplication>
#include <QLocale>

namespace wai {

using namespace performance;
using namespace profile_table;

namespace {

QVariant header(int section, int role, bool bottomUp)
{
    if (role == Qt::TextAlignmentRole && section != Name && section != Module)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const auto text = [](const char *source) { return QCoreApplication::translate("wai::CallModels", source); };
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Name: return text(QT_TRANSLATE_NOOP("wai::CallModels", "Function"));
        case Self: return text(QT_TRANSLATE_NOOP("wai::CallModels", "Itself"));
        case Total:
            return bottomUp ? text(QT_TRANSLATE_NOOP("wai::CallModels", "Called from here"))
                            : text(QT_TRANSLATE_NOOP("wai::CallModels", "With callees"));
        case Samples: return text(QT_TRANSLATE_NOOP("wai::CallModels", "Samples"));
        case Module: return text(QT_TRANSLATE_NOOP("wai::CallModels", "Module"));
        default: break;
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Self:
            return text(QT_TRANSLATE_NOOP("wai::CallModels",
                                          "Cost of the function's own code, without the functions that it calls."));
        case Total:
            return text(QT_TRANSLATE_NOOP(
                "wai::CallModels",
                "Cost of the function and of everything that it calls; of a recursive one each stack counts once."));
        default: break;
        }
    }
    return {};
}

QVariant costData(const ProfileResult &result, int column, int role, qint64 self, qint64 total, qint64 samples)
{
    const qint64 weight = column == Self ? self : total;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == ShareRole && column != Samples)
        return result.shareOf(weight);
    if (role == Qt::DisplayRole) {
        if (column == Samples)
            return QLocale().toString(samples);
        return QStringLiteral("%1 %").arg(result.shareOf(weight) * 100, 0, 'f', 1);
    }
    if (role == Qt::ToolTipRole) {
        const ShareInterval interval = shareInterval(samples, result.weights.totalSamples);
        return QCoreApplication::translate("wai::CallModels",
                                           "%1; the true share is between %2 % and %3 % with 95 % certainty")
            .arg(result.weightText(weight))
            .arg(interval.low * 100, 0, 'f', 1)
            .arg(interval.high * 100, 0, 'f', 1);
    }
    return {};
}

} // namespace

CallTreeModel::CallTreeModel(ProfileState &state, bool bottomUp, QObject *parent)
    : QAbstractItemModel(parent), m_bottomUp(bottomUp), m_result(state.result()), m_callers(state.bottomUp())
{
    connect(&state, bottomUp ? &ProfileState::bottomUpChanged : &ProfileState::resultChanged, this, [this, &state] {
        beginResetModel();
        m_result = state.result();
        m_callers = state.bottomUp();
        endResetModel();
    });
}

QModelIndex CallTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(tree().nodes[size_t(nodeOf(parent))].firstChild + row));
}

QModelIndex CallTreeModel::parent(const QModelIndex &index) const
{
    const qint32 above = index.isValid() ? tree().nodes[size_t(nodeOf(index))].parent : 0;
    if (above <= 0)
        return {};
    return createIndex(above - tree().nodes[size_t(tree().nodes[size_t(above)].parent)].firstChild, 0, quintptr(above));
}

int CallTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : tree().nodes[size_t(nodeOf(parent))].childCount;
}

int CallTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant CallTreeModel::data(const QModelIndex &index, int role) const
{
    const CallNode &node = tree().nodes[size_t(nodeOf(index))];
    if (role == FunctionRole)
        return node.function;
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole)
            return m_result->functionName(node.function);
        if (role == Qt::ToolTipRole)
            return m_result->reasonOf(node.function).isEmpty() ? m_result->functionName(node.function)
                                                               : m_result->reasonOf(node.function);
        return {};
    case Module: return role == Qt::DisplayRole ? QVariant(m_result->moduleName(node.function)) : QVariant();
    default: return costData(*m_result, index.column(), role, node.self, node.total, node.samples);
    }
}

QVariant CallTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? header(section, role, m_bottomUp) : QVariant();
}

CostModel::CostModel(ProfileState &state, By by, QObject *parent)
    : QAbstractTableModel(parent), m_state(state), m_by(by), m_result(state.result())
{
    const auto retake = [this] {
        beginResetModel();
        take();
        endResetModel();
    };
    connect(&state, &ProfileState::resultChanged, this, retake);
    connect(&state, &ProfileState::searchChanged, this, retake);
    take();
}

void CostModel::take()
{
    m_result = m_state.result();
    m_rows = m_by == By::Function ? m_result->functions : m_result->modules;
    const ProfileSearch &search = m_state.search();
    if (m_by == By::Function && search.active())
        std::erase_if(m_rows, [&](const FunctionCost &cost) { return !search.matches(cost.function); });
    const auto before = [&](const FunctionCost &a, const FunctionCost &b) {
        switch (m_sortColumn) {
        case Name: return nameOf(b) < nameOf(a);
        case Total: return a.total < b.total;
        case Samples: return a.totalSamples < b.totalSamples;
        case Module: return m_result->moduleName(b.function) < m_result->moduleName(a.function);
        default: return a.self != b.self ? a.self < b.self : a.total < b.total;
        }
    };
    std::ranges::stable_sort(m_rows, [&](const FunctionCost &a, const FunctionCost &b) {
        return m_order == Qt::DescendingOrder ? before(b, a) : before(a, b);
    });
}

QString CostModel::nameOf(const FunctionCost &cost) const
{
    if (m_by == By::Function)
        return m_result->functionName(cost.function);
    return cost.function < 0 ? m_result->functionName(-1)
                             : m_result->profile.text(m_result->profile.modules[size_t(cost.function)].name);
}

int CostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}
int CostModel::columnCount(const QModelIndex &) const
{
    return m_by == By::Function ? ColumnCount : Module;
}

QVariant CostModel::data(const QModelIndex &index, int role) const
{
    const FunctionCost &cost = m_rows[size_t(index.row())];
    if (role == FunctionRole)
        return m_by == By::Function ? cost.function : -1;
    switch (index.column()) {
    case Name:
        if (role == Qt::ToolTipRole && m_by == By::Function && !m_result->reasonOf(cost.function).isEmpty())
            return m_result->reasonOf(cost.function);
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(nameOf(cost)) : QVariant();
    case Module: return role == Qt::DisplayRole ? QVariant(m_result->moduleName(cost.function)) : QVariant();
    default:
        return costData(*m_result, index.column(), role, cost.self, cost.total,
                        index.column() == Self ? cost.selfSamples : cost.totalSamples);
    }
}

QVariant CostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == Name && role == Qt::DisplayRole && m_by == By::Module)
        return header(Module, role, false);
    return header(section, role, false);
}

void CostModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_order = order;
    take();
    endResetModel();
}

} // namespace wai
