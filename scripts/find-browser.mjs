// Where the browsers are. Node built-ins only: this runs before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const inPath = {
  chromium: ['chromium', 'chromium-browser'],
  chrome: ['google-chrome', 'google-chrome-stable', 'chrome'],
  edge: ['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
  firefox: ['firefox-esr', 'firefox'],
};
const macApplications = {
  chromium: 'Chromium.app/Contents/MacOS/Chromium',
  chrome: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  edge: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  firefox: 'Firefox.app/Contents/MacOS/firefox',
};
const windowsPrograms = {
  chromium: 'Chromium\\Application\\chrome.exe',
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  edge: 'Microsoft\\Edge\\Application\\msedge.exe',
  firefox: 'Mozilla Firefox\\firefox.exe',
};

export const browserNames = Object.keys(inPath);

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(name) {
  const { env, platform } = process;
  if (platform === 'darwin') return ['/Applications', join(env.HOME ?? '', 'Applications')].map((dir) => join(dir, macApplications[name]));
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean).map((dir) => join(dir, windowsPrograms[name]));
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return inPath[name].flatMap((file) => folders.map((folder) => join(folder, file)));
}

/** The browser's program, or null. `CULPRIT_CHROMIUM`, `CULPRIT_FIREFOX`… name one that is elsewhere. */
export function findBrowser(name) {
  const told = process.env[`CULPRIT_${name.toUpperCase()}`];
  return (told ? [told] : candidates(name)).find(isExecutable) ?? null;
}
