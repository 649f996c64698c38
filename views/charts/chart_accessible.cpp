// SPDX-License-Identifier: MIT
#include "charts/chart_accessible.h"

#include "charts/time_chart.h"

#include <performance/core/format.h>

#include <QAccessibleWidget>

namespace wai {

namespace {

class ChartAccessible : public QAccessibleWidget {
public:
    explicit ChartAccessible(TimeChart *chart) : QAccessibleWidget(chart, QAccessible::Chart) {}

    QString text(QAccessible::Text kind) const override
    {
        const auto *chart = static_cast<const TimeChart *>(widget());
        if (kind == QAccessible::Description)
            return chart->summary();
        if (kind == QAccessible::Value) {
            QStringList values;
            for (size_t i = 0; i < chart->lines().size(); ++i) {
                const auto figures = chart->statistics(i);
                if (figures && !chart->lines()[i].hidden)
                    values << QStringLiteral("%1 %2").arg(
                        chart->lines()[i].label,
                        performance::formatValue(figures->last, chart->unitOf(chart->lines()[i])));
            }
            return values.join(QStringLiteral(", "));
        }
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *chart = qobject_cast<TimeChart *>(object);
    return chart ? new ChartAccessible(chart) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    // Qt keeps one entry for a factory however often it is given.
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace wai
