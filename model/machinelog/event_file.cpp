// SPDX-License-Identifier: MIT
#include "performance/machinelog/event_file.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/machinelog/log_lines.h"
#include "performance/procfs/unique_fd.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace performance {

namespace {

/// JSON escapes a character in six bytes at most, and a line has two texts.
constexpr qsizetype LongestLine = 2 * 6 * EventFile::LongestText + 1000;

std::optional<MachineEvent::Kind> kindOf(const QString &name)
{
    for (int kind = 0; kind <= int(MachineEvent::Kind::Note); ++kind) {
        if (toName(MachineEvent::Kind(kind)) == name)
            return MachineEvent::Kind(kind);
    }
    return std::nullopt;
}

QString cut(const QString &text)
{
    qsizetype length = std::min(text.size(), EventFile::LongestText);
    if (length > 0 && length < text.size() && text.at(length - 1).isHighSurrogate())
        --length;
    return text.first(length);
}

QString newId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36);
}

/// The lock of the file while it lives; not had where another program keeps it for two seconds.
bool lock(int fd)
{
    for (int i = 0; i < 200; ++i) {
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        ::usleep(10'000);
    }
    return false;
}

/// As the data folder is made by whoever comes first.
void makePrivateFolder(const QString &path)
{
    if (!QFileInfo::exists(path) && QDir().mkpath(path))
        ::chmod(path.toLocal8Bit().constData(), 0700);
}

} // namespace

QByteArray toEventLine(const MachineEvent &event)
{
    JsonWriter out;
    out.beginObject().key("time").string(toIsoString(event.time)).key("kind").string(toName(event.kind));
    const auto text = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            out.key(name).string(cut(value));
    };
    text("subject", event.subject);
    text("detail", event.detail);
    text("source", event.source);
    text("id", event.id);
    return out.endObject().take();
}

std::optional<MachineEvent> eventFromLine(QByteArrayView line)
{
    if (line.isEmpty() || line.size() > LongestLine)
        return std::nullopt;
    const auto event = json::read(line.toByteArray(), QString(), [](const json::Node &node) {
        MachineEvent read;
        const auto text = [&](const char *name) {
            const auto member = node.optional(name);
            return member ? cut(member->string()) : QString();
        };
        const auto time = timestampFromIso(node.member("time").string());
        const auto kind = kindOf(node.member("kind").string());
        if (!time || !kind)
            node.fail("no event");
        read.time = *time;
        read.kind = *kind;
        read.subject = text("subject");
        read.detail = text("detail");
        read.source = text("source");
        read.id = text("id");
        return read;
    });
    return event ? std::optional(*event) : std::nullopt;
}

PerformanceResult<void> EventFile::append(MachineEvent event)
{
    if (event.id.isEmpty())
        event.id = newId();
    if (!m_path.isEmpty())
        return write(toEventLine(event));
    event.subject = cut(event.subject);
    event.detail = cut(event.detail);
    m_events.push_back(std::move(event));
    return {};
}

PerformanceResult<void> EventFile::remove(const QString &id)
{
    const auto known = read();
    if (!known)
        return failure(known.error());
    const auto hasId = [&](const MachineEvent &event) { return event.id == id; };
    if (id.isEmpty() || std::none_of(m_events.begin(), m_events.end(), hasId))
        return {};
    if (!m_path.isEmpty())
        return write(JsonWriter().beginObject().key("removed").string(id).endObject().take());
    std::erase_if(m_events, hasId);
    return {};
}

PerformanceResult<void> EventFile::write(const QByteArray &line)
{
    makePrivateFolder(QFileInfo(m_path).path());
    const UniqueFd fd(::open(m_path.toLocal8Bit().constData(),
                             O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    struct stat info {};
    if (!fd || ::fstat(fd.get(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, m_path));
    if (!S_ISREG(info.st_mode))
        return failure(PerformanceErrorCode::Unsupported, m_path, QStringLiteral("it is no ordinary file"));
    if (!lock(fd.get()))
        return failure(PerformanceErrorCode::LockError, m_path, QStringLiteral("another program is writing it"));
    if (::fstat(fd.get(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, m_path));
    if (info.st_size + line.size() > MostBytes)
        return failure(PerformanceErrorCode::Unsupported, m_path, QStringLiteral("the file is full"));
    // A line that a crash tore must not swallow this one.
    char last = '\n';
    if (info.st_size > 0 && ::pread(fd.get(), &last, 1, info.st_size - 1) != 1)
        return failure(PerformanceError::fromErrno(errno, m_path));
    const QByteArray bytes = (last == '\n' ? QByteArray() : QByteArray("\n")) + line + '\n';
    const ssize_t written = ::write(fd.get(), bytes.constData(), size_t(bytes.size()));
    if (written != bytes.size()) {
        const int error = written < 0 ? errno : ENOSPC;
        if (written > 0) // half a line helps nobody; where it stays all the same, it is passed over
            (void)!::ftruncate(fd.get(), info.st_size);
        return failure(PerformanceError::fromErrno(error, m_path));
    }
    if (::fdatasync(fd.get()) != 0)
        return failure(PerformanceError::fromErrno(errno, m_path));
    return {};
}

void EventFile::take(QByteArrayView line)
{
    if (auto event = eventFromLine(line)) {
        m_events.push_back(std::move(*event));
        return;
    }
    if (!line.startsWith("{\"removed\""))
        return;
    const auto id = json::read(line.toByteArray(), QString(),
                               [](const json::Node &node) { return node.member("removed").string(); });
    if (id)
        std::erase_if(m_events, [&](const MachineEvent &event) { return event.id == *id; });
}

PerformanceResult<std::vector<MachineEvent>> EventFile::read()
{
    if (m_path.isEmpty())
        return m_events;
    const auto identity = fileIdentity(m_path);
    if (!identity && !QFileInfo::exists(m_path)) {
        m_identity.reset();
        m_events.clear();
        return m_events;
    }
    if (identity && identity == m_identity)
        return m_events;
    const auto log = readLogEnd(m_path, MostBytes);
    if (!log)
        return failure(log.error());
    m_events.clear();
    QByteArrayView text = log->text;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        if (end < 0)
            break; // it is being written, or was torn
        if (end > 0)
            take(text.first(end));
        text = text.sliced(end + 1);
    }
    m_identity = identity;
    return m_events;
}

} // namespace performance
