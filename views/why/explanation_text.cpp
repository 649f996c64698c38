// SPDX-License-Identifier: MIT
#include "why/explanation_text.h"

#include "why/range_words.h"

#include <performance/core/quoted_text.h>
#include <performance/core/translate.h>

#include <QStringList>

#include <functional>

namespace wai {

using namespace performance;

namespace {

/// A sentence, as a line without anything hidden.
QString lineOf(const Message &message)
{
    return visibleText(message.text());
}

QString markdownOf(const QString &line)
{
    QString escaped;
    escaped.reserve(line.size());
    for (const QChar c : line) {
        if (QStringLiteral("\\`*_[]<>#|~&").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

/// How each part of the text is written.
struct Format {
    std::function<QString(const QString &)> quote;
    QString heading, cause, evidence, endOfList, part, paragraph; ///< with %1, and %2 where a number stands
    QString begin, end;
};

QString written(const Explanation &explanation, const Format &format)
{
    const auto put = [&](const QString &pattern, const QString &line) { return pattern.arg(format.quote(line)); };
    QString out = format.begin
        + put(format.heading,
              translate("ExplanationText", "Why was it slow? %1 (%2)")
                  .arg(rangeText(explanation.range), lengthText(explanation.range)));
    if (explanation.causes.empty())
        out += put(format.paragraph, nothingUnusualText());
    int number = 0;
    for (const Cause &cause : explanation.causes) {
        out += format.cause.arg(QString::number(++number), format.quote(lineOf(cause.sentence)));
        for (const CauseEvidence &evidence : cause.evidence)
            out += put(format.evidence, lineOf(evidence.sentence));
        out += format.endOfList;
    }
    if (!explanation.before.isEmpty())
        out += put(format.paragraph, comparedText(explanation));
    if (!explanation.checked.empty()) {
        QStringList checked;
        for (const CheckedPart &part : explanation.checked)
            checked << lineOf(part.sentence);
        out += put(format.part, translate("ExplanationText", "Looked at and not it"));
        out += put(format.paragraph, checked.join(QStringLiteral(" · ")));
    }
    if (!explanation.notes.isEmpty()) {
        out += put(format.part, translate("ExplanationText", "Could not be looked at"));
        for (const Message &note : explanation.notes)
            out += put(format.paragraph, lineOf(note));
    }
    return out + format.end;
}

} // namespace

QString comparedText(const Explanation &explanation)
{
    return translate("ExplanationText", "Looked at %1, compared with %2.")
        .arg(rangeText(explanation.range), rangeText(explanation.before));
}

QString nothingUnusualText()
{
    return translate("ExplanationText", "Nothing unusual");
}

QString toPlainText(const Explanation &explanation)
{
    Format format;
    format.quote = [](const QString &line) { return line; };
    format.heading = QStringLiteral("%1\n\n");
    format.cause = QStringLiteral("%1. %2\n");
    format.evidence = QStringLiteral("   - %1\n");
    format.endOfList = QStringLiteral("\n");
    format.part = QStringLiteral("%1:\n");
    format.paragraph = QStringLiteral("%1\n\n");
    return written(explanation, format).trimmed() + u'\n';
}

QString toMarkdown(const Explanation &explanation)
{
    Format format;
    format.quote = markdownOf;
    format.heading = QStringLiteral("## %1\n\n");
    format.cause = QStringLiteral("%1. **%2**\n");
    format.evidence = QStringLiteral("   - %1\n");
    format.endOfList = QStringLiteral("\n");
    format.part = QStringLiteral("### %1\n\n");
    format.paragraph = QStringLiteral("%1\n\n");
    return written(explanation, format).trimmed() + u'\n';
}

QString toHtml(const Explanation &explanation)
{
    Format format;
    format.quote = htmlText;
    format.begin = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n");
    format.heading = QStringLiteral("<h2>%1</h2>\n");
    format.cause = QStringLiteral("<h3>%1. %2</h3>\n<ul>\n");
    format.evidence = QStringLiteral("<li>%1</li>\n");
    format.endOfList = QStringLiteral("</ul>\n");
    format.part = QStringLiteral("<h3>%1</h3>\n");
    format.paragraph = QStringLiteral("<p>%1</p>\n");
    format.end = QStringLiteral("</body></html>\n");
    return written(explanation, format);
}

} // namespace wai
