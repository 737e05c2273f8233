#!/usr/bin/env node
// npm run bench: what is promised about speed, as ratios measured in one run.
import { runnerImport } from 'vite';
import { root } from './ensure-dependencies.mjs';

const { module } = await runnerImport(`${root}/test/bench/decode.ts`, { configFile: false, root, logLevel: 'warn' });
if (!module.run(console.log, () => performance.now())) {
  console.error('A promise is not kept.');
  process.exitCode = 1;
}
