// SPDX-License-Identifier: MIT
// Programs that spend their time in one library's function. Usage: making_hot match|compress|parse THREADS
#include "making.h"

#include <simdjson.h>
#include <zlib.h>

#include <regex>

using namespace making;

namespace {

[[gnu::noinline]] void matchLines()
{
    const std::regex pattern("^([a-z]+)-([0-9]+)\\.(service|socket)(:[a-z0-9 ]*)?$");
    std::vector<std::string> lines;
    for (int i = 0; i < 200; ++i)
        lines.push_back("backend-" + std::to_string(i * 7919) + ".service: started again after 5 s");
    for (size_t found = 0;;) {
        for (const std::string &line : lines)
            found += std::regex_match(line, pattern);
    }
}

[[gnu::noinline]] void compressPages()
{
    std::string page;
    for (unsigned i = 1; page.size() < (1 << 20); i = i * 1664525 + 1013904223)
        page += "row " + std::to_string(i >> 20) + ", ";
    std::vector<Bytef> room(::compressBound(page.size()));
    for (;;) {
        uLongf length = room.size();
        ::compress2(room.data(), &length, reinterpret_cast<const Bytef *>(page.data()), page.size(), 9);
    }
}

[[gnu::noinline]] void parseOrders()
{
    std::string text = "[";
    for (int i = 0; i < 2000; ++i)
        text += std::string(i ? "," : "") + R"({"id":)" + std::to_string(i) + R"(,"price":12.25,"tags":["a","b","c"]})";
    text += "]";
    simdjson::dom::parser parser;
    for (double sum = 0;;) {
        for (const simdjson::dom::element order : parser.parse(text).get_array())
            sum += double(order["price"]);
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    void (*work)() = what == "match" ? matchLines : what == "compress" ? compressPages : parseOrders;
    for (size_t i = 1; i < countAt(count, arguments, 2, 1); ++i)
        std::thread(work).detach();
    work();
}
