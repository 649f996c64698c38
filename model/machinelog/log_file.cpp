// SPDX-License-Identifier: MIT
#include "performance/machinelog/log_file.h"

#include "performance/procfs/unique_fd.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace performance {

namespace {

constexpr size_t Piece = 1 << 16;
constexpr qint64 MostUnpacked = 64; ///< times what is kept

std::optional<ReadFileState> identityOf(const struct stat &info)
{
    if (!S_ISREG(info.st_mode))
        return std::nullopt;
    return ReadFileState{quint64(info.st_dev), quint64(info.st_ino), qint64(info.st_size),
                         qint64(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

/// From the first whole line on.
void beginAtLine(LogText &log)
{
    log.isCut = true;
    const qsizetype end = log.text.indexOf('\n');
    log.text.remove(0, end < 0 ? log.text.size() : end + 1);
}

PerformanceResult<LogText> readPlain(int fd, const QString &path, qint64 size, qint64 most)
{
    LogText log;
    // One byte more, so that a cut between two lines loses none.
    const qint64 from = std::max<qint64>(0, size - most - 1);
    log.text.resize(qsizetype(size - from));
    qsizetype done = 0;
    while (done < log.text.size()) {
        const ssize_t length = ::pread(fd, log.text.data() + done, size_t(log.text.size() - done), off_t(from + done));
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return failure(PerformanceError::fromErrno(errno, path));
        if (length == 0)
            break; // it was cut meanwhile
        done += length;
    }
    log.text.truncate(done);
    if (from > 0)
        beginAtLine(log);
    return log;
}

/// Keeps what is unpacked last.
class Unpacker {
public:
    explicit Unpacker(qint64 most) : m_most(most) { m_isReady = inflateInit2(&m_stream, 15 + 16) == Z_OK; }
    ~Unpacker() { inflateEnd(&m_stream); }
    Unpacker(const Unpacker &) = delete;
    Unpacker &operator=(const Unpacker &) = delete;

    /// False where it is broken, or there is too much of it.
    bool take(const char *bytes, size_t size)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes)); // zlib's C interface
        m_stream.avail_in = uInt(size);
        while (m_isReady && m_stream.avail_in > 0) {
            m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
            m_stream.avail_out = uInt(m_out.size());
            const int state = inflate(&m_stream, Z_NO_FLUSH);
            keep(m_out.size() - m_stream.avail_out);
            m_isWhole = state == Z_STREAM_END;
            if (m_isWhole)
                m_isReady = m_stream.avail_in == 0 || inflateReset(&m_stream) == Z_OK;
            else if (state != Z_OK)
                m_isReady = false;
            if (m_all > m_most * MostUnpacked)
                m_isReady = false;
        }
        return m_isReady;
    }
    LogText result()
    {
        LogText log;
        const bool isCut = m_all > m_most + 1;
        log.text = m_text.last(std::min<qsizetype>(m_text.size(), qsizetype(m_most + 1)));
        log.isDamaged = !m_isReady || !m_isWhole;
        if (isCut)
            beginAtLine(log);
        return log;
    }

private:
    void keep(size_t size)
    {
        m_text.append(m_out.data(), qsizetype(size));
        m_all += qint64(size);
        if (m_text.size() > 2 * m_most)
            m_text.remove(0, qsizetype(m_text.size() - m_most - 1));
    }

    qint64 m_most;
    qint64 m_all = 0;
    bool m_isReady = false;
    bool m_isWhole = false;
    z_stream m_stream{};
    QByteArray m_text;
    std::array<char, Piece> m_out;
};

PerformanceResult<LogText> readPacked(int fd, const QString &path, qint64 most)
{
    Unpacker unpacker(most);
    std::array<char, Piece> in;
    for (;;) {
        const ssize_t length = ::read(fd, in.data(), in.size());
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return failure(PerformanceError::fromErrno(errno, path));
        if (length == 0 || !unpacker.take(in.data(), size_t(length)))
            return unpacker.result();
    }
}

} // namespace

std::optional<ReadFileState> fileIdentity(const QString &path)
{
    struct stat info {};
    if (::stat(path.toLocal8Bit().constData(), &info) != 0)
        return std::nullopt;
    return identityOf(info);
}

PerformanceResult<LogText> readLogEnd(const QString &path, qint64 most)
{
    // Not to wait where it is a pipe.
    const UniqueFd fd(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat info {};
    if (!fd || ::fstat(fd.get(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, path));
    if (!S_ISREG(info.st_mode))
        return failure(PerformanceErrorCode::Unsupported, path, QStringLiteral("it is no ordinary file"));
    std::array<unsigned char, 2> magic{};
    if (::pread(fd.get(), magic.data(), magic.size(), 0) == 2 && magic[0] == 0x1f && magic[1] == 0x8b)
        return readPacked(fd.get(), path, most);
    return readPlain(fd.get(), path, info.st_size, most);
}

} // namespace performance
