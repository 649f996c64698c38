// SPDX-License-Identifier: MIT
#include "performance/publish/program_publisher.h"

#include "performance/core/json_writer.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/unique_fd.h"
#include "performance/publish/program_layout.h"
#include "performance/publish/runtime_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr std::uint32_t Absent = 0xffffffff;

layout::Header &headerOf(char *memory)
{
    return *reinterpret_cast<layout::Header *>(memory);
}

QByteArray seriesToJson(const SeriesDescriptor &descriptor)
{
    JsonWriter out;
    out.beginObject()
        .key("metric")
        .string(descriptor.metric)
        .key("name")
        .string(descriptor.name)
        .key("unit")
        .string(descriptor.unit);
    out.key("category")
        .string(toName(descriptor.category))
        .key("counter")
        .boolean(descriptor.instrument == Instrument::Counter);
    out.key("attributes").beginObject();
    for (auto it = descriptor.attributes.cbegin(); it != descriptor.attributes.cend(); ++it)
        out.key(it.key()).string(it.value());
    return out.endObject().endObject().take();
}

} // namespace

PerformanceResult<std::unique_ptr<ProgramPublisher>> ProgramPublisher::open(const QString &program)
{
    const auto folder = runtimeFolder();
    if (!folder)
        return failure(folder.error());
    const QString parent = *folder + QLatin1String(ProgramsFolder);
    if (::mkdir(parent.toLocal8Bit().constData(), 0700) != 0 && errno != EEXIST)
        return failure(PerformanceError::fromErrno(errno, parent));
    const int pid = ::getpid();
    QByteArray path = (parent + QStringLiteral("/%1-XXXXXX").arg(pid)).toLocal8Bit();
    const UniqueFd fd(::mkostemp(path.data(), O_CLOEXEC));
    if (!fd)
        return failure(PerformanceError::fromErrno(errno, QString::fromLocal8Bit(path)));
    // All of it now: on a full tmpfs a page that is missing later would be a SIGBUS in somebody's application.
    if (const int error = ::posix_fallocate(fd.get(), 0, off_t(layout::FileSize)); error != 0) {
        ::unlink(path.constData());
        return failure(PerformanceError::fromErrno(error, QString::fromLocal8Bit(path)));
    }
    void *memory = ::mmap(nullptr, layout::FileSize, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (memory == MAP_FAILED) {
        const int error = errno;
        ::unlink(path.constData());
        return failure(PerformanceError::fromErrno(error, QString::fromLocal8Bit(path)));
    }
    std::unique_ptr<ProgramPublisher> publisher(new ProgramPublisher);
    publisher->m_path = path;
    publisher->m_memory = static_cast<char *>(memory);
    layout::Header &header = headerOf(publisher->m_memory);
    const QByteArray name = program.toUtf8().left(qsizetype(sizeof header.program) - 1);
    std::copy(name.cbegin(), name.cend(), header.program);
    header.pid = std::uint32_t(pid);
    header.startTime = startTimeOf(pid).value_or(0);
    std::atomic_thread_fence(std::memory_order_release);
    header.magic = layout::Magic; // now it may be read
    return publisher;
}

ProgramPublisher::~ProgramPublisher()
{
    ::munmap(m_memory, layout::FileSize);
    ::unlink(m_path.constData());
}

std::uint32_t ProgramPublisher::slotOf(SeriesId series, const SeriesRegistry &registry)
{
    const auto known = m_slots.constFind(series.index());
    if (known != m_slots.cend())
        return *known;
    layout::Header &header = headerOf(m_memory);
    const std::uint32_t count = header.seriesCount.load(std::memory_order_relaxed);
    const QByteArray json = seriesToJson(registry.descriptorOf(series));
    std::uint32_t slot = Absent;
    if (count < layout::SeriesCapacity && size_t(json.size()) + sizeof(std::uint32_t) <= layout::SlotSize) {
        char *at = m_memory + layout::SeriesAt + std::uint64_t(count) * layout::SlotSize;
        const auto length = std::uint32_t(json.size());
        std::memcpy(at, &length, sizeof length);
        std::memcpy(at + sizeof length, json.constData(), length);
        header.seriesCount.store(count + 1, std::memory_order_release);
        slot = count;
    }
    m_slots.insert(series.index(), slot);
    return slot;
}

void ProgramPublisher::publish(std::span<const EventSample> samples, const SeriesRegistry &registry)
{
    layout::Header &header = headerOf(m_memory);
    auto *ring = reinterpret_cast<layout::Sample *>(m_memory + layout::SamplesAt);
    std::uint64_t head = header.head.load(std::memory_order_relaxed);
    for (const EventSample &sample : samples) {
        const std::uint32_t slot = slotOf(sample.series, registry);
        if (slot == Absent)
            continue;
        ring[head % layout::SampleCapacity] = {slot, 0, sample.time, std::uint64_t(sample.bits)};
        ++head;
        // Told at once where a ring goes round within one call, so that a reader knows what it may have missed.
        header.head.store(head, std::memory_order_release);
    }
}

} // namespace performance
