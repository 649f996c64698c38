// SPDX-License-Identifier: MIT
// A program that shows its metrics with prom-client, as its documentation says, and does at other addresses what none should.
// Usage: prom.mjs PORT
import { createServer } from 'node:http';
import client from 'prom-client';

new client.Gauge({ name: 'prom_queue', help: 'Jobs that wait' }).set(17);
new client.Counter({ name: 'prom_requests_total', help: 'Requests', labelNames: ['code'] }).inc({ code: '200' }, 42);
const latency = new client.Histogram({ name: 'prom_latency_seconds', help: 'Latency', buckets: [0.1, 0.25, 0.5, 1] });
const summary = new client.Summary({ name: 'prom_summary_seconds', help: 'The same', percentiles: [0.5, 0.9] });
for (let i = 0; i < 100; ++i) {
  latency.observe(0.3);
  summary.observe(i / 100);
}

createServer(async (request, response) => {
  switch (request.url) {
    case '/drip':
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      setInterval(() => response.write('#'), 500);
      break;
    case '/endless': {
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      const line = 'endless 1\n'.repeat(10_000);
      const pour = () => { while (response.write(line)); response.once('drain', pour); };
      response.on('error', () => {});
      pour();
      break;
    }
    case '/elsewhere':
      response.writeHead(302, { Location: '/elsewhere' }).end();
      break;
    default:
      response.writeHead(200, { 'Content-Type': client.register.contentType }).end(await client.register.metrics());
  }
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
