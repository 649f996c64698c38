// SPDX-License-Identifier: MIT
#include "performance/publish/program_feed.h"

#include "performance/core/json_reader.h"
#include "performance/core/translate.h"
#include "performance/procfs/process_stat.h"
#include "performance/publish/program_layout.h"
#include "performance/publish/program_publisher.h"
#include "performance/publish/runtime_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr size_t MostPrograms = 256;
/// As everywhere: another clock may be off so far, and no history reaches back longer.
constexpr nanoseconds Ahead = std::chrono::minutes(10);
constexpr nanoseconds Behind = std::chrono::hours(24 * 366);

template<typename T>
bool readAt(int fd, T *to, size_t bytes, std::uint64_t at)
{
    return ::pread(fd, to, bytes, off_t(at)) == ssize_t(bytes);
}

std::optional<SeriesDescriptor> descriptorFrom(const QByteArray &bytes)
{
    auto read = json::read(bytes, QString(), [](const json::Node &node) {
        SeriesDescriptor descriptor;
        descriptor.origin = SeriesOrigin::Program;
        descriptor.metric = node.member("metric").string();
        descriptor.name = node.member("name").string();
        descriptor.unit = node.member("unit").string();
        descriptor.category =
            fromName<MetricCategory>(node.member("category").string()).value_or(MetricCategory::Custom);
        descriptor.instrument = node.member("counter").boolean() ? Instrument::Counter : Instrument::Gauge;
        node.member("attributes").forEachMember([&](const QString &key, const json::Node &value) {
            descriptor.attributes.insert(key, value.string());
        });
        return descriptor;
    });
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

} // namespace

struct ProgramFeed::Program {
    UniqueFd fd;
    QString name;
    int pid = 0;
    std::uint64_t startTime = 0;
    std::uint64_t tail = 0;
    std::vector<SeriesId> series;
    bool isListed = true; ///< its file has still a name

    bool isAlive() const { return startTimeOf(pid) == startTime; }
};

ProgramFeed::ProgramFeed(Timestamp since) : m_since(toNanoseconds(since)) {}
ProgramFeed::~ProgramFeed() = default;

void ProgramFeed::askAgain()
{
    for (auto &[path, program] : m_programs)
        program->series.clear();
}

/// Opens the files that are new.
void ProgramFeed::look()
{
    const auto folder = runtimeFolder();
    if (!folder)
        return;
    const QString parent = *folder + QLatin1String(ProgramsFolder);
    QSet<QString> present;
    for (const QString &name : QDir(parent).entryList(QDir::Files | QDir::Hidden)) {
        const QString path = parent + u'/' + name;
        present.insert(path);
        if (m_programs.contains(path) || m_problems.contains(path) || m_programs.size() >= MostPrograms)
            continue;
        auto program = std::make_unique<Program>();
        program->fd = UniqueFd(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        struct stat info {};
        const bool isOurs = program->fd && ::fstat(program->fd.get(), &info) == 0 && S_ISREG(info.st_mode)
            && info.st_uid == ::geteuid() && (info.st_mode & 077) == 0;
        alignas(layout::Header) std::array<char, sizeof(layout::Header)> bytes{};
        if (isOurs && info.st_size == 0)
            continue; // it is being made
        if (!isOurs || std::uint64_t(info.st_size) != layout::FileSize
            || !readAt(program->fd.get(), bytes.data(), bytes.size(), 0)) {
            m_problems.insert(path,
                              translate("Ingest", "%1 is no file of a program that publishes metrics.").arg(path));
            continue;
        }
        const auto &header = *reinterpret_cast<const layout::Header *>(bytes.data());
        if (header.magic == 0)
            continue; // not ready yet
        if (header.magic != layout::Magic) {
            m_problems.insert(path,
                              translate("Ingest", "%1 was written by another version of this library.").arg(path));
            continue;
        }
        program->pid = int(header.pid);
        program->startTime = header.startTime;
        program->name = QString::fromUtf8(header.program, qsizetype(::strnlen(header.program, sizeof header.program)));
        if (!program->isAlive()) {
            ::unlink(path.toLocal8Bit().constData()); // it was killed and could not
            continue;
        }
        m_programs.emplace(path, std::move(program));
    }
    for (auto it = m_problems.begin(); it != m_problems.end();) {
        // The file of a broken program goes with the program; its name begins with the number.
        const int pid = QFileInfo(it.key()).fileName().section(u'-', 0, 0).toInt();
        if (present.contains(it.key()) && pid > 0 && !startTimeOf(pid))
            ::unlink(it.key().toLocal8Bit().constData());
        it = present.contains(it.key()) ? std::next(it) : m_problems.erase(it);
    }
    // A program that lives on may have closed its client: its file is gone, and what it held is given back.
    for (auto &[path, program] : m_programs)
        program->isListed = present.contains(path);
}

bool ProgramFeed::read(Program &program, const Admit &admit, std::vector<EventSample> &samples)
{
    const int fd = program.fd.get();
    std::uint32_t seriesCount = 0;
    std::uint64_t head = 0;
    if (!readAt(fd, &head, sizeof head, offsetof(layout::Header, head))
        || !readAt(fd, &seriesCount, sizeof seriesCount, offsetof(layout::Header, seriesCount)))
        return false;
    if (seriesCount > layout::SeriesCapacity || head < program.tail)
        return false;
    while (program.series.size() < seriesCount) {
        std::array<char, layout::SlotSize> slot{};
        if (!readAt(fd, slot.data(), slot.size(), layout::SeriesAt + program.series.size() * layout::SlotSize))
            return false;
        std::uint32_t length = 0;
        std::copy_n(slot.data(), sizeof length, reinterpret_cast<char *>(&length));
        if (length > slot.size() - sizeof length)
            return false;
        auto descriptor = descriptorFrom(QByteArray(slot.data() + sizeof length, qsizetype(length)));
        if (!descriptor)
            return false;
        const QString service = QStringLiteral("service.name");
        if (descriptor->attributes.value(service).isEmpty())
            descriptor->attributes.insert(service, program.name);
        program.series.push_back(admit(*descriptor));
    }
    if (head - program.tail > layout::SampleCapacity) {
        m_lost += head - layout::SampleCapacity - program.tail;
        program.tail = head - layout::SampleCapacity;
    }
    const std::uint64_t first = program.tail;
    std::vector<layout::Sample> read(size_t(head - first));
    for (std::uint64_t at = first; at < head;) {
        const std::uint64_t place = at % layout::SampleCapacity;
        const std::uint64_t count = std::min(head - at, layout::SampleCapacity - place);
        if (!readAt(fd, read.data() + (at - first), size_t(count) * sizeof(layout::Sample),
                    layout::SamplesAt + place * sizeof(layout::Sample)))
            return false;
        at += count;
    }
    // What may have been overwritten while it was read is not to be believed.
    std::uint64_t now = head;
    if (!readAt(fd, &now, sizeof now, offsetof(layout::Header, head)))
        return false;
    const std::uint64_t oldest = now > layout::SampleCapacity ? now - layout::SampleCapacity + 1 : 0;
    const std::uint64_t good = std::clamp(oldest, first, head);
    m_lost += good - first;
    const qint64 present = toNanoseconds(performance::now());
    const size_t before = samples.size();
    for (std::uint64_t at = good; at < head; ++at) {
        const layout::Sample &sample = read[size_t(at - first)];
        if (sample.time > present + Ahead.count() || sample.time < present - Behind.count()) {
            ++m_lost;
            continue;
        }
        if (sample.time <= m_since)
            continue;
        if (sample.series < program.series.size() && program.series[sample.series].isValid()
            && std::isfinite(realOf(qint64(sample.bits))))
            samples.push_back({program.series[sample.series], sample.time, qint64(sample.bits)});
    }
    program.tail = head;
    if (samples.size() > before)
        m_counts[program.name] += samples.size() - before;
    return true;
}

std::vector<EventSample> ProgramFeed::take(const Admit &admit)
{
    look();
    std::vector<EventSample> samples;
    for (auto it = m_programs.begin(); it != m_programs.end();) {
        Program &program = *it->second;
        const bool isAlive = program.isAlive(); // before the last look, so that nothing is left behind
        const bool isGood = read(program, admit, samples);
        if (!isGood)
            m_problems.insert(it->first,
                              translate("Ingest", "What %1 publishes is broken; it is left alone.").arg(program.name));
        if (isAlive && isGood && program.isListed) {
            ++it;
            continue;
        }
        if (!isAlive)
            ::unlink(it->first.toLocal8Bit().constData());
        it = m_programs.erase(it);
    }
    return samples;
}

} // namespace performance
