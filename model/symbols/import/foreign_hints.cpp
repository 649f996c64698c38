// SPDX-License-Identifier: MIT
#include "performance/symbols/import/foreign_hints.h"

#include <QCoreApplication>

namespace performance {

const char *hintFor(const QByteArray &beginning)
{
    struct Hint {
        const char *begin;
        qsizetype length;
        const char *sentence;
    };
    static constexpr Hint Hints[] = {
        {"FLR\0", 4,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a recording of Java Flight Recorder: make folded stacks of it with jfrconv of async-profiler, and import those")},
        {"JAVA PROFILE 1.0", 16,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a dump of a Java heap, which holds objects and no stacks: open it in Eclipse MAT or VisualVM")},
        {"*version\n", 9,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a trace of Android's runtime (ART): record with simpleperf, and import what its report_sample prints")},
        {"SLOW\x01", 5,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a trace of Android's runtime (ART): record with simpleperf, and import what its report_sample prints")},
        {"SLOW\x02", 5,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a trace of Android's runtime (ART): record with simpleperf, and import what its report_sample prints")},
        {"SLOW\x03", 5,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a trace of Android's runtime (ART): record with simpleperf, and import what its report_sample prints")},
        {"SIMPLEPERF", 10,
         QT_TRANSLATE_NOOP("Symbols",
                           "it is a trace of simpleperf: import what simpleperf report-sample prints of it")},
        {"v8-version,", 11,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a log of V8: run node --prof-process --preprocess -j FILE > FILE.json, and import that")},
        {"QPERFSTREAM", 12,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is an export of hotspot, of how its perfparser read a recording: import the perf.data that it was made of")},
        {"Running Time\t", 13,
         QT_TRANSLATE_NOOP("Symbols",
                           "it is a copy out of Instruments: open it in speedscope, and export it from there")},
        {"bplist00", 8,
         QT_TRANSLATE_NOOP(
             "Symbols",
             "it is a file of Instruments: copy its call tree (Deep Copy), open it in speedscope, and export it from there")},
        {"PK\x03\x04", 4, QT_TRANSLATE_NOOP("Symbols", "it is an archive: unpack it first")},
    };
    for (const Hint &hint : Hints) {
        if (beginning.startsWith(QByteArray::fromRawData(hint.begin, hint.length)))
            return hint.sentence;
    }
    return nullptr;
}

} // namespace performance
