// SPDX-License-Identifier: MIT
import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';
import type { INPMetricWithAttribution, MetricWithAttribution } from 'web-vitals/attribution';
import type { PerformanceMetric } from './metric.ts';
import { RouteLog } from './routes.ts';

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

const observerKey = Symbol.for('@wai/performance/observer');

/** What a page is told apart by. */
export interface PageIdentity {
  /** Of the application: service.name. */
  name: string;
  /** Of its release: service.version. */
  version?: string | undefined;
  routeOf: (url: URL) => string;
}

/** Who is told. */
export interface Listener {
  record: (metric: PerformanceMetric) => void;
  page: PageIdentity;
}

function release(page: PageIdentity): Record<string, string> {
  return page.version === undefined ? {} : { 'service.version': page.version };
}

/**
 * Watches a page: every Web Vital of every navigation, soft ones included, with its route and what it is attributed to, and every
 * task over 50 ms. A page is watched once, whoever listens: a module that is loaded anew while the page stays takes over from
 * the one before, and no visit is told twice.
 */
export class PageObserver {
  #listener: Listener | undefined;
  #inp: INPMetricWithAttribution | undefined; // that was not told yet
  readonly #routes = new RouteLog();

  /** The one of this page, also where another copy of this module made it. */
  static ofPage(): PageObserver {
    const page = globalThis as unknown as { [key: symbol]: unknown };
    return (page[observerKey] ??= new PageObserver()) as PageObserver;
  }

  private constructor() {
    const options = { reportSoftNavs: true };
    const tell = (metric: MetricWithAttribution): void => this.#tell(metric);
    onCLS(tell, options);
    onFCP(tell, options);
    // INP is reported each time it grows, since web-vitals does not report what waits for an idle moment when the page is left;
    // told is the last word of a visit.
    onINP((metric) => this.#noteInp(metric), { ...options, reportAllChanges: true });
    onLCP(tell, options);
    // A soft navigation waits for no first byte: its 0 ms would be a visit that was "good".
    onTTFB((metric) => { if (!isSoft(metric)) tell(metric); }, options);
    this.#observeLongTasks();
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  /** Tells this one nothing more. */
  leave(listener: Listener): void {
    if (this.#listener === listener)
      this.#listener = undefined;
  }

  /** The page goes away: what was held back is told now. */
  conclude(): void {
    const metric = this.#inp;
    this.#inp = undefined;
    if (metric)
      this.#tell(metric);
  }

  #noteInp(metric: INPMetricWithAttribution): void {
    if (this.#inp && this.#inp.id !== metric.id)
      this.conclude(); // of the visit before
    this.#inp = metric;
    if (document.visibilityState === 'hidden')
      this.conclude();
  }

  #tell(metric: MetricWithAttribution): void {
    const listener = this.#listener;
    if (!listener)
      return;
    // Without soft navigations the whole page is one visit, and an interaction is of the route at which it happened.
    const url = metric.navigationURL !== undefined ? new URL(metric.navigationURL, location.href)
      : metric.name === 'INP' ? this.#routes.at(metric.attribution.interactionTime ?? performance.now()) : this.#routes.first();
    listener.record({
      id: `web_vitals_${metric.name.toLowerCase()}`,
      name: metric.name,
      category: 'Rendering',
      value: metric.value,
      unit: metric.name === 'CLS' ? '1' : 'ms',
      // Soft navigations are another matter than loading: apart, neither hides the other.
      attributes: { ...attributesOf(listener.page, url), ...(isSoft(metric) ? { 'navigation.type': 'soft' } : {}) },
      metadata: { rating: metric.rating, navigation: metric.navigationType, visit: metric.id, ...release(listener.page), ...reasons(metric) },
    });
  }

  #observeLongTasks(): void {
    if (!PerformanceObserver.supportedEntryTypes?.includes('longtask'))
      return;
    new PerformanceObserver((list) => {
      const listener = this.#listener;
      for (const entry of listener ? list.getEntries() : []) {
        listener!.record({ id: 'long_task', name: 'Long task', category: 'Rendering', value: entry.duration, unit: 'ms', timestamp: performance.timeOrigin + entry.startTime,
                           attributes: attributesOf(listener!.page, this.#routes.at(entry.startTime)), metadata: { ...release(listener!.page), name: entry.name } });
      }
    }).observe({ type: 'longtask', buffered: true });
  }
}

function attributesOf(page: PageIdentity, url: URL): Record<string, string> {
  return { 'service.name': page.name, 'url.template': page.routeOf(url) };
}

function isSoft(metric: MetricWithAttribution): boolean {
  return (metric.navigationType as string) === 'soft-navigation';
}
