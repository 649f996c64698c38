// SPDX-License-Identifier: MIT
#include "performance/client/observing_off.h"

#include <QCoreApplication>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

} // namespace

PerformanceError observingIsOff()
{
    return {PerformanceErrorCode::Unsupported, text(QT_TRANSLATE_NOOP("Client", "observing this machine")),
            text(QT_TRANSLATE_NOOP("Client", "it is switched off")),
            text(QT_TRANSLATE_NOOP("Client", "Switch metrics on in the settings, or unset PERFORMANCE_ENABLED."))};
}

} // namespace performance
