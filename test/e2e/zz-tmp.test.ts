import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground, playgroundSecrets, type Playground } from '../playground/playground';
import { openRow, readRows } from '../tour/panel-list';
import { launch, type PanelDriver } from './drivers/driver';

describe.each(['chromium', 'firefox'] as const)('%s', (name) => {
  let p: Playground; let d: PanelDriver;
  beforeAll(async () => { p = await startPlayground({ windowSeconds: 4 }); d = await launch(name, name === 'firefox' ? 'dist/firefox' : 'dist/chrome', { url: p.url, hostMap: p.hostMap }); });
  afterAll(async () => { await d?.close(); await p?.close(); });
  it('works', async () => {
    expect(await d.firePlaygroundCase('nat-401-bearer')).toBe('401');
    expect(await d.firePlaygroundCase('nat-429-rate-limited')).toBe('429');
    await openRow(d.panel, (r) => r.rule === 'nat/rate-limited');
    await d.panel.waitFor(() => document.querySelector<HTMLElement>('[data-countdown]')?.dataset.state === 'ready');
    await openRow(d.panel, (r) => r.status === '401');
    await d.panel.click('[data-action="copy-report"]');
    await new Promise((r) => setTimeout(r, 500));
    const text = await d.clipboard();
    console.log(name, text.length, playgroundSecrets.filter((s) => text.includes(s)), text.slice(0, 400), await d.panelErrors(), (await readRows(d.panel)).length);
  });
});
