// SPDX-License-Identifier: MIT
#include "performance/profile/capture/ordered_records.h"

namespace performance {

namespace {

struct Source {
    RingBuffer *ring = nullptr;
    PerfRecord record;
    std::uint64_t time = 0;
    bool has = false;
    unsigned read = 0;
};

} // namespace

void readInOrder(std::vector<RingBuffer> &rings, const SampleLayout &layout, std::uint64_t until,
                 const std::function<void(const PerfRecord &record, std::uint64_t time)> &handle)
{
    std::vector<Source> sources;
    sources.reserve(rings.size());
    const auto advance = [&](Source &source) {
        source.has = source.ring->next(source.record);
        if (source.has)
            source.time = layout.timeOf(source.record);
    };
    for (RingBuffer &ring : rings) {
        ring.refresh();
        sources.push_back({&ring, {}, 0, false, 0});
        advance(sources.back());
    }
    // What comes next may take long: a program's unwind rules are read at its first stack, and the kernel writes on meanwhile.
    constexpr unsigned Batch = 4;
    for (;;) {
        Source *next = nullptr;
        for (Source &source : sources) {
            if (source.has && (!next || source.time < next->time))
                next = &source;
        }
        if (!next || next->time > until)
            break;
        handle(next->record, next->time);
        if (++next->read % Batch == 0)
            next->ring->giveBack();
        advance(*next);
    }
    for (Source &source : sources) {
        if (source.has)
            source.ring->putBack(); // too young: it comes again
        source.ring->giveBack();
    }
}

} // namespace performance
