// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace wai {

// Thread: the one of the window.

/// Lets no label guess whether its text is markup. QLabel does by default (Qt::AutoText), and so do tooltips, which are
/// labels: a process named "<img src=…>" would be one. Installed on the application, it makes each such label a plain one
/// before it is first shown; a label that means markup says so by itself (Qt::RichText), and quotes what it is given.
class PlainLabels : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace wai
