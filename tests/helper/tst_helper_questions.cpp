// SPDX-License-Identifier: MIT
// What an administrator is asked, how often, and that no question outlives who asked it. polkit is the test's own here, so
// that it can be looked at; once the real one is, by the eyes of an agent.
#include "helper/private_bus.h"
#include "support/own_nice.h"
#include "support/restored_knob.h"

#include <performance/helper/helper_client.h>
#include <performance/helper/perf_request.h>
#include <performance/helper/protocol.h>
#include <performance/helper/question.h>

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <systemd/sd-bus.h>

#include <csignal>
#include <cstring>
#include <future>

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;
using knobs::Target;
using Qt::operator""_s;

namespace {

const Target Swappiness{"vm.swappiness", {}, 0, 0};

/// The authority of polkit as the helper sees it: keeps what it is asked, answers when the test says so.
class OwnPolkit {
public:
    struct Asked {
        QString caller;
        QString action;
        QString change;
        QString process;
        QString id;
        sd_bus_message *call = nullptr;
    };
    explicit OwnPolkit(sd_bus *bus) : m_bus(bus)
    {
        sd_bus_add_object_vtable(m_bus, nullptr, "/org/freedesktop/PolicyKit1/Authority",
                                 "org.freedesktop.PolicyKit1.Authority", Table, this);
        sd_bus_request_name(m_bus, "org.freedesktop.PolicyKit1", 0);
    }
    ~OwnPolkit()
    {
        for (const Asked &asked : m_asked)
            sd_bus_message_unref(asked.call);
        sd_bus_flush_close_unref(m_bus);
    }
    OwnPolkit(const OwnPolkit &) = delete;
    OwnPolkit &operator=(const OwnPolkit &) = delete;

    const QList<Asked> &asked()
    {
        while (sd_bus_process(m_bus, nullptr) > 0) {
        }
        return m_asked;
    }
    const QStringList &cancelled()
    {
        asked();
        return m_cancelled;
    }
    void answer(bool yes)
    {
        const Asked first = m_asked.takeFirst();
        sd_bus_reply_method_return(first.call, "(bba{ss})", int(yes), 0, 0);
        sd_bus_message_unref(first.call);
    }

private:
    static int check(sd_bus_message *call, void *data, sd_bus_error *)
    {
        Asked asked;
        const char *caller = "";
        const char *action = "";
        const char *id = "";
        const char *key = "";
        const char *value = "";
        std::uint32_t flags = 0;
        sd_bus_message_enter_container(call, 'r', "sa{sv}");
        sd_bus_message_skip(call, "s");
        sd_bus_message_read(call, "a{sv}", 1, &key, "s", &caller);
        sd_bus_message_exit_container(call);
        sd_bus_message_read(call, "s", &action);
        sd_bus_message_enter_container(call, 'a', "{ss}");
        while (sd_bus_message_read(call, "{ss}", &key, &value) > 0)
            (std::strcmp(key, "change") == 0 ? asked.change : asked.process) = QString::fromUtf8(value);
        sd_bus_message_exit_container(call);
        sd_bus_message_read(call, "us", &flags, &id);
        asked.caller = QString::fromUtf8(caller);
        asked.action = QString::fromUtf8(action);
        asked.id = QString::fromUtf8(id);
        asked.call = sd_bus_message_ref(call);
        static_cast<OwnPolkit *>(data)->m_asked << asked;
        return 1;
    }
    static int cancel(sd_bus_message *call, void *data, sd_bus_error *)
    {
        const char *id = "";
        sd_bus_message_read(call, "s", &id);
        static_cast<OwnPolkit *>(data)->m_cancelled << QString::fromUtf8(id);
        return sd_bus_reply_method_return(call, "");
    }
    static const sd_bus_vtable Table[];

    sd_bus *m_bus;
    QList<Asked> m_asked;
    QStringList m_cancelled;
};

// clang-format off
const sd_bus_vtable OwnPolkit::Table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("CheckAuthorization", "(sa{sv})sa{ss}us", "(bba{ss})", check, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("CancelCheckAuthorization", "s", "", cancel, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END,
};
// clang-format on

/// What shows polkit's question on the screen: here it keeps the sentence and says no.
struct Agent {
    QString sentence;

    static int begin(sd_bus_message *call, void *data, sd_bus_error *)
    {
        const char *action = "";
        const char *message = "";
        sd_bus_message_read(call, "ss", &action, &message);
        static_cast<Agent *>(data)->sentence = QString::fromUtf8(message);
        return sd_bus_reply_method_errorf(call, "org.freedesktop.PolicyKit1.Error.Cancelled", "no");
    }
    static const sd_bus_vtable Table[];
};

// clang-format off
const sd_bus_vtable Agent::Table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("BeginAuthentication", "sssa{ss}sa(sa{sv})", "", begin, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END,
};
// clang-format on

/// A process of root's with a name of its choice.
class Named {
public:
    explicit Named(const char *name)
    {
        int ready[2];
        if (::pipe(ready) != 0)
            qFatal("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::prctl(PR_SET_NAME, name);
            if (::write(ready[1], "x", 1) == 1)
                for (;;)
                    ::pause();
            ::_exit(1);
        }
        char byte = 0;
        if (::read(ready[0], &byte, 1) != 1)
            qFatal("no process");
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~Named()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Named(const Named &) = delete;
    Named &operator=(const Named &) = delete;
    int pid() const { return m_pid; }

private:
    pid_t m_pid;
};

/// Calls whose answers are counted.
class Connection {
public:
    explicit Connection(sd_bus *bus) : m_bus(bus) {}
    ~Connection() { leave(); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void apply(std::int64_t swappiness)
    {
        sent(sd_bus_call_method_async(m_bus, nullptr, helper::BusName, helper::ObjectPath, helper::Interface,
                                      "ApplySettings", onAnswer, this, "a(ssax)b", 1, "vm.swappiness", "", 1,
                                      swappiness, 0));
    }
    void applyToProcess(int pid, const char *knob, std::int64_t value)
    {
        const int pidfd = int(::syscall(SYS_pidfd_open, pid, 0));
        sent(sd_bus_call_method_async(m_bus, nullptr, helper::BusName, helper::ObjectPath, helper::Interface,
                                      "ApplyToProcess", onAnswer, this, "hta(sax)b", pidfd,
                                      knobs::startTimeOf(pid).value_or(0), 1, knob, 1, value, 0));
        ::close(pidfd);
    }
    void profile(int pid)
    {
        const int pidfd = int(::syscall(SYS_pidfd_open, pid, 0));
        sent(sd_bus_call_method_async(m_bus, nullptr, helper::BusName, helper::ObjectPath, helper::Interface,
                                      "OpenPerfEvent", onAnswer, this, "htii(uttuu)", pidfd,
                                      knobs::startTimeOf(pid).value_or(0), pid, 0, 1U, std::uint64_t(1'000'000),
                                      std::uint64_t(0), 0U, 0U));
        ::close(pidfd);
    }
    const QStringList &errors()
    {
        pump();
        return m_errors;
    }
    int answers()
    {
        pump();
        return m_answers;
    }
    void leave() { m_bus = sd_bus_flush_close_unref(m_bus); }

private:
    static void sent(int result) { QVERIFY2(result >= 0, std::strerror(-result)); }
    static int onAnswer(sd_bus_message *answer, void *data, sd_bus_error *)
    {
        auto *self = static_cast<Connection *>(data);
        if (const sd_bus_error *error = sd_bus_message_get_error(answer))
            self->m_errors << QString::fromUtf8(error->name);
        else
            ++self->m_answers;
        return 0;
    }
    void pump()
    {
        while (sd_bus_process(m_bus, nullptr) > 0) {
        }
    }

    sd_bus *m_bus;
    QStringList m_errors;
    int m_answers = 0;
};

} // namespace

class TestHelperQuestions : public QObject {
    Q_OBJECT

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<OwnPolkit> m_polkit;
    std::string m_swappiness;

    std::int64_t other() const { return m_swappiness == "42" ? 43 : 42; }

private Q_SLOTS:
    void init()
    {
        QString why;
        m_bus = PrivateBus::start(&why, PrivateBus::Polkit::OfTest);
        if (!m_bus)
            QSKIP(qPrintable(why));
        m_polkit = std::make_unique<OwnPolkit>(m_bus->connectAs("root"));
        m_swappiness = knobs::readKnob(Swappiness).value_or("");
    }

    void cleanup()
    {
        m_polkit.reset();
        m_bus.reset();
    }

    void theQuestionNamesKnobAndValues()
    {
        const RestoredKnob restored(Swappiness);
        Connection connection(m_bus->connectAs("nobody"));
        connection.apply(other());
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QCOMPARE(m_polkit->asked().first().action, u"org.wai.Performance.Helper1.memory"_s);
        QCOMPARE(m_polkit->asked().first().change,
                 u"vm.swappiness: %1 → %2"_s.arg(QString::fromStdString(m_swappiness)).arg(other()));
        QCOMPARE(m_polkit->asked().first().process, QString());
        m_polkit->answer(true);
        QTRY_COMPARE(connection.answers(), 1);
        QCOMPARE(knobs::readKnob(Swappiness).value_or(""), std::to_string(other()));
    }

    /// What was agreed to is what is done: from the value that the question showed.
    void aValueThatChangedMeanwhileIsLeft()
    {
        const RestoredKnob restored(Swappiness);
        Connection connection(m_bus->connectAs("nobody"));
        connection.apply(other());
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QVERIFY(knobs::writeKnob(Swappiness, "99"));
        m_polkit->answer(true);
        QTRY_COMPARE(connection.errors(), QStringList{QString::fromStdString(helper::errorName(knobs::Code::Changed))});
        QCOMPARE(knobs::readKnob(Swappiness).value_or(""), "99");
    }

    /// To stop a process is not its "priority and limits"; and a process may call itself what it likes.
    void theQuestionNamesTheProcess()
    {
        const Named process("a) $(x)<b>\n");
        const QString named = u"a? ??x??b? (pid %1, uid 0)"_s.arg(process.pid());
        Connection connection(m_bus->connectAs("nobody"));
        connection.applyToProcess(process.pid(), "process.nice", 15);
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QCOMPARE(m_polkit->asked().first().action, u"org.wai.Performance.Helper1.processes"_s);
        QCOMPARE(m_polkit->asked().first().process, named);
        QCOMPARE(m_polkit->asked().first().change, u"process.nice: %1 → 15"_s.arg(ownNice()));
        m_polkit->answer(false);
        QTRY_COMPARE(connection.errors(), QStringList{QLatin1String(helper::NotAuthorized)});
        connection.applyToProcess(process.pid(), "process.run-state", 1);
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QCOMPARE(m_polkit->asked().first().action, u"org.wai.Performance.Helper1.run-state"_s);
        QCOMPARE(m_polkit->asked().first().change, u"process.run-state: running → stopped"_s);
    }

    /// Who may look at one process may not look at another.
    void eachProcessIsAskedAbout()
    {
        const Named first("first");
        const Named second("second");
        Connection connection(m_bus->connectAs("nobody"));
        connection.profile(first.pid());
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QCOMPARE(m_polkit->asked().first().action, u"org.wai.Performance.Helper1.profiling"_s);
        m_polkit->answer(true);
        QTRY_COMPARE(connection.answers() + connection.errors().size(), 1); // the kernel may have no such event here
        connection.profile(first.pid());
        QTRY_COMPARE(connection.answers() + connection.errors().size(), 2);
        QCOMPARE(m_polkit->asked().size(), 0);
        connection.profile(second.pid());
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        QVERIFY(m_polkit->asked().first().process.startsWith(u"second (pid"));
    }

    /// Four of one user, over however many connections; another user is asked about all the same.
    void questionsAreLimitedPerUser()
    {
        Connection flood[] = {Connection(m_bus->connectAs("games")), Connection(m_bus->connectAs("games")),
                              Connection(m_bus->connectAs("games"))};
        for (Connection &connection : flood) {
            for (int i = 0; i < 10; ++i)
                connection.apply(other());
        }
        QTRY_COMPARE(flood[0].errors().size() + flood[1].errors().size() + flood[2].errors().size(), 26);
        QCOMPARE(flood[2].errors().last(), QString::fromStdString(helper::errorName(knobs::Code::Busy)));
        QCOMPARE(m_polkit->asked().size(), 4);
        Connection good(m_bus->connectAs("nobody"));
        good.apply(other());
        QTRY_COMPARE(m_polkit->asked().size(), 5);
        QCOMPARE(good.errors(), QStringList());
        // Whoever leaves takes its questions along, and makes room.
        for (Connection &connection : flood)
            connection.leave();
        QTRY_COMPARE(m_polkit->cancelled().size(), 4);
        QVERIFY(!m_polkit->cancelled().contains(m_polkit->asked().last().id));
        Connection again(m_bus->connectAs("games"));
        again.apply(other());
        QTRY_COMPARE(m_polkit->asked().size(), 6);
    }

    /// Two minutes is what a question may stand on the screen; whoever closes the window meanwhile takes it along.
    void aClientThatGivesUpTakesItsQuestionAlong()
    {
        std::unique_ptr<helper::HelperClient> client;
        {
            const AsUser nobody("nobody");
            client = helper::HelperClient::find(m_bus->address().toStdString());
        }
        QVERIFY(client);
        auto applied = std::async(std::launch::async, [&] {
            return client->apply({{Swappiness, m_swappiness, std::to_string(other())}}, true);
        });
        QTRY_COMPARE(m_polkit->asked().size(), 1);
        client->cancelQuestions();
        const auto answer = applied.get();
        QVERIFY(!answer);
        QTRY_COMPARE(m_polkit->cancelled().size(), 1);
        const auto later = client->apply({{Swappiness, m_swappiness, std::to_string(other())}}, true);
        QCOMPARE(later.error().code, knobs::Code::Denied);
        QCOMPARE(knobs::readKnob(Swappiness).value_or(""), m_swappiness);
    }

    /// The real polkit, asked by somebody for whom its rules ask an administrator.
    void theSentenceOnTheScreen_data()
    {
        QTest::addColumn<QByteArray>("locale");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("en") << QByteArray(
            "C") << u"An administrator must agree to change how the kernel manages memory: vm.swappiness: %1 → %2"_s;
        QTest::newRow("de")
            << QByteArray("de_DE.UTF-8")
            << u"Ein Verwalter muss zustimmen, eine Einstellung der Speicherverwaltung zu ändern: vm.swappiness: %1 → %2"_s;
        QTest::newRow("zh_CN") << QByteArray("zh_CN.UTF-8")
                               << u"更改内核的内存管理设置需要管理员授权：vm.swappiness: %1 → %2"_s;
    }

    void theSentenceOnTheScreen()
    {
        QFETCH(QByteArray, locale);
        QFETCH(QString, sentence);
        cleanup();
        QString why;
        m_bus = PrivateBus::start(&why);
        if (!m_bus)
            QSKIP(qPrintable(why));
        sd_bus *bus = m_bus->connectAs("daemon");
        QVERIFY(bus);
        // An agent is one of a process, and registered by its user: this one's, which is root.
        sd_bus *screen = m_bus->connectAs("root");
        Agent agent;
        QVERIFY(sd_bus_add_object_vtable(screen, nullptr, "/agent", "org.freedesktop.PolicyKit1.AuthenticationAgent",
                                         Agent::Table, &agent)
                >= 0);
        sd_bus_error error = SD_BUS_ERROR_NULL;
        const int registered = sd_bus_call_method(
            screen, "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority",
            "org.freedesktop.PolicyKit1.Authority", "RegisterAuthenticationAgent", &error, nullptr, "(sa{sv})ss",
            "unix-process", 2, "pid", "u", std::uint32_t(::getpid()), "start-time", "t",
            knobs::startTimeOf(::getpid()).value_or(0), locale.constData(), "/agent");
        QVERIFY2(registered >= 0, error.message);
        sd_bus_message *call = nullptr;
        QVERIFY(sd_bus_message_new_method_call(bus, &call, helper::BusName, helper::ObjectPath, helper::Interface,
                                               "ApplySettings")
                >= 0);
        sd_bus_message_set_allow_interactive_authorization(call, 1);
        QVERIFY(sd_bus_message_append(call, "a(ssax)b", 1, "vm.swappiness", "", 1, other(), 0) >= 0);
        QString answer;
        const auto onAnswer = [](sd_bus_message *told, void *data, sd_bus_error *) {
            const sd_bus_error *refusal = sd_bus_message_get_error(told);
            *static_cast<QString *>(data) = refusal ? QString::fromUtf8(refusal->name) : u"done"_s;
            return 0;
        };
        QVERIFY(sd_bus_call_async(bus, nullptr, call, onAnswer, &answer, 0) >= 0);
        sd_bus_message_unref(call);
        const bool answered = QTest::qWaitFor(
            [&] {
                while (sd_bus_process(bus, nullptr) > 0 || sd_bus_process(screen, nullptr) > 0) {
                }
                return !answer.isEmpty();
            },
            10000);
        sd_bus_flush_close_unref(bus);
        sd_bus_flush_close_unref(screen);
        QVERIFY(answered);
        QCOMPARE(answer, QLatin1String(helper::NotAuthorized));
        QCOMPARE(agent.sentence, sentence.arg(QString::fromStdString(m_swappiness)).arg(other()));
    }

    void otherPeoplesWordsAreMadePlain()
    {
        QCOMPARE(helper::plainWords("postgres: writer", 64), "postgres: writer");
        QCOMPARE(helper::plainWords("\xe2\x80\xae"
                                    "evil\x1b[2J",
                                    64),
                 "???evil??2J"); // U+202E turns the direction
        QCOMPARE(helper::plainWords(std::string(100, 'x'), 4), "xxxx…");
        QCOMPARE(helper::changeWords({{{"block.scheduler", "vda", 0, 0}, "none", "bfq"},
                                      {{"block.nr_requests", "vda", 0, 0}, "64", "128"}}),
                 "block.scheduler vda: none → bfq; block.nr_requests vda: 64 → 128");
    }

    /// Every action of the helper's is in the policy file, and its message names what the details name, in each language.
    void thePolicyNamesWhatIsAsked()
    {
        QFile file(QStringLiteral(WAI_SOURCE "/resources/helper/org.wai.Performance.Helper1.policy"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString action;
        QMap<QString, QStringList> keys; // of each message
        static const QRegularExpression key(u"\\$\\((\\w+)\\)"_s);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"action")
                action = xml.attributes().value(u"id"_s).toString();
            if (xml.name() != u"message")
                continue;
            QStringList found;
            for (auto it = key.globalMatch(xml.readElementText()); it.hasNext();)
                found << it.next().captured(1);
            found.sort();
            keys[action] << found.join(u'+');
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        using helper::Kind;
        const std::pair<Kind, QString> wanted[] = {{Kind::Memory, u"change"_s},
                                                   {Kind::Processor, u"change"_s},
                                                   {Kind::Files, u"change"_s},
                                                   {Kind::Disks, u"change"_s},
                                                   {Kind::Network, u"change"_s},
                                                   {Kind::Processes, u"change+process"_s},
                                                   {Kind::RunState, u"change+process"_s},
                                                   {Kind::Profiling, u"process"_s},
                                                   {Kind::SystemProfiling, u""_s},
                                                   {Kind::Permanent, u"change"_s}};
        QCOMPARE(keys.size(), qsizetype(std::size(wanted)));
        for (const auto &[kind, names] : wanted)
            QCOMPARE(keys.value(QLatin1String(helper::actionOf(kind))), (QStringList{names, names, names}));
    }
};

QTEST_GUILESS_MAIN(TestHelperQuestions)
#include "tst_helper_questions.moc"
