// SPDX-License-Identifier: MIT
#include "performance/series/data_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace performance {

namespace {

QString remedy()
{
    return QCoreApplication::translate("DataFolder",
                                       "Choose another folder with --data-dir or make this one writable.");
}

bool makeFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    return ::mkdir(name.constData(), 0700) == 0 || (errno == EEXIST && QFileInfo(path).isDir());
}

} // namespace

DataFolder::~DataFolder()
{
    release();
}

DataFolder::DataFolder(DataFolder &&other) noexcept : m_path(std::move(other.m_path)), m_lock(other.m_lock.exchange(-1))
{}

DataFolder &DataFolder::operator=(DataFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    m_lock = other.m_lock.exchange(m_lock);
    return *this;
}

PerformanceResult<DataFolder> DataFolder::open(const QString &path, Wish wish)
{
    DataFolder folder;
    folder.m_path = QDir::cleanPath(QDir(path).absolutePath());
    if (wish == Wish::OnlyRead) {
        if (!QFileInfo(folder.m_path).isDir())
            return failure(PerformanceErrorCode::IoError, folder.m_path,
                           QCoreApplication::translate("DataFolder", "there is no such folder"),
                           QCoreApplication::translate(
                               "DataFolder", "Start the dashboard or wai-performance serve to record a history."));
        return folder;
    }
    QDir().mkpath(QFileInfo(folder.m_path).path());
    if (!makeFolder(folder.m_path))
        return failure(PerformanceError::fromErrno(errno ? errno : ENOTDIR, folder.m_path, remedy()));
    if (folder.tryToWrite())
        return folder;
    const int error = errno;
    // A folder that another process writes to, or that may be read but not written, still shows its history.
    if (QFile::exists(folder.lockFile()) || QFile::exists(folder.historyFile()))
        return folder;
    return failure(PerformanceError::fromErrno(error, folder.m_path, remedy()));
}

bool DataFolder::isThere() const
{
    struct stat locked = {};
    struct stat there = {};
    return m_lock >= 0 && ::fstat(m_lock, &locked) == 0
        && ::stat(QFile::encodeName(lockFile()).constData(), &there) == 0 && locked.st_dev == there.st_dev
        && locked.st_ino == there.st_ino;
}

bool DataFolder::tryToWrite()
{
    if (isThere())
        return true;
    release();
    if (!makeFolder(m_path))
        return false;
    makeFolder(reportsFolder()); // a read-only history simply has none
    const int lock = ::open(QFile::encodeName(lockFile()).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return false;
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return false;
    }
    m_lock = lock;
    if (isThere())
        return true;
    release(); // it was removed in this very moment; the next try makes another
    return false;
}

void DataFolder::release()
{
    if (const int lock = m_lock.exchange(-1); lock >= 0)
        ::close(lock);
}

} // namespace performance
