// SPDX-License-Identifier: MIT

// How the rows of the process model are put in order: tens of thousands within a few milliseconds.
#include "processes/process_model.h"

#include <algorithm>

namespace wai {

using namespace performance;

double ProcessModel::numberOf(int index) const
{
    const ProcessSample &p = sampleOf(m_nodes[size_t(index)]);
    switch (m_sortColumn) {
    case Pid: return p.identity.pid;
    case Cpu: return p.cpu.value_or(-1);
    case History: {
        double sum = 0;
        for (const auto &reading : m_history)
            sum += size_t(index) < reading.size() ? reading[size_t(index)] : 0;
        return sum;
    }
    case Waits: return p.runDelay.value_or(-1);
    case Memory: return double(p.residentBytes);
    case Read: return p.readRate.value_or(-1);
    case Write: return p.writeRate.value_or(-1);
    case Threads: return p.threads;
    case Faults: return p.majorFaults.value_or(-1);
    default: return 0;
    }
}

namespace {

/// For each number of a text, where it stands among all of them.
std::vector<int> orderOf(const QHash<QString, int> &texts)
{
    std::vector<std::pair<QString, int>> ordered; // folded, and its number
    ordered.reserve(size_t(texts.size()));
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        ordered.emplace_back(it.key().toCaseFolded(), it.value());
    std::sort(ordered.begin(), ordered.end());
    std::vector<int> ranks(ordered.size());
    for (size_t i = 0; i < ordered.size(); ++i)
        ranks[size_t(ordered[i].second)] = int(i);
    return ranks;
}

} // namespace

int ProcessModel::keptWord() const
{
    // The sums of applications have texts of their own.
    if (m_arrangement == Arrangement::Applications)
        return -1;
    return m_sortColumn == Name ? 0 : m_sortColumn == User ? 1 : m_sortColumn == Unit ? 2 : -1;
}

void ProcessModel::orderWords()
{
    // Names of days must not pile up.
    if (m_words.size() > 1000 + 4 * qsizetype(m_alive)) {
        m_words.clear();
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            if (m_nodes[i].alive && m_nodes[i].members == 0)
                m_pasts[i].words = wordsOf(sampleOf(m_nodes[i]));
        }
    }
    if (keptWord() >= 0)
        m_wordRanks = orderOf(m_words);
}

std::array<int, 3> ProcessModel::wordsOf(const ProcessSample &p)
{
    const auto number = [this](const QString &word) {
        const auto it = m_words.constFind(word);
        return it != m_words.cend() ? *it : *m_words.insert(word, int(m_words.size()));
    };
    return {number(p.name), number(p.user), number(p.unit)};
}

std::vector<int> ProcessModel::ranksOf(const std::vector<int> &children) const
{
    std::vector<int> own;
    own.reserve(children.size());
    if (const int kept = keptWord(); kept >= 0) {
        for (const int child : children)
            own.push_back(m_wordRanks[size_t(m_pasts[size_t(child)].words[size_t(kept)])]);
        return own;
    }
    QHash<QString, int> different;
    for (const int child : children) {
        const QString text = textOf(m_nodes[size_t(child)], m_sortColumn);
        const auto it = different.constFind(text);
        own.push_back(it != different.cend() ? *it : int(different.size()));
        if (it == different.cend())
            different.insert(text, own.back());
    }
    const std::vector<int> ranks = orderOf(different);
    for (int &number : own)
        number = ranks[size_t(number)];
    return own;
}

void ProcessModel::sortChildren(std::vector<int> &children)
{
    const bool down = m_order == Qt::DescendingOrder;
    // What is equal keeps an order of its own, by PID, so that idle rows do not dance. All that is compared stands in the
    // key: looking at the processes themselves would miss the cache half a million times.
    struct Key {
        double value;
        qint32 pid;
        int node;
    };
    std::vector<Key> keyed;
    keyed.reserve(children.size());
    const auto addKey = [&](double value, int node) {
        keyed.push_back({down ? -value : value, sampleOf(m_nodes[size_t(node)]).identity.pid, node});
    };
    if (isTextual(m_sortColumn)) {
        const std::vector<int> ranks = ranksOf(children);
        for (size_t i = 0; i < children.size(); ++i)
            addKey(ranks[i], children[i]);
    } else {
        for (const int child : children)
            addKey(numberOf(child), child);
    }
    std::sort(keyed.begin(), keyed.end(),
              [](const Key &a, const Key &b) { return a.value != b.value ? a.value < b.value : a.pid < b.pid; });
    for (size_t i = 0; i < keyed.size(); ++i) {
        children[i] = keyed[i].node;
        m_nodes[size_t(keyed[i].node)].row = int(i);
    }
}

} // namespace wai
