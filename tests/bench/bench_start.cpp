// SPDX-License-Identifier: MIT

// Time from exec to the first painted charts that show data, and of a bare window with a Qt Charts chart for comparison.
// Usage: bench_start dashboard DATA_FOLDER | bench_start bare. The caller puts the monotonic time of the exec, in
// nanoseconds, into WAI_BENCH_EXEC. Prints milliseconds.
#include "charts/time_chart.h"
#include "window/main_window.h"

#include <QApplication>
#include <QChartView>
#include <QLineSeries>
#include <QPaintEvent>

#include <cstdio>
#include <time.h>

using namespace wai;

namespace {

double sinceExec()
{
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double(t.tv_sec) * 1e9 + double(t.tv_nsec) - qgetenv("WAI_BENCH_EXEC").toDouble()) / 1e6;
}

/// Ends the program once every chart has painted with data in it.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QList<TimeChart *> charts) : m_waiting(std::move(charts))
    {
        for (TimeChart *chart : m_waiting)
            chart->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *chart = static_cast<TimeChart *>(watched);
        if (event->type() == QEvent::Paint && m_waiting.contains(chart)
            && std::any_of(chart->data().cbegin(), chart->data().cend(),
                           [](const auto &data) { return !data.points.empty(); })) {
            m_waiting.removeAll(chart);
            if (m_waiting.isEmpty())
                QMetaObject::invokeMethod(
                    this,
                    [] {
                        std::printf("%.1f\n", sinceExec());
                        QApplication::quit();
                    },
                    Qt::QueuedConnection);
        }
        return false;
    }

private:
    QList<TimeChart *> m_waiting;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc == 3) {
        Settings settings(QString::fromLocal8Bit(argv[2]) + QLatin1String("/settings.ini"));
        const auto client = performance::createPerformanceClient(
            performance::PerformanceConfig().withDataFolder(QString::fromLocal8Bit(argv[2])));
        ThemeSource themes(&application);
        MainWindow window(*client, settings, themes);
        // CPU, pressure and memory: every machine has them.
        QList<TimeChart *> charts;
        for (TimeChart *chart : window.currentPage()->findChildren<TimeChart *>()) {
            if (chart->accessibleName() == u"CPU" || chart->accessibleName() == u"Memory")
                charts << chart;
        }
        const PaintWatch watch(charts);
        window.show();
        return QApplication::exec();
    }
    QChart chart;
    QLineSeries series;
    for (int i = 0; i < 1000; ++i)
        series.append(i, i % 17);
    QChartView view;
    view.chart()->addSeries(&series);
    view.chart()->createDefaultAxes();
    view.resize(1280, 820);
    view.show();
    view.repaint();
    std::printf("%.1f\n", sinceExec());
    view.chart()->removeSeries(&series);
    return 0;
}
