// SPDX-License-Identifier: MIT
// What the privileged helper makes of the numbers and ids that a caller sends.
#include <performance/helper/perf_request.h>
#include <performance/helper/protocol.h>

#include <cstring>

using namespace performance;

namespace {

template<typename T>
T take(const unsigned char *&data, size_t &size)
{
    T value{};
    const size_t length = size < sizeof(T) ? size : sizeof(T);
    if (length > 0)
        std::memcpy(&value, data, length);
    data += length;
    size -= length;
    return value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const knobs::Knob &knob = knobs::catalogue()[take<unsigned char>(data, size) % knobs::catalogue().size()];
    const std::string text(reinterpret_cast<const char *>(data), size);
    // Text to numbers and back says the same.
    if (const auto numbers = helper::numbersOf({std::string(knob.name), {}, 0, 0}, text)) {
        const auto value = helper::valueOf(knob, *numbers);
        if (value
            && helper::numbersOf({std::string(knob.name), {}, 0, 0}, *value).value_or(helper::Numbers()) != *numbers
            && knob.name != "process.affinity")
            __builtin_trap();
    }
    if (const auto id = helper::changeIdOf(text); id && helper::changeIdOf(toText(*id)) != id)
        __builtin_trap();
    (void)helper::codeOf(text);

    helper::PerfRequest request;
    request.event = helper::PerfRequest::Event(take<std::uint32_t>(data, size));
    request.every = take<std::uint64_t>(data, size);
    request.stackBytes = take<std::uint32_t>(data, size);
    request.flags = take<std::uint32_t>(data, size);
    request.registers = request.stackBytes ? take<std::uint64_t>(data, size) : 0;
    if (const auto attributes = helper::attributesOf(request); attributes && helper::requestOf(*attributes) != request)
        __builtin_trap();

    helper::Numbers numbers(size / sizeof(std::int64_t));
    if (!numbers.empty())
        std::memcpy(numbers.data(), data, numbers.size() * sizeof(std::int64_t));
    (void)helper::valueOf(knob, numbers);
    return 0;
}
