// SPDX-License-Identifier: MIT
#include "processes/stack_now_model.h"

#include <performance/core/lock_frames.h>
#include <performance/core/stacks.h>

#include <QCoreApplication>
#include <QFont>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

/// Frames have their row and one more than that of their thread; threads have 0.
constexpr quintptr OfThread = 0;

FrameNow frameOf(const Profile &profile, const ProfileLocation &location)
{
    FrameNow frame;
    const QString &name = profile.functionName(location.function);
    frame.module = profile.moduleName(location.function);
    const QString &marker = profile.text(profile.moduleOf(location.function).name);
    if (marker == LockFrames::Module) {
        const auto holder = LockFrames::holder(name);
        frame.kind = FrameNow::Kind::Holder;
        frame.function = holder
            ? StackNowModel::tr("The lock is held by %1 (%2):").arg(holder->name, QString::number(holder->number))
            : StackNowModel::tr("Nobody knows who holds the lock.");
        frame.module.clear();
        return frame;
    }
    if (marker == LockFrames::PeerModule) {
        const auto peer = LockFrames::peer(name);
        frame.kind = FrameNow::Kind::Peer;
        frame.function = peer
            ? StackNowModel::tr("At the other end: %1 (%2)").arg(peer->name, QString::number(peer->number))
            : name;
        frame.module.clear();
        return frame;
    }
    frame.function = name;
    const QString &file = profile.text(location.file);
    if (!file.isEmpty())
        frame.place = location.line > 0 ? QStringLiteral("%1:%2").arg(file.section(u'/', -1)).arg(location.line)
                                        : file.section(u'/', -1);
    return frame;
}

/// The innermost first. Behind a lock stands its holder's stack in the profile: here it comes after the waiting thread's own.
std::vector<FrameNow> framesOf(const Profile &profile, qint32 stack)
{
    std::vector<std::vector<FrameNow>> parts(1);
    for (; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
        const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
        if (frame.locationCount == 0)
            parts.back().push_back({FrameNow::Kind::Code,
                                    QStringLiteral("0x%1").arg(frame.address, 0, 16),
                                    profile.text(profile.modules[size_t(frame.module)].name),
                                    {}});
        for (qint32 i = frame.locationCount - 1; i >= 0; --i) {
            const FrameNow line = frameOf(profile, profile.locations[size_t(frame.firstLocation + i)]);
            if (line.kind != FrameNow::Kind::Code) {
                parts.back().insert(parts.back().begin(), line);
                parts.emplace_back();
            } else {
                parts.back().push_back(line);
            }
        }
    }
    std::vector<FrameNow> frames;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        frames.insert(frames.end(), part->begin(), part->end());
    return frames;
}

QString stateOf(const ProfileEvent &event, const ThreadNow &thread, const ThreadDetails *details)
{
    if (event.kind == ProfileEvent::Kind::OnCpu)
        return StackNowModel::tr("runs");
    if (event.name == StackEvents::Lock) {
        const auto holder = std::ranges::find(thread.frames, FrameNow::Kind::Holder, &FrameNow::kind);
        return holder == thread.frames.end() ? StackNowModel::tr("waits for a lock")
                                             : StackNowModel::tr("waits for a lock, whose holder stands below");
    }
    if (event.name == StackEvents::Blocked)
        return StackNowModel::tr("waits for storage");
    if (event.name == StackEvents::Runnable)
        return StackNowModel::tr("waits for a CPU");
    return details && !details->waitsFor.isEmpty() ? StackNowModel::tr("waits for %1").arg(details->waitsFor)
                                                   : StackNowModel::tr("sleeps");
}

} // namespace

std::vector<ThreadNow> threadsNow(const Profile &profile, const std::vector<ThreadDetails> &details)
{
    std::vector<ThreadNow> threads;
    qint32 process = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const ProfileThread &of = profile.threads[size_t(profile.sampleThreads[i])];
        const auto known = std::ranges::find(details, of.thread, &ThreadDetails::id);
        ThreadNow thread;
        thread.id = of.thread;
        thread.name = profile.text(of.name);
        thread.frames = framesOf(profile, profile.sampleStacks[i]);
        thread.state = stateOf(profile.events[profile.sampleEvents[i]], thread,
                               known == details.end() ? nullptr : &*known);
        process = of.process;
        threads.push_back(std::move(thread));
    }
    std::ranges::stable_sort(threads, {}, [process](const ThreadNow &t) { return std::pair(t.id != process, t.id); });
    return threads;
}

void StackNowModel::setThreads(std::vector<ThreadNow> threads)
{
    beginResetModel();
    m_threads = std::move(threads);
    endResetModel();
}

QString StackNowModel::text(int thread) const
{
    QStringList lines;
    for (size_t t = 0; t < m_threads.size(); ++t) {
        if (thread >= 0 && size_t(thread) != t)
            continue;
        const ThreadNow &one = m_threads[t];
        lines << QStringLiteral("%1 (%2): %3").arg(one.name, QString::number(one.id), one.state);
        int number = 0;
        for (const FrameNow &frame : one.frames) {
            QStringList parts{frame.function, frame.module, frame.place};
            parts.removeAll(QString());
            lines << (frame.kind == FrameNow::Kind::Code ? QStringLiteral("  #%1 ").arg(number++)
                                                         : QStringLiteral("  "))
                    + parts.join(QStringLiteral("  "));
        }
        lines << QString();
    }
    return lines.join(u'\n');
}

QModelIndex StackNowModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : OfThread);
}

QModelIndex StackNowModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != OfThread ? createIndex(int(index.internalId() - 1), 0, OfThread)
                                                             : QModelIndex();
}

int StackNowModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_threads.size());
    return parent.internalId() == OfThread && parent.column() == 0 ? int(m_threads[size_t(parent.row())].frames.size())
                                                                   : 0;
}

int StackNowModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString StackNowModel::textOf(const QModelIndex &index) const
{
    if (index.internalId() == OfThread) {
        const ThreadNow &thread = m_threads[size_t(index.row())];
        return index.column() == Function
            ? QStringLiteral("%1 (%2): %3").arg(thread.name, QString::number(thread.id), thread.state)
            : QString();
    }
    const FrameNow &frame = m_threads[size_t(index.internalId() - 1)].frames[size_t(index.row())];
    return index.column() == Function ? frame.function : index.column() == Module ? frame.module : frame.place;
}

QVariant StackNowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textOf(index);
    const bool isThread = index.internalId() == OfThread;
    const auto kind = isThread ? FrameNow::Kind::Code
                               : m_threads[size_t(index.internalId() - 1)].frames[size_t(index.row())].kind;
    if (role == KindRole)
        return isThread ? QVariant() : QVariant(int(kind));
    if (role == Qt::FontRole && (isThread || kind != FrameNow::Kind::Code)) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    return {};
}

QVariant StackNowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Function: return tr("Thread and its stack, the innermost function first");
    case Module: return tr("Module");
    case Place: return tr("Where");
    default: return {};
    }
}

} // namespace wai
