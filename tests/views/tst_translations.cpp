// SPDX-License-Identifier: MIT

// Every text is translated, and no language clips one.
#include "support/settled.h"
#include "support/test_support.h"
#include "support/ticks.h"

#include "language/language.h"
#include "overview/use_matrix.h"
#include "recording/profiling_dialog.h"
#include "window/main_window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace performance;
using namespace wai;

namespace {

struct Entry {
    QString context;
    QString source;
    QString translation;
    bool finished = true;
};

std::vector<Entry> readEntries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    std::vector<Entry> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            messages.push_back({context, xml.readElementText(), {}, true});
        } else if (xml.name() == u"translation") {
            messages.back().finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            messages.back().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// lupdate takes neither of the two where one stands in the other, and nobody would translate it.
    void noTextIsMarkedTwice()
    {
        static const QRegularExpression twice(QStringLiteral("translate\\(\"\\w+\", *QT_TRANSLATE_NOOP"));
        int files = 0;
        for (const char *room : {"app", "model", "views"}) {
            QDirIterator sources(QStringLiteral(WAI_SOURCE "/") + QLatin1String(room),
                                 {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                                 QDirIterator::Subdirectories);
            while (sources.hasNext()) {
                QFile file(sources.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto found = twice.match(QString::fromUtf8(file.readAll()));
                QVERIFY2(!found.hasMatch(), qPrintable(file.fileName() + u' ' + found.captured()));
                ++files;
            }
        }
        QVERIFY(files > 500);
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"de", "zh_CN"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QVERIFY(Language::available().contains(language));
        // What the sources say today, not when somebody last looked.
        const QTemporaryDir folder;
        const QString source = QStringLiteral(WAI_SOURCE "/translations/wai_%1.ts").arg(language);
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QVERIFY(QFile::copy(source, fresh));
        QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        const QString root = QStringLiteral(WAI_SOURCE);
        lupdate.start(QStringLiteral(WAI_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                       QStringLiteral("-no-obsolete"), QStringLiteral("-extensions"), QStringLiteral("cpp,h,inc"),
                       root + QStringLiteral("/model"), root + QStringLiteral("/views"), root + QStringLiteral("/app"),
                       QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished(60000) && lupdate.exitCode() == 0);
        const auto messages = readEntries(fresh);
        QVERIFY(messages.size() > 500);
        for (const Entry &m : messages) {
            QVERIFY2(
                m.finished && !m.translation.isEmpty(),
                qPrintable(
                    QStringLiteral("%1: %2 (ninja update_translations, then translate)").arg(m.context, m.source)));
            QVERIFY2(placeholders(m.source) == placeholders(m.translation),
                     qPrintable(QStringLiteral("%1: %2 | %3").arg(m.context, m.source, m.translation)));
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &language :
             {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh_CN"), QStringLiteral("pseudo")}) {
            for (const QSize size : {QSize(900, 600), QSize(1320, 860), QSize(3840, 2160)})
                QTest::newRow(qPrintable(QStringLiteral("%1 %2x%3").arg(language).arg(size.width()).arg(size.height())))
                    << language << size;
        }
    }
    void nothingIsClipped()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Language speaker(*qApp);
        speaker.choose(language);
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        ThemeSource themes(qApp);
        const auto client = createPerformanceClient(
            PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
        MainWindow window(*client, settings, themes);
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QString &id : window.pageIds()) {
            window.showPage(id);
            QVERIFY(waitForTicks(*client, 4)); // so that the page has something to show
            QCoreApplication::sendPostedEvents(
                nullptr, QEvent::LayoutRequest); // and a text that came with the last has its room
            check(&window, id);
        }
        window.profilingDialog()->show();
        QVERIFY(settled(window.profilingDialog()));
        check(window.profilingDialog(), QStringLiteral("profiling"));
        QLocale::setDefault(QLocale::c());
    }

private:
    void check(QWidget *root, const QString &where)
    {
        const auto *matrix = root->findChild<UseMatrix *>();
        for (QWidget *widget : root->findChildren<QWidget *>()) {
            // Cells of the matrix end in an ellipsis where they must, and have the whole text in their tooltip.
            if (!widget->isVisible() || (matrix && matrix->isAncestorOf(widget)))
                continue;
            QString text;
            int wanted = 0;
            if (const auto *button = qobject_cast<QPushButton *>(widget)) {
                text = button->text();
                wanted = button->fontMetrics().horizontalAdvance(text);
            } else if (const auto *label = qobject_cast<QLabel *>(widget);
                       label && !label->wordWrap() && label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored) {
                text = label->text();
                wanted = label->sizeHint().width();
            } else if (const auto *box = qobject_cast<QComboBox *>(widget); box && !box->isEditable()) {
                text = box->currentText();
                wanted = box->fontMetrics().horizontalAdvance(text);
            }
            QVERIFY2(widget->width() >= wanted,
                     qPrintable(QStringLiteral("“%1” on %2 has %3 of %4 pixels")
                                    .arg(text, where)
                                    .arg(widget->width())
                                    .arg(wanted)));
            if (auto *parent = widget->parentWidget();
                wanted > 0 && parent && parent->layout() && parent->layout()->indexOf(widget) >= 0) {
                for (QWidget *other : parent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
                    if (other != widget && other->isVisible() && parent->layout()->indexOf(other) >= 0)
                        QVERIFY2(!other->geometry().intersects(widget->geometry()),
                                 qPrintable(QStringLiteral("“%1” on %2 lies over %3")
                                                .arg(text, where, QLatin1String(other->metaObject()->className()))));
                }
            }
        }
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
