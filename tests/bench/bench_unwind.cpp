// SPDX-License-Identifier: MIT
// How long a frame takes to unwind, on the stacks of a recording (perf record --call-graph dwarf), once the tables are
// there; and how long the table of a large binary takes. Usage: bench_unwind PERF_DATA BINARY
#include <performance/profile/capture/process_table.h>
#include <performance/profile/capture/task_records.h>
#include <performance/profile/profile_builder.h>
#include <performance/profile/unwind/unwinder.h>
#include <performance/symbols/import/perf_data_file.h>

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace performance;
using Clock = std::chrono::steady_clock;

int main(int argc, char *argv[])
{
    if (argc != 3)
        return 2;
    const auto file = PerfDataFile::open(QString::fromLocal8Bit(argv[1]));
    if (!file)
        return 1;
    const SampleLayout layout(file->events().front().attributes);
    ProcessTable processes;
    processes.setLive(false);
    std::vector<PerfSample> samples;
    for (const PerfRecord &record : file->records()) {
        if (record.type == PERF_RECORD_MMAP || record.type == PERF_RECORD_MMAP2) {
            if (const auto map = readMap(record); map && map->executable && map->process >= 0)
                processes.map(map->process, map->mapping);
        } else if (record.type == PERF_RECORD_SAMPLE) {
            PerfSample sample;
            if (layout.read(record.body, sample) && sample.hasRegisters)
                samples.push_back(sample);
        }
    }
    ProfileBuilder builder;
    CodeCache cache(builder, true);
    Unwinder unwinder(cache);
    std::vector<FoundFrame> frames;
    const auto unwindAll = [&](std::vector<double> *nsPerFrame, size_t &deep, size_t &whole) {
        for (const PerfSample &sample : samples) {
            frames.clear();
            const auto start = Clock::now();
            const UnwindEnd end = unwinder.unwind(processes.spaceOf(sample.process), sample.registers, sample.stack,
                                                  frames);
            const auto passed = Clock::now() - start;
            whole += end == UnwindEnd::Complete ? 1 : 0;
            if (nsPerFrame && frames.size() >= 10) {
                nsPerFrame->push_back(double(passed.count()) / double(frames.size()));
                deep += frames.size();
            }
        }
    };
    size_t deep = 0;
    size_t whole = 0;
    unwindAll(nullptr, deep, whole); // builds the tables
    whole = 0;
    std::vector<double> nsPerFrame;
    unwindAll(&nsPerFrame, deep, whole);
    if (nsPerFrame.empty())
        return 1;
    std::ranges::sort(nsPerFrame);
    std::printf("ns_per_frame %.1f\nns_per_frame_p95 %.1f\nframes_per_stack %.1f\nwhole_share %.4f\n",
                nsPerFrame[nsPerFrame.size() / 2], nsPerFrame[nsPerFrame.size() * 95 / 100],
                double(deep) / double(nsPerFrame.size()), double(whole) / double(samples.size()));

    const auto start = Clock::now();
    const auto elf = ElfFile::open(argv[2]);
    const auto table = elf ? UnwindTable::of(*elf) : nullptr;
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (table)
        std::printf("table_ms %.1f\ntable_rows %zu\nbinary_mb %.1f\n", seconds * 1e3, table->rowCount(),
                    double(QFileInfo(QString::fromLocal8Bit(argv[2])).size()) / 1e6);
}
