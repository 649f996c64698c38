// SPDX-License-Identifier: MIT
// For tst_advice, built twice, with and without optimisation: adds up and sorts a vector for a while. Usage: sums_slowly ANYTHING SECONDS
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

int main(int, char **arguments)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(std::atof(arguments[2]));
    std::vector<unsigned> numbers(4096);
    unsigned sum = 0;
    while (std::chrono::steady_clock::now() < end) {
        for (std::size_t i = 1; i < numbers.size(); ++i)
            numbers[i] = std::exchange(numbers[i - 1], unsigned(numbers.size())) + unsigned(i);
        sum += std::accumulate(numbers.begin(), numbers.end(), 0U);
        std::sort(numbers.begin(), numbers.end(),
                  std::greater<>()); // what is called here at -O2 bears the iterator in its name
    }
    return sum == 1 ? 1 : 0;
}
