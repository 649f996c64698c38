// SPDX-License-Identifier: MIT
// The log of the machine as the client hands it out: a recorded machine's files, notes, what is surveyed, what cannot be read.
#include "machinelog/machine_log_texts.h"
#include "support/test_support.h"

#include <performance/client/level_changes.h>
#include <performance/client/local_machine_log.h>
#include <performance/client/machine_settings.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;
using Kind = MachineEvent::Kind;

namespace {

/// A folder with files of a machine.
class Machine {
public:
    Machine()
    {
        write(u"etc/machine-id"_s, "0123456789abcdef0123456789abcdef\n");
        write(u"proc/sys/kernel/random/boot_id"_s, "first\n");
        write(u"proc/sys/kernel/osrelease"_s, "6.1.0-12-amd64\n");
        write(u"proc/stat"_s, "cpu 1\nbtime " + seconds(-3h) + "\n");
        write(u"proc/cpuinfo"_s, "microcode\t: 0xf0\n");
        write(u"var/log/dpkg.log"_s, line(-2h, "upgrade libpq5:amd64 15.3 15.5"));
    }
    QString path() const { return m_folder.path(); }
    bool write(const QString &name, const QByteArray &bytes, QIODevice::OpenMode how = QIODevice::Truncate)
    {
        const QString file = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        return out.open(QIODevice::WriteOnly | how) && out.write(bytes) == bytes.size();
    }
    static QByteArray seconds(nanoseconds after)
    {
        return QByteArray::number((toNanoseconds(now()) + after.count()) / 1'000'000'000);
    }
    /// Of dpkg's log, in the zone of a machine that has none: UTC.
    static QByteArray line(nanoseconds after, const char *what)
    {
        return toIsoString(now() + after).left(19).replace(u'T', u' ').toLatin1() + ' ' + what + '\n';
    }

private:
    QTemporaryDir m_folder;
};

TimeRange lately()
{
    return {now() - 24h * 30, now() + 24h * 30};
}

QStringList told(LocalMachineLog &log)
{
    const auto events = resultOf(log.in(lately()));
    QStringList lines;
    for (const QString &line : events ? linesOf(*events) : QStringList())
        lines << line.mid(20);
    return lines;
}

LocalMachineLog::Sources writing()
{
    LocalMachineLog::Sources sources;
    sources.writes = [] { return true; };
    return sources;
}

} // namespace

class TestMachineLogFacet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notesBesideWhatTheLogsTell()
    {
        Machine machine;
        const QTemporaryDir folder;
        Lanes lanes;
        LocalMachineLog log(lanes, folder.path(), machine.path(), {});
        QCOMPARE(told(log), QStringList({u"boot  6.1.0-12-amd64"_s, u"package-upgraded libpq5 15.3 → 15.5"_s}));
        QSignalSpy changed(&log, &MachineLog::changed);
        QVERIFY(resultOf(log.addNote(now() - 1h, u"  new SSD ✓\n"_s)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(
            told(log),
            QStringList({u"boot  6.1.0-12-amd64"_s, u"package-upgraded libpq5 15.3 → 15.5"_s, u"note new SSD ✓"_s}));
        struct stat info {};
        QCOMPARE(::stat(folder.filePath(u"notes.jsonl"_s).toLocal8Bit().constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
        // Another program with the same folder sees it, and removes it.
        LocalMachineLog other(lanes, folder.path(), machine.path(), {});
        const auto events = resultOf(other.in(lately()));
        QVERIFY(events && events->back().kind == Kind::Note && !events->back().id.isEmpty());
        QVERIFY(resultOf(other.removeNote(events->back().id)));
        QVERIFY(resultOf(other.removeNote(u"none"_s)));
        QCOMPARE(told(log).size(), 2);
        QCOMPARE(resultOf(log.addNote(now(), u" \n"_s)).error().code(), PerformanceErrorCode::InvalidArgument);
        // A range is half open.
        const auto whole = resultOf(log.in(lately()));
        const Timestamp upgraded = whole->back().time;
        QCOMPARE(resultOf(log.in({upgraded, upgraded + 1ns}))->size(), size_t(1));
        QVERIFY(resultOf(log.in({upgraded - 30min, upgraded}))->empty());
    }

    void notesWithoutAFolderAreInMemory()
    {
        Machine machine;
        Lanes lanes;
        LocalMachineLog log(lanes, {}, machine.path(), writing());
        QVERIFY(resultOf(log.addNote(now(), u"here"_s)));
        QCOMPARE(told(log).constLast(), u"note here"_s);
        const auto events = resultOf(log.in(lately()));
        QVERIFY(resultOf(log.removeNote(events->back().id)));
        QVERIFY(!told(log).constLast().startsWith(u"note"));
    }

    /// A line that was torn, one of another program, and a folder that is none.
    void notesThatAreDamaged()
    {
        Machine machine;
        const QTemporaryDir folder;
        Lanes lanes;
        LocalMachineLog log(lanes, folder.path(), machine.path(), {});
        QVERIFY(resultOf(log.addNote(now(), u"first"_s)));
        QFile file(folder.filePath(u"notes.jsonl"_s));
        QVERIFY(file.open(QIODevice::Append) && file.write("not json\n{\"time\":\"2026-") > 0);
        file.close();
        QVERIFY(resultOf(log.addNote(now() + 1s, u"second"_s)));
        QCOMPARE(told(log).mid(2), QStringList({u"note first"_s, u"note second"_s}));
        LocalMachineLog nowhere(lanes, u"/proc/nothing"_s, machine.path(), {});
        QVERIFY(!resultOf(nowhere.addNote(now(), u"lost"_s)));
    }

    void aLogThatGrowsIsReadAgain()
    {
        Machine machine;
        Lanes lanes;
        LocalMachineLog log(lanes, {}, machine.path(), {});
        QCOMPARE(told(log).size(), 2);
        QVERIFY(machine.write(u"var/log/dpkg.log"_s, Machine::line(-1min, "install nginx:amd64 <none> 1.22"),
                              QIODevice::Append));
        QSignalSpy changed(&log, &MachineLog::changed);
        log.tick(now());
        log.tick(now() + 1h);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(told(log).constLast(), u"package-installed nginx 1.22"_s);
        // It is moved away, and packed; what it said is said once.
        QFile plain(machine.path() + u"/var/log/dpkg.log"_s);
        QVERIFY(plain.open(QIODevice::ReadOnly));
        QVERIFY(machine.write(u"var/log/dpkg.log.2.gz"_s, gzipped(plain.readAll())));
        QVERIFY(machine.write(u"var/log/dpkg.log"_s, {}));
        QCOMPARE(told(log).size(), 3);
    }

    void whatCannotBeReadIsSaid()
    {
        Machine machine;
        QVERIFY(machine.write(
            u"var/log/dpkg.log.3.gz"_s,
            gzipped(Machine::line(-3h, "install a:amd64 <none> 1") + Machine::line(-3h, "install bcd:amd64 <none> 2"))
                .chopped(12)));
        QVERIFY(machine.write(u"var/log/pacman.log"_s, "secret"));
        const QByteArray secret = (machine.path() + u"/var/log/pacman.log"_s).toLocal8Bit();
        QCOMPARE(::chmod(secret.constData(), 0), 0);
        QCOMPARE(::chmod(machine.path().toLocal8Bit().constData(), 0755), 0);
        const bool isRoot = ::geteuid() == 0;
        if (isRoot)
            QCOMPARE(::seteuid(65534), 0); // root may read all
        Lanes lanes;
        LocalMachineLog log(lanes, {}, machine.path(), {});
        const auto missing = resultOf(log.missing());
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(missing);
        const QStringList said = inEnglish(*missing);
        QVERIFY2(std::any_of(said.begin(), said.end(),
                             [](const QString &text) { return text.contains(u"dpkg.log.3.gz is damaged"); }),
                 qPrintable(said.join(u'\n')));
        QVERIFY2(std::any_of(said.begin(), said.end(),
                             [](const QString &text) { return text.contains(u"pacman.log cannot be read"); }),
                 qPrintable(said.join(u'\n')));
        QVERIFY2(said.constLast().contains(u"no journal"_s), qPrintable(said.join(u'\n')));
        QVERIFY(told(log).contains(u"package-installed a 1"_s));
    }

    void aSurveyTellsWhatIsAnother()
    {
        Machine machine;
        const QTemporaryDir folder;
        Lanes lanes;
        QMap<QString, QString> settings{
            {u"vm.swappiness"_s, u"60"_s}, {u"vm.dirty_ratio"_s, u"20"_s}, {u"gone"_s, u"1"_s}};
        LocalMachineLog::Sources sources = writing();
        sources.settings = [&] { return settings; };
        sources.changedByUs = [] {
            return std::vector<MachineEvent>{
                {Kind::SettingChanged, now() - 1min, u"vm.dirty_ratio"_s, u"20 → 10"_s, u"us"_s, {}}};
        };
        {
            LocalMachineLog log(lanes, folder.path(), machine.path(), sources);
            QCOMPARE(told(log).size(), 3); // the start, the upgrade, and what we changed
        }
        // The next day, after a start with another kernel and microcode.
        settings = {{u"vm.swappiness"_s, u"10"_s}, {u"vm.dirty_ratio"_s, u"20"_s}, {u"new"_s, u"1"_s}};
        QVERIFY(machine.write(u"proc/sys/kernel/random/boot_id"_s, "second\n"));
        QVERIFY(machine.write(u"proc/sys/kernel/osrelease"_s, "6.1.0-13-amd64\n"));
        QVERIFY(machine.write(u"proc/stat"_s, "btime " + Machine::seconds(-10min) + "\n"));
        QVERIFY(machine.write(u"proc/cpuinfo"_s, "microcode\t: 0xf4\n"));
        LocalMachineLog log(lanes, folder.path(), machine.path(), sources);
        const QStringList lines = told(log);
        QCOMPARE(lines.filter(u"boot"_s), QStringList({u"boot  6.1.0-12-amd64"_s, u"boot  6.1.0-13-amd64"_s}));
        QCOMPARE(lines.filter(u"kernel-changed"_s),
                 QStringList({u"kernel-changed Linux 6.1.0-12-amd64 → 6.1.0-13-amd64"_s,
                              u"kernel-changed microcode 0xf0 → 0xf4"_s}));
        QCOMPARE(
            lines.filter(u"setting-changed"_s),
            QStringList({u"setting-changed vm.dirty_ratio 20 → 10"_s, u"setting-changed vm.swappiness 60 → 10"_s}));
        // Who only reads keeps nothing, and sees it all the same.
        sources.writes = [] { return false; };
        settings[u"vm.swappiness"_s] = u"1"_s;
        LocalMachineLog reader(lanes, folder.path(), machine.path(), sources);
        QCOMPARE(told(reader), lines);
    }

    /// 60 of this machine's settings at least are known; each is what the kernel says.
    void thisMachinesSettings()
    {
        const QMap<QString, QString> settings = machineSettings({});
        QFile file(u"/proc/sys/vm/swappiness"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(settings.value(u"vm.swappiness"_s), QString::fromLatin1(file.readAll().trimmed()));
        QVERIFY(settingsChangedByUs({}).empty());
        const QTemporaryDir folder;
        QVERIFY(settingsChangedByUs(folder.path()).empty());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void levelsOfTheHistory()
    {
        const Timestamp end = std::chrono::floor<std::chrono::minutes>(now());
        LevelSources sources;
        sources.series = [] {
            SeriesInfo info;
            info.descriptor.metric = u"system.cpu.utilization"_s;
            info.descriptor.unit = u"1"_s;
            SeriesInfo other;
            other.descriptor.metric = u"of.nobody"_s;
            return std::vector<SeriesInfo>{other, info};
        };
        QStringList asked;
        sources.query = [&](const QString &key, const TimeRange &range, int) {
            asked << key;
            SeriesData data;
            for (Timestamp time = range.from; time < range.to; time += 1min)
                data.points.push_back({time, 1min, 0, 1, time < end - 24h ? 0.12 : 0.31, 60});
            return data;
        };
        const auto events = levelChanges(sources, now());
        QCOMPARE(asked, QStringList{u"system.cpu.utilization"_s});
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events.front().kind, Kind::ChangePoint);
        QCOMPARE(events.front().time, end - 24h);
        QVERIFY(events.front().detail.contains(u"12") && events.front().detail.contains(u" → 31"));
    }
};

QTEST_GUILESS_MAIN(TestMachineLogFacet)
#include "tst_machine_log_facet.moc"
