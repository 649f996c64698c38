// SPDX-License-Identifier: MIT
// The settings of the dashboard: whatever stands in the file, what comes out is in range; and the same is read after it was
// written.
#include "fuzz/fuzz_folder.h"
#include "settings/settings.h"

using namespace wai;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString file = fuzzFile("settings.ini", data, size);
    Settings settings(file);
    const performance::PerformanceConfig config = settings.config();
    if (!config.validated() || settings.span() < std::chrono::minutes(1))
        __builtin_trap();
    (void)settings.theme();
    (void)settings.page();
    (void)settings.language();
    (void)settings.board();
    (void)settings.windowGeometry();
    (void)settings.processColumns();
    (void)settings.keepsRunning();
    (void)settings.isHintDone(QStringLiteral("range"));
    settings.setConfig(config);
    if (Settings(file).config() != config)
        __builtin_trap();
    return 0;
}
