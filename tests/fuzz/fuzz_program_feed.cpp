// SPDX-License-Identifier: MIT
// The file of a program that publishes: the counts of its header, its series and its samples. Who it is of is put on here,
// since a file of nobody is removed unread.
#include "fuzz/fuzz_folder.h"

#include <performance/procfs/process_stat.h>
#include <performance/publish/program_feed.h>
#include <performance/publish/program_layout.h>
#include <performance/publish/program_publisher.h>
#include <performance/publish/runtime_folder.h>
#include <performance/series/series_catalogue.h>

#include <QDir>

#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;

namespace {

/// The file as it is between two inputs: of this program, and all zero otherwise.
class Published {
public:
    Published()
    {
        qputenv("XDG_RUNTIME_DIR", fuzzFolder().toLocal8Bit());
        const QString folder = fuzzFolder() + QLatin1String("/wai-performance") + QLatin1String(ProgramsFolder);
        QDir().mkpath(folder);
        ::chmod((fuzzFolder() + QLatin1String("/wai-performance")).toLocal8Bit().constData(), 0700);
        m_path = (folder + u'/' + QString::number(::getpid()) + QLatin1String("-fuzz")).toLocal8Bit();
    }
    ~Published() { ::unlink(m_path.constData()); }

    void write(const unsigned char *data, size_t size) const
    {
        const UniqueFd fd(::open(m_path.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        const auto put = [&](const void *bytes, size_t length, std::uint64_t at) {
            return ::pwrite(fd.get(), bytes, length, off_t(at)) == ssize_t(length);
        };
        const std::uint64_t magic = layout::Magic;
        const auto pid = std::uint32_t(::getpid());
        const std::uint64_t started = startTimeOf(int(pid)).value_or(0);
        const size_t numbers = std::min<size_t>(size, 12);
        std::uint32_t count = 0;
        std::uint64_t head = 0;
        if (numbers == 12) {
            std::memcpy(&count, data, sizeof count);
            std::memcpy(&head, data + 4, sizeof head);
        }
        const size_t half = (size - numbers) / 2; // of it series, then samples
        if (!fd || ::ftruncate(fd.get(), off_t(layout::FileSize)) != 0
            || !put(&magic, sizeof magic, offsetof(layout::Header, magic))
            || !put(&pid, sizeof pid, offsetof(layout::Header, pid))
            || !put(&started, sizeof started, offsetof(layout::Header, startTime))
            || !put(&count, sizeof count, offsetof(layout::Header, seriesCount))
            || !put(&head, sizeof head, offsetof(layout::Header, head)) || !put(data + numbers, half, layout::SeriesAt)
            || !put(data + numbers + half, size - numbers - half, layout::SamplesAt))
            __builtin_trap();
    }

private:
    QByteArray m_path;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const Published file;
    file.write(data, size);
    SeriesCatalogue catalogue;
    ProgramFeed feed;
    const auto admit = [&](const SeriesDescriptor &descriptor) { return catalogue.idForNow(descriptor); };
    for (int i = 0; i < 2; ++i) {
        for (const EventSample &sample : feed.take(admit)) {
            if (!sample.series.isValid())
                __builtin_trap();
        }
        feed.askAgain();
    }
    (void)feed.problems();
    return 0;
}
