// SPDX-License-Identifier: MIT
import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';
import type { MetricWithAttribution } from 'web-vitals/attribution';
import type { PerformanceMetric } from './metric.ts';

/** What of an attribution says why: its numbers and the element or script that it names. */
function reasons(metric: MetricWithAttribution): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [key, value] of Object.entries(metric.attribution)) {
    if (typeof value === 'number')
      said[key] = value.toFixed(1);
    else if (typeof value === 'string')
      said[key] = value;
  }
  return said;
}

/** Tells every Web Vital of every navigation, soft ones included, with its route and what it is attributed to. */
export function observeVitals(record: (metric: PerformanceMetric) => void, routeOf: (url: URL) => string): void {
  const tell = (metric: MetricWithAttribution): void => {
    const url = new URL(metric.navigationURL ?? location.href, location.href);
    record({
      id: `web_vitals_${metric.name.toLowerCase()}`,
      name: metric.name,
      category: 'Rendering',
      value: metric.value,
      unit: metric.name === 'CLS' ? '1' : 'ms',
      metadata: { route: routeOf(url), rating: metric.rating, navigation: metric.navigationType, visit: metric.id, ...reasons(metric) },
    });
  };
  const options = { reportSoftNavs: true };
  onCLS(tell, options);
  onFCP(tell, options);
  onINP(tell, options);
  onLCP(tell, options);
  onTTFB(tell, options);
}

/** Tells of every task that held the page up for more than 50 ms. */
export function observeLongTasks(record: (metric: PerformanceMetric) => void, routeOf: (url: URL) => string): void {
  if (!PerformanceObserver.supportedEntryTypes?.includes('longtask'))
    return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      record({ id: 'long_task', name: 'Long task', category: 'Rendering', value: entry.duration, unit: 'ms', timestamp: performance.timeOrigin + entry.startTime,
               metadata: { route: routeOf(new URL(location.href)), name: entry.name } });
    }
  }).observe({ type: 'longtask', buffered: true });
}
