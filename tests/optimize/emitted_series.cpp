// SPDX-License-Identifier: MIT
#include "optimize/emitted_series.h"

#include "support/machine_copy.h"
#include "world/monitor/registry.h"

#include <performance/system/filesystem_source.h>
#include <performance/system/socket_loss_source.h>
#include <performance/system/sources.h>

using namespace performance;
using Qt::operator""_s;

namespace {

class Catalogue : public Registry {
public:
    SeriesId idFor(const SeriesDescriptor &descriptor) override
    {
        all.insert_or_assign(descriptor.key(), descriptor);
        return Registry::idFor(descriptor);
    }
    std::map<QString, SeriesDescriptor> all;
};

/// Near its limit of files, and its user near his of watches, which is one.
void addGreedyProcess(MachineCopy &machine)
{
    for (int i = 0; i < 120; ++i)
        machine.write(u"proc/2100/fd/%1"_s.arg(i), "");
    machine.remove(u"proc/2100/fd/7"_s);
    QFile::link(u"anon_inode:inotify"_s, QString::fromStdString(machine.path()) + u"/proc/2100/fd/7"_s);
    machine.write(u"proc/2100/fdinfo/7"_s, "pos:\t0\ninotify wd:1 ino:2\n");
    machine.write(
        u"proc/2100/limits"_s,
        "Limit                     Soft Limit           Hard Limit           Units     \nMax open files            130                  130                  files     \n");
    machine.write(u"proc/sys/fs/inotify/max_user_watches"_s, "1\n");
    machine.write(u"proc/sys/fs/inotify/max_user_instances"_s, "1\n");
}

/// /proc/net/udp (net/ipv4/udp.c, udp4_format_sock) with one socket.
QByteArray datagrams(int dropped)
{
    return "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n"
           "   12: 0100007F:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 55555 2 0000000000000000 "
        + QByteArray::number(dropped) + '\n';
}

bool fits(const Attributes &wanted, const Attributes &emitted)
{
    if (wanted.keys() != emitted.keys())
        return false;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (!it->startsWith(u'$') && emitted.value(it.key()) != *it)
            return false;
    }
    return true;
}

/// "metric{a=b,c=d}".
SeriesDescriptor parsed(const QString &key)
{
    SeriesDescriptor descriptor;
    descriptor.metric = key.section(u'{', 0, 0);
    for (const QString &pair : key.section(u'{', 1).chopped(key.contains(u'{') ? 1 : 0).split(u',', Qt::SkipEmptyParts))
        descriptor.attributes.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    return descriptor;
}

} // namespace

EmittedSeries::EmittedSeries()
{
    for (const char *name : {"arm64-board", "hybrid-laptop", "numa-server", "lxc-container"}) {
        MachineCopy machine(name);
        const KernelRoot root(machine.path());
        Catalogue catalogue;
        if (QLatin1String(name) == u"hybrid-laptop")
            addGreedyProcess(machine);
        machine.write(u"proc/net/udp"_s, datagrams(0));
        int lost = 0;
        {
            Sources sources = makeSources(root, catalogue);
            SocketLossSource sockets(root, catalogue, [&](int, uint32_t) {
                return std::vector<DiagnosedSocket>{
                    {.local = "0.0.0.0:80", .inode = 4711, .sendQueue = 128, .drops = uint32_t(lost)}};
            });
            FilesystemSource filesystems(root, catalogue, [](const std::string &) {
                return FilesystemSpace{1000, 400, 300, 10, 4};
            });
            SampleBatch batch;
            for (quint64 number = 0; number < 20; ++number) {
                for (const auto &source : sources.all)
                    source->sample(tickAt(number), batch);
                sockets.sample(tickAt(number), batch);
                lost = 5;
                machine.write(u"proc/net/udp"_s, datagrams(lost));
            }
            // Mounts are asked on another thread.
            const auto answered = [&] {
                filesystems.sample(tickAt(10), batch);
                return std::any_of(catalogue.all.begin(), catalogue.all.end(), [](const auto &entry) {
                    return entry.first.startsWith(u"system.filesystem.usage");
                });
            };
            if (!QTest::qWaitFor(answered, 30000))
                qFatal("nobody asks for the space of filesystems");
        }
        m_series.merge(catalogue.all);
    }
}

std::optional<SeriesDescriptor> EmittedSeries::find(const QString &key) const
{
    const SeriesDescriptor wanted = parsed(key);
    if (wanted.key() != key)
        return std::nullopt;
    const auto it = std::find_if(m_series.begin(), m_series.end(), [&](const auto &entry) {
        return entry.second.metric == wanted.metric && fits(wanted.attributes, entry.second.attributes);
    });
    return it == m_series.end() ? std::nullopt : std::optional(it->second);
}

QString EmittedSeries::like(const QString &key) const
{
    QStringList keys;
    const QString metric = key.section(u'{', 0, 0);
    for (const auto &[other, descriptor] : m_series) {
        if (descriptor.metric == metric)
            keys << other;
    }
    return keys.isEmpty() ? u"%1 is measured by nobody"_s.arg(key)
                          : u"%1 is measured by nobody; there are %2"_s.arg(key, keys.join(u' '));
}
