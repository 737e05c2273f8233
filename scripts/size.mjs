#!/usr/bin/env node
// Prints what each page of the built extension loads at start and on demand, gzipped, and fails where a budget is exceeded.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pageScripts } from './page-scripts.mjs';

const root = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/chrome');
const budgets = {
  'src/panel/panel.html': { start: 60_000, later: 220_000, asked: 15_000 },
  'src/devtools/devtools.html': { start: 8_000, later: 0, asked: 0 },
};

const sized = (files) => files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(root, file)), { level: 9 }).length }));
const sum = (parts) => parts.reduce((total, { bytes }) => total + bytes, 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

let over = 0;
for (const [page, { start: startBudget, later: laterBudget, asked: askedBudget }] of Object.entries(budgets)) {
  const { start, later, asked } = pageScripts(root, page);
  const loaded = sized(start);
  const behind = sized(later);
  const wanted = sized(asked);
  const code = behind.filter(({ file }) => !/(^|\/)catalogue-/.test(file));
  const books = behind.filter((part) => !code.includes(part));
  if (loaded.length === 0 || sum(loaded) > startBudget || sum(code) > laterBudget || sum(wanted) > askedBudget) over++;
  console.log(`${page}: ${kB(sum(loaded))} gzipped at start, of ${kB(startBudget)}`);
  for (const { file, bytes } of loaded) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
  if (behind.length === 0) continue;
  console.log(`  with the first request that is to be judged: ${kB(sum(code))} of ${kB(laterBudget)}, and the catalogue ${kB(sum(books))}`);
  for (const { file, bytes } of behind) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
  if (wanted.length === 0) continue;
  console.log(`  when somebody asks for it: ${kB(sum(wanted))} of ${kB(askedBudget)}`);
  for (const { file, bytes } of wanted) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
}
if (over > 0) {
  console.error('A page is over its budget.');
  process.exit(1);
}
