// SPDX-License-Identifier: MIT
// What is installed beside the program agrees with what the program says of itself. How the packages fare in an empty system is
// tried by tests/packages/run.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using Qt::operator""_s;

namespace {

const QString Program = QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance");
const QString Packaging = QStringLiteral(WAI_SOURCE "/resources/packaging/");

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QStringList matches(const QString &text, const QString &pattern)
{
    QStringList found;
    for (auto it = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    found.removeDuplicates();
    found.sort();
    return found;
}

/// The commands of the overview's table, whose lines have a meaning behind two blanks.
QStringList commands()
{
    const QString overview = outputOf(Program, {u"--help"_s});
    return matches(overview.section(u"Every command"_s, 0, 0), u"^  wai-performance ([a-z]+) "_s);
}

/// The options that a command's help lists; of the dashboard, where the name is empty, also --version of the overview.
QStringList options(const QString &command)
{
    QString help = outputOf(Program,
                            command.isEmpty() ? QStringList{u"--page"_s, u"overview"_s, u"--help"_s}
                                              : QStringList{command, u"--help"_s});
    if (command.isEmpty())
        help += u"\n  --version\n"_s;
    return matches(help, u"^  (?:-[a-z], )?(--[a-z-]+)"_s);
}

QStringList sorted(const QString &words)
{
    QStringList list = words.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
    list.sort();
    return list;
}

QString said(const QString &shell, const QString &script)
{
    return outputOf(shell,
                    shell == u"bash"      ? QStringList{u"--norc"_s, u"-c"_s, script}
                        : shell == u"zsh" ? QStringList{u"-f"_s, u"-c"_s, script}
                                          : QStringList{u"--no-config"_s, u"-c"_s, script});
}

/// What a shell offers behind "wai-performance COMMAND" for what was typed of the next word.
QStringList offered(const QString &shell, const QString &command, const QString &typed)
{
    const QString line = Program + u' ' + command + (command.isEmpty() ? QString() : u" "_s);
    if (shell == u"bash") {
        return sorted(said(
            shell,
            u". %1completions/wai-performance.bash; COMP_WORDS=(%2'%3'); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _wai_performance; echo \"${COMPREPLY[*]}\""_s
                .arg(Packaging, line, typed)));
    }
    if (shell == u"zsh") { // zsh's own function for a list is replaced by one that prints it
        return sorted(said(
            shell,
            u"_describe() { print -l -- ${${(P)@[-1]}%%:*} }; words=(%2'%3'); CURRENT=$#words; PREFIX='%3'; . %1completions/_wai-performance"_s
                .arg(Packaging, line, typed)));
    }
    // fish goes by the name of a program in a folder of PATH.
    return sorted(said(
        shell,
        u"source %1completions/wai-performance.fish; set -x PATH %2 $PATH; complete -C '%3%4' | string replace -r '\\t.*' ''"_s
            .arg(Packaging, QFileInfo(Program).path(), QFileInfo(line).fileName(), typed)));
}

} // namespace

class TestPackages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowsEntryIsThere()
    {
        // The window names its desktop entry (xdg-shell's app_id); a compositor takes name and icon from there.
        const QString entry = Packaging + QStringLiteral(WAI_DESKTOP_ID) + u".desktop"_s;
        QVERIFY(QFile::exists(entry));
        const QSettings file(entry, QSettings::IniFormat);
        QCOMPARE(file.value(u"Desktop Entry/Exec"_s).toString(), u"wai-performance"_s);
        QVERIFY(QFile::exists(QStringLiteral(WAI_SOURCE "/resources/icons/")
                              + file.value(u"Desktop Entry/Icon"_s).toString() + u".svg"_s));
        const QString metainfo = contentOf(Packaging + QStringLiteral(WAI_DESKTOP_ID) + u".metainfo.xml.in"_s);
        QVERIFY(metainfo.contains(u"<launchable type=\"desktop-id\">@WAI_DESKTOP_ID@.desktop</launchable>"));
    }

    void theVersionIsOne()
    {
        const QString version = QStringLiteral(WAI_PROJECT_VERSION);
        const QStringList lines = outputOf(Program, {u"--version"_s}).split(u'\n');
        QCOMPARE(lines.first(), u"wai-performance "_s + version);
        QVERIFY(lines.contains(u"Qt: "_s + QString::fromLatin1(qVersion())));
        QVERIFY(!lines.filter(QRegularExpression(u"^build: \\w+$"_s)).isEmpty());
        const QStringList released = matches(
            contentOf(QStringLiteral(WAI_SOURCE "/CHANGELOG.md")).section(u"\n- "_s, 0, 0), u"^## ([0-9.]+) \\("_s);
        QCOMPARE(released, QStringList(version));
    }

    void theVersionNamesTheCommit()
    {
        if (!QFile::exists(QStringLiteral(WAI_SOURCE "/.git")))
            QSKIP("these sources have no history");
        const QStringList commit = matches(outputOf(Program, {u"--version"_s}),
                                           u"^commit: ([0-9a-f]{12})(?: with changes)?$"_s);
        QCOMPARE(commit.size(), 1);
        QCOMPARE(
            outputOf(u"git"_s, {u"-C"_s, QStringLiteral(WAI_SOURCE), u"cat-file"_s, u"-t"_s, commit.first()}).trimmed(),
            u"commit"_s);
    }

    void shellsOfferWhatHelpLists_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char *shell : {"bash", "fish", "zsh"})
            QTest::newRow(shell) << QString::fromLatin1(shell);
    }
    void shellsOfferWhatHelpLists()
    {
        QFETCH(QString, shell);
        QVERIFY2(!QStandardPaths::findExecutable(shell).isEmpty(), "it is in packages.txt");
        const QStringList names = commands();
        QVERIFY(names.contains(u"record"_s) && names.contains(u"screenshot"_s));
        QCOMPARE(offered(shell, QString(), QString()), names);
        for (const QString &name : QStringList(QString()) + names)
            QCOMPARE(offered(shell, name, u"--"_s), options(name));
        QCOMPARE(offered(shell, u"record"_s, u"--off"_s).filter(u"--off"_s), QStringList(u"--off-cpu"_s));
    }

    void theManualPageHasWhatHelpLists()
    {
        QString page = contentOf(QStringLiteral(WAI_BINARY_FOLDER "/resources/packaging/wai-performance.1"));
        page.replace(u"\\-"_s, u"-"_s);
        QVERIFY(page.contains(u"wai-performance - see what is slow"));
        const QStringList names = commands();
        QCOMPARE(matches(page, u"^\\.SS ([a-z]+)$"_s), names);
        for (const QString &name : names) {
            const qsizetype begin = page.indexOf(u".SS %1\n"_s.arg(name));
            const QString section = page.mid(
                begin,
                page.indexOf(QRegularExpression(u"^\\.S[SH] "_s, QRegularExpression::MultilineOption), begin + 1)
                    - begin);
            QCOMPARE(matches(section, u"^\\.B (?:-[a-z], )?(--[a-z-]+)"_s), options(name));
        }
        QVERIFY2(!page.contains(QDir::homePath() + u'/'), "somebody's folder is named");
    }
};

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
