// SPDX-License-Identifier: MIT
#include "performance/helper/question.h"

#include <fstream>

#include <sys/stat.h>

namespace performance::helper {

namespace {

constexpr size_t MostOfName = 64;
constexpr size_t MostOfValue = 64; // the CPUs of an affinity, or values that differ by thread
constexpr const char *Harmless = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-+:,/@#=!?";

} // namespace

std::string plainWords(const std::string &text, size_t most)
{
    std::string plain = text.substr(0, most);
    for (size_t at = 0; (at = plain.find_first_not_of(Harmless, at)) != std::string::npos;)
        plain[at] = '?';
    return text.size() > most ? plain + "…" : plain;
}

std::string changeWords(const std::vector<knobs::Write> &writes)
{
    std::string words;
    for (const knobs::Write &write : writes) {
        words += words.empty() ? "" : "; ";
        words += plainWords(write.target.knob, MostOfName);
        if (!write.target.device.empty())
            words += " " + plainWords(write.target.device, MostOfName);
        words += ": " + plainWords(write.before, MostOfValue) + " → " + plainWords(write.after, MostOfValue);
    }
    return words;
}

std::string processWords(std::int32_t pid)
{
    const std::string folder = "/proc/" + std::to_string(pid);
    std::string name;
    std::ifstream comm(folder + "/comm");
    std::getline(comm, name); // a name with a line break ends there
    struct stat info {};
    const std::string owner = ::stat(folder.c_str(), &info) == 0 ? ", uid " + std::to_string(info.st_uid) : "";
    return plainWords(name, MostOfName) + " (pid " + std::to_string(pid) + owner + ")";
}

} // namespace performance::helper
