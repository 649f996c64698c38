// SPDX-License-Identifier: MIT
// The settings of the dashboard: whatever stands in the file, what comes out is in range; and the same is read after it was
// written.
#include "files/settings.h"
#include "fuzz/fuzz_folder.h"

#include <QCoreApplication>

using namespace wai;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static QCoreApplication application(*argc, *argv); // settings are written by a timer
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString file = fuzzFile("settings.ini", data, size);
    performance::PerformanceConfig config;
    {
        Settings settings(file);
        config = settings.config();
        if (!config.validated() || settings.span().value_or(std::chrono::minutes(1)) < std::chrono::minutes(1))
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
    } // writes
    if (Settings(file).config() != config)
        __builtin_trap();
    return 0;
}
