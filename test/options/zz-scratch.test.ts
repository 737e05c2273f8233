import { it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { redactSample } from '../../src/options/redaction/redact-sample';
import { redactionRules } from '../../src/report/report';

const show = (t: string, own = {}) => {
  const r = redactSample(t, redactionRules(packs, own));
  console.log(r.kind, r.counts, '\n' + r.pieces.map((p) => (p.kind ? `«${p.text}»` : p.text)).join(''));
};
it('x', () => {
  const m = `POST /v1/orders?page=2&api_key=q9AbC3dEf7AbC3dEf7 HTTP/1.1\nHost: api.acme.example\nX-Acme-Badge: b-4411\nX-Request-Id: acme_internal_42\nCookie: sid=Zk4Lp9QwX2vB7nM1\nContent-Type: application/json\n\n{"badge_no":"4411","owner":"Ann Lee","note":"for acme_internal_42"}\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{"error":"no"}`;
  show(m);
  show(m, { headers: ['x-acme-*'], fields: ['badge_*'], patterns: ['acme_internal_*'] });
  show('{"a":"acme_1","b":{"token":"q9AbC3dEf7AbC3dEf7"}}', { patterns: ['acme_*'] });
  show('https://x.example/acme_internal_42?q=acme_internal_43', { patterns: ['acme_*'] });
  show('Refused for ann@corp.example with Bearer q9AbC3dEf7AbC3dEf7 and acme_internal_42', { patterns: ['acme_*'] });
  show('X-Acme-Badge: b-4411', { headers: ['x-acme-*'] });
  show("curl 'https://x.example' -H 'X-Acme-Badge: b-4411'", { headers: ['x-acme-*'] });
});
