// SPDX-License-Identifier: MIT
#pragma once

class QAbstractItemView;

namespace wai {

// Thread: the one of the window.

/// Ctrl+C copies the selected rows as tab-separated text, as spreadsheets take it; hidden columns are left out.
void enableCopy(QAbstractItemView *view);
void copySelectedRows(const QAbstractItemView *view);

} // namespace wai
