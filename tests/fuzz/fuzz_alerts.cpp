// SPDX-License-Identifier: MIT
// The rules of alerts: what is read comes back the same when it is written and read again.
#include "fuzz/fuzz_folder.h"

#include <performance/alerts/alert_file.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString file = fuzzFile("alerts.json", data, size);
    const auto settings = readAlertSettings(file);
    if (!settings)
        return 0;
    if (!validate(*settings) || !writeAlertSettings(file, *settings))
        __builtin_trap();
    const auto again = readAlertSettings(file);
    if (!again || *again != *settings)
        __builtin_trap();
    return 0;
}
