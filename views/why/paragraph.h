// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QLabel>

namespace wai {

// Thread: the one of the window.

/// A text with links, whose height for a width is reckoned once. QLabel lays the text out anew whenever a layout asks, and those
/// of a page that scrolls ask a dozen times: with forty links that is longer than a frame.
class Paragraph : public QLabel {
    Q_OBJECT
public:
    explicit Paragraph(QWidget *parent = nullptr);

    void setHtml(const QString &html);
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    mutable QHash<int, int> m_heights;
};

} // namespace wai
