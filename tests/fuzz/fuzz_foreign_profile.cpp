// SPDX-License-Identifier: MIT

// Profiles of other tools, recognised by content: pprof, speedscope, Firefox, Chrome, perf script, folded stacks.
#include <performance/calltree/call_tree.h>
#include <performance/symbols/import/profile_import.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto profile = importProfileContent(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)),
                                              QStringLiteral("fuzz"));
    if (!profile)
        return 0;
    if (!profile->firstInconsistency().isEmpty())
        __builtin_trap();
    (void)buildCallTree(*profile, {});
    return 0;
}
