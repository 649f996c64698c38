// SPDX-License-Identifier: MIT
#include <performance/core/counted_log.h>
#include <performance/core/log.h>
#include <performance/core/log_once.h>
#include <performance/core/log_output.h>

#include <QFile>
#include <QTemporaryFile>
#include <QTest>

#include <thread>
#include <vector>

#include <sys/stat.h>

using namespace performance;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Written {
    QtMsgType level;
    QByteArray category;
    QString line;
};
Mutex s_mutex;
std::vector<Written> s_written;

/// Takes what is logged instead of QtTest, as long as it lives.
class Capture {
public:
    Capture() : m_before(qInstallMessageHandler(take)) { (void)lines(); }
    ~Capture() { qInstallMessageHandler(m_before); }
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;

    /// Since the last call.
    static std::vector<Written> all()
    {
        const Locked lock(s_mutex);
        return std::exchange(s_written, {});
    }
    static QStringList lines()
    {
        QStringList list;
        for (const Written &one : all())
            list << one.line;
        return list;
    }

private:
    static void take(QtMsgType level, const QMessageLogContext &context, const QString &message)
    {
        const Locked lock(s_mutex);
        s_written.push_back({level, context.category, message});
    }
    QtMessageHandler m_before;
};

QString numbered(int i)
{
    return QStringLiteral("stranger-%1").arg(i, 4, 10, QLatin1Char('0'));
}

/// The number behind "count=" or "more=".
quint64 countIn(const QString &line)
{
    for (const QString &word : line.split(u' ')) {
        if (word.startsWith("count="_L1) || word.startsWith("more="_L1))
            return word.section(u'=', 1).toULongLong();
    }
    return 1;
}

} // namespace

class TestLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(u"wai.*=true"_s); }

    void linesAreOfOneShape()
    {
        QCOMPARE(logLine("opened", {{"folder", u"/home/a"_s}, {"as", u"writer"_s}}),
                 u"opened folder=/home/a as=writer"_s);
        QCOMPARE(logLine("opened", {{"folder", u"/home/a b"_s}, {"reason", QString()}}),
                 u"opened folder=\"/home/a b\""_s);
        QCOMPARE(logLine("said", {{"it", u"a \"b\" \\c"_s}}), u"said it=\"a \\\"b\\\" \\\\c\""_s);
        QCOMPARE(logLine("said", {{"it", u"a=b"_s}}), u"said it=\"a=b\""_s); // not another name
        QCOMPARE(logLine("missed ticks"), u"missed ticks"_s);
    }

    /// What strangers say is no key, no line of its own and not turned round.
    void strangersWordsAreVisible()
    {
        const QString line = logLine("refused", {{"sender", u"a\x1b[2J\nwai.store: all is well\r\u202e"_s}});
        for (const QChar c : line)
            QVERIFY2(c >= u' ' && c != QChar(0x7f) && c != QChar(0x202e), qPrintable(line));
        QVERIFY2(line.contains(u"\\x1b[2J\\nwai.store: all is well"_s), qPrintable(line));
        const QString longest = logLine("refused", {{"sender", QString(100'000, u'x')}});
        QVERIFY(longest.size() <= LongestLogged + 20);
    }

    void repetitionsAreCounted()
    {
        const Capture capture;
        std::chrono::steady_clock::time_point time{};
        CountedLog log(lcIngest, [&] { return time; });
        const auto refuse = [&](const QString &sender, quint64 points) {
            log.tell(QtWarningMsg, "refused", {{"sender", sender}}, points, u"no such unit"_s);
        };
        refuse(u"shop"_s, 1);
        const auto first = Capture::all();
        QCOMPARE(first.size(), size_t(1)); // at once
        QCOMPARE(first[0].line, u"refused sender=shop reason=\"no such unit\""_s);
        QCOMPARE(first[0].category, QByteArray("wai.ingest"));
        QCOMPARE(first[0].level, QtWarningMsg);
        for (int i = 0; i < 300; ++i)
            refuse(u"shop"_s, 4);
        refuse(u"other"_s, 7); // another kind
        QCOMPARE(Capture::lines(), QStringList{u"refused sender=other reason=\"no such unit\" count=7"_s});
        time += 59s;
        refuse(u"shop"_s, 4);
        QVERIFY(Capture::lines().isEmpty());
        time += 1s;
        log.write(); // also where nothing more comes
        QCOMPARE(Capture::lines(), QStringList{u"refused sender=shop reason=\"no such unit\" more=1204 in=60s"_s});
        time += 1h;
        log.write();
        QVERIFY(Capture::lines().isEmpty()); // nothing to say
    }

    void theRestIsToldInTheEnd()
    {
        const Capture capture;
        std::chrono::steady_clock::time_point time{};
        {
            CountedLog log(lcStore, [&] { return time; });
            for (int i = 0; i < 5; ++i)
                log.tell(QtInfoMsg, "missed");
            QCOMPARE(Capture::lines(), QStringList{u"missed"_s});
            time += 7s;
        }
        QCOMPARE(Capture::lines(), QStringList{u"missed more=4 in=7s"_s});
    }

    /// A stranger may have as many names as it likes.
    void memoryAndLinesAreBounded()
    {
        const Capture capture;
        std::chrono::steady_clock::time_point time{};
        quint64 counted = 0;
        {
            CountedLog log(lcIngest, [&] { return time; });
            constexpr int Many = 5000;
            for (int i = 0; i < Many; ++i)
                log.tell(QtWarningMsg, "refused", {{"sender", numbered(i)}}, 2, numbered(i));
            QStringList lines = Capture::lines();
            QCOMPARE(lines.size(), qsizetype(CountedLog::MostKinds) + 1);
            QVERIFY2(lines.constLast().startsWith(u"refused of=others"_s), qPrintable(lines.constLast()));
            for (const QString &line : std::as_const(lines))
                counted += countIn(line);
            // Those that are silent for a minute give their places back.
            time += 61s;
            log.tell(QtWarningMsg, "refused", {{"sender", u"late"_s}});
            lines = Capture::lines();
            QVERIFY(lines.contains(u"refused sender=late"_s));
            for (const QString &line : std::as_const(lines))
                counted += countIn(line);
            QCOMPARE(counted, quint64(2 * Many + 1)); // and none is lost
        }
        QVERIFY(Capture::lines().isEmpty());
    }

    /// It may be called with any lock held, so it must not wait for whoever reads standard error.
    void notingWritesNothing()
    {
        const Capture capture;
        CountedLog log(lcOptimize);
        Mutex mutex;
        {
            const WrittenAfter written(log);
            const Locked lock(mutex);
            log.note(QtWarningMsg, "stopped by a guard");
            QVERIFY(Capture::lines().isEmpty());
        }
        QCOMPARE(Capture::lines(), QStringList{u"stopped by a guard"_s});
    }

    void unwantedLevelsAreNothing()
    {
        const Capture capture;
        QLoggingCategory::setFilterRules(u"wai.*.debug=false\nwai.*.info=false\nwai.*.warning=true"_s);
        {
            CountedLog log(lcStore);
            for (int i = 0; i < 10; ++i)
                log.tell(QtInfoMsg, "opened");
            writeLog(lcStore(), QtDebugMsg, u"looked"_s);
        }
        QVERIFY(Capture::lines().isEmpty());
        writeLog(lcStore(), QtWarningMsg, u"repaired"_s);
        QCOMPARE(Capture::lines(), QStringList{u"repaired"_s});
    }

    void threadsLoseNothing()
    {
        const Capture capture;
        quint64 counted = 0;
        {
            CountedLog log(lcIngest);
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&log] {
                    for (int i = 0; i < 2000; ++i)
                        log.tell(QtWarningMsg, "refused", {{"sender", i % 2 ? u"a"_s : u"b"_s}});
                });
            }
        }
        for (const QString &line : Capture::lines())
            counted += countIn(line);
        QCOMPARE(counted, quint64(8000));
    }

    void whatLastsIsLoggedOnce()
    {
        LogOnce once;
        QCOMPARE(once.fresh({u"a"_s, u"b"_s}), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(once.fresh({u"a"_s, u"b"_s}), QStringList());
        QCOMPARE(once.fresh({u"b"_s, u"c"_s}), QStringList{u"c"_s});
        QCOMPARE(once.fresh({u"a"_s, u"b"_s, u"c"_s}), QStringList{u"a"_s}); // it came back
    }

    /// sd-daemon(3): a number in angle brackets before each line.
    void theJournalGetsPriorities()
    {
        QCOMPARE(logOutput(QtWarningMsg, u"wai.store: repaired"_s, true), QByteArray("<4>wai.store: repaired\n"));
        QCOMPARE(logOutput(QtWarningMsg, u"wai.store: repaired"_s, false), QByteArray("wai.store: repaired\n"));
        QCOMPARE(logOutput(QtDebugMsg, u"a"_s, true), QByteArray("<7>a\n"));
        QCOMPARE(logOutput(QtInfoMsg, u"a\nb"_s, true), QByteArray("<6>a\n<6>b\n")); // none of them is another's
        QCOMPARE(logOutput(QtCriticalMsg, u"a"_s, true), QByteArray("<3>a\n"));
        QCOMPARE(logOutput(QtFatalMsg, u"a"_s, true), QByteArray("<2>a\n"));
        QCOMPARE(logOutput(QtWarningMsg, u"a\x1b[2J"_s, false), QByteArray("a\\x1b[2J\n"));
    }

    /// systemd.exec(5), JOURNAL_STREAM: whose standard error goes elsewhere has inherited the variable only.
    void theJournalsStreamIsKnown()
    {
        QTemporaryFile stream;
        QTemporaryFile other;
        QVERIFY(stream.open() && other.open());
        struct stat info {};
        QCOMPARE(::fstat(stream.handle(), &info), 0);
        const QByteArray named = QByteArray::number(quint64(info.st_dev)) + ':'
            + QByteArray::number(quint64(info.st_ino));
        QVERIFY(isJournal(stream.handle(), named));
        QVERIFY(!isJournal(other.handle(), named));
        QVERIFY(!isJournal(stream.handle(), QByteArray()));
        QVERIFY(!isJournal(stream.handle(), named + '1'));
        QVERIFY(!isJournal(-1, named));
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
