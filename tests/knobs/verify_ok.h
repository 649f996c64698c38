// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/target.h>

#include <QTest>

/// That a Result has a value; else the test fails with what the error says.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto &result_ = (expression);                                                                            \
        QVERIFY2(result_.has_value(),                                                                                  \
                 result_ ? "" : (result_.error().subject + ": " + result_.error().detail).c_str());                    \
    } while (false)
