// SPDX-License-Identifier: MIT
#pragma once

#include "processes/process_query.h"

#include <QAbstractItemModel>

#include <array>
#include <memory>

namespace wai {

/// Processes as a flat list, as a tree of parents, or by application; filtered and sorted by itself, because it knows
/// what changed: tens of thousands are sorted anew in a few milliseconds, and only what is visible is ever formatted.
/// A process keeps its place in memory while it lives, so selection, expansion and scroll position stay.
class ProcessModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Pid,
        User,
        State,
        Cpu,
        History,
        Waits,
        Memory,
        Read,
        Write,
        Threads,
        Faults,
        Unit,
        Command,
        ColumnCount
    };
    enum class Arrangement { Flat, Tree, Applications };
    enum Role { ShareRole = Qt::UserRole, HistoryRole };
    static constexpr int HistoryLength = 40;
    /// Columns that are read from the left and sorted as texts.
    static bool isTextual(int column);

    using QAbstractItemModel::QAbstractItemModel;

    using List = std::shared_ptr<const std::vector<performance::ProcessSample>>;
    /// The list is shared, not copied.
    void setProcesses(const List &processes);
    void setQuery(const ProcessQuery &query);
    void setArrangement(Arrangement arrangement);
    /// What bars of CPU are shares of; at least one CPU.
    void setCpus(double cpus) { m_cpus = std::max(1.0, cpus); }

    /// All processes, and those that the query lets through.
    int processCount() const { return m_alive; }
    int matchCount() const { return m_matches; }
    /// None for the row of an application.
    std::optional<performance::ProcessSample> processAt(const QModelIndex &index) const;
    QModelIndex indexOf(const performance::ProcessIdentity &identity) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    /// Small, because every one of tens of thousands is looked at with every reading.
    struct Node {
        int sample = -1; ///< into the list; of a group into m_sums
        int parent = -1; ///< node, or -1
        int row = 0;
        int members = 0; ///< of a group
        bool alive = false;
        bool matches = false;
        bool shown = false;
    };
    struct Past {
        QString haystack;           ///< see ProcessQuery
        std::array<int, 3> words{}; ///< name, user and unit, in m_words
    };
    const performance::ProcessSample &sampleOf(const Node &node) const;
    bool isGroup(int node) const { return m_nodes[size_t(node)].members > 0; }
    void rebuild();
    void rebuildFlat();
    void findMatches();
    void movePersistent(const QModelIndexList &before);
    void placeTree();
    void placeApplications();
    void place(int node, int parent);
    void sortChildren(std::vector<int> &children);
    double numberOf(int node) const;
    QString textOf(const Node &node, int column) const;
    /// For each child where its text stands among all texts of the sorted column.
    int keptWord() const;
    void orderWords();
    std::array<int, 3> wordsOf(const performance::ProcessSample &process);
    std::vector<int> ranksOf(const std::vector<int> &children) const;
    QByteArray historyOf(size_t node) const;
    int newNode();

    List m_list = std::make_shared<std::vector<performance::ProcessSample>>();
    std::vector<int> m_nodeOf; ///< by place in the list
    std::vector<Node> m_nodes;
    std::vector<Past> m_pasts; ///< by node
    /// CPU in 1/200 of one CPU, a row for each reading and in it a place for each node; m_newest is the last one.
    std::array<std::vector<quint8>, HistoryLength> m_history;
    size_t m_newest = 0;
    std::vector<int> m_wordRanks; ///< by number, where the sorted column has them
    QHash<QString, int> m_words;  ///< names, users and units repeat: their numbers are compared instead of them
    std::vector<std::vector<int>> m_children; ///< by node; empty in a flat list
    std::vector<performance::ProcessSample> m_sums;
    std::vector<int> m_free;
    std::vector<int> m_roots;
    QHash<quint64, int> m_byIdentity;
    QHash<QString, int> m_groups; ///< by unit
    ProcessQuery m_query;
    Arrangement m_arrangement = Arrangement::Flat;
    int m_sortColumn = Cpu;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    double m_cpus = 1;
    int m_alive = 0;
    int m_matches = 0;
};

/// "running", "sleeping", … for the letter of /proc/PID/stat.
QString processStateText(char state);

} // namespace wai
