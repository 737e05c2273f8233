import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { RulePack } from '../../src/model';
import { exchangeOf } from './exchange';

/** An API that tells its outcome as no other does, in a member `rc`. */
const ledger: RulePack = {
  id: 'ledger',
  name: 'Ledger',
  kind: 'api',
  recognize: { hosts: ['ledger.example'] },
  envelope: { code: ['/rc'], message: ['/txt'] },
  outcome: {
    failsWhen: [{ responseField: '/rc', is: { startsWith: 'E' } }, { responseText: { startsWith: 'KO ' } }],
    succeedsWhen: [{ path: '/v1/import' }],
  },
  rules: [
    {
      id: 'period-closed',
      when: { all: [{ status: 200 }, { code: 'E17' }] },
      title: 'The period is closed',
      summary: 'Nothing can be booked into it any more.',
      category: 'conflict',
      causes: [{ text: 'The booking date lies in a closed period' }],
      fixes: [{ text: 'Book into an open period' }],
    },
  ],
};

const decoded = (given: { readonly url?: string; readonly body: string; readonly status?: number }) =>
  decode(exchangeOf({ url: given.url ?? 'https://ledger.example/v1/bookings', status: given.status ?? 200, body: given.body }), {
    catalogue: catalogueOf([...packs, ledger]),
    history: [],
  });

const failing = JSON.stringify({ rc: 'E17', txt: 'Period 2026-10 closed', rows: 0 });

describe('a pack that knows how its API tells the outcome', () => {
  it('finds the failure inside a 200, reads it and explains it by its rule', () => {
    const { isFailure, kind, rule, category, error, causes } = decoded({ body: failing });
    expect({ isFailure, kind, rule, category }).toEqual({
      isFailure: true,
      kind: 'application',
      rule: 'ledger/period-closed',
      category: 'conflict',
    });
    expect(error).toMatchObject({ code: 'E17', message: 'Period 2026-10 closed', foundAt: { code: '/rc', message: '/txt' } });
    expect(causes.map(({ text }) => text)).toContain('The booking date lies in a closed period');
  });

  it('reads a failure that is told in plain text', () => {
    expect(decoded({ body: 'KO unknown account' })).toMatchObject({ isFailure: true, kind: 'application' });
  });

  it('leaves other answers, statuses and hosts to the readers', () => {
    expect(decoded({ body: JSON.stringify({ rc: '0', rows: 3 }) }).isFailure).toBe(false);
    expect(decoded({ body: failing, url: 'https://other.example/v1/bookings' }).isFailure).toBe(false);
    expect(decoded({ body: JSON.stringify({ rc: '0' }), status: 500 })).toMatchObject({ isFailure: true, kind: 'http' });
    expect(decoded({ body: JSON.stringify({ rc: '0' }), url: 'https://ledger.example/v1/import', status: 404 }).isFailure).toBe(true);
  });

  it('clears an answer that only looks like a failure, unless it is told to be one', () => {
    const looks = JSON.stringify({ success: false, error: 'row 3 skipped' });
    expect(decoded({ body: looks }).isFailure).toBe(true);
    expect(decoded({ body: looks, url: 'https://ledger.example/v1/import' })).toMatchObject({ isFailure: false, kind: 'none', rule: null });
    expect(decoded({ body: failing, url: 'https://ledger.example/v1/import' }).isFailure).toBe(true);
  });

  it('is believed where it is the person’s own, though a built-in pack claims the host', () => {
    const own: RulePack = { ...ledger, id: 'mine', recognize: { hosts: ['api.stripe.com'] } };
    const exchange = exchangeOf({ url: 'https://api.stripe.com/v1/charges', status: 200, body: failing });
    const judgedWith = (overrides: (pack: RulePack) => boolean) =>
      decode(exchange, { catalogue: catalogueOf([...packs, own], overrides), history: [] });
    expect(judgedWith(({ id }) => id === 'mine')).toMatchObject({ isFailure: true, rule: 'mine/period-closed', error: { code: 'E17' } });
    expect(judgedWith(() => false).isFailure).toBe(false);
  });
});
