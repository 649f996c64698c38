// SPDX-License-Identifier: MIT
#pragma once

// The formats that json_import tells apart. Each throws json::Broken with the place, caught by json::read. What a reader
// has to say about a file it adds to the notes of the profile.
//
// Thread-safety: one thread, that of the profile.

#include "performance/core/json_reader.h"
#include "performance/symbols/import/foreign_profile.h"

namespace performance {

class Symbolizer;

void readSpeedscope(const json::Node &root, ForeignProfile &profile);
/// Names code of modules that are on this machine, where there is a symbolizer.
void readFirefox(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer);
/// What Firefox itself writes (MOZ_PROFILER_SHUTDOWN), before the Firefox Profiler has processed it: tables with a schema,
/// addresses in memory, a part for each process. Source: docs-developer/gecko-profile-format.md of firefox-devtools/profiler.
void readGecko(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer);
/// The `nodes`, `samples` and `timeDeltas` of V8.
void readCpuProfile(const json::Node &root, ForeignProfile &profile);
/// The same as V8 wrote it before node 8: a tree under `head`, times in seconds.
void readOldCpuProfile(const json::Node &root, ForeignProfile &profile);
/// V8's sampling heap profiler (.heapprofile): a tree under `head` with the bytes of each node.
void readHeapProfile(const json::Node &root, ForeignProfile &profile);
/// What node --prof-process --preprocess makes of V8's log.
void readV8Log(const json::Node &root, ForeignProfile &profile);
/// The elements of `events` are trace events.
void readChromeTrace(const json::Node &events, ForeignProfile &profile);
/// Ruby's stackprof, dumped as JSON.
void readStackprof(const json::Node &root, ForeignProfile &profile);
/// Allocations by dhat, of Valgrind or of Rust's crate of that name (dhat/dh_main.c, "FILE FORMAT").
void readDhat(const json::Node &root, ForeignProfile &profile);

/// A number, or a text of one, as some writers have them.
double numberOf(const json::Node &node);
/// An id of a process or thread as text: "7", "stream 7". "0" where it is missing.
QString idOf(const std::optional<json::Node> &node);
/// A line number as our profiles keep it: from 1, 0 where it is not known.
qint32 lineOf(double line);
/// Nanoseconds of so many microseconds, within what a profile can hold.
qint64 nanosecondsOf(double microseconds);

} // namespace performance
