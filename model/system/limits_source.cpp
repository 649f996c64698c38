// SPDX-License-Identifier: MIT
#include "performance/system/limits_source.h"

#include "performance/procfs/socket_counts.h"
#include "performance/procfs/text_cursor.h"
#include "performance/system/outgoing_ports.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr uint64_t Every = 5;
// How many processes are walked in a tick: such that nothing is known of yet, such that did something, and others.
constexpr int MostNew = 16;
constexpr int MostActive = 4;
/// A process with fewer open files is not near any limit that is usual.
constexpr int64_t FewFiles = 100;
constexpr double Near = 0.5;

/// The number in a column of /proc/net/softnet_stat, hexadecimal, summed over all CPUs.
std::optional<int64_t> softnetColumn(std::string_view text, int column)
{
    std::optional<int64_t> sum;
    for (TextCursor lines(text); !lines.atEnd();) {
        TextCursor line(lines.line());
        std::string_view word = line.word();
        for (int i = 0; i < column; ++i)
            word = line.word();
        int64_t value = 0;
        if (std::from_chars(word.data(), word.data() + word.size(), value, 16).ec == std::errc())
            sum = sum.value_or(0) + value;
    }
    return sum;
}

} // namespace

LimitsSource::LimitsSource(const KernelRoot &root, SeriesRegistry &registry, const ProcessTracker &processes)
    : m_root(root)
    , m_registry(registry)
    , m_softnet(root.path("/proc/net/softnet_stat"))
    , m_netstat(root.path("/proc/net/netstat"))
    , m_files(describe("files"))
    , m_tasks(describe("tasks"))
    , m_aio(describe("aio"))
    , m_conntrack(describe("conntrack"))
    , m_ports(describe("ports"))
    , m_tcpMemory(describe("tcp_memory"))
    , m_watches(describe("inotify_watches"))
    , m_instances(describe("inotify_instances"))
    , m_dropped(registry.idFor(metrics::BacklogDropped.series()))
    , m_squeezed(registry.idFor(metrics::BacklogSqueezed.series()))
    , m_keys(limitKernelKeys(), registry)
    , m_processes(processes)
{}

LimitsSource::Limit LimitsSource::describe(const char *name)
{
    const Attributes attributes{{QStringLiteral("wai.limit"), QString::fromLatin1(name)}};
    return {m_registry.idFor(metrics::LimitUsage.series(attributes)),
            m_registry.idFor(metrics::LimitMaximum.series(attributes))};
}

void LimitsSource::add(SampleBatch &batch, const Limit &limit, std::optional<long long> usage,
                       std::optional<long long> maximum)
{
    if (!usage || !maximum || *maximum <= 0)
        return;
    batch.addInteger(limit.usage, *usage);
    batch.addInteger(limit.maximum, *maximum);
}

void LimitsSource::sample(const Tick &tick, SampleBatch &batch)
{
    walkSome();
    if (tick.every(Every))
        sampleFiles(batch);
}

void LimitsSource::sampleFiles(SampleBatch &batch)
{
    sampleTables(batch);
    sampleSockets(batch);
    if (m_walked.size() >= m_marks.size()) // all are known: a sum of some would be too small
        sampleUsers(batch, numberOf("/proc/sys/fs/inotify/max_user_watches"),
                    numberOf("/proc/sys/fs/inotify/max_user_instances"));
    sampleNetwork(batch);
    sampleNearLimit(batch);
}

std::optional<long long> LimitsSource::numberOf(const char *path)
{
    return readNumber(m_reader, m_root.path(path));
}

void LimitsSource::sampleTables(SampleBatch &batch)
{
    // Allocated, unused (always 0 since Linux 2.6) and the maximum.
    if (const auto text = m_reader.read(m_root.path("/proc/sys/fs/file-nr"))) {
        TextCursor cursor(*text);
        const auto used = cursor.number();
        cursor.number();
        if (const auto most = cursor.number(); used && most)
            add(batch, m_files, *used, *most);
    }
    // "0.10 0.20 0.30 2/345 6789": the tasks that run, and all.
    if (const auto text = m_reader.read(m_root.path("/proc/loadavg"))) {
        if (const size_t slash = text->find('/'); slash != std::string_view::npos) {
            TextCursor cursor(text->substr(slash + 1));
            const auto tasks = cursor.number();
            const auto pids = numberOf("/proc/sys/kernel/pid_max");
            const auto threads = numberOf("/proc/sys/kernel/threads-max");
            if (tasks && pids && threads)
                add(batch, m_tasks, *tasks, std::min(*pids, *threads));
        }
    }
    add(batch, m_aio, numberOf("/proc/sys/fs/aio-nr"), numberOf("/proc/sys/fs/aio-max-nr"));
    add(batch, m_conntrack, numberOf("/proc/sys/net/netfilter/nf_conntrack_count"),
        numberOf("/proc/sys/net/netfilter/nf_conntrack_max"));
}

void LimitsSource::sampleSockets(SampleBatch &batch)
{
    // "TCP: inuse 5 orphan 0 tw 2 alloc 7 mem 1"
    long long sockets = 0;
    std::optional<long long> pages;
    if (const auto text = m_reader.read(m_root.path("/proc/net/sockstat"))) {
        const size_t at = text->find("TCP: ");
        if (at != std::string_view::npos) {
            TextCursor cursor(text->substr(at + 5));
            for (std::string_view word = cursor.word(); !word.empty() && word != "UDP:"; word = cursor.word()) {
                const auto value = cursor.number();
                if (value && (word == "inuse" || word == "tw"))
                    sockets += *value;
                else if (value && word == "mem")
                    pages = *value;
            }
        }
    }
    if (const auto text = m_reader.read(m_root.path("/proc/net/sockstat6")))
        sockets += socketsInUse(*text, "TCP6").value_or(0);
    if (const auto text = m_reader.read(m_root.path("/proc/sys/net/ipv4/ip_local_port_range"))) {
        TextCursor cursor(*text);
        const auto low = cursor.number();
        if (const auto high = cursor.number(); low && high)
            add(batch, m_ports, portsTaken(*low, *high, sockets), *high - *low + 1);
    }
    // The second number is the pressure at which buffers shrink.
    if (const auto text = m_reader.read(m_root.path("/proc/sys/net/ipv4/tcp_mem"))) {
        TextCursor cursor(*text);
        cursor.number();
        if (const auto pressure = cursor.number())
            add(batch, m_tcpMemory, pages, *pressure);
    }
}

void LimitsSource::sampleNetwork(SampleBatch &batch)
{
    if (const auto text = m_softnet.read(m_reader)) {
        if (const auto dropped = softnetColumn(*text, 1))
            batch.addInteger(m_dropped, *dropped);
        if (const auto squeezed = softnetColumn(*text, 2))
            batch.addInteger(m_squeezed, *squeezed);
    }
    m_keys.values().clear();
    if (const auto text = m_netstat.read(m_reader))
        m_keys.values().readTable(*text);
    m_keys.addTo(batch);
}

void LimitsSource::sampleNearLimit(SampleBatch &batch)
{
    // All of them anew: an idle one's turn may be minutes away, and its limit may be another by now.
    std::vector<qint32> near;
    for (const auto &[pid, process] : m_nearLimit)
        near.push_back(pid);
    for (const qint32 pid : near) {
        if (const auto open = openFiles(pid))
            compareWithLimit(pid, open->files);
        else
            m_nearLimit.erase(pid);
    }
    for (const auto &[pid, process] : m_nearLimit)
        batch.addInteger(process.series, int64_t(process.share * 1e4));
}

/// Whoever reads the list of connections walks the kernel's whole table of them, however few there are (a quarter of a million
/// places on a machine of 24 GiB, 1.5 ms: tcp_seq_next() of net/ipv4/tcp_ipv4.c). So it is read every minute; every half minute
/// where there are so many sockets that a quarter of the ports could be taken, and at once when that becomes so.
std::optional<long long> LimitsSource::portsTaken(long long low, long long high, long long sockets)
{
    constexpr int Turns = 12;
    constexpr int TurnsOfMany = 6;
    const bool areMany = sockets > (high - low + 1) / 4;
    const bool wereMany = std::exchange(m_portsAreMany, areMany);
    if (!m_portsTaken || (areMany && !wereMany) || ++m_portsTurn >= (areMany ? TurnsOfMany : Turns)) {
        m_portsTaken = outgoingPorts(m_root, low, high);
        m_portsTurn = 0;
    }
    return m_portsTaken;
}

void LimitsSource::walkSome()
{
    m_processes.mark(m_marks);
    // Those that ended are forgotten.
    const auto ended = [&](const auto &entry) {
        const auto at = std::lower_bound(m_marks.cbegin(), m_marks.cend(), entry.first,
                                         [](const ProcessTracker::Mark &mark, qint32 pid) { return mark.pid < pid; });
        return at == m_marks.cend() || at->pid != entry.first;
    };
    std::erase_if(m_walked, ended);
    std::erase_if(m_nearLimit, ended);

    std::vector<qint32> chosen;
    int fresh = 0;
    for (const ProcessTracker::Mark &mark : m_marks) {
        if (fresh < MostNew && !m_walked.contains(mark.pid)) {
            chosen.push_back(mark.pid);
            ++fresh;
        }
    }
    // In turns: from the one after the last on, and around.
    const auto take = [&](qint32 &last, bool active, int most) {
        const auto begin = std::upper_bound(
            m_marks.cbegin(), m_marks.cend(), last,
            [](qint32 pid, const ProcessTracker::Mark &mark) { return pid < mark.pid; });
        const auto visit = [&](auto from, auto to) {
            for (auto it = from; it != to && most > 0; ++it) {
                if (it->active != active || !m_walked.contains(it->pid))
                    continue;
                chosen.push_back(it->pid);
                last = it->pid;
                --most;
            }
        };
        visit(begin, m_marks.cend());
        visit(m_marks.cbegin(), begin);
    };
    take(m_lastActive, true, MostActive);
    take(m_lastIdle, false, 1);
    for (const qint32 pid : chosen)
        walk(pid);
}

std::optional<LimitsSource::OpenFiles> LimitsSource::openFiles(qint32 pid) const
{
    struct stat info {};
    const std::string folder = m_root.path("/proc/" + std::to_string(pid) + "/fd");
    if (::stat(folder.c_str(), &info) != 0)
        return std::nullopt;
    // Since Linux 6.2 the size of the folder is the number of files; before, they must be counted.
    return OpenFiles{info.st_size > 0 ? int64_t(info.st_size) : int64_t(namesIn(folder).size()), info.st_uid};
}

void LimitsSource::walk(qint32 pid)
{
    Walked &walked = m_walked[pid];
    const auto open = openFiles(pid);
    if (!open)
        return;
    const std::string folder = m_root.path("/proc/" + std::to_string(pid) + "/fd");
    const int64_t files = open->files;
    if (files != walked.files || walked.found.instances > 0)
        walked.found = files > 0 ? countWatches(folder) : Found();
    walked.files = files;
    walked.user = open->user;
    compareWithLimit(pid, files);
}

LimitsSource::Found LimitsSource::countWatches(const std::string &folder)
{
    Found found;
    DIR *entries = ::opendir(folder.c_str());
    if (!entries)
        return found;
    while (const dirent *entry = ::readdir(entries)) {
        char target[32];
        const ssize_t length = ::readlinkat(::dirfd(entries), entry->d_name, target, sizeof target);
        if (length <= 0 || std::string_view(target, size_t(length)) != "anon_inode:inotify")
            continue;
        ++found.instances;
        if (const auto text = m_reader.read(folder + "info/" + entry->d_name)) {
            // One line for each watch: "inotify wd:1 ino:…"
            for (size_t at = text->find("inotify wd:"); at != std::string_view::npos;
                 at = text->find("inotify wd:", at + 1))
                ++found.watches;
        }
    }
    ::closedir(entries);
    return found;
}

std::map<uint32_t, LimitsSource::Found> LimitsSource::foundOfUsers() const
{
    std::map<uint32_t, Found> sums;
    for (const auto &[pid, walked] : m_walked) {
        if (walked.found.instances == 0)
            continue;
        sums[walked.user].watches += walked.found.watches;
        sums[walked.user].instances += walked.found.instances;
    }
    return sums;
}

/// Of the user who has most, and by name of each who is above a half: the limit is one of each user (inotify(7)).
void LimitsSource::sampleUsers(SampleBatch &batch, std::optional<long long> watches, std::optional<long long> instances)
{
    m_users.update();
    Found most;
    for (const auto &[user, sum] : foundOfUsers()) {
        most.watches = std::max(most.watches, sum.watches);
        most.instances = std::max(most.instances, sum.instances);
        for (const auto &[name, used, limit] : {std::tuple("inotify_watches", sum.watches, watches),
                                                std::tuple("inotify_instances", sum.instances, instances)}) {
            if (!limit || *limit <= 0 || double(used) < Near * double(*limit))
                continue;
            const Attributes attributes{{QStringLiteral("user.name"), m_users.name(user)},
                                        {QStringLiteral("wai.limit"), QString::fromLatin1(name)}};
            batch.addInteger(m_registry.idFor(metrics::UserLimitUtilization.series(attributes)),
                             int64_t(double(used) / double(*limit) * 1e4));
        }
    }
    add(batch, m_watches, most.watches, watches);
    add(batch, m_instances, most.instances, instances);
}

/// Keeps a process in sight that has many of the files it may have. One that was near its limit stays in sight until it
/// ends: that it is no longer near is what whoever raised the limit wants to see.
void LimitsSource::compareWithLimit(qint32 pid, int64_t files)
{
    std::optional<long long> limit;
    auto it = m_nearLimit.find(pid);
    if (files >= FewFiles || it != m_nearLimit.end()) {
        if (const auto text = m_reader.read(m_root.path("/proc/" + std::to_string(pid) + "/limits"))) {
            if (const size_t at = text->find("Max open files"); at != std::string_view::npos) {
                TextCursor cursor(text->substr(at + 14));
                limit = cursor.number();
            }
        }
    }
    if (!limit || *limit <= 0) { // unlimited
        m_nearLimit.erase(pid);
        return;
    }
    if (it == m_nearLimit.end() && double(files) < Near * double(*limit))
        return;
    if (it == m_nearLimit.end()) {
        NearLimit added(m_registry);
        added.series = added.held.idFor(
            metrics::ProcessLimitUtilization.series({{QStringLiteral("process.pid"), QString::number(pid)},
                                                     {QStringLiteral("wai.limit"), QStringLiteral("files")}}));
        it = m_nearLimit.emplace(pid, std::move(added)).first;
    }
    it->second.share = double(files) / double(*limit);
}

} // namespace performance
