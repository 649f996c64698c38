// SPDX-License-Identifier: MIT
#include "performance/profile/mark_frame.h"

namespace performance {

qint32 markFrame(ProfileBuilder &builder, qint32 base, QLatin1String module, const QString &text)
{
    const qint32 number = builder.module(module, {}, {}, ModuleKind::Unknown);
    const qint32 function = builder.function(builder.string(text), number);
    return builder.stack(base, builder.namedFrame(number, function, 0, 0), FrameOrigin::Imported);
}

} // namespace performance
