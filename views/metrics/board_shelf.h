// SPDX-License-Identifier: MIT
#pragma once

#include "files/file_worker.h"
#include "metrics/board.h"

#include <QObject>

#include <map>

namespace wai {

/// The boards of a folder, a file each, in memory: names are what the user gives; files are named after them. Files are
/// read once and written by the thread that is given; what goes wrong there is said by problem().
class BoardShelf : public QObject {
    Q_OBJECT
public:
    BoardShelf(const QString &folder, FileWorker &files);

    /// Sorted as a reader expects. Nothing before loaded().
    QStringList names() const;
    /// A file that holds no board says why.
    performance::PerformanceResult<Board> load(const QString &name) const;
    void save(const Board &board);
    /// The board takes the place of the one that was called `old`, whose file goes once the new one is written.
    void rename(const QString &old, const Board &board);
    void remove(const QString &name);

    /// A file anywhere else.
    void exportTo(const QString &path, const Board &board);
    /// Answers by imported(); the name is the board's own, else the file's, with a number where there is such a one.
    void importFrom(const QString &path);

Q_SIGNALS:
    void loaded();
    void imported(const QString &name);
    void problem(const QString &sentence);

private:
    using Boards = std::map<QString, performance::PerformanceResult<Board>>;
    static Boards readAll(const QString &folder);
    template<typename Work>
    void write(Work work);

    QString m_folder;
    FileWorker &m_files;
    Boards m_boards;
};

} // namespace wai
