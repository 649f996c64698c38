// SPDX-License-Identifier: MIT
// The book of implemented improvements: what is read comes back the same when it is written and read again.
#include "fuzz/fuzz_folder.h"

#include <performance/ux/improvement_book.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString file = fuzzFile("improvements.json", data, size);
    ImprovementBook book(file);
    if (!book.reload())
        return 0;
    UxImprovement mine;
    mine.id = QStringLiteral("of the test");
    mine.implementedAt = fromNanoseconds(0);
    if (!book.add(mine) || !book.contains(mine.id))
        __builtin_trap();
    ImprovementBook again(file);
    if (!again.reload() || again.all().size() != book.all().size())
        __builtin_trap();
    // Once more, since what JSON cannot say (half a character) is written as what it can.
    const std::vector<UxImprovement> said = again.all();
    if (!again.update(again.all().back()) || !again.reload() || again.all() != said)
        __builtin_trap();
    return 0;
}
