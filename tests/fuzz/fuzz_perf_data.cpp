// SPDX-License-Identifier: MIT

// A recording of perf, from its header to the finished profile.
#include <performance/symbols/import/perf_data_import.h>
#include <performance/symbols/symbolizer.h>

#include <sys/mman.h>
#include <unistd.h>

#include <memory>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // It keeps what it read of this machine's own files; now and then it is begun anew, or that would grow.
    constexpr int Uses = 500;
    static std::unique_ptr<Symbolizer> symbolizer;
    static int uses = 0;
    if (uses++ % Uses == 0)
        symbolizer = std::make_unique<Symbolizer>();
    static const int file = ::memfd_create("fuzz", 0);
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, data, size, 0) != ssize_t(size))
        return 0;
    const auto profile = importPerfData(QStringLiteral("/proc/self/fd/%1").arg(file), *symbolizer);
    if (profile && !profile->firstInconsistency().isEmpty())
        __builtin_trap();
    return 0;
}
