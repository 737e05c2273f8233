import { beforeEach, describe, expect, it } from 'vitest';
import { checkPack } from '../../src/catalogue/check-pack';
import { withHosts } from '../../src/catalogue/with-hosts';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { Exchange, Incident, RuleDraft, RulePack } from '../../src/model';
import { isOwn } from '../../src/options/active-packs';
import { packOf, printed, ruleOf, withRule } from '../../src/options/own-rules/draft-pack';
import { freeId, slugOf } from '../../src/options/own-rules/free-id';
import { placeRule } from '../../src/options/own-rules/place-rule';
import { createRuleDesk, type RuleDesk } from '../../src/options/own-rules/rule-desk';
import { wantsRule } from '../../src/options/own-rules/wants-rule';
import { ownPackReader } from '../../src/options/read-own-pack';
import { readSample } from '../../src/options/redaction/sample';
import { parse } from '../../src/options/settings';
import type { Area } from '../../src/options/store';
import { redactionRules, redactText } from '../../src/report/report';
import { packText } from './packs';

const builtIn: readonly RulePack[] = [
  {
    id: 'toy',
    name: 'Toy API',
    kind: 'api',
    recognize: { hosts: ['api.toy.example'] },
    rules: [
      {
        id: 'closed',
        when: { code: 'CLOSED' },
        title: 'The toy shop is closed',
        summary: 'Closed.',
        category: 'auth',
        causes: [],
        fixes: [],
      },
    ],
  },
  {
    id: 'edge',
    name: 'Edge',
    kind: 'cdn',
    answers: { responseHeader: 'x-edge-error' },
    rules: [{ id: 'down', when: { status: 403 }, title: 'The edge says no', summary: 'No.', category: 'gateway', causes: [], fixes: [] }],
  },
];
const readPack = ownPackReader((text) => checkPack(text, new Set()), builtIn);
const rules = redactionRules(builtIn, {});

const exchangeOf = (url: string, body: object, headers = ''): Exchange =>
  readSample(
    `GET ${url} HTTP/1.1\naccept: */*\nauthorization: Bearer s3cr3t-t0ken-of-ada\n\nHTTP/1.1 403 Forbidden\ncontent-type: application/json\n${headers}\n${JSON.stringify(body)}`,
  ).exchange;
const closed = exchangeOf('https://api.shop.example:8443/v1/orders', {
  error: { code: 'ACCOUNT_CLOSED', message: 'The account is closed. Ask.' },
});

const draft = (change: Partial<RuleDraft> = {}): RuleDraft => ({
  name: 'Shop',
  host: 'api.shop.example',
  status: '403',
  code: 'ACCOUNT_CLOSED',
  networkError: '',
  message: '',
  title: 'The account is closed',
  summary: 'Somebody closed the account.',
  category: 'billing',
  causes: ['The bill was not paid', ' ', 'The owner closed it'],
  fixes: [
    { text: '', url: '' },
    { text: 'Pay the bill ', url: ' https://shop.example/bills' },
  ],
  ...change,
});

const own = (text: string, on = true) => ({ version: 1, on, text });
const settingsOf = (stored: object) => parse(stored, readPack).settings;
const place = (change: Partial<RuleDraft> = {}, stored: object = {}) => placeRule(settingsOf(stored), draft(change), readPack, builtIn);

describe('a draft as a rule', () => {
  it('asks what was filled in, and leaves out empty lines', () => {
    expect(ruleOf(draft({ message: ' closed ' }), 'closed')).toEqual({
      id: 'closed',
      when: { all: [{ status: 403 }, { code: 'ACCOUNT_CLOSED' }, { message: { contains: 'closed' } }] },
      title: 'The account is closed',
      summary: 'Somebody closed the account.',
      category: 'billing',
      causes: [{ text: 'The bill was not paid' }, { text: 'The owner closed it' }],
      fixes: [{ text: 'Pay the bill', url: 'https://shop.example/bills' }],
    });
  });

  it.each([
    ['404', { status: 404 }],
    ['404, 410', { status: [404, 410] }],
    ['4XX', { status: '4xx' }],
    ['0', { status: 0 }],
  ])('reads the status %s', (status, when) => {
    expect(ruleOf(draft({ status, code: '' }), 'x').when).toEqual(when);
  });

  it('makes a pack that the check takes', () => {
    const { text, pack, id, ruleId, problems } = place();
    expect(problems).toEqual([]);
    expect({ id, ruleId }).toEqual({ id: 'shop', ruleId: 'account-closed' });
    expect(pack).toEqual(JSON.parse(text));
    expect(pack).toMatchObject({ kind: 'api', name: 'Shop', recognize: { hosts: ['api.shop.example'] } });
  });

  it('takes a host as it is pasted', () => {
    expect(place({ host: 'https://API.Shop.example:8443/v1' }).pack?.recognize?.hosts).toEqual(['api.shop.example']);
    expect(place({ host: '*.shop.example' }).problems).toEqual([]);
  });
});

describe('what is wrong with a draft', () => {
  it.each([
    [{ host: '' }, 'host'],
    [{ host: '*' }, 'host'],
    [{ host: 'a b' }, 'host'],
    [{ name: ' ' }, 'name'],
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(61) }, 'title'],
    [{ summary: '' }, 'summary'],
    [{ status: 'four' }, 'status'],
    [{ status: '404, teapot' }, 'status'],
    [{ status: '', code: '' }, 'status'],
    [{ message: 'x'.repeat(1_001), code: 'y'.repeat(1_001) }, 'code'],
    [{ causes: ['', 'x'.repeat(1_001)] }, 'causes.1'],
    [
      {
        fixes: [
          { text: '', url: '' },
          { text: 'Look', url: 'javascript:alert(1)' },
        ],
      },
      'fixes.1.url',
    ],
    [{ fixes: [{ text: '', url: 'https://a.example' }] }, 'fixes.0'],
  ] as const)('%j is told at its field', (change, field) => {
    const { pack, problems } = place(change);
    expect(pack).toBeNull();
    expect(problems[0]?.field).toBe(field);
    expect(problems[0]?.reason).not.toBe('');
  });

  it('tells everything at once', () => {
    expect(place({ title: '', summary: '', host: '?' }).problems.map(({ field }) => field)).toEqual(['host', 'title', 'summary']);
  });

  it('tells a rule that is there for just these failures', () => {
    const { text } = place();
    const [problem] = place({ title: 'Again' }, { 'settings.pack.shop': own(text) }).problems;
    expect(problem).toEqual({ field: '', reason: expect.stringContaining('“The account is closed”') });
  });

  it('tells when there is no room for a pack more, but adds to one that is there', () => {
    const full = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [
        `settings.pack.p${i}`,
        own(packText({ id: `p${i}`, recognize: { hosts: [`h${i}.example`] } })),
      ]),
    );
    expect(place({}, full).problems[0]?.reason).toContain('50 own packs');
    expect(place({ host: 'h7.example' }, full)).toMatchObject({ id: 'p7', problems: [] });
  });
});

describe('ids', () => {
  it('are made of words', () => {
    expect(slugOf('  Größe_ÜBER.limit! ')).toBe('gro-e-uber-limit');
    expect(slugOf('漢字')).toBe('');
    expect(freeId(['漢字', 'API key'], new Set())).toBe('api-key');
    expect(freeId(['漢字'], new Set(['rule']))).toBe('rule-2');
    expect(freeId(['constructor'], new Set())).toBe('constructor-rule');
    expect(freeId(['x'.repeat(900)], new Set(['x'.repeat(56)]))).toHaveLength(58);
  });

  it('are never those of another pack, built in or own, broken ones too', () => {
    expect(place({ name: 'Toy' }).id).toBe('toy-2');
    expect(place({}, { 'settings.pack.shop': own('{broken') }).id).toBe('shop-2');
    expect(
      place({ code: 'ACME_1', host: 'api.acme.example', status: '', title: 'x' }, { 'settings.pack.acme': own(packText()) }).problems[0]
        ?.field,
    ).toBe('');
    expect(place({ code: 'refused', host: 'api.acme.example' }, { 'settings.pack.acme': own(packText()) }).ruleId).toBe('refused-2');
  });
});

describe('a pack that gets a rule more', () => {
  const written = `{
  "$schema": "./rule-pack.schema.json",
  "id": "acme", "name": "Acme \\"rules\\": [", "kind": "api",
  "recognize": { "hosts": ["api.acme.example"] },
  "rules": [ ${JSON.stringify(JSON.parse(packText()).rules[0])} ],
  "examples": [{ "rule": null, "why": "near miss", "response": { "status": 403, "body": "{\\"rules\\": []}", "n": 12345678901234567890 } }]
}\n`;

  it('loses nothing and changes nothing else, to the letter', () => {
    const { id, text, before, problems } = place({ host: 'api.acme.example' }, { 'settings.pack.acme': own(written) });
    expect({ id, problems, on: before?.on }).toEqual({ id: 'acme', problems: [], on: true });
    const at = written.indexOf(' ],\n  "examples"');
    expect(text.startsWith(written.slice(0, at))).toBe(true);
    expect(text.endsWith(written.slice(at + 1))).toBe(true);
    expect(JSON.parse(text).rules.map(({ id: one }: { id: string }) => one)).toEqual(['refused', 'account-closed']);
  });

  it('is one with no rule yet, or written in one line, as well', () => {
    for (const text of [packText({ rules: [] }), JSON.stringify(JSON.parse(packText())), printed(packOf(draft(), 'a', []))]) {
      const was = JSON.parse(text) as RulePack;
      const rule = ruleOf(draft(), 'more');
      expect(JSON.parse(withRule(text, rule))).toEqual({ ...was, rules: [...was.rules, rule] });
    }
  });

  it('is the one that the person said the host is', () => {
    const stored = {
      'settings.pack.acme': own(packText(), false),
      'settings.hosts': { version: 1, hosts: [{ host: 'localhost', pack: 'own:acme' }] },
    };
    expect(place({ host: 'localhost' }, stored).before).toMatchObject({ id: 'acme', on: false });
  });
});

describe('a failure of which a rule of one’s own would say more', () => {
  const packs: readonly RulePack[] = [...builtIn, { ...(JSON.parse(packText()) as RulePack), id: 'own:acme' }];
  const kinds = { std: 'standard', fmt: 'format', fw: 'framework' } as const;
  const all = [...packs, ...Object.entries(kinds).map(([id, kind]): RulePack => ({ id, name: id, kind, rules: [] }))];
  const provider = (id: string | null) => id && { id, name: id, docs: null, statusPage: null, support: null };

  it.each([
    [null, null, true],
    ['std/404', null, true],
    ['fmt/some', 'fmt', true],
    ['std/500', 'fw', true],
    ['std/500', 'own:acme', true],
    ['own:acme/refused', 'own:acme', false],
    ['toy/closed', 'toy', false],
    ['std/500', 'toy', false],
    ['edge/down', 'edge', false],
  ])('rule %s of %s: %s', (rule, id, wanted) => {
    expect(wantsRule({ rule, provider: provider(id) || null }, all)).toBe(wanted);
  });
});

let kept: Map<string, unknown>;
let refusal: Error | null;
let desk: RuleDesk;

beforeEach(() => {
  kept = new Map();
  refusal = null;
  const area: Area = {
    get: async (key) => structuredClone(Object.fromEntries([...kept].filter(([name]) => key === null || key === name))),
    set: async (items) => {
      if (refusal) throw refusal;
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) kept.delete(key);
    },
  };
  desk = createRuleDesk({
    area,
    readPack,
    builtIn,
    judgeWith: (packs, hosts, exchange, history) => decode(exchange, { catalogue: catalogueOf(withHosts(packs, hosts), isOwn), history }),
    redact: (text, exchange) => redactText(text, rules, exchange),
    exclusive: (run) => run(),
  });
});

const incidentOf = (exchange: Exchange, packs = builtIn): Incident => ({
  id: exchange.id,
  exchange,
  diagnosis: decode(exchange, { catalogue: catalogueOf(packs), history: [] }),
});

describe('a draft to start from', () => {
  it('has host, status, code and a title of the message’s first sentence', async () => {
    expect(await desk.start(incidentOf(closed))).toMatchObject({
      name: 'api.shop.example',
      host: 'api.shop.example',
      status: '403',
      code: 'ACCOUNT_CLOSED',
      networkError: '',
      message: '',
      title: 'The account is closed',
      causes: [''],
    });
  });

  it('has nothing secret in it: not in the title, and no code that is one', async () => {
    const body = { error: { code: 's3cr3t-t0ken-of-ada', message: 'Token s3cr3t-t0ken-of-ada is unknown to ada@shop.example' } };
    const started = await desk.start(incidentOf(exchangeOf('https://api.shop.example/v1?key=s3cr3t-t0ken-of-ada', body)));
    expect(JSON.stringify(started)).not.toMatch(/s3cr3t|ada@/);
    expect(started.code).toBe('');
    expect(started.title).not.toBe('');
  });

  it('keeps to a title’s length and shows hidden characters', async () => {
    const message = `\u202eThe ${'very '.repeat(30)}long story`;
    const { title } = await desk.start(incidentOf(exchangeOf('https://api.shop.example/', { error: { code: 'LONG', message } })));
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title).toMatch(/^\\u202eThe very .*very…$/);
    expect(place({ title }).problems).toEqual([]);
  });

  it('makes words of a code where there is no message', async () => {
    const { title } = await desk.start(incidentOf(exchangeOf('https://api.shop.example/', { error: 'QUOTA_EXHAUSTED' })));
    expect(title).toBe('Quota exhausted');
  });

  it('goes to the own pack that knows the host already', async () => {
    const text = packText({ recognize: { hosts: ['*.acme.example'] } });
    kept.set('settings.pack.acme', own(text));
    const packs = [...builtIn, { ...(JSON.parse(text) as RulePack), id: 'own:acme' }];
    const started = await desk.start(incidentOf(exchangeOf('https://eu.acme.example/', { error: { code: 'NEW', message: 'New' } }), packs));
    expect(started).toMatchObject({ name: 'Acme', host: '*.acme.example' });
  });
});

describe('a draft that is tried', () => {
  const trying = (change: Partial<RuleDraft> = {}, exchange = closed) => desk.try(draft(change), exchange, []);

  it('shows the failure as it will be', async () => {
    const trial = await trying();
    expect(trial).toMatchObject({ wins: true, reasons: [], problems: [], addsTo: null });
    expect(trial.diagnosis).toMatchObject({ title: 'The account is closed', rule: 'own:shop/account-closed', provider: { name: 'Shop' } });
    expect(trial.diagnosis?.causes[0]?.text).toBe('The bill was not paid');
    expect(kept.size).toBe(0);
  });

  it.each([
    [{ host: 'api.other.example' }, ['The request went to api.shop.example, which api.other.example does not cover.']],
    [{ status: '404' }, ['The status of this response is 403.']],
    [{ code: 'OPEN', status: '500' }, ['The status of this response is 403.', 'The code of this response is ACCOUNT_CLOSED.']],
    [{ message: 'open' }, ['The message of this response does not contain these words.']],
    [{ networkError: 'net::ERR_FAILED' }, ['This response has no network error.']],
  ])('says why it does not hold: %j', async (change, reasons) => {
    expect(await trying(change)).toMatchObject({ wins: false, reasons });
  });

  it('says that a body which is gone cannot be asked', async () => {
    const { response } = closed;
    const gone = { ...closed, response: { ...response, body: { ...response.body, text: null, missing: 'dropped' as const } } };
    expect((await trying({}, gone)).reasons).toEqual(['The body of this response could not be read or kept, so its code cannot be tried.']);
  });

  it('reads the answer as the pack does that it is added to', async () => {
    kept.set(
      'settings.pack.shop',
      own(packText({ id: 'shop', recognize: { hosts: ['api.shop.example'] }, envelope: { code: ['/why/0'] } })),
    );
    const exchange = exchangeOf('https://api.shop.example/', { why: ['SOLD_OUT'] });
    expect((await trying({ code: 'SOLD_OUT' }, exchange)).wins).toBe(true);
    expect((await trying({ code: 'SOLD_OUT', status: '404' }, exchange)).reasons).toEqual(['The status of this response is 403.']);
  });

  it('comes before the rule of the pack that answers for the host, which stays the provider', async () => {
    const exchange = exchangeOf('https://api.toy.example/', { error: { code: 'CLOSED', message: 'Closed' } });
    const trial = await trying({ host: 'api.toy.example', code: 'CLOSED' }, exchange);
    expect(trial).toMatchObject({ wins: true, reasons: [], diagnosis: { provider: { id: 'toy', name: 'Toy API' } } });
    // For all else the books of that pack count.
    const other = exchangeOf('https://api.toy.example/', { error: { code: 'CLOSED', message: 'Closed' } });
    expect((await trying({ host: 'api.toy.example', code: 'OPEN' }, other)).diagnosis?.title).toBe('The toy shop is closed');
  });

  it('comes before whoever stood in front of the API', async () => {
    const exchange = exchangeOf('https://api.shop.example/', { error: { code: 'ACCOUNT_CLOSED', message: '-' } }, 'x-edge-error: 1\n');
    expect((await trying({}, exchange)).wins).toBe(true);
  });

  it('says which other pack of one’s own claims the host, and that the paths do not fit', async () => {
    const rules = [{ ...ruleOf(draft({ code: 'SOLD_OUT', title: 'Sold out' }), 'sold-out') }];
    kept.set('settings.pack.first', own(packText({ id: 'first', name: 'First', recognize: { hosts: ['api.shop.example'] }, rules })));
    const exchange = exchangeOf('https://api.shop.example/', { error: { code: 'SOLD_OUT', message: '-' } });
    expect((await trying({ host: '*.shop.example', code: 'SOLD_OUT' }, exchange)).reasons[0]).toMatch(
      /^Your pack First claims this host too and says “Sold out”/,
    );
    kept.clear();
    kept.set(
      'settings.pack.far',
      own(packText({ id: 'far', name: 'Far', recognize: { hosts: ['api.shop.example'], paths: ['/far/**'] } })),
    );
    expect((await trying({ code: 'SOLD_OUT' }, exchange)).reasons[0]).toMatch(/^Nothing shows that the request belongs to Far/);
  });

  it('says which rule of the same pack fits more exactly, and that its pack is off', async () => {
    await desk.keep(draft({ message: 'closed', title: 'Closed, exactly' }));
    kept.set('settings.pack.shop', { ...(kept.get('settings.pack.shop') as object), on: false });
    const trial = await trying();
    expect(trial.addsTo).toEqual({ name: 'Shop', rules: 1, on: false });
    expect(trial.reasons).toEqual(['Another rule of the same pack fits more exactly: “Closed, exactly”.']);
  });
});

describe('a rule that is kept', () => {
  it('stands in a pack that is on, with what was in the form and nothing else of the failure', async () => {
    const { name } = await desk.keep(draft());
    expect(name).toBe('Shop');
    expect([...kept.keys()]).toEqual(['settings.pack.shop']);
    expect(settingsOf(Object.fromEntries(kept)).own).toMatchObject([{ id: 'shop', on: true, problems: [] }]);
    expect(JSON.stringify([...kept])).not.toMatch(/s3cr3t|authorization|v1\/orders/);
  });

  it('is added to what is stored by then, and taken back without a trace', async () => {
    await desk.keep(draft());
    const before = kept.get('settings.pack.shop');
    const { undo } = await desk.keep(draft({ code: 'OTHER' }));
    expect(settingsOf(Object.fromEntries(kept)).own[0]?.pack?.rules.map(({ id }) => id)).toEqual(['account-closed', 'other']);
    await undo();
    expect(kept.get('settings.pack.shop')).toEqual(before);
  });

  it('takes its pack with it where it made it', async () => {
    const { undo } = await desk.keep(draft());
    await undo();
    expect(kept.size).toBe(0);
  });

  it('is not taken back over a later change', async () => {
    const { undo } = await desk.keep(draft());
    await desk.keep(draft({ code: 'OTHER' }));
    await expect(undo()).rejects.toThrow('Your pack was changed since');
    expect(settingsOf(Object.fromEntries(kept)).own[0]?.pack?.rules).toHaveLength(2);
  });

  it.each([
    ['QUOTA_BYTES quota exceeded', /storage for Culprit is full/],
    ['Extension context invalidated.', /Culprit was updated\. Copy what you wrote as a pack file, then close and reopen DevTools/],
    ['no', /The browser refused: no/],
  ])('says why it cannot be kept: %s', async (reason, words) => {
    refusal = new Error(reason);
    await expect(desk.keep(draft())).rejects.toThrow(words);
    expect(kept.size).toBe(0);
  });

  it('is refused where it cannot be used', async () => {
    await expect(desk.keep(draft({ title: '' }))).rejects.toThrow('must not be empty');
  });

  it('can be handed on as a file that the check takes', () => {
    expect(readPack(desk.fileOf(draft({ name: 'Toy' })))).toMatchObject({
      problems: [],
      pack: { id: 'toy-2', rules: [{ id: 'account-closed' }] },
    });
  });
});
