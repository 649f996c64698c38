// SPDX-License-Identifier: MIT
#include "performance/system/process_inspector.h"

#include "performance/core/translate.h"
#include "performance/core/wait_reason.h"
#include "performance/procfs/keyed_values.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/text_cursor.h"
#include "performance/system/socket_table.h"
#include "performance/system/unit_name.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <map>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr double TickSeconds = 0.01; // USER_HZ
constexpr size_t MostThreads = 2000;
constexpr size_t MostFiles = 5000;

QString fromBytes(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString linkTarget(const std::string &path)
{
    char target[4096];
    const ssize_t length = ::readlink(path.c_str(), target, sizeof target);
    return length > 0 ? fromBytes({target, size_t(length)}) : QString();
}

class Inspection {
public:
    Inspection(const ProcessIdentity &identity, const KernelRoot &root)
        : m_folder(root.path("/proc/" + std::to_string(identity.pid)))
        , m_delayAccounting(root.path("/proc/sys/kernel/task_delayacct"))
    {
        m_details.identity = identity;
        m_details.time = now();
    }

    PerformanceResult<ProcessDetails> run();

private:
    PerformanceError ended() const
    {
        return {PerformanceErrorCode::Other,
                translate("Inspector", "process %1").arg(m_details.identity.pid),
                translate("Inspector", "it has ended"),
                {}};
    }
    void readText();
    void readThreads();
    void readFiles();
    void readMappings();
    void readLimits();
    QString targetOf(int descriptor) const;

    std::string m_folder;
    std::string m_delayAccounting;
    FileReader m_reader;
    ProcessDetails m_details;
};

PerformanceResult<ProcessDetails> Inspection::run()
{
    const auto line = m_reader.read(m_folder + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    if (!stat || stat->startTime != m_details.identity.startTime)
        return failure(ended());
    m_details.name = fromBytes(stat->name);
    readText();
    readFiles(); // before the threads, which name what they wait on
    readThreads();
    readMappings();
    readLimits();
    return std::move(m_details);
}

void Inspection::readText()
{
    if (const auto command = m_reader.read(m_folder + "/cmdline"))
        m_details.commandLine = fromBytes(*command).replace(QChar(u'\0'), QLatin1Char(' ')).trimmed();
    if (m_details.commandLine.isEmpty())
        m_details.commandLine = QStringLiteral("[%1]").arg(m_details.name); // a thread of the kernel
    m_details.executable = linkTarget(m_folder + "/exe");
    m_details.workingDirectory = linkTarget(m_folder + "/cwd");
    if (const auto cgroup = m_reader.read(m_folder + "/cgroup"))
        m_details.unit = unitFromCgroup(*cgroup);
    const auto environment = m_reader.read(m_folder + "/environ");
    if (environment)
        m_details.environment = fromBytes(*environment).split(QChar(u'\0'), Qt::SkipEmptyParts);
    else if (environment.error() == EACCES)
        m_details.missing << translate("Inspector",
                                       "Files, environment and what it waits on are seen by its owner and root only.");
    m_details.environment.sort();
    if (const auto rollup = m_reader.read(m_folder + "/smaps_rollup")) {
        if (const auto pss = keyedValue(*rollup, "Pss:"))
            m_details.proportionalBytes = *pss * 1024;
        if (const auto swap = keyedValue(*rollup, "Swap:"))
            m_details.swappedBytes = *swap * 1024;
    }
}

QString Inspection::targetOf(int descriptor) const
{
    const auto it = std::find_if(m_details.files.cbegin(), m_details.files.cend(),
                                 [&](const OpenFile &file) { return file.descriptor == descriptor; });
    return it == m_details.files.cend() ? QString() : it->target;
}

void Inspection::readThreads()
{
    if (readNumber(m_reader, m_delayAccounting).value_or(0) != 0)
        m_details.storageNs = 0;
    std::vector<std::string> ids = namesIn(m_folder + "/task");
    if (ids.size() > MostThreads) {
        m_details.missing
            << translate("Inspector", "Only the first %1 of %2 threads are shown.").arg(MostThreads).arg(ids.size());
        ids.resize(MostThreads);
    }
    for (const std::string &id : ids) {
        const std::string folder = m_folder + "/task/" + id;
        const auto line = m_reader.read(folder + "/stat");
        const auto stat = line ? parseProcessStat(*line) : std::nullopt;
        if (!stat)
            continue; // it ended just now
        ThreadDetails thread;
        thread.id = stat->pid;
        thread.name = fromBytes(stat->name);
        thread.state = stat->state;
        thread.cpuSeconds = double(stat->userTicks + stat->systemTicks) * TickSeconds;
        if (m_details.storageNs)
            *m_details.storageNs += qint64(storageTicks(*line)) * 10'000'000;
        if (stat->state == 'S' || stat->state == 'D' || stat->state == 'I') {
            const std::string wchan(trimmed(m_reader.read(folder + "/wchan").value_or(std::string_view())));
            const std::string call(trimmed(m_reader.read(folder + "/syscall").value_or(std::string_view())));
            thread.waitsFor = waitReason(wchan, call, [this](int descriptor) { return targetOf(descriptor); }).text();
        }
        if (const auto sched = m_reader.read(folder + "/schedstat")) {
            if (const auto times = parseSchedStat(*sched)) {
                m_details.ranNs += times->onCpu;
                m_details.runnableNs += times->waited;
            }
        }
        m_details.threads.push_back(std::move(thread));
    }
}

void Inspection::readFiles()
{
    std::vector<std::string> numbers = namesIn(m_folder + "/fd");
    if (numbers.size() > MostFiles) {
        m_details.missing << translate("Inspector", "Only the first %1 of %2 open files are shown.")
                                 .arg(MostFiles)
                                 .arg(numbers.size());
        numbers.resize(MostFiles);
    }
    QHash<quint64, QString> sockets;
    for (const std::string &number : numbers) {
        OpenFile file;
        file.descriptor = int(toNumber(number).value_or(-1));
        file.target = linkTarget(m_folder + "/fd/" + number);
        if (file.target.startsWith(u"socket:[")) {
            file.isSocket = true;
            if (sockets.isEmpty())
                sockets = readSockets(m_reader, m_folder + "/net");
            const quint64 inode = QStringView(file.target).sliced(8).chopped(1).toULongLong();
            file.target = sockets.value(inode, file.target);
        }
        m_details.files.push_back(std::move(file));
    }
    std::sort(m_details.files.begin(), m_details.files.end(),
              [](const OpenFile &a, const OpenFile &b) { return a.descriptor < b.descriptor; });
}

void Inspection::readMappings()
{
    const auto maps = m_reader.read(m_folder + "/maps");
    if (!maps)
        return;
    std::map<std::pair<QString, QString>, qint64> sizes;
    TextCursor lines(*maps);
    while (!lines.atEnd()) {
        // "7f1c…-7f1d… r-xp 00000000 08:01 1234   /usr/lib/…"
        TextCursor words(lines.line());
        const std::string_view range = words.word();
        const QString permissions = fromBytes(words.word());
        for (int i = 0; i < 3; ++i)
            words.word();
        std::string_view path = words.rest();
        path.remove_prefix(std::min(path.find_first_not_of(' '), path.size()));
        const size_t dash = range.find('-');
        quint64 from = 0;
        quint64 to = 0;
        if (dash == std::string_view::npos)
            continue;
        std::from_chars(range.data(), range.data() + dash, from, 16);
        std::from_chars(range.data() + dash + 1, range.data() + range.size(), to, 16);
        sizes[{path.empty() ? QStringLiteral("[anonymous]") : fromBytes(path), permissions}] += qint64(to - from);
    }
    for (const auto &[key, bytes] : sizes)
        m_details.mappings.push_back({key.first, key.second, bytes});
    std::stable_sort(m_details.mappings.begin(), m_details.mappings.end(),
                     [](const auto &a, const auto &b) { return a.bytes > b.bytes; });
}

void Inspection::readLimits()
{
    const auto limits = m_reader.read(m_folder + "/limits");
    if (!limits)
        return;
    TextCursor lines(*limits);
    lines.line(); // the header gives the columns: Limit (26), Soft Limit (21), Hard Limit (21), Units
    while (!lines.atEnd()) {
        const QString line = fromBytes(lines.line());
        if (line.size() < 47)
            continue;
        m_details.limits.push_back(
            {line.left(26).trimmed(), line.mid(26, 21).trimmed(), line.mid(47, 21).trimmed(), line.mid(68).trimmed()});
    }
}

} // namespace

PerformanceResult<ProcessDetails> inspectProcess(const ProcessIdentity &identity, const KernelRoot &root)
{
    return Inspection(identity, root).run();
}

PerformanceResult<void> signalProcess(const ProcessIdentity &identity, ProcessSignal signal)
{
    const QString subject = translate("Inspector", "process %1").arg(identity.pid);
    const auto refused = [&](int error) {
        if (error == EPERM)
            return PerformanceError(PerformanceErrorCode::PermissionDenied, subject,
                                    translate("Inspector", "it belongs to another user"),
                                    translate("Inspector", "Only its owner and root may signal it."));
        return PerformanceError(PerformanceErrorCode::Other, subject, translate("Inspector", "it has ended"), {});
    };
    // kill(0) would reach our own group, and a signal to init or ourselves is never meant.
    if (identity.pid <= 1 || identity.pid == ::getpid())
        return failure(PerformanceErrorCode::Unsupported, subject,
                       translate("Inspector", "this program does not signal init or itself"));
    const UniqueFd handle(int(::syscall(SYS_pidfd_open, identity.pid, 0)));
    if (!handle)
        return failure(refused(errno));
    // The handle is of whoever has the pid now: it is the one that was meant only if it started at the same time.
    FileReader reader;
    const auto line = reader.read("/proc/" + std::to_string(identity.pid) + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    if (!stat || stat->startTime != identity.startTime)
        return failure(refused(ESRCH));
    constexpr int Numbers[] = {SIGTERM, SIGKILL, SIGSTOP, SIGCONT, SIGINT, SIGHUP};
    if (::syscall(SYS_pidfd_send_signal, handle.get(), Numbers[int(signal)], nullptr, 0) != 0)
        return failure(refused(errno));
    return {};
}

} // namespace performance
