// SPDX-License-Identifier: MIT
import type { PerformanceMetric } from './metric.ts';

/** Where what could not be sent outlives the page; localStorage fits. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface QueueOptions {
  endpoint: string;
  /** How long metrics gather before they are sent together, in milliseconds. */
  interval: number;
  /** What is kept while the dashboard cannot be reached; the oldest go first. */
  capacity: number;
  shelf?: Shelf | undefined;
}

type Waiting = Required<PerformanceMetric>;

const shelfKey = '@wai/performance';
const batchSize = 100;
/** Browsers send at most 64 KiB behind the back of a page that goes away. */
const keepaliveBytes = 60_000;
/** A dashboard that is not there is tried ever more rarely. */
const longestPause = 60_000;

/** Gathers metrics and sends them in batches; nothing that happens here disturbs the page. */
export class MetricQueue {
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #dropped = 0;
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#restore();
  }

  /** Metrics that were given up: too many while nobody took them, or refused. */
  get dropped(): number {
    return this.#dropped;
  }

  get length(): number {
    return this.#waiting.length;
  }

  add(metric: Waiting): void {
    this.#waiting.push(metric);
    if (this.#waiting.length > this.#options.capacity) {
      this.#waiting.shift();
      ++this.#dropped;
    }
    this.#schedule(this.#waiting.length >= batchSize ? 0 : this.#options.interval);
  }

  /** Sends what waits. Settles when the dashboard has answered, or cannot be reached. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
      if (this.#waiting.length > 0)
        this.#schedule(Math.min(longestPause, this.#options.interval * 2 ** this.#failures));
    });
    return this.#sending;
  }

  /** The page goes away: as much as the browser lets through is sent, the rest is put on the shelf. */
  leave(): void {
    let bytes = 0;
    const batch: Waiting[] = [];
    while (this.#waiting.length > 0) {
      bytes += JSON.stringify(this.#waiting[0]).length + 1;
      if (bytes > keepaliveBytes)
        break;
      batch.push(this.#waiting.shift()!);
    }
    if (batch.length > 0)
      void this.#post(batch, true).then((taken) => taken || this.#store(batch), () => this.#store(batch));
    if (this.#waiting.length > 0)
      this.#store(this.#waiting.splice(0));
  }

  #schedule(delay: number): void {
    if (this.#timer !== undefined || this.#sending)
      return;
    this.#timer = setTimeout(() => void this.flush(), delay);
    (this.#timer as { unref?: () => void }).unref?.(); // a program of Node need not stay for it
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSize);
      let taken = false;
      try {
        taken = await this.#post(batch, false);
      } catch {
        // Not there; what waits stays, oldest first.
      }
      if (!taken) {
        this.#waiting.unshift(...batch);
        this.#failures = Math.min(this.#failures + 1, 10);
        return;
      }
      this.#failures = 0;
    }
  }

  /** Whether these need not be sent again: taken, or refused for good. */
  async #post(batch: Waiting[], keepalive: boolean): Promise<boolean> {
    const answer = await fetch(this.#options.endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      mode: 'cors',
      keepalive,
      body: JSON.stringify({ metrics: batch }),
    });
    if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) {
      const told = await answer.json().catch(() => undefined) as { rejected?: number } | undefined;
      this.#dropped += answer.ok ? told?.rejected ?? 0 : batch.length;
      return true;
    }
    return false;
  }

  #store(batch: Waiting[]): void {
    try {
      const before = JSON.parse(this.#options.shelf?.getItem(shelfKey) ?? '[]') as Waiting[];
      this.#options.shelf?.setItem(shelfKey, JSON.stringify([...before, ...batch].slice(-this.#options.capacity)));
    } catch {
      this.#dropped += batch.length; // no shelf, or a full one
    }
  }

  #restore(): void {
    try {
      const kept = JSON.parse(this.#options.shelf?.getItem(shelfKey) ?? '[]') as Waiting[];
      this.#options.shelf?.removeItem(shelfKey);
      if (Array.isArray(kept) && kept.length > 0) {
        this.#waiting.push(...kept.slice(-this.#options.capacity));
        this.#schedule(this.#options.interval);
      }
    } catch {
      // What stands there is none of ours.
    }
  }
}
