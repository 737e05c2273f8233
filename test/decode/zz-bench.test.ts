import { Session } from 'node:inspector/promises';
import { it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { exchangeOf } from './exchange';
it('bench', async () => {
  const body = JSON.stringify({ error: { type: 'card_error', code: 'card_declined', message: 'Your card was declined.', param: 'x', doc_url: 'https://docs.x.example/a', payment_intent: { id: 'pi', object: 'payment_intent', amount: 1, list: Array.from({ length: 30 }, (_, i) => ({ id: `i${i}`, name: 'some thing', value: i, ok: true })) } } });
  const time = (f: () => void) => { for (let i = 0; i < 3000; i++) f(); const s = performance.now(); for (let i = 0; i < 20000; i++) f(); return ((performance.now() - s) / 20000) * 1000; };
  const given = { status: 402, body, responseHeaders: { 'content-type': 'application/json', 'x-request-id': 'abc-123', date: 'x', server: 'nginx' } };
  const ex = exchangeOf(given);
  const ok = exchangeOf({ ...given, status: 200, body: body.replace('"error"', '"payment"') });
  const a = time(() => { JSON.parse(body); });
  const b0 = time(() => { readError({ ...ex }); });
  const c0 = time(() => { readError({ ...ok }); });
  console.log(a.toFixed(1), b0.toFixed(1), c0.toFixed(1));
  if (!process.env.PROF) return;
  for (const e of [ex, ok]) {
    const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 100 }); await s.post('Profiler.start');
    time(() => { readError({ ...e }); });
    const { profile } = await s.post('Profiler.stop');
    const self = new Map<string, number>(); const counts = new Map<number, number>();
    for (const id of profile.samples ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const n of profile.nodes) { const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-1)}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + (counts.get(n.id) ?? 0)); }
    const total = (profile.samples ?? []).length;
    console.log([...self].sort((x, y) => y[1] - x[1]).slice(0, 22).map(([k, v]) => `${((100 * v) / total).toFixed(1)}% ${k}`).join('\n'));
  }
});
