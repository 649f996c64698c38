// SPDX-License-Identifier: MIT
// Sentences that are put into words when they are shown, and what is kept of them in files.
#include "support/foreign_language.h"
#include "support/test_support.h"

#include <performance/core/json_reader.h>
#include <performance/core/message_json.h>

#include <cmath>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

Message all()
{
    return {"Ux",
            "%1 of %2: %3, %4, %5, %6",
            {u"a %2 b"_s, 7, Message::value(1536, u"By"), Message::number(1.25, 3), Message::span(90s),
             Message("Ux", "the page")}};
}

/// An object with a member "said" and one "list", as files have them.
QByteArray written(const Message &said, const Messages &list = {})
{
    JsonWriter json;
    json.beginObject();
    writeMessages(json, {{"said", &said}}, {{"list", &list}});
    json.endObject();
    return json.take();
}

PerformanceResult<Message> said(const QByteArray &json)
{
    return json::read(json, u"test"_s, [](const json::Node &root) { return json::readMessage(root, "said"); });
}

PerformanceResult<Messages> listed(const QByteArray &json)
{
    return json::read(json, u"test"_s, [](const json::Node &root) { return json::readMessages(root, "list"); });
}

} // namespace

class TestMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSentenceFollowsTheLanguage()
    {
        const QString english = u"a %2 b of 7: 1.50\u202fKiB, 1.25, 1 min 30 s, the page"_s;
        const Message message = all();
        QCOMPARE(message.text(), english);
        {
            const ForeignLanguage german;
            QCOMPARE(message.text(), u"«a %2 b of 7: 1,50\u202fKiB, 1,25, «1 min 30 s», «the page»»"_s);
            QCOMPARE(message.inEnglish(), english);
        }
        QCOMPARE(message.text(), english);
    }

    void aDayIsOfTheLocaleOrIso()
    {
        const Timestamp noon = fromNanoseconds(1'790'000'000'000'000'000);
        const Message message = Message::of(Message::date(noon));
        QVERIFY2(message.inEnglish().startsWith(u"2026-09-2"), qPrintable(message.inEnglish()));
        const ForeignLanguage german;
        QVERIFY2(message.text().contains(u".09."), qPrintable(message.text()));
    }

    void aPlainTextStaysAsItIs()
    {
        const ForeignLanguage german;
        const Message name(u"100 %1 of {it}"_s);
        QVERIFY(name.isPlain());
        QCOMPARE(name.text(), u"100 %1 of {it}"_s);
        QVERIFY(Message().isEmpty());
        QCOMPARE(Message("Ux", "up to 20 %, %3").text(), u"«up to 20 %, %3»"_s); // no such arguments
    }

    /// As QString::arg() reads them, but an argument is never looked into.
    void placesAreRead()
    {
        std::vector<Message::Arg> args;
        for (int i = 1; i <= 12; ++i)
            args.emplace_back(QString(QChar(u'a' + i - 1)));
        QCOMPARE(Message("Ux", "%12 %1 %013 %99", args).text(), u"l a a3 i9"_s);
        QCOMPARE(Message("Ux", "%2%1%2", {u"%2"_s, u"%1"_s}).text(), u"%1%2%1"_s);
    }

    void sentencesAreJoined()
    {
        const Message whole = Message::joined({Message("Ux", "It worked."), Message(), u"100 %1"_s});
        QCOMPARE(whole.text(), u"It worked. 100 %1"_s);
        const ForeignLanguage german;
        QCOMPARE(whole.text(), u"«It worked.» 100 %1"_s);
        QVERIFY(Message::joined({Message(), Message()}).isEmpty());
    }

    void someBringTheirLanguages()
    {
        const Message rule({{u"en"_s, u"%1 is full"_s}, {u"de"_s, u"%1 ist voll"_s}}, {u"/home"_s});
        const Message english({{u"en"_s, u"%1 is full"_s}}, {u"/home"_s});
        QCOMPARE(rule.text(), u"/home is full"_s);
        const ForeignLanguage german;
        QCOMPARE(rule.text(), u"/home ist voll"_s);
        QCOMPARE(rule.inEnglish(), u"/home is full"_s);
        QCOMPARE(english.text(), u"/home is full"_s); // it has no other
    }

    void aFileHasTheStringAndTheMessage()
    {
        QByteArray json;
        const Messages list{all(), u"plain"_s, Message({{u"en"_s, u"full"_s}, {u"de"_s, u"voll"_s}}, {})};
        {
            const ForeignLanguage german;
            json = written(all(), list);
        }
        const auto plain = json::read(json, u"test"_s,
                                      [](const json::Node &root) { return root.member("said").string(); });
        QCOMPARE(*plain, all().inEnglish()); // whoever knows no messages reads this
        QCOMPARE(*said(json), all());
        QCOMPARE(*listed(json), list);
        const ForeignLanguage german;
        QCOMPARE(said(json)->text(), all().text());
        QCOMPARE(written(*said(json), *listed(json)), json);
    }

    void whatIsNoNumberIsADash()
    {
        const Message message = Message::of(Message::value(NAN, u"s"));
        const auto back = said(written(message));
        QVERIFY(*back == message);
        QCOMPARE(back->text(), u"–"_s);
    }

    void plainTextsAreStringsOnly()
    {
        QCOMPARE(written(u"a"_s, {u"b"_s}), QByteArray(R"({"said":"a","list":["b"]})"));
        QCOMPARE(said("{\"said\": \"Es ging.\"}")->text(), u"Es ging."_s);
        QVERIFY(said("{}")->isEmpty());
        QVERIFY(!said("{\"said\": 1}"));
    }

    /// A file of a later program, or one that somebody made: the string is there in any case.
    void whatCannotBeReadIsItsString_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("another argument") << QByteArray(R"({"text": "%1", "args": [{"moon": 1}]})");
        QTest::newRow("no text") << QByteArray(R"({"context": "Ux"})");
        QTest::newRow("a number") << QByteArray("1");
        QByteArray deep = "\"x\"";
        for (int i = 0; i < 50; ++i)
            deep = R"({"text": "%1%1", "args": [)" + deep + "]}";
        QTest::newRow("nested") << deep;
        QTest::newRow("too long") << "{\"text\": \"" + QByteArray(70000, '%') + "\", \"args\": [\"x\"]}";
        QTest::newRow("too many") << R"({"text": "%1", "args": [)" + QByteArray("\"\",").repeated(200) + "\"\"]}";
    }
    void whatCannotBeReadIsItsString()
    {
        QFETCH(QByteArray, message);
        QCOMPARE(said(R"({"said": "as it is", "messages": {"said": )" + message + "}}")->text(), u"as it is"_s);
        QCOMPARE(texts(*listed(R"({"list": ["as it is"], "messages": {"list": [)" + message + "]}}")),
                 QStringList(u"as it is"_s));
        QCOMPARE(texts(*listed(R"({"list": ["a", "b"], "messages": {"list": ["c"]}})")), (QStringList{u"a"_s, u"b"_s}));
    }

    /// As deep as is read, each level twice as long as the one below it, or nothing at all very often.
    void nothingGrowsWithoutEnd()
    {
        for (const QByteArray &leaf : {QByteArray(2000, 'x'), QByteArray()}) {
            QByteArray message = '"' + leaf + '"';
            for (int i = 0; i < 6; ++i)
                message = "{\"text\": \"" + QByteArray("%1").repeated(50) + "\", \"args\": [" + message + "]}";
            const auto back = said(R"({"said": "", "messages": {"said": )" + message + "}}");
            QVERIFY(!back->isPlain());
            QVERIFY(back->text().size() <= 65536);
        }
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
