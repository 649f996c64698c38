// SPDX-License-Identifier: MIT
// Rules and a user's own thresholds, whatever a file holds.
#include <performance/optimize/rule_reader.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)rulesFromJson(bytes, QStringLiteral("fuzz"));
    static const std::vector<Rule> some(builtinRules().begin(), builtinRules().begin() + 3);
    (void)overlaidWithThresholds(some, bytes, QStringLiteral("fuzz"));
    return 0;
}
