// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

class LegacyStacks;

/// "0x1 com.example.Shop.pay (Shop.java:12)": the name of a location of Java's profiles. Others are passed over.
/// Thread-safety: one thread, that of the stacks.
void readJavaLocation(const QByteArray &line, LegacyStacks &stacks);

} // namespace performance
