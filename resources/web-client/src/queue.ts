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
/** Browsers send at most 64 KiB behind the back of a page that goes away, of what goes over the wire: bytes of UTF-8. */
const keepaliveBytes = 60_000;
/** A dashboard that is not there is tried ever more rarely. */
const longestPause = 60_000;

const encoder = new TextEncoder();

/** Gathers metrics and sends them in batches; nothing that happens here disturbs the page. */
export class MetricQueue {
  #waiting: string[] = []; // as JSON: what is sent, counted in bytes, and stored
  #inFlight = new Set<string>();
  #stored = new Set<string>(); // what of it lies on the shelf
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #dropped = 0;
  #stopped = false;
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
    if (this.#stopped)
      return;
    this.#waiting.push(JSON.stringify(metric));
    if (this.#waiting.length > this.#options.capacity) {
      this.#takeAway(this.#waiting.splice(0, 1));
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

  /**
   * The page goes away, perhaps for good: everything is put on the shelf, since no answer may find anybody here, and as much as the
   * browser lets through is sent. What is sent and told taken leaves the shelf; what is sent twice the dashboard takes once.
   */
  leave(): void {
    if (this.#stopped || this.#waiting.length + this.#inFlight.size === 0)
      return;
    this.#store([...this.#inFlight, ...this.#waiting]);
    let bytes = encoder.encode('{"metrics":[]}').length;
    let count = 0;
    for (const text of this.#waiting) {
      bytes += encoder.encode(text).length + 1;
      if (bytes > keepaliveBytes)
        break;
      ++count;
    }
    const batch = this.#waiting.splice(0, count);
    if (batch.length > 0)
      void this.#deliver(batch, true);
    if (this.#waiting.length > 0)
      this.#schedule(this.#options.interval); // where the page stays after all
  }

  /** Gives up what waits, and what was stored: nothing is sent any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#takeAway([...this.#stored]);
  }

  #schedule(delay: number): void {
    if (this.#timer !== undefined || this.#sending || this.#stopped)
      return;
    this.#timer = setTimeout(() => void this.flush(), delay);
    (this.#timer as { unref?: () => void }).unref?.(); // a program of Node need not stay for it
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!await this.#deliver(this.#waiting.splice(0, batchSize), false)) {
        this.#failures = Math.min(this.#failures + 1, 10);
        return;
      }
      this.#failures = 0;
    }
  }

  /** Sends these; where nobody takes them, they wait again, oldest first. Whether they need not be sent again. */
  async #deliver(batch: string[], keepalive: boolean): Promise<boolean> {
    for (const text of batch)
      this.#inFlight.add(text);
    let taken = false;
    try {
      taken = await this.#post(batch, keepalive);
    } catch {
      // Not there, or more than the browser lets through.
    }
    for (const text of batch)
      this.#inFlight.delete(text);
    if (taken)
      this.#takeAway(batch);
    else if (!this.#stopped)
      this.#waiting.unshift(...batch);
    if (!taken && keepalive)
      this.#schedule(this.#options.interval);
    return taken;
  }

  /** Whether these need not be sent again: taken, or refused for good. */
  async #post(batch: string[], keepalive: boolean): Promise<boolean> {
    const answer = await fetch(this.#options.endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      mode: 'cors',
      keepalive,
      body: `{"metrics":[${batch.join(',')}]}`,
    });
    if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) {
      const told = await answer.json().catch(() => undefined) as { rejected?: number } | undefined;
      this.#dropped += answer.ok ? told?.rejected ?? 0 : batch.length;
      return true;
    }
    return false;
  }

  /** What lies on the shelf; pages of the same origin share it. */
  #shelved(): string[] {
    const kept = JSON.parse(this.#options.shelf?.getItem(shelfKey) ?? '[]') as Waiting[];
    return Array.isArray(kept) ? kept.map((metric) => JSON.stringify(metric)) : [];
  }

  #write(texts: string[]): void {
    if (texts.length > 0)
      this.#options.shelf?.setItem(shelfKey, `[${texts.join(',')}]`);
    else
      this.#options.shelf?.removeItem(shelfKey);
  }

  #store(texts: string[]): void {
    try {
      const all = new Set([...this.#shelved(), ...texts]);
      this.#write([...all].slice(-this.#options.capacity));
      for (const text of texts)
        this.#stored.add(text);
    } catch {
      // No shelf, or a full one: it waits here as long as the page lives.
    }
  }

  #takeAway(texts: string[]): void {
    const gone = new Set(texts.filter((text) => this.#stored.delete(text)));
    if (gone.size === 0)
      return;
    try {
      this.#write(this.#shelved().filter((text) => !gone.has(text)));
    } catch {
      // Somebody else's rubbish stands there: it is not touched.
    }
  }

  /** What an earlier page could not send; it stays on the shelf until it is sent. */
  #restore(): void {
    try {
      const kept = this.#shelved().slice(-this.#options.capacity);
      if (kept.length === 0)
        return;
      for (const text of kept)
        this.#stored.add(text);
      this.#waiting.push(...kept);
      this.#schedule(this.#options.interval);
    } catch {
      // What stands there is none of ours.
    }
  }
}
