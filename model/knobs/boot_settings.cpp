// SPDX-License-Identifier: MIT
#include "performance/knobs/boot_settings.h"

#include "performance/knobs/knob_p.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include <fnmatch.h>

namespace performance::knobs {

namespace {

constexpr const char *Folders[] = {"etc", "run", "usr/local/lib", "usr/lib", "lib"};

/// In the order in which they are read, each name from the first folder that has it.
std::vector<std::string> filesOf(const std::string &root, const std::string &kind)
{
    std::map<std::string, std::string> byName;
    for (const char *folder : Folders) {
        std::error_code error;
        for (const auto &entry : std::filesystem::directory_iterator(root + "/" + folder + "/" + kind, error)) {
            const std::string name = entry.path().filename().string();
            if (name.size() > 5 && name.compare(name.size() - 5, 5, ".conf") == 0)
                byName.try_emplace(name, entry.path().string());
        }
    }
    std::vector<std::string> files;
    for (const auto &[name, path] : byName)
        files.push_back(path);
    return files;
}

std::string trimmed(const std::string &text)
{
    constexpr const char *Blanks = " \t\r\n";
    const size_t from = text.find_first_not_of(Blanks);
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(Blanks) - from + 1);
}

/// "net.ipv4.conf.eth0/1.forwarding" as a path below /proc/sys: where the first separator is a dot, dots and slashes
/// change places (sysctl_normalize() in systemd's src/shared/sysctl-util.c).
std::string pathOfKey(std::string key)
{
    const size_t first = key.find_first_of("./");
    if (first == std::string::npos || key[first] == '/')
        return key;
    for (char &c : key)
        c = c == '.' ? '/' : c == '/' ? '.' : c;
    return key;
}

bool isGlob(const std::string &text)
{
    return text.find_first_of("*?[") != std::string::npos;
}

bool fits(const std::string &pattern, const std::string &path)
{
    return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0;
}

/// Numbers are written with tabs or blanks between them, and mean the same.
std::string oneBlank(const std::string &text)
{
    std::string out;
    for (const std::string &word : wordsOf(text))
        out += (out.empty() ? "" : " ") + word;
    return out;
}

} // namespace

std::optional<BootSetting> sysctlAtBoot(const std::string &root, const std::string &key)
{
    const std::string wanted = pathOfKey(key);
    std::optional<BootSetting> named;
    std::optional<BootSetting> byGlob;
    bool excluded = false;
    for (const std::string &file : filesOf(root, "sysctl.d")) {
        std::ifstream text(file);
        for (std::string line; std::getline(text, line);) {
            line = trimmed(line);
            if (line.empty() || line.front() == '#' || line.front() == ';')
                continue;
            const size_t equals = line.find('=');
            const bool quiet = line.front() == '-';
            const std::string path = pathOfKey(trimmed(line.substr(
                quiet ? 1 : 0, equals == std::string::npos ? std::string::npos : equals - (quiet ? 1 : 0))));
            if (equals == std::string::npos) {
                excluded = excluded || (quiet && path == wanted);
                continue;
            }
            const BootSetting setting{file, oneBlank(line.substr(equals + 1))};
            if (path == wanted)
                named = setting;
            else if (isGlob(path) && fits(path, wanted))
                byGlob = setting;
        }
    }
    return named || excluded ? named : byGlob;
}

std::optional<BootSetting> fileAtBoot(const std::string &root, const std::string &path)
{
    std::set<std::string> seen; // patterns, each counts once
    std::optional<BootSetting> last;
    for (const std::string &file : filesOf(root, "tmpfiles.d")) {
        std::ifstream text(file);
        for (std::string line; std::getline(text, line);) {
            // TYPE PATH MODE USER GROUP AGE ARGUMENT, where the argument is the rest of the line.
            std::istringstream fields(line);
            std::string type;
            std::string pattern;
            std::string unused;
            std::string value;
            if (!(fields >> type >> pattern >> unused >> unused >> unused >> unused) || type.front() != 'w'
                || type.find('+') != std::string::npos || !fits(pattern, path))
                continue;
            std::getline(fields, value);
            if (seen.insert(pattern).second)
                last = BootSetting{file, oneBlank(value)};
        }
    }
    return last;
}

} // namespace performance::knobs
