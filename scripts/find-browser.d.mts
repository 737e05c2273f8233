export type BrowserName = 'chromium' | 'chrome' | 'edge' | 'firefox';
export const browserNames: readonly BrowserName[];
export function findBrowser(name: BrowserName): string | null;
