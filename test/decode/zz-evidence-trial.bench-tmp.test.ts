import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { checks } from '../../src/decode/evidence/checks';
import { findings } from '../../src/decode/evidence/findings';
import { contextOf, json } from './evidence-exchange';
it('bench', () => {
  const body = json({ error: { code: 'invalid_request', message: 'The parameter limit is not valid', details: Array.from({ length: 24 }, (_, i) => ({ field: `f${i}`, note: 'some longer text that fills the body to two kB' })) } });
  const make = () => contextOf({ method: 'POST', status: 400, requestHeaders: { 'content-type': 'application/json', authorization: 'Bearer abcdef', accept: '*/*', 'user-agent': 'x', origin: 'https://app.example' }, requestBody: json({ limit: 1, name: 'a' }), body, responseHeaders: { 'content-type': 'application/json', date: 'Sat, 21 Nov 2026 09:00:00 GMT' } });
  let out = `body ${body.length}\n`;
  const N = 2000;
  const time = (f: (c: ReturnType<typeof make>) => void) => { const cs = Array.from({ length: N }, make); for (const c of cs.slice(0, 500)) f(c); const t = process.hrtime.bigint(); for (const c of cs.slice(500)) f(c); return Number(process.hrtime.bigint() - t) / 1e3 / (N - 500); };
  const p0 = process.hrtime.bigint(); for (let i = 0; i < 20000; i++) JSON.parse(body); out += `JSON.parse ${Number(process.hrtime.bigint() - p0) / 1e3 / 20000} µs\n`;
  out += `findings ${time((c) => findings(c, new Set()))} µs\n`;
  const rows = [...checks].map(([n, f]) => [n, time((c) => f(c, {}))] as const).sort((a, b) => b[1] - a[1]);
  for (const [n, t] of rows.slice(0, 25)) out += `${n} ${t.toFixed(2)}\n`;
  writeFileSync('/tmp/trial/bench.txt', out);
}, 60000);
