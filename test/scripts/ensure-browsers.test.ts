import { afterEach, expect, it, vi } from 'vitest';
import { ensureBrowsers } from '../../scripts/ensure-browsers.mjs';
import { type BrowserName, browserNames, findBrowser } from '../../scripts/find-browser.mjs';

afterEach(() => vi.unstubAllEnvs());

it('takes the program that the environment names', () => {
  vi.stubEnv('CULPRIT_EDGE', process.execPath);
  expect(findBrowser('edge')).toBe(process.execPath);
  expect(ensureBrowsers(['edge'])).toEqual({ edge: process.execPath });
});

it('finds nothing where the named program cannot be run, and says how to get one', () => {
  vi.stubEnv('CULPRIT_EDGE', '/nowhere/msedge');
  expect(findBrowser('edge')).toBeNull();
  expect(() => ensureBrowsers(['edge'])).toThrow('No edge was found. Install it (https://www.microsoft.com/edge), or set CULPRIT_EDGE');
});

it('lists the browsers it knows when asked for another', () => {
  expect(() => ensureBrowsers(['netscape' as BrowserName])).toThrow('Choose one of: chromium, chrome, edge, firefox.');
  expect(browserNames).toEqual(['chromium', 'chrome', 'edge', 'firefox']);
});
