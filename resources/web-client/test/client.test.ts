// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { createPerformanceClient, InvalidMetricError } from '../src/index.ts';
import { MetricQueue } from '../src/queue.ts';
import type { Shelf } from '../src/queue.ts';

interface Sent { headers: Record<string, unknown>; metrics: Record<string, unknown>[] }

/** A server that answers with a status and remembers what it was sent. */
async function receiver(status: () => number = () => 200) {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      sent.push({ headers: request.headers, metrics: (JSON.parse(body) as { metrics: Record<string, unknown>[] }).metrics });
      response.writeHead(status(), { 'Content-Type': 'application/json' }).end('{"accepted":1,"rejected":0}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { sent, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/record`, close: () => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); }) };
}

const metric = { id: 'a', name: 'a', category: 'Custom' as const, value: 1, unit: '1', timestamp: 1, attributes: {}, metadata: {} };

class MemoryShelf implements Shelf {
  readonly kept = new Map<string, string>();
  getItem(key: string) { return this.kept.get(key) ?? null; }
  setItem(key: string, value: string) { this.kept.set(key, value); }
  removeItem(key: string) { this.kept.delete(key); }
}

test('a metric arrives whole, as JSON and without credentials', async () => {
  const { sent, endpoint, close } = await receiver();
  const client = createPerformanceClient({ endpoint });
  await client.record_metric({ id: 'page_load_time', name: 'Page Load Time', category: 'Rendering', value: 123.5, unit: 'ms' });
  await client.recordMetric({ id: 'clicks', value: 2, metadata: { route: '/cart' } });
  assert.equal(client.pending, 2);
  await client.flush();
  assert.equal(client.pending, 0);
  assert.equal(sent.length, 1); // both in one batch
  assert.equal(sent[0]!.headers['content-type'], 'application/json');
  assert.equal(sent[0]!.headers['cookie'], undefined);
  const [load, clicks] = sent[0]!.metrics;
  assert.deepEqual({ ...load, timestamp: 0 }, { id: 'page_load_time', name: 'Page Load Time', category: 'Rendering', value: 123.5, unit: 'ms', timestamp: 0, attributes: {}, metadata: {} });
  assert.ok(Math.abs((load!['timestamp'] as number) - Date.now()) < 5000);
  assert.deepEqual(clicks!['metadata'], { route: '/cart' });
  await close();
});

test('what is no metric is refused with the field', async () => {
  const client = createPerformanceClient({ endpoint: 'http://127.0.0.1:1/' });
  for (const [bad, field] of [[{ id: '', value: 1 }, 'id'], [{ id: 'x'.repeat(257), value: 1 }, 'id'], [{ id: 'a', value: NaN }, 'value'], [{ id: 'a', value: Infinity }, 'value']] as const)
    await assert.rejects(client.recordMetric(bad), (error: unknown) => error instanceof InvalidMetricError && error.field === field);
  assert.equal(client.pending, 0);
});

test('without a dashboard nothing is lost but the oldest beyond the capacity, and the order stays', async () => {
  const client = createPerformanceClient({ endpoint: 'http://127.0.0.1:1/', capacity: 3, interval: 60_000 });
  for (let value = 1; value <= 5; ++value)
    await client.recordMetric({ id: 'a', value });
  await client.flush(); // does not reject
  assert.equal(client.pending, 3);
  assert.equal(client.dropped, 2);
});

test('a busy dashboard is asked again, a refusal is not', async () => {
  let status = 503;
  const { sent, endpoint, close } = await receiver(() => status);
  const queue = new MetricQueue({ endpoint, interval: 60_000, capacity: 10 });
  queue.add(metric);
  await queue.flush();
  assert.equal(queue.length, 1);
  status = 200;
  await queue.flush();
  assert.equal(queue.length, 0);
  assert.equal(sent.length, 2);
  status = 415;
  queue.add(metric);
  await queue.flush();
  assert.equal(queue.length, 0);
  assert.equal(queue.dropped, 1);
  await close();
});

test('many metrics go in batches, in order', async () => {
  const { sent, endpoint, close } = await receiver();
  const queue = new MetricQueue({ endpoint, interval: 60_000, capacity: 1000 });
  for (let value = 0; value < 250; ++value)
    queue.add({ ...metric, value });
  await queue.flush();
  assert.deepEqual(sent.map((s) => s.metrics.length), [100, 100, 50]);
  assert.deepEqual(sent.flatMap((s) => s.metrics.map((m) => m['value'])), [...Array(250).keys()]);
  await close();
});

test('what a page could not send is sent by the next', async () => {
  const shelf = new MemoryShelf();
  const first = new MetricQueue({ endpoint: 'http://127.0.0.1:1/', interval: 60_000, capacity: 10, shelf });
  first.add({ ...metric, value: 7 });
  first.leave();
  for (let i = 0; i < 100 && shelf.kept.size === 0; ++i)
    await new Promise((done) => setTimeout(done, 10));
  const { sent, endpoint, close } = await receiver();
  const second = new MetricQueue({ endpoint, interval: 60_000, capacity: 10, shelf });
  assert.equal(second.length, 1);
  await second.flush();
  assert.equal(sent[0]!.metrics[0]!['value'], 7);
  assert.equal(shelf.kept.size, 0);
  await close();
});

test('a shelf with rubbish, or none, does no harm', () => {
  const shelf = new MemoryShelf();
  shelf.setItem('@wai/performance', '{"not": "a list"');
  const queue = new MetricQueue({ endpoint: 'http://127.0.0.1:1/', interval: 60_000, capacity: 10, shelf });
  assert.equal(queue.length, 0);
  new MetricQueue({ endpoint: 'http://127.0.0.1:1/', interval: 60_000, capacity: 10 }).leave();
});

test('a page that goes away sends no more than a browser lets through', async () => {
  const { sent, endpoint, close } = await receiver();
  const shelf = new MemoryShelf();
  const queue = new MetricQueue({ endpoint, interval: 60_000, capacity: 1000, shelf });
  for (let value = 0; value < 300; ++value)
    queue.add({ ...metric, value, metadata: { text: 'x'.repeat(400) } });
  queue.leave();
  for (let i = 0; i < 100 && sent.length === 0; ++i)
    await new Promise((done) => setTimeout(done, 10));
  const stored = (): unknown[] => JSON.parse(shelf.getItem('@wai/performance') ?? '[]') as unknown[];
  for (let i = 0; i < 100 && stored().length === 300; ++i) // until the answer is there
    await new Promise((done) => setTimeout(done, 10));
  assert.ok(JSON.stringify(sent[0]!.metrics).length < 65_536);
  const kept = JSON.parse(shelf.getItem('@wai/performance')!) as { value: number }[];
  assert.equal(sent[0]!.metrics.length + kept.length, 300);
  assert.equal(kept.at(-1)!.value, 299);
  await close();
});

test('a page that goes away counts bytes, not characters', async () => {
  const { sent, endpoint, close } = await receiver();
  const queue = new MetricQueue({ endpoint, interval: 60_000, capacity: 1000, shelf: new MemoryShelf() });
  for (let value = 0; value < 90; ++value)
    queue.add({ ...metric, value, metadata: { text: '性'.repeat(400) } }); // 1,200 bytes each
  queue.leave();
  for (let i = 0; i < 100 && sent.length === 0; ++i)
    await new Promise((done) => setTimeout(done, 10));
  assert.ok(Buffer.byteLength(JSON.stringify({ metrics: sent[0]!.metrics })) <= 60_000);
  assert.ok(sent[0]!.metrics.length > 40);
  await close();
});

test('what waits is stored before anything is sent, and taken away when it was taken', async () => {
  const shelf = new MemoryShelf();
  const { endpoint, close } = await receiver();
  const queue = new MetricQueue({ endpoint, interval: 60_000, capacity: 10, shelf });
  queue.add({ ...metric, value: 1 });
  queue.add({ ...metric, value: 2 });
  queue.leave();
  assert.equal((JSON.parse(shelf.getItem('@wai/performance')!) as unknown[]).length, 2); // whatever becomes of the page now
  for (let i = 0; i < 100 && shelf.kept.size > 0; ++i)
    await new Promise((done) => setTimeout(done, 10));
  assert.equal(shelf.kept.size, 0);
  await close();
});

test('what a page reads from the shelf stays there until it is sent', async () => {
  const shelf = new MemoryShelf();
  new MetricQueue({ endpoint: 'http://127.0.0.1:1/', interval: 60_000, capacity: 10, shelf }).leave();
  shelf.setItem('@wai/performance', JSON.stringify([{ ...metric, value: 3 }]));
  const queue = new MetricQueue({ endpoint: 'http://127.0.0.1:1/', interval: 60_000, capacity: 10, shelf });
  await queue.flush();
  assert.equal(queue.length, 1);
  assert.equal(shelf.kept.size, 1);
});

test('without consent nothing is kept, and what was stopped says nothing', async () => {
  const { sent, endpoint, close } = await receiver();
  let consent = false;
  const client = createPerformanceClient({ endpoint, consent: () => consent });
  await client.recordMetric({ id: 'a', value: 1 });
  assert.equal(client.pending, 0);
  consent = true;
  await client.recordMetric({ id: 'a', value: 2 });
  assert.equal(client.pending, 1);
  client.stop();
  await client.recordMetric({ id: 'a', value: 3 });
  await client.flush();
  assert.equal(client.pending, 0);
  assert.equal(sent.length, 0);
  await close();
});
