import { runnerImport } from 'vite';
const imp = async (f) => (await runnerImport('/work/main/' + f, { configFile: false, logLevel: 'warn', root: '/work/main' })).module;
const { startPlayground } = await imp('test/playground/playground.ts');
const { launch } = await imp('test/e2e/drivers/driver.ts');
const which = process.argv[2];
const p = await startPlayground({ windowSeconds: 60 });
let d;
try {
  d = await launch(which, '/tmp/toyext', { url: p.url, hostMap: p.hostMap });
  await d.page.waitFor('return document.documentElement.dataset.ready');
  for (const c of p.cases) { const n = await d.panel.eval('return document.querySelector("#out").textContent.split("\\n").length'); const t = Date.now(); const saw = await d.firePlaygroundCase(c.id); 
    await new Promise(r => setTimeout(r, 250));
    const rows = await d.panel.eval(`return document.querySelector('#out').textContent.split('\\n').slice(-1)[0]`); const r = JSON.parse(rows || '{}');
    console.log(c.id.padEnd(30), saw.padEnd(14), `${Date.now() - t}ms`.padEnd(8), r.method, r.status, r.error ?? '', r.post); }
  await d.page.screenshot(`/tmp/${which}-page.png`);
} finally { await d?.close(); await p.close(); }
