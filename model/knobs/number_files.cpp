// SPDX-License-Identifier: MIT
// Files of one, two or three numbers, and what all knobs that are files have in common.
#include "performance/knobs/knob_p.h"
#include "performance/knobs/machine_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace performance::knobs {

using quoting::shellWord;

Result<std::string> textOfFile(const Knob &knob, const Target &target)
{
    const auto path = pathOf(knob, target.device);
    return path ? readSmallFile(*path) : tl::make_unexpected(path.error());
}

Result<void> writeFile(const Knob &knob, const Target &target, const std::string &value)
{
    const auto path = pathOf(knob, target.device);
    return path ? writeSmallFile(*path, value, knob.root) : tl::make_unexpected(path.error());
}

std::vector<std::string> shellOfFile(const Knob &knob, const Target &target, const std::string &value)
{
    const auto path = pathOf(knob, target.device);
    if (!path)
        return {};
    if (knob.sysctl)
        return {"sudo sysctl -w " + assignment(target.knob, value)};
    return {"echo " + shellWord(value) + " | sudo tee " + shellWord(*path)};
}

Authority authorityOverFile(const Knob &knob, const Target &target, const std::string &, const std::string &)
{
    const auto path = pathOf(knob, target.device);
    if (!path)
        return {false, false, path.error().detail};
    // access(2) asks for the real user; on a read-only mount it says EROFS.
    if (::faccessat(AT_FDCWD, path->c_str(), W_OK, AT_EACCESS) == 0)
        return {true, true, {}};
    return {false, false, errno == EROFS ? "it is read-only here, as in a container" : "only root may write it"};
}

std::optional<BootLine> bootLineOfFile(const Knob &knob, const Target &target, const std::string &value)
{
    if (knob.sysctl)
        return BootLine{true, target.knob, value, {}};
    const auto path = pathOf(knob, target.device);
    return path ? std::optional(BootLine{false, *path, value, {}}) : std::nullopt;
}

namespace {

Result<std::string> readNumbers(const Knob &knob, const Target &target)
{
    const auto text = textOfFile(knob, target);
    if (!text)
        return text;
    // tcp_rmem and its like are separated by tabs.
    std::string joined;
    for (const std::string &word : wordsOf(*text))
        joined.append(joined.empty() ? "" : " ").append(word);
    return joined;
}

template<size_t N>
Result<void> checkRising(const Knob &knob, const Target &target, const std::string &value)
{
    const auto words = wordsOf(value);
    const bool good = words.size() == N
        && std::all_of(words.begin(), words.end(), [&](const std::string &word) { return inRange(knob, word); })
        && std::is_sorted(words.begin(), words.end(),
                          [](const std::string &a, const std::string &b) { return *integerOf(a) < *integerOf(b); });
    return good ? Result<void>() : outOfRange(knob, target, value);
}

template<size_t N>
std::optional<Numbers> encodeRising(const std::string &value)
{
    Numbers numbers;
    for (const std::string &part : split(value, ' ')) {
        const auto number = integerOf(part);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers.size() == N ? std::optional(std::move(numbers)) : std::nullopt;
}

template<size_t N>
std::optional<std::string> decodeRising(const Numbers &numbers)
{
    if (numbers.size() != N)
        return std::nullopt;
    std::string text;
    for (const std::int64_t number : numbers)
        text.append(text.empty() ? 0 : 1, ' ').append(std::to_string(number));
    return text;
}

} // namespace

constinit const Functions IntegerFile{readNumbers,   checkInteger,  writeFile,   noWords,
                                      sameText,      neverHalf,     shellOfFile, authorityOverFile,
                                      encodeInteger, decodeInteger, Count(1),    bootLineOfFile};
constinit const Functions AdminsFile{readNumbers,  checkInteger,  writeFile,   noWords,
                                     sameText,     neverHalf,     shellOfFile, authorityOverFile,
                                     notForHelper, notFromHelper, Count(0),    bootLineOfFile};
constinit const Functions RangeFile{readNumbers,     checkRising<2>,  writeFile,   noWords,
                                    sameText,        neverHalf,       shellOfFile, authorityOverFile,
                                    encodeRising<2>, decodeRising<2>, Count(2),    bootLineOfFile};
constinit const Functions TripleFile{readNumbers,     checkRising<3>,  writeFile,   noWords,
                                     sameText,        neverHalf,       shellOfFile, authorityOverFile,
                                     encodeRising<3>, decodeRising<3>, Count(3),    bootLineOfFile};

} // namespace performance::knobs
