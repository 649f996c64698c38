// SPDX-License-Identifier: MIT
// What logs of a machine say: any bytes give events that are whole, and one that is kept comes back the same.
#include "fuzz/fuzz_folder.h"

#include <performance/machinelog/boot_records.h>
#include <performance/machinelog/event_file.h>
#include <performance/machinelog/kernel_messages.h>
#include <performance/machinelog/machine_survey.h>
#include <performance/machinelog/package_logs.h>

using namespace performance;

namespace {

void check(const std::vector<MachineEvent> &events)
{
    for (const MachineEvent &event : events) {
        if (event.subject.size() > 256 || event.detail.size() > 1024)
            __builtin_trap();
        const auto again = eventFromLine(toEventLine(event));
        if (!again || *again != event)
            __builtin_trap();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    static const QTimeZone zone("Europe/Berlin");
    for (const auto parser : {parseDpkgLog, parsePacmanLog, parseDnfLog, parseZyppHistory})
        check(parser(text, zone, QStringLiteral("s")));
    check(parseKmsg(text, {}, QStringLiteral("k")));
    check(bootsAndKernels(parseBootRecords(text, QStringLiteral("w"))));
    bootTime(text);
    microcodeOf(text);
    const QString file = fuzzFile("events.jsonl", data, size);
    (void)readLogEnd(file, 1000);
    EventFile events(file);
    if (const auto read = events.read()) {
        for (const MachineEvent &event : *read) {
            const auto again = eventFromLine(toEventLine(event));
            if (!again || again->time != event.time || again->kind != event.kind)
                __builtin_trap();
        }
        // A line of our own after whatever there was is a whole one.
        const size_t before = read->size();
        MachineEvent mine{MachineEvent::Kind::Note,        {}, QStringLiteral("mine"), {}, {},
                          QStringLiteral("id of the test")};
        if (!events.append(mine))
            __builtin_trap();
        const auto after = events.read();
        if (!after || after->size() < before || after->empty() || after->back() != mine)
            __builtin_trap();
    }
    if (const auto state = readMachineState(file); state && *state) {
        if (!writeMachineState(file, **state))
            __builtin_trap();
        const auto again = readMachineState(file);
        if (!again || !*again)
            __builtin_trap();
    }
    return 0;
}
