// SPDX-License-Identifier: MIT
import { complete } from './metric.ts';
import type { PerformanceMetric } from './metric.ts';
import { MetricQueue } from './queue.ts';
import type { Shelf } from './queue.ts';
import { PageObserver } from './vitals.ts';

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
  /** Asked before anything is recorded, stored or sent: while it says false, nothing is. */
  consent?: () => boolean;
  /** Of how many page loads Web Vitals and long tasks are told, from 0 to 1; without it, of all. */
  sampling?: number;
}

export interface PerformanceClient {
  /** Takes a metric to be sent with others soon; rejects with an InvalidMetricError that names the field. */
  record_metric(metric: PerformanceMetric): Promise<void>;
  recordMetric(metric: PerformanceMetric): Promise<void>;
  /** Sends what waits; settles when the dashboard has answered or cannot be reached. */
  flush(): Promise<void>;
  /** Watches, records and sends nothing any more, for good; what waits and what was stored is given up. */
  stop(): void;
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

/**
 * A client that records into WAI Performance on this machine. In a browser it also tells Web Vitals; of several clients of one page
 * the last one does.
 */
export function createPerformanceClient(options: PerformanceClientOptions = {}): PerformanceClient {
  const isPage = typeof window !== 'undefined' && typeof document !== 'undefined';
  const stopping = new AbortController();
  const isAllowed = (): boolean => !stopping.signal.aborted && (options.consent?.() ?? true);
  // Made when it is needed: it looks at what is stored, which takes the visitor's consent as well.
  let queue: MetricQueue | undefined;
  const queueOf = (): MetricQueue => queue ??= new MetricQueue({
    endpoint: options.endpoint ?? 'http://127.0.0.1:4318/v1/record',
    interval: options.interval ?? 2000,
    capacity: options.capacity ?? 1000,
    shelf: isPage ? shelf() : undefined,
  });
  let leaving = false;
  const record = async (metric: PerformanceMetric): Promise<void> => {
    const whole = complete(metric);
    if (!isAllowed())
      return;
    queueOf().add(whole);
    // What is told when the page is hidden already (INP is, often) has no later moment: it goes with what else comes now.
    if (isPage && document.visibilityState === 'hidden' && !leaving) {
      leaving = true;
      queueMicrotask(() => {
        leaving = false;
        queue?.leave();
      });
    }
  };
  if (isPage) {
    const isWatching = (options.automatic ?? true) && Math.random() < (options.sampling ?? 1);
    const page = { name: options.name ?? location.host, version: options.version, routeOf: options.route ?? ((url: URL) => url.pathname) };
    const listener = { record: (metric: PerformanceMetric): void => void record(metric), page };
    const observer = isWatching ? PageObserver.ofPage() : undefined;
    observer?.listen(listener);
    const leave = (): void => {
      observer?.conclude();
      if (isAllowed())
        queue?.leave();
    };
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave(), { signal: stopping.signal });
    addEventListener('pagehide', leave, { signal: stopping.signal });
    stopping.signal.addEventListener('abort', () => observer?.leave(listener));
    if (isAllowed())
      queueOf(); // sends what an earlier page could not
  }
  return {
    record_metric: record,
    recordMetric: record,
    flush: () => isAllowed() && queue ? queue.flush() : Promise.resolve(),
    stop: () => {
      stopping.abort();
      queue?.stop();
    },
    get pending() { return queue?.length ?? 0; },
    get dropped() { return queue?.dropped ?? 0; },
  };
}
