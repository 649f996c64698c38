// SPDX-License-Identifier: MIT
import { createPerformanceClient } from './index.ts';
import type { PerformanceClient, PerformanceClientOptions } from './index.ts';

/** What of a Nuxt application is used here; its own type fits. */
interface NuxtAppLike {
  hook(name: 'app:rendered', callback: () => void): unknown;
  $config?: { app?: { baseURL?: string } };
  $router?: { resolve(to: string): { matched: { path: string }[] } };
  ssrContext?: { url: string };
}

/** "/product/:id" for "/product/42": what the router calls it, so that products are one route. */
function templateOf(app: NuxtAppLike, path: string): string {
  // The router knows no base: "/app/product/42" of an application at "/app/" is "/product/42" to it.
  const base = (app.$config?.app?.baseURL ?? '/').replace(/\/$/, '');
  const inside = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  return app.$router?.resolve(inside).matched.at(-1)?.path ?? path;
}

// A server makes an application for each request; they share one queue.
let onServer: PerformanceClient | undefined;

/**
 * A Nuxt plugin: `export default defineNuxtPlugin(performancePlugin({ name: 'shop' }))`. In the browser it tells Web Vitals and
 * long tasks of every route; on the server, how long rendering took (`ssr_render_time`). `$performance` records what you like.
 */
export function performancePlugin(options: PerformanceClientOptions = {}) {
  return (app: NuxtAppLike): { provide: { performance: PerformanceClient } } => {
    const route = options.route ?? ((url: URL) => templateOf(app, url.pathname));
    if (typeof window !== 'undefined')
      return { provide: { performance: createPerformanceClient({ ...options, route }) } };
    onServer ??= createPerformanceClient(options);
    const client = onServer;
    const begun = performance.now();
    app.hook('app:rendered', () => {
      const path = new URL(app.ssrContext?.url ?? '/', 'http://localhost').pathname;
      void client.record_metric({ id: 'ssr_render_time', name: 'Server rendering', category: 'Rendering', value: performance.now() - begun, unit: 'ms',
                                  attributes: { 'service.name': options.name ?? 'nuxt', 'url.template': templateOf(app, path) } });
    });
    return { provide: { performance: client } };
  };
}
