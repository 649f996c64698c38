// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace wai::cli {

/// What `wai-performance --version` prints: the version, and of what it was built, a line each: the commit where the sources had their
/// history, the type of build, Qt's version now and then.
QString versionText();

} // namespace wai::cli
