// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace performance {

/// Values by series index. Indexes are never used twice, so those in use drift upwards: there are pages only where some of
/// them are, and reaching one costs two steps and no search.
///
/// Thread-safety: one thread changes it; get() may be called from several threads while none does.
template<typename T>
class Paged {
public:
    explicit Paged(T none) : m_none(none) {}

    T get(quint32 index) const
    {
        const size_t page = index >> Bits;
        return page < m_pages.size() && m_pages[page] ? (*m_pages[page])[index & Mask] : m_none;
    }
    T &operator[](quint32 index)
    {
        const size_t page = index >> Bits;
        if (page >= m_pages.size())
            m_pages.resize(page + 1);
        if (!m_pages[page]) {
            m_pages[page] = std::make_unique<Page>();
            m_pages[page]->fill(m_none);
        }
        return (*m_pages[page])[index & Mask];
    }
    void clear() { m_pages.clear(); }

private:
    static constexpr int Bits = 9;
    static constexpr quint32 Mask = (1u << Bits) - 1;
    using Page = std::array<T, size_t(1) << Bits>;

    T m_none;
    std::vector<std::unique_ptr<Page>> m_pages;
};

} // namespace performance
