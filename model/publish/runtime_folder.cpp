// SPDX-License-Identifier: MIT
#include "performance/publish/runtime_folder.h"

#include "performance/core/translate.h"

#include "performance/procfs/unique_fd.h"

#include <array>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr size_t TokenBytes = 24;

constexpr int MostWaits = 200; ///< milliseconds

/// Empty where there is none, or one that is cut off.
QByteArray tokenIn(const QByteArray &path)
{
    const UniqueFd fd(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    std::array<char, 256> text{};
    const ssize_t length = fd ? ::read(fd.get(), text.data(), text.size()) : 0;
    return length == ssize_t(2 * TokenBytes) ? QByteArray(text.data(), length) : QByteArray();
}

QString parentFolder()
{
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!given.isEmpty())
        return given + QLatin1String("/wai-performance");
    const QString usual = QStringLiteral("/run/user/%1").arg(::geteuid());
    if (::access(usual.toLocal8Bit().constData(), W_OK) == 0)
        return usual + QLatin1String("/wai-performance");
    return QStringLiteral("/tmp/wai-performance-%1").arg(::geteuid());
}

} // namespace

PerformanceResult<QString> runtimeFolder()
{
    const QString folder = parentFolder();
    const QByteArray path = folder.toLocal8Bit();
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return failure(PerformanceError::fromErrno(errno, folder));
    struct stat info {};
    if (::lstat(path.constData(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, folder));
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::geteuid() || (info.st_mode & 077) != 0) {
        return failure(PerformanceErrorCode::PermissionDenied, folder,
                       translate("Ingest", "the runtime folder must be this user's, and closed to others"),
                       translate("Ingest", "Remove it; the program makes it anew."));
    }
    return folder;
}

PerformanceResult<QByteArray> runtimeToken()
{
    const auto folder = runtimeFolder();
    if (!folder)
        return failure(folder.error());
    const QString name = *folder + QLatin1String("/token");
    const QByteArray path = name.toLocal8Bit();
    if (const QByteArray present = tokenIn(path); !present.isEmpty())
        return present;
    // Of several that want to make one at once, threads and programs, the others read what the first has made. One that is
    // stopped while it makes one is not waited for.
    const UniqueFd alone(::open(folder->toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (int waited = 0; alone && waited < MostWaits && ::flock(alone.get(), LOCK_EX | LOCK_NB) != 0; ++waited)
        ::usleep(1000);
    if (const QByteArray present = tokenIn(path); !present.isEmpty())
        return present;
    std::array<char, TokenBytes> secret{};
    if (::getrandom(secret.data(), secret.size(), 0) != ssize_t(secret.size()))
        return failure(PerformanceError::fromErrno(errno, name));
    const QByteArray token = QByteArray(secret.data(), secret.size()).toHex();
    ::unlink(path.constData());
    const UniqueFd fd(::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd || ::write(fd.get(), token.constData(), size_t(token.size())) != token.size())
        return failure(PerformanceError::fromErrno(errno, name));
    return token;
}

} // namespace performance
