// SPDX-License-Identifier: MIT
#include "performance/profile/analyser/analyser_protocol.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

namespace performance::analyser {

namespace {

enum : quint8 { AnswerResolved = 101, AnswerError = 255 };

template<typename... Values>
QByteArray message(quint8 kind, const Values &...values)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kind;
    (stream << ... << values);
    return bytes;
}

PerformanceError nonsense()
{
    return {PerformanceErrorCode::ParseError,
            QCoreApplication::translate("Profile", "the analyser's answer"),
            QCoreApplication::translate("Profile", "it makes no sense"),
            {}};
}

} // namespace

QByteArray encode(const ResolveQuestion &question)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const ModuleReference &m = question.module;
    stream << quint8(Question::Resolve) << m.name << m.path << m.buildId << m.problem << quint8(m.kind) << m.process
           << question.withLines << quint32(question.addresses.size());
    for (const quint64 address : question.addresses)
        stream << address;
    return bytes;
}

QByteArray encode(const ImportQuestion &question)
{
    return message(quint8(Question::Import), question.path, question.files.root, question.files.kallsyms);
}

QByteArray encode(const ResolveAnswer &answer)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << quint8(AnswerResolved) << quint32(answer.size());
    for (const auto &locations : answer) {
        stream << quint16(std::min<size_t>(locations.size(), 0xffff));
        for (size_t i = 0; i < std::min<size_t>(locations.size(), 0xffff); ++i)
            stream << locations[i].name << locations[i].file << locations[i].line << locations[i].reason
                   << locations[i].start;
    }
    return bytes;
}

QByteArray encode(const PerformanceError &error)
{
    return message(AnswerError, qint32(error.code()), error.subject(), error.reason(), error.remedy());
}

std::optional<Question> questionOf(const QByteArray &bytes)
{
    if (bytes.isEmpty() || (bytes[0] != char(Question::Resolve) && bytes[0] != char(Question::Import)))
        return std::nullopt;
    return Question(bytes[0]);
}

std::optional<ResolveQuestion> decodeResolve(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    ResolveQuestion question;
    quint8 kind = 0;
    quint8 moduleKind = 0;
    quint32 count = 0;
    ModuleReference &m = question.module;
    stream >> kind >> m.name >> m.path >> m.buildId >> m.problem >> moduleKind >> m.process >> question.withLines
        >> count;
    if (stream.status() != QDataStream::Ok || moduleKind > quint8(ModuleKind::Jit) || count > quint32(bytes.size()) / 8)
        return std::nullopt;
    m.kind = ModuleKind(moduleKind);
    question.addresses.resize(count);
    for (quint64 &address : question.addresses)
        stream >> address;
    return stream.status() == QDataStream::Ok ? std::optional(std::move(question)) : std::nullopt;
}

std::optional<ImportQuestion> decodeImport(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 kind = 0;
    ImportQuestion question;
    stream >> kind >> question.path >> question.files.root >> question.files.kallsyms;
    return stream.status() == QDataStream::Ok ? std::optional(std::move(question)) : std::nullopt;
}

std::optional<PerformanceError> decodeError(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 kind = 0;
    qint32 code = 0;
    QString subject;
    QString reason;
    QString remedy;
    stream >> kind;
    if (kind != AnswerError)
        return std::nullopt;
    stream >> code >> subject >> reason >> remedy;
    if (stream.status() != QDataStream::Ok || code < 0 || code > qint32(PerformanceErrorCode::Other))
        return nonsense();
    return PerformanceError(PerformanceErrorCode(code), subject, reason, remedy);
}

PerformanceResult<ResolveAnswer> decodeResolveAnswer(const QByteArray &bytes, size_t expected)
{
    if (const auto error = decodeError(bytes))
        return failure(*error);
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 kind = 0;
    quint32 count = 0;
    stream >> kind >> count;
    if (stream.status() != QDataStream::Ok || kind != AnswerResolved || count != expected)
        return failure(nonsense());
    ResolveAnswer answer(count);
    for (auto &locations : answer) {
        quint16 size = 0;
        stream >> size;
        for (quint16 i = 0; i < size && stream.status() == QDataStream::Ok; ++i) {
            ResolvedLocation location;
            stream >> location.name >> location.file >> location.line >> location.reason >> location.start;
            location.line = std::max(location.line, 0);
            locations.push_back(std::move(location));
        }
        if (stream.status() != QDataStream::Ok || locations.empty())
            return failure(nonsense());
    }
    return answer;
}

} // namespace performance::analyser
