// SPDX-License-Identifier: MIT
#pragma once

// Private to model/core: the profile in a report's JSON. Tables are written as columns: a million samples are five lists
// of small numbers. Thread-safety: any thread; one at a time for each writer and each document.

#include "performance/core/profile.h"

namespace performance {

class JsonWriter;
void write(JsonWriter &json, const Profile &profile);

namespace json {
class Node;
/// Broken where an index points at nothing, too.
Profile readProfile(const Node &node);
} // namespace json

} // namespace performance
