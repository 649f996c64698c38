// SPDX-License-Identifier: MIT
// Our own web client in a program of Node's. Usage: web.mjs PORT
import { createPerformanceClient } from '../../../resources/web-client/src/index.ts';

const client = createPerformanceClient({ endpoint: `http://127.0.0.1:${process.argv[2]}/v1/record` });
await client.record_metric({ id: 'page_load_time', name: 'Page Load Time', category: 'Rendering', value: 123.5, unit: 'ms' });
await client.recordMetric({ id: 'page_load_time', name: 'Page Load Time', category: 'Rendering', value: 5, unit: 's' }); // another unit: refused
await client.flush();
if (client.pending !== 0 || client.dropped !== 1)
  throw new Error(`${client.pending} wait, ${client.dropped} were dropped`);
