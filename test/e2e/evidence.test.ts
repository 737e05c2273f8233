import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './drivers/script';
import { none } from './expectations';
import { inEachBrowser, type Stage } from './launched';
import { type LocalAnswer, type LocalApi, startLocalApi } from './local-api';
import { clear, fetchIn, fire, openRow } from './panel-hands';
import { readDetail, type ShownDetail } from './panel-reading';

/** `cause :: evidence` by verdict. Confirmed ones are all there may be; of the others at least these. */
interface Verdicts {
  readonly confirmed: readonly RegExp[];
  readonly possible?: readonly RegExp[];
  readonly ruledOut?: readonly RegExp[];
}

interface Scenario {
  readonly what: string;
  readonly act: (stage: Stage, api: LocalApi) => Promise<unknown>;
  /** Visible status and code of the row that it brings. */
  readonly row: readonly [status: string, code: string];
  readonly verdicts: Verdicts;
  /** Where Firefox tells less. */
  readonly firefox?: { readonly row: readonly [status: string, code: string]; readonly verdicts: Verdicts };
}

const pressed = (id: string) => (stage: Stage) => fire(stage.driver.page, id);

const tokenExpiredAt = Date.UTC(2024, 0, 1, 1);
const daysSinceExpiry = (): number => Math.floor((Date.now() - tokenExpiredAt) / 86_400_000);

const scenarios: readonly Scenario[] = [
  {
    what: 'a header that is missing',
    act: pressed('nat-401-missing-key'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/^The X-API-Key header is missing :: .*no X-API-Key header/],
      ruledOut: [/Bearer.* :: .*No credential/, /whitespace/, /nat_pk_/, /placeholder/, /truncated/, /no such key/, /expired/, /tenant/],
    },
  },
  {
    what: 'a key in the wrong header',
    act: pressed('nat-401-bearer'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/^The X-API-Key header is missing :: .*Authorization: Bearer/, /another place.* :: .*Authorization: Bearer.*X-API-Key/],
      ruledOut: [/whitespace/, /nat_pk_/, /placeholder/, /truncated/, /no such key/, /expired/, /tenant/],
    },
  },
  {
    what: 'a key with another prefix',
    act: pressed('nat-401-wrong-prefix'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/does not start with nat_pk_.* :: .*does not begin with nat_pk_/],
      possible: [/no such key/, /expired/, /tenant/],
      ruledOut: [/header is missing :: .*was sent/, /another place/, /whitespace/, /placeholder/],
    },
  },
  {
    what: 'whitespace inside the key',
    act: pressed('nat-401-whitespace'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/whitespace.* :: .*X-API-Key contains white space/],
      possible: [/no such key/, /expired/],
      ruledOut: [/header is missing/, /another place/, /nat_pk_/, /placeholder/],
    },
  },
  {
    what: 'a placeholder left in',
    act: pressed('nat-401-placeholder'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/placeholder.* :: .*your_api_key_here/],
      ruledOut: [/header is missing/, /another place/, /whitespace/, /nat_pk_/],
    },
  },
  {
    what: 'a scheme left out',
    act: pressed('blocksecops-401-no-bearer'),
    row: ['401', 'UNAUTHORIZED'],
    verdicts: {
      confirmed: [/Bearer is missing.* :: .*without the scheme Bearer/],
      possible: [/invalid/, /expired/, /revoked/],
      ruledOut: [/header is missing :: .*was sent/, /another place/, /whitespace/],
    },
  },
  {
    what: 'a JWT that expired, and how long ago',
    act: pressed('guide-401-expired'),
    row: ['401', 'UNAUTHENTICATED'],
    verdicts: {
      confirmed: [new RegExp(`token has expired :: .*expired ${daysSinceExpiry()} days .*2024-01-01T01:00:00Z`)],
      ruledOut: [/No API key or token/],
    },
  },
  {
    what: 'malformed JSON, with line and column',
    act: pressed('guide-400-malformed-json'),
    row: ['400', 'INVALID_REQUEST'],
    verdicts: { confirmed: [/malformed :: .*line 1, column 29/], possible: [/required parameter/] },
  },
  {
    what: 'a required field that is absent',
    act: pressed('blocksecops-400-missing-field'),
    row: ['400', 'INVALID_REQUEST'],
    verdicts: {
      confirmed: [/required parameter is missing :: .*no contract_id; it has preset/],
      ruledOut: [/malformed JSON :: .*valid JSON/, /percent-encoded/],
    },
  },
  {
    what: 'a content type at odds with the body',
    act: pressed('blocksecops-400-content-type'),
    row: ['400', 'INVALID_REQUEST'],
    verdicts: {
      confirmed: [/Content-Type does not fit.* :: .*text\/plain, but the body is JSON/],
      ruledOut: [/malformed JSON :: .*valid JSON/, /percent-encoded/],
    },
  },
  {
    what: 'a query that is not encoded',
    act: pressed('blocksecops-400-encoding'),
    row: ['400', 'INVALID_REQUEST'],
    verdicts: { confirmed: [/percent-encoded :: .*%25/], ruledOut: [/malformed JSON :: .*No body/] },
  },
  {
    what: 'an id that is no UUID',
    act: pressed('nudg3-400-uuid'),
    row: ['400', 'invalid_uuid'],
    verdicts: { confirmed: [/UUID :: .*7d0f2c86-4b1e-4c53/] },
  },
  {
    what: 'an end before its start',
    act: pressed('nudg3-400-date-range'),
    row: ['400', 'invalid_date_range'],
    verdicts: { confirmed: [/end_date is before start_date :: end_date 2026-03-01 is before start_date 2026-03-31/] },
  },
  {
    what: 'a file of a type that is not taken',
    act: pressed('blocksecops-415-file'),
    row: ['415', 'INVALID_FILE_TYPE'],
    verdicts: { confirmed: [/supported type.* :: .*Vault\.pdf/] },
  },
  {
    what: 'a file that is too large',
    act: pressed('blocksecops-413-file'),
    // Chromium does not keep the answer to so large an upload: only its status and headers are there.
    row: ['413', ''],
    verdicts: { confirmed: [/larger than 50 ?MB.* :: .*5[0-9.]+ MB.*limit is 50 ?MB/] },
    firefox: {
      row: ['413', 'FILE_TOO_LARGE'],
      verdicts: { confirmed: [/larger than 50 ?MB.* :: .*5[0-9.]+ MB.*limit is 50 ?MB/] },
    },
  },
  {
    what: 'a loop that polls, and how often',
    act: pressed('nat-429-rate-limited'),
    row: ['429', 'RATE_LIMITED'],
    verdicts: { confirmed: [/rate limit.* :: 31 requests.*limit is 30/, /polls.* :: .*31 times.*5 s/] },
  },
  {
    what: 'failed authentications that add up to a block',
    act: pressed('nudg3-brute-force'),
    row: ['429', 'ip_blocked'],
    verdicts: { confirmed: [/blocked for 1 hour.* :: 10 failed authentications.*10 lead to a block/, /polled.* :: .*11 times/] },
  },
  {
    what: 'a header that the last success had',
    act: async ({ driver: { page } }, { origin }) => {
      await fetchIn(page, `${origin}/things`, { headers: { 'X-Feature': 'on', Accept: 'application/json' } });
      await fetchIn(page, `${origin}/things`, { headers: { Accept: 'application/json' } });
    },
    row: ['400', 'FEATURE_HEADER'],
    verdicts: { confirmed: [/worked earlier.*differs.* :: .*status 200.*X-Feature; this one does not/] },
  },
  {
    what: 'a wait that was not kept',
    act: async ({ driver: { page } }, { origin }) => {
      await fetchIn(page, `${origin}/busy`);
      await fetchIn(page, `${origin}/busy?page=2`);
    },
    row: ['429', 'STILL_BUSY'],
    verdicts: { confirmed: [/wait.* :: .*Retry-After.*too early/] },
  },
  {
    what: 'a session cookie that was set for another path',
    act: async ({ driver: { page } }, { origin }) => {
      await fetchIn(page, `${origin}/auth/login`, { method: 'POST', credentials: 'include' });
      await fetchIn(page, `${origin}/members`, { credentials: 'include' });
    },
    row: ['401', 'NO_SESSION'],
    verdicts: { confirmed: [/cookie.* :: .*POST \/auth\/login had set the cookie sid for the path \/auth/, /[Cc]redential/] },
  },
  {
    what: 'an idempotency key that was used for another request',
    act: async ({ driver: { page } }, { origin }) => {
      const pay = (amount: number) =>
        fetchIn(page, `${origin}/charges`, { method: 'POST', headers: { 'Idempotency-Key': 'order-7' }, body: `{"amount":${amount}}` });
      await pay(1000);
      await pay(1500);
    },
    row: ['422', 'KEY_REUSED'],
    verdicts: {
      confirmed: [/idempotency key.* :: .*with another body \(status 201\)/],
      ruledOut: [/Content-Type :: .*worked .* with Content-Type text\/plain/],
    },
  },
  {
    what: 'a request that had succeeded already',
    act: async ({ driver: { page } }, { origin }) => {
      const add = () => fetchIn(page, `${origin}/contacts`, { method: 'POST', body: '{"email":"jo@pine.example"}' });
      await add();
      await add();
    },
    row: ['409', 'DUPLICATE'],
    verdicts: { confirmed: [/had succeeded before :: .*status 201/, /same request was sent twice/] },
  },
  {
    what: 'JSON that was stringified twice',
    act: ({ driver: { page } }, { origin }) =>
      fetchIn(page, `${origin}/hooks`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(JSON.stringify({ on: 'push' })),
      }),
    row: ['400', 'BAD_HOOK'],
    verdicts: { confirmed: [/JSON twice :: .*stringified twice/] },
  },
  {
    what: 'a path that was encoded twice',
    act: ({ driver: { page } }, { origin }) => fetchIn(page, `${origin}/objects/q3%252Fa%2520b.pdf`),
    row: ['404', 'NO_OBJECT'],
    verdicts: { confirmed: [/encoded twice :: .*looked for q3%2Fa%20b\.pdf/] },
  },
  {
    what: 'a status that CORS hides from the page',
    act: pressed('cors-401-without-headers'),
    row: ['401', 'net::ERR_FAILED'],
    verdicts: {
      confirmed: [
        /error answers carry no CORS headers :: .*did answer 401.*Failed to fetch/,
        /no Access-Control-Allow-Origin header :: /,
        /No credential/,
      ],
      ruledOut: [/another origin/, /Several origins/, /is \* although/],
    },
    firefox: {
      row: ['401', 'UNAUTHORIZED'],
      verdicts: {
        confirmed: [/CORS headers :: .*did answer 401.*Failed to fetch/, /Access-Control-Allow-Origin is missing/, /No credential/],
      },
    },
  },
  {
    what: 'a method that the preflight does not allow',
    act: pressed('cors-method-not-allowed'),
    row: ['failed', 'net::ERR_FAILED'],
    verdicts: {
      confirmed: [/Access-Control-Allow-Methods :: .*DELETE.*GET and POST/],
      ruledOut: [
        /error :: .*204/,
        /redirected/,
        /Access-Control-Allow-Headers/,
        /no Access-Control-Allow-Origin/,
        /another origin/,
        /is \*/,
      ],
    },
    firefox: { row: ['204', ''], verdicts: { confirmed: [/Access-Control-Allow-Methods.* :: .*DELETE.*GET and POST/] } },
  },
  {
    what: 'a value that the answer repeats and refuses',
    act: ({ driver: { page } }, { origin }) =>
      fetchIn(page, `${origin}/guests`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"city":"Leer","zip":"D-1234"}',
      }),
    row: ['422', 'BAD_GUEST'],
    verdicts: { confirmed: [/value that was sent is refused :: .*zip was sent as “D-1234”.*\/zip/] },
  },
  {
    what: 'an Accept that leaves out what the server has',
    act: ({ driver: { page } }, { origin }) => fetchIn(page, `${origin}/reports/9`, { headers: { Accept: 'application/pdf' } }),
    row: ['406', ''],
    verdicts: { confirmed: [/Accept names a media type.* :: .*application\/pdf only.*application\/json and text\/csv/] },
  },
  {
    what: 'a range behind the end',
    act: ({ driver: { page } }, { origin }) => fetchIn(page, `${origin}/bell.ogg`, { headers: { Range: 'bytes=524288-' } }),
    row: ['416', ''],
    verdicts: { confirmed: [/range begins behind the end.* :: .*524288.*418816 bytes/] },
  },
  {
    what: 'a clock that is off',
    act: ({ driver: { page } }, { origin }) =>
      fetchIn(page, `${origin}/signed`, { headers: { 'X-Timestamp': `${Date.now() - 1_380_000}`, Authorization: 'HMAC 5f2d9c' } }),
    row: ['401', 'STALE_REQUEST'],
    verdicts: { confirmed: [/time in the request is off.* :: .*X-Timestamp.*2[23] min .*behind the server’s clock/] },
  },
  {
    what: 'a wildcard where cookies went along',
    act: async ({ driver: { page } }, { origin }) => {
      await page.eval(`document.cookie = 'visitor=17; path=/'`);
      await fetchIn(page, `${origin}/wildcard`, { credentials: 'include' });
    },
    row: ['200', 'net::ERR_FAILED'],
    verdicts: { confirmed: [/is \* although credentials.* :: .*\*/], ruledOut: [/another origin/, /Several origins/] },
    firefox: { row: ['200', ''], verdicts: { confirmed: [/\*.*credentials.* :: .*\*/] } },
  },
];

const causesOf = ({ causes }: ShownDetail, wanted: string): string[] =>
  causes.filter(({ verdict }) => verdict === wanted).map(({ text, evidence }) => `${text} :: ${evidence}`);

function wrongVerdicts({ confirmed, possible = [], ruledOut = [] }: Verdicts, detail: ShownDetail): string[] {
  const lacking = (verdict: string, patterns: readonly RegExp[]) =>
    patterns
      .filter((pattern) => !causesOf(detail, verdict).some((cause) => pattern.test(cause)))
      .map((pattern) => `not ${verdict}: ${pattern}`);
  const tooMuch = causesOf(detail, 'confirmed').filter((cause) => !confirmed.some((pattern) => pattern.test(cause)));
  return [
    ...lacking('confirmed', confirmed),
    ...lacking('possible', possible),
    ...lacking('ruled-out', ruledOut),
    ...tooMuch.map((cause) => `confirmed beyond the evidence: ${cause}`),
  ];
}

inEachBrowser({}, (stage) => {
  let api: LocalApi;
  const json = { 'Content-Type': 'application/json' };
  const error = (code: string, message = 'It did not work.') => JSON.stringify({ error: { code, message } });
  const withCookies = { 'Access-Control-Allow-Credentials': 'true' };
  const sent = new Map<string, number>();
  /** The first answer to the first request of such a path, the second to all later ones. */
  const inTurn = (url: string, first: LocalAnswer, later: LocalAnswer): LocalAnswer => {
    const times = (sent.get(url) ?? 0) + 1;
    sent.set(url, times);
    return times === 1 ? first : later;
  };

  beforeAll(async () => {
    api = await startLocalApi(({ url = '/', method, headers }) => {
      if (url === '/auth/login') return { headers: { ...json, ...withCookies, 'Set-Cookie': 'sid=17; HttpOnly' }, body: '{"ok":true}' };
      if (url === '/members') return { status: 401, headers: { ...json, ...withCookies }, body: error('NO_SESSION', 'No session') };
      if (url === '/hooks') return { status: 400, headers: json, body: error('BAD_HOOK', 'Expected object, received string') };
      if (url.startsWith('/objects/')) return { status: 404, headers: json, body: error('NO_OBJECT', 'No object named q3%2Fa%20b.pdf') };
      if (url === '/charges' && method === 'POST') {
        const refusal = { status: 422, headers: json, body: error('KEY_REUSED', 'The key was used with other parameters') };
        return inTurn(url, { status: 201, headers: json, body: '{"id":1}' }, refusal);
      }
      if (url === '/contacts' && method === 'POST') {
        const refusal = { status: 409, headers: json, body: error('DUPLICATE', 'This contact already exists') };
        return inTurn(url, { status: 201, headers: json, body: '{"id":1}' }, refusal);
      }
      if (url === '/guests') {
        const details = [{ type: 'field', msg: 'Invalid value', path: 'zip', location: 'body', value: 'D-1234' }];
        return {
          status: 422,
          headers: json,
          body: JSON.stringify({ code: 'BAD_GUEST', message: 'Some fields are wrong', errors: details }),
        };
      }
      if (url.startsWith('/reports/')) {
        const detail = 'Acceptable representations: [application/json, text/csv].';
        return {
          status: 406,
          headers: { 'Content-Type': 'application/problem+json' },
          body: JSON.stringify({ title: 'Not Acceptable', detail }),
        };
      }
      if (url === '/bell.ogg') return { status: 416, headers: { 'Content-Range': 'bytes */418816' } };
      if (url === '/signed') return { status: 401, headers: json, body: error('STALE_REQUEST', 'Request timestamp is too old') };
      if (url === '/things' && headers['x-feature'] === 'on') return { headers: json, body: '{"things":[1]}' };
      if (url === '/things') return { status: 400, headers: json, body: error('FEATURE_HEADER') };
      if (url.startsWith('/busy'))
        return { status: 429, headers: { ...json, 'Retry-After': '60' }, body: error(url === '/busy' ? 'BUSY' : 'STILL_BUSY') };
      if (url === '/wildcard') {
        return {
          cors: false,
          headers: { ...json, 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
          body: '{}',
        };
      }
      return { status: 404 };
    });
  });
  afterAll(() => api?.close());

  it.each(scenarios)('$what', async ({ act, row, verdicts, firefox }) => {
    const wanted = stage.browser === 'firefox' && firefox ? firefox : { row, verdicts };
    const [status, code] = wanted.row;
    const { panel } = stage.driver;
    stage.playground.reset();
    await clear(panel);
    await act(stage, api);
    await openRow(panel, `${status} ${code}`, ({ cells }) => cells.status === status && cells.code === code, 5_000);
    let wrong: string[] = ['nothing was read'];
    const right = async () => {
      wrong = wrongVerdicts(wanted.verdicts, await readDetail(panel));
      return wrong.length === 0;
    };
    await until('the verdicts', right, 3_000).catch(() => {});
    none(wrong);
  });

  it('shows in the request or answer itself what a verdict rests on', async () => {
    const { panel, page } = stage.driver;
    await clear(panel);
    await fire(page, 'nat-400-malformed-json');
    await openRow(panel, 'for the malformed JSON', ({ code }) => code === 'INVALID_REQUEST');
    await panel.waitFor('return document.querySelector("[data-verdict=confirmed] [data-action=show-evidence]")');
    await panel.click('[data-verdict=confirmed] [data-action="show-evidence"]');
    const cited = await panel.waitFor<string>('return document.querySelector("[data-content=request] [data-cited]")?.textContent');
    expect(cited).toMatch(/[,}]/);
    await panel.click('[data-tab="diagnosis"]');
  });
});
