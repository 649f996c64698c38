// SPDX-License-Identifier: MIT
// Words that whoever makes a folder, a process, a unit or a metric may choose, through every kind of text that this program
// gives to another reader. Shell lines are really run.
#include <performance/client/report_export.h>
#include <performance/core/quoted_text.h>
#include <performance/core/report.h>
#include <performance/core/system_text.h>
#include <performance/knobs/knob.h>
#include <performance/knobs/permanent.h>
#include <performance/optimize/card.h>
#include <performance/optimize/rule_reader.h>
#include <performance/quoting/quoting.h>

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;
using Qt::operator""_s;

namespace {

/// As Linux has them: any bytes but NUL.
const std::vector<std::pair<const char *, QByteArray>> Words{
    {"a plain one", "/srv/data"},
    {"a label of a USB stick", "/media/m;id>X;"},
    {"a substitution", "/home$(touch P3)"},
    {"backticks", "/home`touch P4`"},
    {"both kinds of quotes", "/it's \"quoted\""},
    {"ends the quotes", "/x'; touch P5; '"},
    {"a blank and a tab", "/a b\tc"},
    {"a newline", "/a\ntouch P6"},
    {"a newline at the end", "/a\n"},
    {"newlines alone", "\n\n"},
    {"a leading dash", "-rf"},
    {"an escape sequence", "/\x1b[2J\x1b]0;owned\x07"},
    {"C1",
     "/\xc2\x9b"
     "31m"},
    {"turned round",
     "/a\xe2\x80\xae"
     "exe.txt"},
    {"isolates", "/\xe2\x81\xa6x\xe2\x81\xa9"},
    {"a line separator",
     "/a\xe2\x80\xa8"
     "b"},
    {"markup", "/<b>x</b>&amp;<img src=x onerror='alert(1)'>"},
    {"ends an attribute", "/x' onmouseover='alert(1)"},
    {"not UTF-8", "/\xff\xfe\x80"},
    {"other scripts", "/büro/中文/😀"},
    {"a backslash", "app-gnome\\x2dterminal.scope"},
    {"formats", "%s%n\\0%1 %2"},
    {"gaps", "/{process} {1} {mount.shell}"},
    {"globs", "/*?[a]"},
    {"a tilde", "~root"},
    {"an exclamation mark", "!!"},
    {"a comment", "#x"},
    {"a formula", "=HYPERLINK(\"http://x\")"},
    {"a plus", "+1"},
    {"an at", "@SUM(1)"},
    {"a full-width equals",
     "\xef\xbc\x9d"
     "1"},
    {"C0 and DEL", "\x01\x02\x7f"},
    {"nothing", ""},
};

/// What a shell gives as the last argument to the first program of a line, which is replaced by one of ours; nothing where it is
/// not run just once. `folder`: where the line runs, in which nothing else may appear.
std::optional<QByteArray> argumentOf(const QByteArray &shell, const QString &line, const QString &program)
{
    const QTemporaryDir programs;
    const QTemporaryDir folder;
    const QString out = programs.filePath(u"out"_s);
    QFile fake(programs.filePath(program));
    if (!fake.open(QIODevice::WriteOnly))
        return std::nullopt;
    fake.write("#!/bin/sh\nfor last; do :; done\nprintf '%s.' \"$last\" >>\"$OUT\"\n");
    fake.close();
    fake.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, programs.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"OUT"_s, out);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.start(QString::fromLatin1(shell), {u"-c"_s, line});
    if (!process.waitForFinished(30000)
        || !QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return std::nullopt;
    QFile result(out);
    if (!result.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray all = result.readAll();
    return all.endsWith('.') ? std::optional(all.chopped(1)) : std::nullopt;
}

bool anyHidden(const QString &text, QStringView besides = {})
{
    return std::any_of(text.cbegin(), text.cend(), [&](QChar c) { return isHidden(c) && !besides.contains(c); });
}

Card cardOf(const QString &id, const QString &mount)
{
    const auto &rules = builtinRules();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule &r) { return r.id == id; });
    if (rule == rules.end())
        return {};
    RuleFinding finding;
    finding.rule = id;
    finding.id = id + u':' + mount;
    finding.variables = {{u"mount"_s, mount}, {u"group"_s, mount}};
    ProcessSample process;
    process.identity = {4711, 99};
    process.name = mount;
    finding.process = process;
    finding.victim = process;
    for (const Condition &condition : rule->when)
        finding.observations.push_back(
            {condition.signal.with(finding.variables), 0.97, condition.threshold, condition.unit});
    return makeCard(*rule, finding, {}, {});
}

/// The fields of one record of RFC 4180.
QStringList fieldsOf(const QString &csv)
{
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        if (csv[i] == u'"' && quoted && i + 1 < csv.size() && csv[i + 1] == u'"')
            fields.back() += csv[i++];
        else if (csv[i] == u'"')
            quoted = !quoted;
        else if (csv[i] == u',' && !quoted)
            fields << QString();
        else if (csv[i] == u'\r' && !quoted)
            break;
        else
            fields.back() += csv[i];
    }
    return fields;
}

} // namespace

class TestQuoting : public QObject {
    Q_OBJECT

    static void words()
    {
        QTest::addColumn<QByteArray>("word");
        for (const auto &[name, word] : Words)
            QTest::newRow(name) << word;
    }

private Q_SLOTS:
    void aShellGivesTheWordAndNothingElse_data() { words(); }
    void aShellGivesTheWordAndNothingElse()
    {
        QFETCH(QByteArray, word);
        const QString quoted = shellWord(fromSystem(word));
        QVERIFY2(!anyHidden(quoted), qPrintable(quoted)); // so it may be shown, pasted, and stand in a comment
        for (const char *shell : {"sh", "bash"}) {
            const auto got = argumentOf(shell, u"take -- "_s + quoted, u"take"_s);
            QVERIFY2(got, qPrintable(quoted));
            QCOMPARE(*got, word);
        }
    }

    /// The commands that cards tell people to paste, rule by rule: D9, D10 and D11 name a mount point.
    void theCommandOfACardIsSafe_data() { words(); }
    void theCommandOfACardIsSafe()
    {
        QFETCH(QByteArray, word);
        for (const QString &rule : {u"D9"_s, u"D10"_s, u"D11"_s}) {
            const Card card = cardOf(rule, fromSystem(word));
            const QString then = card.then.text();
            for (const QString &text : {card.name.text(), card.why.text(), then})
                QVERIFY2(!text.isEmpty() && !anyHidden(text), qPrintable(text));
            const qsizetype from = then.indexOf(u"“du ");
            QVERIFY2(from >= 0, qPrintable(then));
            const QString line = then.mid(from + 1, then.lastIndexOf(u'”') - from - 1);
            const auto got = argumentOf("sh", line, u"du"_s);
            QVERIFY2(got, qPrintable(line));
            QCOMPARE(*got, word);
        }
    }

    /// What a value holds is never taken for a gap of the text.
    void aGapInANameStays()
    {
        const Card card = cardOf(u"P1"_s, u"{uses} %1"_s);
        QVERIFY2(card.name.text().startsWith(u"{uses} %1 (4711)"), qPrintable(card.name.text()));
    }

    /// A command in a rule has its words quoted: no gap stands in it but numbers and those of ".shell".
    void everyCommandInTheRulesIsQuoted()
    {
        static const QRegularExpression command(
            u"[“„]((?:sudo |du |ls |cat |systemctl |sysctl |echo |swapon |kill )[^”“]*)[”“]"_s);
        static const QRegularExpression gap(u"\\{([^}]+)\\}"_s);
        int commands = 0;
        for (const Rule &rule : builtinRules()) {
            for (const RuleText &text : rule.texts) {
                for (auto it = command.globalMatch(text.why + u' ' + text.then); it.hasNext();) {
                    ++commands;
                    for (auto gaps = gap.globalMatch(it.next().captured(1)); gaps.hasNext();) {
                        const QString name = gaps.next().captured(1);
                        QVERIFY2(name.endsWith(u".shell"), qPrintable(rule.id + u": "_s + name));
                    }
                }
            }
        }
        QVERIFY(commands >= 6); // D9 and D10 in three languages
    }

    /// The command that does the same as a change of a unit, whose name may hold a backslash.
    void theCommandOfAUnitIsSafe()
    {
        const knobs::Target unit{"unit.cpu-weight", "app-gnome\\x2dterminal@1.scope", 0, 0};
        const auto lines = knobs::shellCommands(unit, "50");
        QCOMPARE(lines.size(), size_t(1));
        const QString line = QString::fromStdString(lines.front());
        const auto property = argumentOf("sh", line, u"systemctl"_s);
        QVERIFY(property);
        QCOMPARE(*property, QByteArray("CPUWeight=50"));
        const auto name = argumentOf("sh", line.section(u' ', 0, -2), u"systemctl"_s);
        QVERIFY(name);
        QCOMPARE(*name, QByteArray("app-gnome\\x2dterminal@1.scope"));
        const auto range = knobs::shellCommands({"net.ipv4.ip_local_port_range", {}, 0, 0}, "1024 65535");
        QCOMPARE(range.size(), size_t(1));
        const auto assignment = argumentOf("sh", QString::fromStdString(range.front()), u"sudo"_s);
        QVERIFY(assignment);
        QCOMPARE(*assignment, QByteArray("net.ipv4.ip_local_port_range=1024 65535"));
    }

    /// Names that systemd would not give reach no bus, and names that are no folder of /sys no path.
    void noForeignWordReachesTheBus_data() { words(); }
    void noForeignWordReachesTheBus()
    {
        QFETCH(QByteArray, word);
        const std::string name = word.toStdString();
        const bool unit = word.endsWith(".scope");
        for (const char *knob : {"unit.cpu-weight", "unit.freezer", "block.scheduler", "cpu.governor"}) {
            const bool isUnit = QByteArray(knob).startsWith("unit.");
            if (isUnit && unit)
                continue;
            const auto read = knobs::readKnob({knob, name, 0, 0});
            QVERIFY(!read);
            // These two may be names of folders, of which there are none.
            QCOMPARE(read.error().code,
                     !isUnit && (word == "-rf" || word == "!!") ? knobs::Code::NotHere : knobs::Code::Invalid);
            QVERIFY(!knobs::checkValue({knob, name, 0, 0}, "100"));
        }
    }

    void aDropInTakesOnlyWhatItCannotMistake_data() { words(); }
    void aDropInTakesOnlyWhatItCannotMistake()
    {
        QFETCH(QByteArray, word);
        const auto value = quoting::dropInValue(word.toStdString());
        const QByteArray name = QTest::currentDataTag();
        const bool harmless = name == "a plain one" || name == "a leading dash" || name == "an exclamation mark"
            || name == "a plus";
        QCOMPARE(value.has_value(), harmless);
        if (value)
            QCOMPARE(*value, word.toStdString());
    }
    void aDropInTakesWhatTheCatalogueWrites()
    {
        for (const char *value : {"10", "4096 131072 6291456", "mq-deadline", "balance_performance", "defer+madvise",
                                  "/sys/block/nvme0n1/queue/scheduler"})
            QVERIFY(quoting::dropInValue(value));
        QVERIFY(!quoting::dropInValue("-")); // to tmpfiles.d(5): none
        QVERIFY(!quoting::dropInValue(" 1"));
        QTemporaryDir folder;
        knobs::Change change;
        change.permanent = true;
        change.state = knobs::Change::State::Applied;
        change.writes = {{{"vm.swappiness", {}, 0, 0}, "60", "10\nkernel.core_pattern = |/tmp/x"}};
        const auto written = knobs::writeDropIns(folder.path().toStdString(), {change});
        QVERIFY(!written);
        QCOMPARE(written.error().code, knobs::Code::Invalid);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aTerminalShowsOneLine_data() { words(); }
    void aTerminalShowsOneLine()
    {
        QFETCH(QByteArray, word);
        const QString text = visibleText(fromSystem(word));
        QVERIFY2(!anyHidden(text), qPrintable(text));
        QVERIFY(QString::fromUtf8(text.toUtf8()) == text); // no lone surrogate is left
        QVERIFY(!anyHidden(visibleLines(fromSystem(word)), u"\n\t"));
        QCOMPARE(visibleText(text), text);
    }
    void whatIsHiddenIsNamed()
    {
        QCOMPARE(visibleText(u"a\u202eb\u2066c\u200fd"_s), u"a\\u202eb\\u2066c\\u200fd"_s);
        QCOMPARE(visibleText(u"a\nb\tc\rd\x1b"_s), u"a\\nb\\tc\\rd\\x1b"_s);
        QCOMPARE(visibleText(fromSystem("\xff")), u"\\xff"_s);
        QCOMPARE(visibleLines(u"a\n\tb\x7f"_s), u"a\n\tb\\x7f"_s);
    }

    void aPageShowsIt_data() { words(); }
    void aPageShowsIt()
    {
        QFETCH(QByteArray, word);
        const QString name = fromSystem(word);
        PerformanceReport report;
        report.name = name;
        report.machine.hostName = name;
        report.recommendations = {name};
        report.notes = {name};
        PerformanceSnapshot snapshot;
        ProcessSample process;
        process.identity = {4711, 99};
        process.name = name;
        process.cpu = 1;
        snapshot.processes = {process};
        report.snapshots = {snapshot};
        MetricSummary metric;
        metric.id = metric.name = metric.unit = name;
        metric.maximum = 1;
        report.metricsSummary.metrics = {metric};
        const QString page = QString::fromUtf8(toHtml(report));
        QVERIFY(!anyHidden(page, u"\n\t"));
        for (const char *bad : {"<b>x", "<img", "onmouseover='", "onerror='"})
            QVERIFY2(!page.contains(QLatin1String(bad)), bad);
        QVERIFY(page.contains(htmlText(name)));
        QVERIFY2(!htmlText(name).contains(QRegularExpression(u"[<>'\"]"_s)), qPrintable(htmlText(name)));
        QVERIFY(!notificationText(name).contains(u'<') && !anyHidden(notificationText(name), u"\n\t"));
    }

    void aSpreadsheetTakesItForText_data() { words(); }
    void aSpreadsheetTakesItForText()
    {
        QFETCH(QByteArray, word);
        const QString name = fromSystem(word);
        const QString field = csvField(name);
        const QStringList parsed = fieldsOf(u"1,"_s + field + u",2\r\n"_s);
        QCOMPARE(parsed.size(), 3);
        const bool formula = !name.isEmpty() && u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"_s.contains(name.front());
        QCOMPARE(parsed.at(1), formula ? u'\'' + name : name);
        PerformanceReport report;
        RecordedSeries series;
        series.descriptor.metric = series.descriptor.name = name;
        report.recording.series = {series};
        report.recording.axes.resize(1);
        const QString header = QString::fromUtf8(toCsv(report));
        QCOMPARE(header, u"time,"_s + QString::fromUtf8(csvField(series.descriptor.key()).toUtf8()) + u"\r\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestQuoting)
#include "tst_quoting.moc"
