// SPDX-License-Identifier: MIT
#include "performance/symbols/import/folded_import.h"

#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/text_lines.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

struct Counted {
    QByteArray rest; ///< what stands before the count
    double count = 0;
    int decimals = 0;
};

/// Digits behind the point; "12.0" has none that say something.
int decimalsOf(const QByteArray &number)
{
    const qsizetype point = number.indexOf('.');
    qsizetype end = number.size();
    while (point >= 0 && number[end - 1] == '0')
        --end;
    return point < 0 ? 0 : int(end - point - 1);
}

/// The number behind the last blank.
std::optional<Counted> countOf(const QByteArray &line)
{
    const QByteArray whole = line.trimmed();
    const qsizetype blank = std::max(whole.lastIndexOf(' '), whole.lastIndexOf('\t'));
    if (blank <= 0)
        return std::nullopt;
    const QByteArray number = whole.mid(blank + 1);
    bool isNumber = false;
    const double count = number.toDouble(&isNumber);
    if (!isNumber || !(count >= 0) || !(count < 1e15))
        return std::nullopt;
    return Counted{whole.left(blank).trimmed(), count, decimalsOf(number)};
}

/// "# duration: 23873" of Austin; a Ruby class such as "#<Class:Foo>" is none.
bool isComment(const QByteArray &line)
{
    return line.startsWith('#') && (line.size() == 1 || line[1] == ' ' || line[1] == '\t' || line[1] == '!');
}

bool isPassedOver(const QByteArray &line)
{
    return line.trimmed().isEmpty() || isComment(line);
}

/// How the counts of a file are written.
struct Shape {
    int decimals = 0;
    bool two = true; ///< each line has two counts
};

constexpr int MostDecimals = 6;

Shape shapeOf(const QByteArray &content)
{
    Shape shape;
    bool stacks = false; // a list of single frames that end in a number ("cpu 0 12") has no two counts
    forEachLine(content, [&](const QByteArray &line) {
        const auto counted = isPassedOver(line) ? std::nullopt : countOf(line);
        if (!counted)
            return;
        const auto before = countOf(counted->rest);
        shape.two = shape.two && before;
        stacks = stacks || counted->rest.contains(';');
        shape.decimals = std::max({shape.decimals, counted->decimals, before && shape.two ? before->decimals : 0});
    });
    shape.two = shape.two && stacks;
    shape.decimals = std::min(shape.decimals, MostDecimals);
    return shape;
}

qint64 weightOf(double count)
{
    return std::llround(std::min(count, 1e15));
}

qint32 stackOf(ForeignProfile &profile, const QByteArray &names)
{
    qint32 stack = -1;
    int depth = 0;
    for (const QByteArray &part : names.split(';')) {
        if (++depth > ForeignProfile::DeepestStack)
            break;
        ModuleKind kind = ModuleKind::Unknown;
        QByteArray name = part;
        if (name.endsWith("_[k]") || name.endsWith("_[j]") || name.endsWith("_[i]")) {
            kind = name.endsWith("_[k]") ? ModuleKind::Kernel
                : name.endsWith("_[j]")  ? ModuleKind::Jit
                                         : ModuleKind::Unknown;
            name.chop(4);
        }
        stack = profile.stack(stack, profile.frame(QString::fromUtf8(name), kind));
    }
    return stack;
}

} // namespace

bool looksLikeFolded(const QByteArray &beginning)
{
    qsizetype good = 0;
    qsizetype all = 0;
    const qsizetype whole = beginning.lastIndexOf('\n'); // the last line may be cut
    forEachLine(whole > 0 ? beginning.left(whole) : beginning, [&](const QByteArray &line) {
        if (isPassedOver(line))
            return;
        ++all;
        good += countOf(line) ? 1 : 0;
    });
    return good * 2 > all;
}

PerformanceResult<Profile> importFolded(const QByteArray &content, const QString &source)
{
    const Shape shape = shapeOf(content);
    const double scale = std::pow(10, shape.decimals);
    // Weights are whole numbers: with fractions they are so many hundredths, and no numbers of samples.
    const QString unit = shape.decimals == 0 ? QStringLiteral("1")
                                             : QStringLiteral("×%1").arg(1 / scale, 0, 'f', shape.decimals);
    ForeignProfile profile;
    // The widths of flamegraph.pl are those after: they come first.
    const quint8 event = profile.event(ProfileEvent::Kind::OnCpu,
                                       shape.two ? QStringLiteral("after") : QStringLiteral("samples"), unit);
    const quint8 earlier = shape.two ? profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("before"), unit) : event;
    const qint32 thread = profile.thread(0, 0, {}, {});
    qint64 unread = 0;
    forEachLine(content, [&](const QByteArray &line) {
        if (isPassedOver(line))
            return;
        auto counted = countOf(line);
        if (!counted) {
            ++unread;
            return;
        }
        const double count = counted->count;
        std::optional<double> before;
        if (shape.two) {
            counted = countOf(counted->rest);
            before = counted->count;
        }
        const qint32 stack = stackOf(profile, counted->rest);
        profile.add(0, event, thread, stack, weightOf(count * scale));
        if (before)
            profile.add(0, earlier, thread, stack, weightOf(*before * scale));
    });
    Messages notes{Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."))};
    if (shape.decimals > 0)
        notes << Message("Symbols",
                         QT_TRANSLATE_NOOP("Symbols", "The counts have fractions: they are shown in units of %1."),
                         {QString::number(1 / scale, 'f', shape.decimals)});
    if (unread > 0)
        notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "Lines that are no stacks and are left out: %1."),
                         {unread});
    return profile.finish(source, notes);
}

} // namespace performance
