import { runnerImport } from 'vite';
const imp = async (f) => (await runnerImport('/work/main/' + f, { configFile: false, logLevel: 'warn', root: '/work/main' })).module;
const { startPlayground, playgroundSecrets } = await imp('test/playground/playground.ts');
const { launch } = await imp('test/e2e/drivers/driver.ts');
const p = await startPlayground();
let d;
try {
  d = await launch('chromium', '/tmp/toyext', { url: p.url, hostMap: { ...p.hostMap, timingOut: process.env.NOFETCH ? [] : p.hostMap.timingOut } });
  await d.page.waitFor('return document.documentElement.dataset.ready');
  const out = await d.page.eval(async (origin, key) => { const r = []; for (const mb of [0.1, 1, 5, 9, 11, 20, 45, 51]) { const f = new FormData(); f.append('file', new Blob([new Uint8Array(mb * 1048576)]), 'x.pdf'); const a = await fetch(origin + '/api/v1/contracts?mb=' + mb, { method: 'POST', headers: { Authorization: 'Bearer ' + key }, body: f }); r.push(a.status + ' ' + (await a.text()).length); } return r; }, p.origins.blocksecops, 'bso_team_W5rKx9Tn2Pv7Lm4Zc8Hd1Qj6');
  console.log(out);
  await new Promise(r => setTimeout(r, 1500));
  console.log(await d.panel.eval(`return document.querySelector('#out').textContent`));
} finally { await d?.close(); await p.close(); }
