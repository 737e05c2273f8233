import { runnerImport } from 'vite';

const imp = async (f) => (await runnerImport('/work/main/' + f, { configFile: false, logLevel: 'warn', root: '/work/main' })).module;
const { startPlayground } = await imp('test/playground/playground.ts');
const { launch } = await imp('test/e2e/drivers/driver.ts');
const which = process.argv[2],
  ids = process.argv.slice(3);
const p = await startPlayground({ windowSeconds: 5 });
const t0 = Date.now();
const log = (...a) => console.log(((Date.now() - t0) / 1000).toFixed(2), ...a);
let d;
try {
  d = await launch(which, '/tmp/toyext', { url: p.url, hostMap: p.hostMap });
  log(d.browser, d.version, d.processId);
  log('page ready', await d.page.waitFor('return document.documentElement.dataset.ready'));
  if (process.env.NSS) {
    const prof = await d.page.eval('return 1').then(() => 0);
  }
  const list = ids.length ? ids : ['nat-401-missing-key', 'nat-ok', 'connection-refused'];
  for (const id of list) {
    const t = Date.now();
    const saw = await d.firePlaygroundCase(id);
    log(id, saw, Date.now() - t + 'ms');
  }
  await new Promise((r) => setTimeout(r, 600));
  const rows = await d.panel.eval((x) => document.querySelector('#out').textContent.split('\n'), 1);
  for (const r of rows.slice(-80)) log(r);
  await d.panel.click('#copy');
  await d.panel.waitFor(`return document.querySelector('#copy').textContent === 'done'`);
  log('clipboard', await d.clipboard());
  await d.panel.type('#in', 'héllo');
  log('typed', await d.panel.eval(() => document.querySelector('#in').value));
  await d.panel.press('ArrowDown');
  await d.panel.press('Control+e');
  await d.panel.press('Enter');
  log('keys', await d.panel.eval(`return document.querySelector('#keys').textContent`));
  await d.panel.screenshot(`/tmp/${which}-light.png`);
  await d.setTheme('dark');
  await d.panel.screenshot(`/tmp/${which}-dark.png`);
  await d.devtoolsScreenshot(`/tmp/${which}-devtools.png`);
  await d.page.screenshot(`/tmp/${which}-page.png`);
  await d.failNext('http://api.nat-testing.io*', 'InternetDisconnected');
  log('failNext', await d.firePlaygroundCase('nat-ok'), await d.firePlaygroundCase('nat-ok'));
  await d.reload();
  log('reloaded', await d.page.waitFor('return document.documentElement.dataset.ready'));
  log('after reload', await d.firePlaygroundCase('guide-ok'));
  await new Promise((r) => setTimeout(r, 600));
  log((await d.panel.eval(`return document.querySelector('#out').textContent.split('\\n').slice(-3)`)).join('\n'));
} finally {
  if (process.env.KEEP) await new Promise((r) => setTimeout(r, +process.env.KEEP));
  await d?.close();
  await p.close();
  log('closed');
}
