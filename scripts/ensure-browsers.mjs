// Finds browsers, and installs Debian's where that is possible. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { browserNames, findBrowser } from './find-browser.mjs';

const debianPackages = { chromium: 'chromium', firefox: 'firefox-esr' };
const pages = {
  chromium: 'https://www.chromium.org/getting-involved/download-chromium/',
  chrome: 'https://www.google.com/chrome/',
  edge: 'https://www.microsoft.com/edge',
  firefox: 'https://www.mozilla.org/firefox/',
};

const mayInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed.`);
}

function howToInstall(name) {
  const debian = debianPackages[name];
  const hint = debian && process.platform === 'linux' ? ` On Debian: sudo apt-get install ${debian}.` : '';
  return `No ${name} was found. Install it (${pages[name]}), or set CULPRIT_${name.toUpperCase()} to its program.${hint}`;
}

/** Makes sure that each browser is there. Returns name → program; throws with advice where one can't be had. */
export function ensureBrowsers(names) {
  const unknown = names.find((name) => !browserNames.includes(name));
  if (unknown !== undefined) throw new Error(`There is no browser "${unknown}". Choose one of: ${browserNames.join(', ')}.`);
  const missing = names.filter((name) => findBrowser(name) === null);
  const installable = missing.map((name) => debianPackages[name]).filter(Boolean);
  if (installable.length > 0 && mayInstall()) {
    console.error(`Installing ${installable.join(' and ')}…`);
    aptGet('update', '-q');
    aptGet('install', '-y', '-q', '--no-install-recommends', ...installable);
  }
  return Object.fromEntries(
    names.map((name) => {
      const program = findBrowser(name);
      if (program === null) throw new Error(howToInstall(name));
      return [name, program];
    }),
  );
}
