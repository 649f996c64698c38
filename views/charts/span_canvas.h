// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace wai {

// Thread: the one of the window.

/// Fills vertical spans of single columns of pixels in an opaque image. All that a chart of at most two values a column
/// needs, at the cost of the pixels it touches: a hundredth of what a stroked path costs. The ends of a span cover their
/// pixels in part, which smooths gentle slopes.
class SpanCanvas {
public:
    /// `image` is Format_RGB32; nothing is drawn outside of `clip`.
    SpanCanvas(QImage &image, const QRect &clip)
        : m_bits(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / qsizetype(sizeof(QRgb)))
        , m_clip(clip.intersected(image.rect()))
    {}

    int left() const { return m_clip.left(); }
    int right() const { return m_clip.right(); }

    /// From `top` down to `bottom`, in pixels; `alpha` 0 to 1.
    void fill(int x, double top, double bottom, const QColor &color, double alpha)
    {
        if (x < m_clip.left() || x > m_clip.right())
            return;
        top = std::max(top, double(m_clip.top()));
        bottom = std::min(bottom, double(m_clip.bottom() + 1));
        if (!(bottom > top))
            return;
        const QRgb rgb = color.rgb();
        const int first = int(top);
        const int last = std::min(int(std::ceil(bottom)) - 1, m_clip.bottom());
        QRgb *pixel = m_bits + qsizetype(first) * m_stride + x;
        if (first == last) {
            blend(*pixel, rgb, alpha * (bottom - top));
            return;
        }
        blend(*pixel, rgb, alpha * (first + 1 - top));
        pixel += m_stride;
        const int weight = int(std::lround(alpha * 256));
        for (int y = first + 1; y < last; ++y, pixel += m_stride)
            *pixel = weight >= 256 ? rgb : mixed(*pixel, rgb, unsigned(weight));
        blend(*pixel, rgb, alpha * (bottom - last));
    }

private:
    static QRgb mixed(QRgb under, QRgb over, unsigned weight)
    {
        // Red and blue together, green apart: each stays in its own bits.
        const unsigned redBlue = ((under & 0xff00ff) * (256 - weight) + (over & 0xff00ff) * weight) >> 8 & 0xff00ff;
        const unsigned green = ((under & 0x00ff00) * (256 - weight) + (over & 0x00ff00) * weight) >> 8 & 0x00ff00;
        return 0xff000000u | redBlue | green;
    }
    static void blend(QRgb &pixel, QRgb over, double share)
    {
        const int weight = std::clamp(int(std::lround(share * 256)), 0, 256);
        pixel = mixed(pixel, over, unsigned(weight));
    }

    QRgb *m_bits;
    qsizetype m_stride;
    QRect m_clip;
};

} // namespace wai
