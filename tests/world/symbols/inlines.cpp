// SPDX-License-Identifier: MIT
// Inlined functions in every place where compilers put them: templates, namespaces, classes, lambdas, another unit.
#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

unsigned long step(unsigned long a, unsigned long i); // of another unit: inlined with link-time optimisation

namespace shapes {

struct Square {
    double side;
    [[gnu::always_inline]] double area() const { return side * side; }
};

template<typename T>
struct Mixer {
    T sum{};
    [[gnu::always_inline]] void mix(T v)
    {
        for (int i = 0; i < 50; ++i)
            sum = sum * 31 + v + T(i);
    }
    [[gnu::always_inline]] void stir(T v)
    {
        mix(v);
        sum ^= v;
    }
};

namespace {

[[gnu::noinline]] unsigned long hidden(unsigned long n)
{
    Mixer<unsigned long> mixer;
    for (unsigned long i = 0; i < n; ++i)
        mixer.stir(i);
    return mixer.sum;
}

} // namespace

[[gnu::noinline]] unsigned long chained(unsigned long n)
{
    unsigned long a = n;
    for (unsigned long i = 0; i < n; ++i)
        a = step(a, i);
    return a;
}

[[gnu::noinline]] double areas(unsigned long n)
{
    std::vector<Square> all(n);
    for (unsigned long i = 0; i < n; ++i)
        all[i].side = double(i % 17);
    std::sort(all.begin(), all.end(), [](const Square &a, const Square &b) { return a.area() < b.area(); });
    return std::accumulate(all.begin(), all.end(), 0.0, [](double sum, const Square &s) { return sum + s.area(); });
}

[[gnu::noinline]] unsigned long counted(unsigned long n)
{
    std::unordered_map<std::string, unsigned long> counts;
    for (unsigned long i = 0; i < n; ++i)
        counts[std::to_string(i % 13)] += i;
    unsigned long sum = 0;
    for (const auto &[name, count] : counts)
        sum += count + name.size();
    return sum;
}

} // namespace shapes

int main(int argc, char *argv[])
{
    const unsigned long n = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10;
    return int(shapes::hidden(n) + shapes::chained(n) + shapes::counted(n)
               + static_cast<unsigned long>(shapes::areas(n)))
        & 1;
}
