// SPDX-License-Identifier: MIT

/** What of the Navigation API is used here; not every browser has it, and TypeScript's library not yet. */
interface NavigationLike {
  addEventListener(type: 'currententrychange', listener: () => void): void;
}

/** How many changes of address are remembered; what is told of an earlier moment is told of the first that is. */
const longestLog = 100;

/** Which address the page had at a moment: what is measured is told later, when the page has moved on. */
export class RouteLog {
  #entries: { since: number; url: string }[] = [{ since: 0, url: location.href }];

  constructor() {
    const { navigation } = globalThis as unknown as { navigation?: NavigationLike };
    navigation?.addEventListener('currententrychange', () => this.#note());
    addEventListener('popstate', () => this.#note());
  }

  /** At a moment of performance.now(). */
  at(moment: number): URL {
    this.#note();
    const entry = this.#entries.findLast((one) => one.since <= moment) ?? this.#entries[0]!;
    return new URL(entry.url);
  }

  /** The one at which the page was loaded. */
  first(): URL {
    return new URL(this.#entries[0]!.url);
  }

  #note(): void {
    if (this.#entries.at(-1)!.url === location.href)
      return;
    this.#entries.push({ since: performance.now(), url: location.href });
    if (this.#entries.length > longestLog)
      this.#entries.splice(1, 1); // the first stays
  }
}
