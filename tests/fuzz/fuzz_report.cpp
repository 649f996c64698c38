// SPDX-License-Identifier: MIT

// A report of ours: what is read comes back the same when it is written and read again.
#include <performance/calltree/call_tree.h>
#include <performance/core/report_json.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto report = reportFromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)),
                                       QStringLiteral("fuzz"));
    if (!report)
        return 0;
    const QByteArray written = toJson(*report);
    const auto again = reportFromJson(written, QStringLiteral("again"));
    if (!again || toJson(*again) != written)
        __builtin_trap();
    (void)buildCallTree(report->profile, {});
    return 0;
}
