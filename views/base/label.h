// SPDX-License-Identifier: MIT
#pragma once

class QLabel;
class QString;

namespace wai {

// Thread: the one of the window.

/// A text that wraps and can be copied, in a role of the theme: "title", "heading", "soft", "error", "plain".
QLabel *makeLabel(const QString &text, const char *role);

} // namespace wai
