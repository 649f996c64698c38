// SPDX-License-Identifier: MIT
#include "performance/knobs/parts_p.h"

#include "performance/knobs/knob_p.h"
#include "performance/quoting/quoting.h"

namespace performance::knobs {

using quoting::shellWord;

bool inRange(const Knob &knob, const std::string &word)
{
    const auto number = integerOf(word);
    return number && *number >= knob.low && *number <= knob.high;
}

tl::unexpected<Error> outOfRange(const Knob &knob, const Target &target, const std::string &value)
{
    return failed(Code::Invalid, toText(target),
                  "\"" + value + "\" is not in " + std::to_string(knob.low) + " to " + std::to_string(knob.high));
}

Result<void> checkInteger(const Knob &knob, const Target &target, const std::string &value)
{
    return inRange(knob, value) ? Result<void>() : outOfRange(knob, target, value);
}

Result<void> checkEither(const Target &target, const std::string &value, const char *one, const char *other)
{
    if (value != one && value != other)
        return failed(Code::Invalid, toText(target),
                      "\"" + value + "\" is neither \"" + one + "\" nor \"" + other + "\"");
    return {};
}

Result<void> checkOffered(const Result<std::vector<std::string>> &options, const Target &target,
                          const std::string &value)
{
    if (!options)
        return tl::make_unexpected(options.error());
    if (std::find(options->begin(), options->end(), value) == options->end())
        return failed(Code::Invalid, toText(target), "\"" + value + "\" is not one of the words that are offered");
    return {};
}

Result<std::vector<std::string>> noWords(const Knob &, const Target &target)
{
    return failed(Code::Invalid, toText(target), "its values are no words");
}

bool sameText(const std::string &wanted, const std::string &found)
{
    return wanted == found;
}

bool neverHalf(const Write &, const std::string &)
{
    return false;
}

std::optional<BootLine> notAtBoot(const Knob &, const Target &, const std::string &)
{
    return std::nullopt;
}

Authority ownersAlone(const Knob &, const Target &, const std::string &, const std::string &)
{
    return {true, true, {}};
}

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::optional<Numbers> encodeInteger(const std::string &value)
{
    const auto number = integerOf(value);
    return number ? std::optional(Numbers{*number}) : std::nullopt;
}

std::optional<std::string> decodeInteger(const Numbers &numbers)
{
    return numbers.size() == 1 ? std::optional(std::to_string(numbers[0])) : std::nullopt;
}

std::optional<Numbers> notForHelper(const std::string &)
{
    return std::nullopt;
}

std::optional<std::string> notFromHelper(const Numbers &)
{
    return std::nullopt;
}

std::string assignment(const std::string &name, const std::string &value)
{
    return shellWord(name) + "=" + (value.empty() ? "" : shellWord(value));
}

} // namespace performance::knobs
