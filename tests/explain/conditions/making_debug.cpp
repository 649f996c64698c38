// SPDX-License-Identifier: MIT
// A program that somebody forgot to build with optimisation: CMake builds this one with -O0 -g whatever the rest is.
#include "making.h"

#include <numeric>

namespace {

class Image {
public:
    explicit Image(size_t side) : m_side(side), m_pixels(side * side)
    {
        std::iota(m_pixels.begin(), m_pixels.end(), 0U);
    }
    unsigned at(size_t x, size_t y) const { return m_pixels[y * m_side + x]; }
    void set(size_t x, size_t y, unsigned value) { m_pixels[y * m_side + x] = value; }
    size_t side() const { return m_side; }

private:
    size_t m_side;
    std::vector<unsigned> m_pixels;
};

void blur(Image &image)
{
    for (size_t y = 1; y + 1 < image.side(); ++y) {
        for (size_t x = 1; x + 1 < image.side(); ++x) {
            unsigned sum = 0;
            for (size_t dy = 0; dy < 3; ++dy) {
                for (size_t dx = 0; dx < 3; ++dx)
                    sum += image.at(x + dx - 1, y + dy - 1);
            }
            image.set(x, y, sum / 9);
        }
    }
}

void blurForEver()
{
    Image image(512);
    for (;;)
        blur(image);
}

} // namespace

int main(int count, char **arguments)
{
    making::endWithParent();
    for (size_t i = 1; i < making::countAt(count, arguments, 1, 1); ++i)
        std::thread(blurForEver).detach();
    blurForEver();
}
