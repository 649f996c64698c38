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

/** What a page is told apart by. */
export interface PageIdentity {
  /** Of the application: service.name. */
  name: string;
  /** Of its release: service.version. */
  version?: string | undefined;
  routeOf: (url: URL) => string;
}

function attributesOf(page: PageIdentity, url: URL): Record<string, string> {
  return { 'service.name': page.name, 'url.template': page.routeOf(url) };
}

function release(page: PageIdentity): Record<string, string> {
  return page.version === undefined ? {} : { 'service.version': page.version };
}

/** Tells every Web Vital of every navigation, soft ones included, with its route and what it is attributed to. */
export function observeVitals(record: (metric: PerformanceMetric) => void, page: PageIdentity): void {
  const tell = (metric: MetricWithAttribution): void => {
    const url = new URL(metric.navigationURL ?? location.href, location.href);
    record({
      id: `web_vitals_${metric.name.toLowerCase()}`,
      name: metric.name,
      category: 'Rendering',
      value: metric.value,
      unit: metric.name === 'CLS' ? '1' : 'ms',
      attributes: attributesOf(page, url),
      metadata: { rating: metric.rating, navigation: metric.navigationType, visit: metric.id, ...release(page), ...reasons(metric) },
    });
  };
  const options = { reportSoftNavs: true };
  onCLS(tell, options);
  onFCP(tell, options);
  // INP is told each time it grows, and the last word of a visit counts: what waits for an idle moment when the page is
  // left, web-vitals would not tell otherwise.
  onINP(tell, { ...options, reportAllChanges: true });
  onLCP(tell, options);
  onTTFB(tell, options);
}

/** Tells of every task that held the page up for more than 50 ms. */
export function observeLongTasks(record: (metric: PerformanceMetric) => void, page: PageIdentity): void {
  if (!PerformanceObserver.supportedEntryTypes?.includes('longtask'))
    return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      record({ id: 'long_task', name: 'Long task', category: 'Rendering', value: entry.duration, unit: 'ms', timestamp: performance.timeOrigin + entry.startTime,
               attributes: attributesOf(page, new URL(location.href)), metadata: { ...release(page), name: entry.name } });
    }
  }).observe({ type: 'longtask', buffered: true });
}
