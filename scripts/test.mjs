#!/usr/bin/env node
// npm test: from a bare clone to a verdict. Installs what it needs, builds, and runs everything there is; the last line sums it up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureDependencies, root } from './ensure-dependencies.mjs';

const sums = { passed: 0, failed: 0 };
const failures = [];

const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0;

const node = (file, ...args) => run(process.execPath, [join(root, file), ...args]);

/** A step that passes or fails as a whole. */
const step = (name, passes) => {
  console.log(`\n── ${name}`);
  const ok = passes();
  sums[ok ? 'passed' : 'failed']++;
  if (!ok) failures.push(name);
  return ok;
};

/** A run of Vitest: what counts is what its own report says ran. A skipped test is a failing one. */
const suite = (project) => {
  console.log(`\n── ${project} tests`);
  const report = join(root, `artifacts/${project}.json`);
  rmSync(report, { force: true });
  const ok = node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  if (!existsSync(report)) {
    sums.failed++;
    failures.push(`${project} tests did not run`);
    return;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, numTotalTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const unfit = numFailedTests + numPendingTests + numTodoTests;
  sums.passed += numPassedTests;
  sums.failed += unfit > 0 ? unfit : ok && numFailedTestSuites === 0 && numTotalTests > 0 ? 0 : 1;
  if (!ok || unfit > 0) failures.push(`${project} tests`);
};

try {
  ensureDependencies();
  await ensureBrowsers(['chromium', 'firefox']);
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  const built = step('build', () => node('scripts/build.mjs'));
  step('types', () => node('node_modules/typescript/bin/tsc', '--noEmit'));
  step('lint and format', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'));
  step('page sizes', () => built && node('scripts/size.mjs'));
  suite('unit');
  if (built) suite('e2e');
  else failures.push('e2e tests need a build');
} catch (error) {
  sums.failed++;
  failures.push(error instanceof Error ? error.message : String(error));
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(' · ')}`);
console.log(`\n${sums.passed} passed, ${sums.failed} failed`);
process.exit(sums.failed > 0 ? 1 : 0);
