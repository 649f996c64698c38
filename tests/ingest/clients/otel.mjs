// SPDX-License-Identifier: MIT
// An instrumented program, as OpenTelemetry's own documentation writes one: metrics and traces, in one of the encodings.
// Usage: otel.mjs PORT proto|http
import { AggregationTemporality, AggregationType, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { resourceFromAttributes } from '@opentelemetry/resources';

const [port, encoding] = process.argv.slice(2);
const { OTLPMetricExporter } = await import(`@opentelemetry/exporter-metrics-otlp-${encoding}`);
const { OTLPTraceExporter } = await import(`@opentelemetry/exporter-trace-otlp-${encoding}`);
const resource = resourceFromAttributes({ 'service.name': `shop-${encoding}`, 'process.pid': process.pid });
const url = (path) => `http://127.0.0.1:${port}/v1/${path}`;
const compression = 'gzip';

const makeMeters = (temporalityPreference, options = {}) => new MeterProvider({
  resource,
  ...options,
  readers: [new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: url('metrics'), temporalityPreference, compression }),
    exportIntervalMillis: 3_600_000,
  })],
});
const cumulative = makeMeters(AggregationTemporality.CUMULATIVE);
const delta = makeMeters(AggregationTemporality.DELTA);
const exponential = makeMeters(AggregationTemporality.DELTA, {
  views: [{ instrumentName: 'exponential.latency', aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
});

const requests = cumulative.getMeter('shop').createCounter('shop.requests', { unit: '{request}', description: 'Requests' });
const orders = delta.getMeter('shop').createCounter('shop.orders', { unit: '{order}' });
const queue = cumulative.getMeter('shop').createUpDownCounter('shop.queue', { unit: '{job}' });
cumulative.getMeter('shop').createObservableGauge('shop.temperature', { unit: 'Cel' }).addCallback((r) => r.observe(21.5, { room: 'hall, "north"' }));
const latency = cumulative.getMeter('shop').createHistogram('shop.latency', { unit: 'ms' });
const fine = exponential.getMeter('shop').createHistogram('exponential.latency', { unit: 'ms' });

for (let round = 0; round < 2; ++round) {
  requests.add(10, { route: '/cart' });
  requests.add(5, { route: '/pay' });
  orders.add(3);
  queue.add(round === 0 ? 7 : -2);
  // The first round is fast, the second slow: percentiles must be of what is new.
  for (let i = 1; i <= 100; ++i) {
    latency.record(round === 0 ? i / 10 : 1000 + i);
    fine.record(i);
  }
  await Promise.all([cumulative.forceFlush(), delta.forceFlush(), exponential.forceFlush()]);
  await new Promise((done) => setTimeout(done, 20)); // the next points are of a later moment
}

const tracers = new TracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor({ exporter: new OTLPTraceExporter({ url: url('traces'), compression }) })] });
const tracer = tracers.getTracer('shop');
const begin = Date.now() - 1000;
for (let i = 0; i < 20; ++i) {
  const span = tracer.startSpan('GET /cart', { kind: 1, startTime: begin });
  if (i < 4)
    span.setStatus({ code: 2, message: 'out of stock' });
  span.end(begin + 100 + i);
}
await tracers.forceFlush();
await Promise.all([cumulative.shutdown(), delta.shutdown(), exponential.shutdown(), tracers.shutdown()]);
