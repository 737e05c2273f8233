// What a page of the built extension loads: before it can draw, and later on demand.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * The scripts of a page by their paths in `root`: `start`, those that its first script imports, `later`, what comes in by dynamic
 * import once there is something to do, and `asked`, what those bring in when somebody asks for it.
 */
export const pageScripts = (root, page) => {
  const start = new Set();
  const later = new Set();
  const asked = new Set();
  let dynamic = new Set();
  const visit = (file, found) => {
    if ([start, later, asked].some((known) => known.has(file))) return;
    found.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    const beside = (path) => posix.join(posix.dirname(file), path);
    for (const [, path] of text.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) visit(beside(path), found);
    for (const [, path] of text.matchAll(/import\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) dynamic.add(beside(path));
  };
  const html = readFileSync(join(root, page), 'utf8');
  for (const [, path] of html.matchAll(/<script[^>]+src="\/?([^"]+\.js)"/g)) visit(path, start);
  for (const found of [later, asked]) {
    const here = dynamic;
    dynamic = new Set();
    for (const path of here) visit(path, found);
  }
  for (const path of dynamic) visit(path, asked);
  return { start: [...start], later: [...later], asked: [...asked] };
};
