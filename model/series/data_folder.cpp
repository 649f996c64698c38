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
    return QCoreApplication::translate("DataFolder", "Choose another folder with --data-dir or make this one writable.");
}

bool makeFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    return ::mkdir(name.constData(), 0700) == 0 || (errno == EEXIST && QFileInfo(path).isDir());
}

} // namespace

DataFolder::~DataFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

DataFolder::DataFolder(DataFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

DataFolder &DataFolder::operator=(DataFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

PerformanceResult<DataFolder> DataFolder::open(const QString &path, Wish wish)
{
    DataFolder folder;
    folder.m_path = QDir::cleanPath(QDir(path).absolutePath());
    if (wish == Wish::OnlyRead) {
        if (!QFileInfo(folder.m_path).isDir())
            return failure(PerformanceErrorCode::IoError, folder.m_path, QCoreApplication::translate("DataFolder", "there is no such folder"),
                           QCoreApplication::translate("DataFolder", "Start the dashboard or wai-performance serve to record a history."));
        return folder;
    }
    QDir().mkpath(QFileInfo(folder.m_path).path());
    if (!makeFolder(folder.m_path))
        return failure(PerformanceError::fromErrno(errno ? errno : ENOTDIR, folder.m_path, remedy()));
    makeFolder(folder.reportsFolder()); // a read-only history simply has none

    const QByteArray lockFile = QFile::encodeName(folder.m_path + QLatin1String("/lock"));
    const int lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        // A folder that may be read but not written still shows its history.
        if (QFile::exists(folder.historyFile()))
            return folder;
        return failure(PerformanceError::fromErrno(errno, folder.m_path, remedy()));
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
        folder.m_lock = lock;
    else
        ::close(lock);
    return folder;
}

} // namespace performance
