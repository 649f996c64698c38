// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/process_details.h>
#include <performance/core/profile.h>

#include <QAbstractItemModel>

namespace wai {

// Thread: the one of the window.

/// A line of a thread's stack.
struct FrameNow {
    enum class Kind {
        Code,
        Holder, ///< below it stands the stack of the thread that holds the lock
        Peer,   ///< the process at the other end of what is waited for
    };
    Kind kind = Kind::Code;
    QString function; ///< or the sentence
    QString module;
    QString place; ///< "file.cpp:12"; empty where it is not known

    bool operator==(const FrameNow &) const = default;
};

/// What one thread does at a moment.
struct ThreadNow {
    qint32 id = 0;
    QString name;
    QString state;                ///< "waits for a lock held by worker (1235)"
    std::vector<FrameNow> frames; ///< the innermost first

    bool operator==(const ThreadNow &) const = default;
};

/// Of the profile that Stacks::now() answers; the main thread first, the others by their number. `details` know what a thread
/// waits for where the profile does not.
/// Thread-safety: a pure function.
std::vector<ThreadNow> threadsNow(const performance::Profile &profile,
                                  const std::vector<performance::ThreadDetails> &details);

/// Threads, and below each its stack.
class StackNowModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Function, Module, Place, ColumnCount };
    /// FrameNow::Kind of a frame; nothing of a thread.
    static constexpr int KindRole = Qt::UserRole;

    using QAbstractItemModel::QAbstractItemModel;

    void setThreads(std::vector<ThreadNow> threads);
    const std::vector<ThreadNow> &threads() const { return m_threads; }
    /// A thread with its stack, a line each, as it goes into a mail; of all where `thread` is −1.
    QString text(int thread) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const QModelIndex &index) const;

    std::vector<ThreadNow> m_threads;
};

} // namespace wai
