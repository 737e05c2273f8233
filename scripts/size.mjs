#!/usr/bin/env node
// Prints what each page of the built extension loads at start, gzipped, and fails where a budget is exceeded.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/chrome');
const budgets = {
  'src/panel/panel.html': { start: 60_000, engine: 130_000 },
  'src/devtools/devtools.html': { start: 8_000, engine: 0 },
};

/** The scripts that a page has loaded before it can draw, and those that come in behind it by dynamic import. */
const scripts = (page) => {
  const start = new Set();
  const later = new Set();
  const visit = (file, found) => {
    if (start.has(file) || found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    const beside = (path) => posix.join(posix.dirname(file), path);
    for (const [, path] of text.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) visit(beside(path), found);
    for (const [, path] of text.matchAll(/import\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) dynamic.add(beside(path));
  };
  const dynamic = new Set();
  const html = readFileSync(join(root, page), 'utf8');
  for (const [, path] of html.matchAll(/<script[^>]+src="\/?([^"]+\.js)"/g)) visit(path, start);
  for (const path of dynamic) visit(path, later);
  return { start: [...start], later: [...later] };
};

const sized = (files) => files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(root, file)), { level: 9 }).length }));
const sum = (parts) => parts.reduce((total, { bytes }) => total + bytes, 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

let over = 0;
for (const [page, { start: startBudget, engine: engineBudget }] of Object.entries(budgets)) {
  const { start, later } = scripts(page);
  const loaded = sized(start);
  const behind = sized(later);
  const engine = behind.filter(({ file }) => !/(^|\/)catalogue-/.test(file));
  const books = behind.filter((part) => !engine.includes(part));
  if (loaded.length === 0 || sum(loaded) > startBudget || sum(engine) > engineBudget) over++;
  console.log(`${page}: ${kB(sum(loaded))} gzipped at start, of ${kB(startBudget)}`);
  for (const { file, bytes } of loaded) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
  if (behind.length === 0) continue;
  console.log(`  behind it: engine ${kB(sum(engine))} of ${kB(engineBudget)}, and the catalogue ${kB(sum(books))}`);
  for (const { file, bytes } of behind) console.log(`  ${kB(bytes).padStart(9)}  ${file}`);
}
if (over > 0) {
  console.error('A page is over its budget.');
  process.exit(1);
}
