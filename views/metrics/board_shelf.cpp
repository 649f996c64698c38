// SPDX-License-Identifier: MIT
#include "metrics/board_shelf.h"

#include <performance/core/translate.h>
#include <performance/core/when_done.h>
#include <performance/core/whole_file.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr qint64 LargestFile = 4'000'000;

QString fileOf(const QString &folder, const QString &name)
{
    // Any name makes a file: what is not plain is written as %41.
    return folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name, " ")) + QLatin1String(".json");
}

PerformanceResult<Board> readBoard(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    if (file.size() > LargestFile)
        return failure(PerformanceErrorCode::ParseError, path, translate("Board", "it is too large for a board"));
    return boardFromJson(file.read(LargestFile), path);
}

PerformanceResult<void> writeBoard(const QString &folder, const Board &board)
{
    if (!QDir().mkpath(folder))
        return failure(PerformanceErrorCode::IoError, folder, translate("Board", "the folder cannot be made"));
    return writeWholeFile(fileOf(folder, board.name), toJson(board));
}

PerformanceResult<void> removeBoard(const QString &folder, const QString &name)
{
    QFile file(fileOf(folder, name));
    if (file.exists() && !file.remove())
        return failure(PerformanceErrorCode::IoError, file.fileName(), file.errorString());
    return {};
}

} // namespace

BoardShelf::BoardShelf(const QString &folder, FileWorker &files) : m_folder(folder), m_files(files)
{
    whenDone(m_files.run([folder] { return readAll(folder); }), this, [this](Boards boards) {
        m_boards.merge(boards);
        Q_EMIT loaded();
    });
}

BoardShelf::Boards BoardShelf::readAll(const QString &folder)
{
    Boards boards;
    for (const QString &file : QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const QString name = QUrl::fromPercentEncoding(file.chopped(5).toLatin1());
        auto board = readBoard(folder + u'/' + file);
        if (board)
            board->name = name;
        boards.emplace(name, std::move(board));
    }
    return boards;
}

/// Only what goes wrong is heard of.
template<typename Work>
void BoardShelf::write(Work work)
{
    whenDone(m_files.run(std::move(work)), this, [this](const PerformanceResult<void> &done) {
        if (!done)
            Q_EMIT problem(done.error().message());
    });
}

QStringList BoardShelf::names() const
{
    QStringList names;
    for (const auto &[name, board] : m_boards)
        names << name;
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    return names;
}

PerformanceResult<Board> BoardShelf::load(const QString &name) const
{
    const auto board = m_boards.find(name);
    return board == m_boards.end() ? failure(PerformanceErrorCode::IoError, fileOf(m_folder, name)) : board->second;
}

void BoardShelf::save(const Board &board)
{
    m_boards.insert_or_assign(board.name, board);
    write([folder = m_folder, board] { return writeBoard(folder, board); });
}

void BoardShelf::rename(const QString &old, const Board &board)
{
    m_boards.erase(old);
    m_boards.insert_or_assign(board.name, board);
    write([folder = m_folder, old, board] {
        auto written = writeBoard(folder, board);
        return written ? removeBoard(folder, old) : written;
    });
}

void BoardShelf::remove(const QString &name)
{
    m_boards.erase(name);
    write([folder = m_folder, name] { return removeBoard(folder, name); });
}

void BoardShelf::exportTo(const QString &path, const Board &board)
{
    write([path, board] { return writeWholeFile(path, toJson(board)); });
}

void BoardShelf::importFrom(const QString &path)
{
    whenDone(m_files.run([path] { return readBoard(path); }), this, [this, path](PerformanceResult<Board> board) {
        if (!board) {
            Q_EMIT problem(board.error().message());
            return;
        }
        // One that is here already is not overwritten.
        const QString wanted = board->name.isEmpty() ? QFileInfo(path).completeBaseName() : board->name;
        QString name = wanted;
        for (int number = 2; m_boards.contains(name); ++number)
            name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
        board->name = name;
        save(*board);
        Q_EMIT imported(name);
    });
}

} // namespace wai
