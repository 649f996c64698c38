// SPDX-License-Identifier: MIT
// What speedscope's own importer makes of a file: a line of JSON for each profile in it. Usage: node speedscope.mjs FILE
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

// The importer is inside the bundle of the application: the function that loadFileFromBase64 calls is handed out of it.
const folder = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), 'node_modules/speedscope/dist/release');
let code = fs.readFileSync(path.join(folder, fs.readdirSync(folder).find(name => /^speedscope-.*\.js$/.test(name))), 'utf8');
const name = code.match(/loadFileFromBase64:\(\w+,\w+\)=>\{this\.loadProfile\(\(\)=>(\w+)\(/)[1];
code = code.replace(new RegExp(`(async )?function ${name}\\(`), begin => `;globalThis.importProfile=(...a)=>${name}(...a);${begin}`);

const anything = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : anything),
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});
const context = vm.createContext({
  console: { log() {}, warn() {}, error() {} }, TextDecoder, TextEncoder, Uint8Array, ArrayBuffer, DataView, Promise, atob, btoa, setTimeout, clearTimeout,
  performance, URL, Blob, Response, DecompressionStream, document: anything, navigator: { userAgent: 'node' }, localStorage: anything, FontFace: anything, fetch: anything,
  location: { hash: '', href: 'http://localhost/', protocol: 'http:' }, requestAnimationFrame: () => 0,
});
context.window = context;
context.self = context;
try {
  vm.runInContext(code, context);
} catch {
  // Its user interface finds no window here; the importer is there.
}
const file = process.argv[2];
const group = await context.importProfile(path.basename(file), fs.readFileSync(file).toString('base64'));
if (!group) {
  console.error('speedscope does not know this format');
  process.exit(1);
}
for (const profile of group.profiles) {
  const functions = [];
  profile.forEachFrame(frame => functions.push({ name: frame.name, self: frame.getSelfWeight(), total: frame.getTotalWeight() }));
  console.log(JSON.stringify({ name: profile.getName(), unit: profile.getWeightUnit(), functions }));
}
