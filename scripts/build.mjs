#!/usr/bin/env node
// Builds the extension for both browsers and the command line. `npm run build -- chrome` builds one of them.
import { chmodSync } from 'node:fs';
import { build } from 'vite';

const wanted = process.argv.slice(2);
const modes = wanted.length > 0 ? wanted : ['chrome', 'firefox', 'cli'];
for (const mode of modes) await build({ mode, logLevel: 'warn' });
if (modes.includes('cli')) chmodSync('dist/cli/culprit.js', 0o755);
