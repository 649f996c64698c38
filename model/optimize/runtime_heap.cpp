// SPDX-License-Identifier: MIT
#include "performance/optimize/runtime_heap.h"

namespace performance {

namespace {

/// "512m", "4G" or "1073741824".
std::optional<qint64> sizeOf(QByteArray word)
{
    int shift = 0;
    switch (word.isEmpty() ? '\0' : word.back() | 0x20) {
    case 't': shift = 40; break;
    case 'g': shift = 30; break;
    case 'm': shift = 20; break;
    case 'k': shift = 10; break;
    default: break;
    }
    if (shift > 0)
        word.chop(1);
    bool isNumber = false;
    const qint64 value = word.toLongLong(&isNumber);
    return isNumber && value > 0 && value <= (qint64(1) << (62 - shift)) ? std::optional(value << shift) : std::nullopt;
}

std::optional<QByteArray> afterPrefix(const QByteArray &word, const char *prefix)
{
    return word.startsWith(prefix) ? std::optional(word.mid(qsizetype(qstrlen(prefix)))) : std::nullopt;
}

} // namespace

std::optional<RuntimeHeap> runtimeHeap(const QByteArray &commandLine)
{
    const QByteArrayList words = commandLine.split('\0');
    const QByteArray program = words.constFirst().mid(words.constFirst().lastIndexOf('/') + 1);
    if (program != "java" && program != "node" && program != "nodejs")
        return std::nullopt;
    const bool isJava = program == "java";
    RuntimeHeap heap{isJava ? QStringLiteral("java") : QStringLiteral("node"), std::nullopt};
    for (qsizetype i = 1; i < words.size(); ++i) {
        QByteArray word = words.at(i);
        if (word.startsWith('@'))
            return std::nullopt; // a file of options, which may say it
        if (!word.startsWith('-'))
            break; // the class or the script: what follows is its own
        if (isJava) {
            if (word == "-cp" || word == "-classpath" || word == "--class-path" || word == "-p"
                || word == "--module-path" || word == "--add-modules")
                ++i; // its value
            if (word.startsWith("-XX:MaxRAMPercentage=") || word.startsWith("-XX:MaxRAMFraction="))
                return std::nullopt;
            for (const char *prefix : {"-Xmx", "-XX:MaxHeapSize="}) {
                if (const auto size = afterPrefix(word, prefix))
                    heap.limit = sizeOf(*size);
            }
        } else {
            word.replace('_', '-');
            if (const auto size = afterPrefix(word, "--max-old-space-size="))
                heap.limit = sizeOf(*size + 'm');
        }
    }
    return heap;
}

} // namespace performance
