// SPDX-License-Identifier: MIT
#include "performance/core/lock_frames.h"

namespace performance {

namespace {

constexpr QLatin1String HeldBy{"held by "};
constexpr QLatin1String WokenBy{"woken by "};
constexpr QLatin1String AtOtherEnd{" at the other end"};

/// "NAME (NUMBER)"
std::optional<LockFrames::Party> partyOf(QStringView text)
{
    const qsizetype bracket = text.lastIndexOf(QLatin1String(" ("));
    if (bracket < 0 || !text.endsWith(u')'))
        return std::nullopt;
    bool isNumber = false;
    const qint32 number = text.mid(bracket + 2, text.size() - bracket - 3).toInt(&isNumber);
    if (!isNumber || number <= 0)
        return std::nullopt;
    return LockFrames::Party{text.left(bracket).toString(), number};
}

} // namespace

QString LockFrames::heldBy(const QString &name, qint32 thread)
{
    return HeldBy + QStringLiteral("%1 (%2)").arg(name, QString::number(thread));
}

QString LockFrames::heldByNobodyKnown()
{
    return HeldBy + QStringLiteral("nobody known");
}

QString LockFrames::atOtherEnd(const QString &program, qint32 process)
{
    return QStringLiteral("%1 (%2)").arg(program, QString::number(process)) + AtOtherEnd;
}

QString LockFrames::wokenBy(const QString &name, qint32 thread)
{
    return WokenBy + QStringLiteral("%1 (%2)").arg(name, QString::number(thread));
}

QString LockFrames::wokenByInterrupt()
{
    return WokenBy + QStringLiteral("an interrupt");
}

std::optional<LockFrames::Party> LockFrames::holder(QStringView function)
{
    return function.startsWith(HeldBy) ? partyOf(function.mid(HeldBy.size())) : std::nullopt;
}

std::optional<LockFrames::Party> LockFrames::waker(QStringView function)
{
    return function.startsWith(WokenBy) ? partyOf(function.mid(WokenBy.size())) : std::nullopt;
}

std::optional<LockFrames::Party> LockFrames::peer(QStringView function)
{
    return function.endsWith(AtOtherEnd) ? partyOf(function.left(function.size() - AtOtherEnd.size())) : std::nullopt;
}

} // namespace performance
