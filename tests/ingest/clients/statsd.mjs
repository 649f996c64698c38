// SPDX-License-Identifier: MIT
// A program that speaks DogStatsD through a client of its own. Usage: statsd.mjs PORT
import StatsD from 'hot-shots';

const client = new StatsD({ host: '127.0.0.1', port: Number(process.argv[2]), prefix: 'script.', globalTags: { env: 'test' } });
for (let i = 0; i < 10; ++i)
  client.increment('jobs', 2, { queue: 'mail' });
client.gauge('depth', 12);
client.gauge('depth', 17);
for (let i = 1; i <= 100; ++i)
  client.timing('duration', i);
for (const user of ['ann', 'ben', 'ann', 'cleo'])
  client.set('users', user);
client.increment('sampled', 1, 1);
client.close();
