// SPDX-License-Identifier: MIT
// An arrangement of charts, which people send each other.
#include "metrics/board.h"

using namespace wai;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto board = boardFromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)),
                                     QStringLiteral("fuzz"));
    if (!board)
        return 0;
    const auto again = boardFromJson(toJson(*board), QStringLiteral("again"));
    if (!again || again->panels.size() != board->panels.size())
        __builtin_trap();
    // Once more, since what JSON cannot say (half a character) is written as what it can.
    const auto third = boardFromJson(toJson(*again), QStringLiteral("third"));
    if (!third || *third != *again)
        __builtin_trap();
    return 0;
}
