// SPDX-License-Identifier: MIT
// A page with our web client in a real browser: it loads, a slow button is clicked, it is left. A page of another origin
// tries the same, and more. Usage: page.mjs RECEIVER_PORT PAGE_PORT FOREIGN_PORT BUNDLE
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [receiver, own, foreign, bundle] = process.argv.slice(2);
const script = await readFile(bundle, 'utf8');
const page = `<!doctype html><title>shop</title><h1>Shop</h1><button id="slow">Pay</button>
<script type="module">
import { createPerformanceClient } from '/client.js';
window.client = createPerformanceClient({ endpoint: 'http://127.0.0.1:${receiver}/v1/record', interval: 300 });
document.getElementById('slow').addEventListener('click', () => { const end = performance.now() + 320; while (performance.now() < end); });
await client.record_metric({ id: 'page_load_time', name: 'Page Load Time', category: 'Rendering', value: performance.now(), unit: 'ms' });
window.ready = true;
</script>`;
const serve = (port) => new Promise((done) => {
  const server = createServer((request, response) => {
    const isScript = request.url === '/client.js';
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' }).end(isScript ? script : page);
  });
  server.listen(Number(port), '127.0.0.1', () => done(server));
});
const servers = await Promise.all([serve(own), serve(foreign)]);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const shop = await browser.newPage();
  await shop.goto(`http://localhost:${own}/cart`);
  await shop.waitForFunction('window.ready');
  await shop.click('#slow');
  await shop.waitForTimeout(1500);
  const cost = await shop.evaluate(async () => {
    const begun = performance.now();
    for (let i = 0; i < 500; ++i)
      await client.record_metric({ id: 'cost', value: i });
    return (performance.now() - begun) / 500;
  });
  await shop.goto('about:blank'); // which is what tells INP and CLS
  console.log(`cost ${cost.toFixed(4)} ms a metric`);

  const stranger = await browser.newPage();
  await stranger.goto(`http://localhost:${foreign}/`);
  const tries = await stranger.evaluate(async (port) => {
    const url = `http://127.0.0.1:${port}`;
    const attempt = async (path, options) => {
      try {
        const answer = await fetch(url + path, options);
        return answer.type === 'opaque' ? 'opaque' : answer.status;
      } catch {
        return 'refused';
      }
    };
    const body = '{"id":"attack","value":1}';
    const image = await new Promise((done) => {
      const element = new Image();
      element.onload = () => done('loaded');
      element.onerror = () => done('refused');
      element.src = url + '/metrics';
    });
    const socket = await new Promise((done) => {
      const s = new WebSocket(`ws://127.0.0.1:${port}/metrics`);
      s.onopen = () => done('open');
      s.onerror = () => done('refused');
    });
    return {
      json: await attempt('/v1/record', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
      text: await attempt('/v1/record', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body }),
      noCors: await attempt('/v1/record', { method: 'POST', mode: 'no-cors', body }),
      read: await attempt('/metrics', {}),
      readNoCors: await attempt('/metrics', { mode: 'no-cors' }),
      image,
      socket,
    };
  }, receiver);
  console.log(JSON.stringify(tries));
  for (const [what, result] of Object.entries(tries)) {
    // An opaque answer is one that the page cannot read; that nothing was taken, the receiver's counters say.
    if (result !== 'refused' && result !== 'opaque')
      throw new Error(`a foreign page got through: ${what} ${result}`);
  }
} finally {
  await browser.close();
  for (const server of servers)
    server.close();
}
