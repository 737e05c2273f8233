import type { BrowserName } from './find-browser.mjs';
export function ensureBrowsers(names: readonly BrowserName[]): Record<BrowserName, string>;
