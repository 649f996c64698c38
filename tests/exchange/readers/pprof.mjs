// SPDX-License-Identifier: MIT
// What the package pprof-format reads of a gzipped pprof profile, as a line of JSON. Usage: node pprof.mjs FILE
import fs from 'node:fs';
import zlib from 'node:zlib';
import { Profile } from 'pprof-format';

const profile = Profile.decode(zlib.gunzipSync(fs.readFileSync(process.argv[2])));
const text = index => profile.stringTable.strings[Number(index)];
const locations = new Map(profile.location.map(location => [location.id, location]));
const names = new Map(profile.function.map(fn => [fn.id, text(fn.name)]));
const value = profile.sampleType.length - 1;
const functions = new Map();
for (const sample of profile.sample) {
  // The innermost location comes first, in it the innermost inlined function.
  const stack = sample.locationId.flatMap(id => locations.get(id).line.map(line => names.get(line.functionId)));
  const weight = Number(sample.value[value]);
  for (const name of new Set(stack)) {
    const entry = functions.get(name) ?? { name, self: 0, total: 0 };
    entry.total += weight;
    functions.set(name, entry);
  }
  functions.get(stack[0]).self += weight;
}
console.log(JSON.stringify({ unit: text(profile.sampleType[value].unit), functions: [...functions.values()] }));
