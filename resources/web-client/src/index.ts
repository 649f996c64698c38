// SPDX-License-Identifier: MIT
import { complete } from './metric.ts';
import type { PerformanceMetric } from './metric.ts';
import { MetricQueue } from './queue.ts';
import type { Shelf } from './queue.ts';
import { observeLongTasks, observeVitals } from './vitals.ts';

export { InvalidMetricError } from './metric.ts';
export type { MetricCategory, PerformanceMetric } from './metric.ts';

export interface PerformanceClientOptions {
  /** Where WAI Performance receives; its settings must list the page's origin. */
  endpoint?: string;
  /** Web Vitals and long tasks are told by themselves, in a browser. */
  automatic?: boolean;
  /** What the application is called; without it, its host and port. */
  name?: string;
  /** Its release, so that releases can be compared. */
  version?: string;
  /** How metrics of one page are told apart; without it, by the path. Take out what is different for each visitor. */
  route?: (url: URL) => string;
  /** How long metrics gather before they are sent together, in milliseconds. */
  interval?: number;
  /** What is kept while the dashboard cannot be reached. */
  capacity?: number;
}

export interface PerformanceClient {
  /** Takes a metric to be sent with others soon; rejects with an InvalidMetricError that names the field. */
  record_metric(metric: PerformanceMetric): Promise<void>;
  recordMetric(metric: PerformanceMetric): Promise<void>;
  /** Sends what waits; settles when the dashboard has answered or cannot be reached. */
  flush(): Promise<void>;
  /** How many wait, and how many were given up. */
  readonly pending: number;
  readonly dropped: number;
}

function shelf(): Shelf | undefined {
  try {
    return typeof localStorage === 'undefined' ? undefined : localStorage;
  } catch {
    return undefined; // forbidden to this page
  }
}

/** A client that records into WAI Performance on this machine. In a browser it also tells Web Vitals. */
export function createPerformanceClient(options: PerformanceClientOptions = {}): PerformanceClient {
  const isPage = typeof window !== 'undefined' && typeof document !== 'undefined';
  const queue = new MetricQueue({
    endpoint: options.endpoint ?? 'http://127.0.0.1:4318/v1/record',
    interval: options.interval ?? 2000,
    capacity: options.capacity ?? 1000,
    shelf: isPage ? shelf() : undefined,
  });
  const page = { name: options.name ?? (isPage ? location.host : ''), version: options.version, routeOf: options.route ?? ((url: URL) => url.pathname) };
  let leaving = false;
  const record = async (metric: PerformanceMetric): Promise<void> => {
    queue.add(complete(metric));
    // What is told when the page is hidden already (INP is, often) has no later moment: it goes with what else comes now.
    if (isPage && document.visibilityState === 'hidden' && !leaving) {
      leaving = true;
      queueMicrotask(() => {
        leaving = false;
        queue.leave();
      });
    }
  };
  if (isPage) {
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && queue.leave());
    addEventListener('pagehide', () => queue.leave());
    if (options.automatic ?? true) {
      const tell = (metric: PerformanceMetric): void => void record(metric);
      observeVitals(tell, page);
      observeLongTasks(tell, page);
    }
  }
  return {
    record_metric: record,
    recordMetric: record,
    flush: () => queue.flush(),
    get pending() { return queue.length; },
    get dropped() { return queue.dropped; },
  };
}
