#!/usr/bin/env node
// npm run bench: what is promised about speed, as ratios measured in one run, of the code as it is built.
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './ensure-dependencies.mjs';

const outDir = `${root}/artifacts/bench`;
await build({
  configFile: false,
  publicDir: false,
  root,
  logLevel: 'warn',
  build: { ssr: 'test/bench/decode.ts', outDir, emptyOutDir: true },
  ssr: { noExternal: true },
});
const { run } = await import(pathToFileURL(`${outDir}/decode.js`).href);
if (!run(console.log, () => performance.now())) {
  console.error('A promise is not kept.');
  process.exitCode = 1;
}
