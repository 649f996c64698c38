// SPDX-License-Identifier: MIT
// Two files of which setting the one zeroes the other: vm.dirty_bytes and vm.dirty_ratio (mm/page-writeback.c).
#include "performance/knobs/knob_p.h"
#include "performance/knobs/machine_p.h"

namespace performance::knobs {

namespace {

constexpr std::array Units{"bytes", "ratio"};

/// A value in its two words, "ratio" and "20".
struct Limit {
    std::string unit;
    std::string amount;

    std::string other() const { return unit == Units[0] ? Units[1] : Units[0]; }
};

std::optional<Limit> limitOf(const std::string &value)
{
    const auto words = wordsOf(value);
    return words.size() == 2 && placeOf(Units, words[0]) ? std::optional(Limit{words[0], words[1]}) : std::nullopt;
}

/// The file of a unit, of which the row names the one that ends in "ratio".
std::string fileOf(const std::string &ratio, const std::string &unit)
{
    return ratio.substr(0, ratio.size() - std::string_view(Units[1]).size()) + unit;
}

Result<std::string> readLimit(const Knob &knob, const Target &target)
{
    const auto path = pathOf(knob, target.device);
    if (!path)
        return tl::make_unexpected(path.error());
    // The one that is not zero rules.
    const auto bytes = readSmallFile(fileOf(*path, "bytes"));
    if (!bytes)
        return bytes;
    if (*bytes != "0")
        return "bytes " + *bytes;
    const auto ratio = readSmallFile(*path);
    return ratio ? Result<std::string>("ratio " + *ratio) : ratio;
}

Result<void> checkLimit(const Knob &knob, const Target &target, const std::string &value)
{
    const auto limit = limitOf(value);
    if (!limit || !inRange(knob, limit->amount) || (limit->unit == "ratio" && *integerOf(limit->amount) > 100))
        return failed(Code::Invalid, toText(target), "\"" + value + "\" is neither \"bytes N\" nor \"ratio N\"");
    return {};
}

Result<void> writeLimit(const Knob &knob, const Target &target, const std::string &value)
{
    const auto path = pathOf(knob, target.device);
    if (!path)
        return tl::make_unexpected(path.error());
    const auto limit = limitOf(value);
    return limit ? writeSmallFile(fileOf(*path, limit->unit), limit->amount, knob.root)
                 : failed(Code::Invalid, toText(target));
}

std::vector<std::string> shellOfLimit(const Knob &knob, const Target &target, const std::string &value)
{
    const auto limit = limitOf(value);
    if (!limit || !pathOf(knob, target.device))
        return {};
    return {"sudo sysctl -w " + assignment(target.knob + "_" + limit->unit, limit->amount)};
}

std::optional<Numbers> encodeLimit(const std::string &value)
{
    const auto parts = split(value, ' ');
    const auto unit = placeOf(Units, parts.front());
    const auto amount = parts.size() == 2 ? integerOf(parts[1]) : std::nullopt;
    return unit && amount ? std::optional(Numbers{*unit, *amount}) : std::nullopt;
}

std::optional<std::string> decodeLimit(const Numbers &numbers)
{
    const auto unit = numbers.size() == 2 ? wordAt(Units, numbers[0]) : std::nullopt;
    return unit ? std::optional(*unit + " " + std::to_string(numbers[1])) : std::nullopt;
}

std::optional<BootLine> bootLineOfLimit(const Knob &, const Target &target, const std::string &value)
{
    const auto limit = limitOf(value);
    return limit ? std::optional(
               BootLine{true, target.knob + "_" + limit->unit, limit->amount, target.knob + "_" + limit->other()})
                 : std::nullopt;
}

} // namespace

constinit const Functions LimitFile{readLimit,   checkLimit,  writeLimit,   noWords,
                                    sameText,    neverHalf,   shellOfLimit, authorityOverFile,
                                    encodeLimit, decodeLimit, Count(2),     bootLineOfLimit};

} // namespace performance::knobs
