// SPDX-License-Identifier: MIT
#pragma once

#include <performance/profile/profile_builder.h>

#include <QStringList>

/// A profile of lines such as "main;parse;memcpy 3", a sample of that weight each, ten milliseconds apart on thread 1.
/// "@2" at the end puts it on thread 2.
inline performance::Profile foldedProfile(const QStringList &lines)
{
    using namespace performance;
    ProfileBuilder builder;
    builder.header().target = QStringLiteral("folded");
    builder.header().events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 100}};
    const qint32 module = builder.module(QStringLiteral("prog"), QStringLiteral("/bin/prog"), {},
                                         ModuleKind::Executable);
    qint64 time = 0;
    for (QString line : lines) {
        const int thread = line.endsWith(QStringLiteral("@2")) ? 2 : 1;
        line.remove(QStringLiteral("@2"));
        const qint64 weight = line.section(u' ', -1).toLongLong();
        qint32 stack = -1;
        for (const QString &name : line.section(u' ', 0, -2).split(u';'))
            stack = builder.stack(stack,
                                  builder.namedFrame(module, builder.function(builder.string(name), module), 0, 0),
                                  FrameOrigin::Imported);
        builder.addSample(time, 0, builder.thread(1, thread), stack, weight);
        time += 10'000'000;
    }
    builder.header().duration = nanoseconds(time);
    return builder.profile();
}
