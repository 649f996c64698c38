// SPDX-License-Identifier: MIT
// A line of the journal of changes, and what a file of such lines amounts to.
#include <performance/knobs/change.h>

using namespace performance::knobs;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    std::vector<Entry> entries;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        if (const auto entry = entryOf(text.substr(at, end - at))) {
            if (*entryOf(toLine(*entry)) != *entry)
                __builtin_trap();
            entries.push_back(*entry);
        }
        at = end + 1;
    }
    (void)changesOf(entries, "boot");
    return 0;
}
