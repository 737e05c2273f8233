import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The packages of a lockfile by place and version. */
const listed = (file) => {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(packages).filter(([place]) => place !== ''));
};

const upToDate = () => {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = listed(installed);
  return [...listed(join(root, 'package-lock.json'))].every(
    ([place, { version, optional }]) => optional || have.get(place)?.version === version,
  );
};

/** Installs the locked dependencies where they are missing or others. Needs Node's own modules only. */
export const ensureDependencies = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Culprit needs Node 20.19 or later; this is ${process.versions.node}.`);
  if (upToDate()) return;
  console.log('Installing dependencies…');
  const npm = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm ci failed. Check the network, then try again.');
};
