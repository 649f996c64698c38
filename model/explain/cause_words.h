// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/explanation.h"
#include "performance/explain/scene.h"

#include <QCoreApplication>

namespace performance {

// Thread-safety: pure functions.

/// A sentence; its source stands in QT_TRANSLATE_NOOP("Explain", …).
Message say(const char *source, std::vector<Message::Arg> args = {});
/// "31 %"
Message::Arg percent(double share);
/// "1.3 CPUs", as of a figure in CPUs
Message::Arg cpuCount(double cpus);
Message::Arg bytesPerSecond(double rate);

/// Shown by a series.
CauseEvidence shownBy(const SeriesFact &fact, Message sentence);
/// Of which there is no series; `function`: whose flame graph shows it.
CauseEvidence shownBy(Message sentence, const QString &function = {});

/// "CPU pressure 45 % (usually 2 %)"
CauseEvidence cpuPressureSeen(const Scene &scene);
CauseEvidence memoryPressureSeen(const Scene &scene);
CauseEvidence diskPressureSeen(const Scene &scene);

/// Adds what a program was doing by its stacks, where there are any.
void addDoing(const Scene &scene, const Program &program, std::vector<CauseEvidence> &evidence);
/// Who waited how long for a CPU: three at most.
void addCpuVictims(const std::vector<const Actor *> &victims, std::vector<CauseEvidence> &evidence);

/// A cause whose subject is a program.
Cause causeOf(const char *kind, const Program &program, Message sentence, double score);
Cause causeOf(const char *kind, const QString &subject, Message sentence, double score);

/// The program whose memory grew most in the range against the time before; where none grew by 16 MiB, the one with most.
const Program *memoryTaker(const Scene &scene);

} // namespace performance
