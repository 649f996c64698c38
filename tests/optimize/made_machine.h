// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/catalogue.h>
#include <performance/optimize/rule_data.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace performance {

using Qt::operator""_s;

/// A machine made of files alone: those of the knobs that somebody's settings name, with what stands in them, in a folder. Its
/// kernel is none: it takes whatever is written. What words it lists is what real ones do:
/// Documentation/block/switching-sched.rst, admin-guide/pm/cpufreq.rst and amd-pstate.rst, admin-guide/mm/transhuge.rst,
/// ABI/testing/sysfs-platform_profile, networking/ip-sysctl.rst, ABI/testing/sysfs-devices-system-clocksource (Linux 6.1).
/// Thread-safety: one thread.
class MadeMachine {
public:
    explicit MadeMachine(const Settings &settings)
    {
        for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
            const std::string name = setting.key().section(u'@', 0, 0).toStdString();
            if (const knobs::Knob *knob = knobs::findKnob(name); knob && knob->of == knobs::Of::Machine)
                set(*knob, setting.key().section(u'@', 1), setting.value());
        }
    }
    std::string root() const { return m_folder.path().toStdString(); }
    /// Lists the words of each choice again, with the one that was written marked, as the kernel does by itself.
    void showChoices() const
    {
        for (auto choice = m_marked.begin(); choice != m_marked.end(); ++choice) {
            const QString &file = choice.key();
            QFile in(file);
            if (!in.open(QIODevice::ReadOnly))
                qFatal("%s", qPrintable(file));
            const QString text = QString::fromUtf8(in.readAll()).trimmed();
            if (!text.contains(u'['))
                put(file, marked(choice.value(), text));
        }
    }

private:
    /// "none [mq-deadline] kyber": as sysfs shows a choice in the file itself.
    static QString marked(const QStringList &words, const QString &chosen)
    {
        QStringList list = words;
        for (QString &word : list)
            word = word == chosen ? u'[' + word + u']' : word;
        return list.join(u' ');
    }
    static QStringList wordsOf(const std::string_view knob)
    {
        if (knob == "block.scheduler")
            return {u"mq-deadline"_s, u"kyber"_s, u"bfq"_s, u"none"_s};
        if (knob == "mm.thp.enabled")
            return {u"always"_s, u"madvise"_s, u"never"_s};
        if (knob == "mm.thp.defrag")
            return {u"always"_s, u"defer"_s, u"defer+madvise"_s, u"madvise"_s, u"never"_s};
        if (knob == "cpu.governor")
            return {u"performance"_s, u"powersave"_s, u"schedutil"_s, u"ondemand"_s};
        if (knob == "cpu.energy_performance_preference")
            return {u"default"_s, u"performance"_s, u"balance_performance"_s, u"balance_power"_s, u"power"_s};
        if (knob == "platform.profile")
            return {u"low-power"_s, u"balanced"_s, u"performance"_s};
        if (knob == "clocksource")
            return {u"tsc"_s, u"hpet"_s, u"acpi_pm"_s};
        if (knob == "net.ipv4.tcp_congestion_control")
            return {u"reno"_s, u"cubic"_s, u"bbr"_s};
        return {};
    }
    QString fileOf(std::string_view path, const QString &device) const
    {
        QString file = QString::fromUtf8(path.data(), qsizetype(path.size()));
        return m_folder.path() + file.replace(u'%', device);
    }
    static void put(const QString &file, const QString &text)
    {
        QDir().mkpath(file.section(u'/', 0, -2));
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text.toUtf8() + '\n') < 0)
            qFatal("%s", qPrintable(file));
    }
    void set(const knobs::Knob &knob, const QString &device, const QString &value)
    {
        const QStringList words = wordsOf(knob.name);
        const QStringList limit = value.split(u' ');
        if (limit.size() == 2 && (limit[0] == u"ratio" || limit[0] == u"bytes")) {
            // Two files, of which one is zero.
            const std::string ratio(knob.path);
            const std::string bytes = ratio.substr(0, ratio.size() - 5) + "bytes";
            put(fileOf(ratio, device), limit[0] == u"ratio" ? limit[1] : u"0"_s);
            put(fileOf(bytes, device), limit[0] == u"bytes" ? limit[1] : u"0"_s);
        } else if (words.isEmpty()) {
            put(fileOf(knob.path, device), value);
        } else if (knob.optionsPath.empty()) {
            m_marked[fileOf(knob.path, device)] = words;
            put(fileOf(knob.path, device), marked(words, value));
        } else {
            put(fileOf(knob.path, device), value);
            put(fileOf(knob.optionsPath, device), words.join(u' '));
        }
    }

    QTemporaryDir m_folder;
    QHash<QString, QStringList> m_marked; ///< files that show their words, by path
};

} // namespace performance
