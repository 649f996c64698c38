// SPDX-License-Identifier: MIT
// What the compilers are given that the profiler is measured on: something that keeps them busy for a second or two.
#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <regex>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

template<int N>
struct Chain {
    std::map<int, std::variant<std::string, std::vector<Chain<N - 1>>>> links;
    std::function<int(const Chain &)> weigh = [](const Chain &c) { return int(c.links.size()) + N; };
    bool operator<(const Chain &other) const { return weigh(*this) < other.weigh(other); }
};
template<>
struct Chain<0> {
    bool operator<(const Chain &) const { return false; }
};

int run(const std::string &text)
{
    std::vector<Chain<12>> chains(7);
    std::sort(chains.begin(), chains.end());
    std::smatch found;
    std::regex_search(text, found, std::regex("([a-z]+)-([0-9]+)"));
    return int(chains.size() + found.size());
}
