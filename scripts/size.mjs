#!/usr/bin/env node
// Prints what each page of the built extension loads at start, gzipped, and fails where a budget is exceeded.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/chrome');
const budgets = { 'src/panel/panel.html': 60_000, 'src/devtools/devtools.html': 8_000 };

/** Every script that a page loads before it is ready: its tags, and what those import in turn. Dynamic imports of the start are followed too. */
const scripts = (page) => {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g))
      visit(posix.join(posix.dirname(file), path));
  };
  const html = readFileSync(join(root, page), 'utf8');
  for (const [, path] of html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/?([^"]+\.js)"/g)) visit(path);
  return [...found];
};

let over = 0;
for (const [page, budget] of Object.entries(budgets)) {
  const parts = scripts(page).map((file) => ({ file, bytes: gzipSync(readFileSync(join(root, file)), { level: 9 }).length }));
  const counted = parts.filter(({ file }) => !/(^|\/)catalogue-/.test(file));
  const total = counted.reduce((sum, { bytes }) => sum + bytes, 0);
  const books = parts.filter((part) => !counted.includes(part)).reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(
    `${page}: ${(total / 1000).toFixed(1)} kB gzipped of ${budget / 1000} kB${books > 0 ? `, and the catalogue ${(books / 1000).toFixed(1)} kB` : ''}`,
  );
  for (const { file, bytes } of parts) console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`);
  if (parts.length === 0 || total > budget) over++;
}
if (over > 0) {
  console.error('A page is over its budget.');
  process.exit(1);
}
