// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/resolution.h"
#include "performance/core/symbol_files.h"

#include <QByteArray>

namespace performance::analyser {

// What the program and its analyser send each other over a pair of sockets: messages of a length (32 bits, big-endian)
// and as many bytes. One question, one answer. Both sides check everything: the analyser may have been fooled by a file.
// Thread-safety: values and pure functions.

constexpr quint32 MostMessageBytes = quint32(1) << 30;

struct ResolveQuestion {
    ModuleReference module;
    bool withLines = false;
    std::vector<quint64> addresses;
};
using ResolveAnswer = std::vector<std::vector<ResolvedLocation>>;

struct ImportQuestion {
    QString path;
    SymbolFiles files;
};

enum class Question : quint8 { Resolve = 1, Import = 2 };

QByteArray encode(const ResolveQuestion &question);
QByteArray encode(const ImportQuestion &question);
QByteArray encode(const ResolveAnswer &answer);
QByteArray encode(const PerformanceError &error);

/// Nothing where the message is not what it should be.
std::optional<Question> questionOf(const QByteArray &message);
std::optional<ResolveQuestion> decodeResolve(const QByteArray &message);
std::optional<ImportQuestion> decodeImport(const QByteArray &message);
PerformanceResult<ResolveAnswer> decodeResolveAnswer(const QByteArray &message, size_t expected);
/// The error that an answer carries; nothing where it is no error.
std::optional<PerformanceError> decodeError(const QByteArray &message);

} // namespace performance::analyser
