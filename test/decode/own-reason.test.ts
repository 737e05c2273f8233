import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import { exchangeOf } from './exchange';

const catalogue = catalogueOf(packs);
const reason = 'The answer gives a reason of its own';

const decoded = (status: number, body: object, headers: Readonly<Record<string, string>> = { authorization: 'Bearer abcdefgh12' }) =>
  decode(
    exchangeOf({
      url: 'https://api.unknown.example/v1/things/7',
      status,
      requestHeaders: { accept: '*/*', ...headers },
      responseHeaders: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    { catalogue, history: [] },
  );

const causesOf = (...given: Parameters<typeof decoded>) => decoded(...given).causes;

describe('the reason that an answer gives itself', () => {
  it('comes before all that the status alone suggests, quoted and only possible', () => {
    const [first] = causesOf(403, { error: 'spam_filter', message: 'Held back by the spam filter' });
    expect(first).toMatchObject({ text: reason, verdict: 'possible', evidence: 'The answer says: “Held back by the spam filter”.' });
    expect(first?.citations).toEqual([{ part: 'response-body', at: '/message' }]);
  });

  it.each(['Forbidden', 'Access denied.', 'An unexpected error occurred', '403 Forbidden', 'Error: 403 Forbidden', 'forbidden'])(
    'is none where it says no more than the status: %s',
    (message) => {
      expect(causesOf(403, { message }).map(({ text }) => text)).not.toContain(reason);
    },
  );

  it('steps back where something is confirmed', () => {
    const causes = causesOf(401, { message: 'You have to sign in before you look at things' }, {});
    expect(causes.map(({ verdict }) => verdict)).toContain('confirmed');
    expect(causes.map(({ text }) => text)).not.toContain(reason);
  });

  it('steps back where a rule knows the code', () => {
    const causes = causesOf(400, { error: 'invalid_scope', error_description: 'The scope read:moon is not one of ours' });
    expect(causes.map(({ text }) => text)).not.toContain(reason);
  });
});

describe('what to do about the objections of an answer', () => {
  it('names the fields first, each with what is said of it', () => {
    const details = [
      { field: 'amount', message: 'must be at least 100' },
      { field: 'currency', message: 'is not supported' },
    ];
    expect(decoded(422, { message: 'Invalid order', details }).fixes[0]?.text).toBe(
      'Correct what the answer names: amount (“must be at least 100”) and currency (“is not supported”).',
    );
  });

  it('names the one that the message names', () => {
    expect(decoded(400, { error: "The parameter 'limit' must be below 100" }).fixes[0]?.text).toBe(
      "Correct limit as the answer asks: “The parameter 'limit' must be below 100”",
    );
  });

  it('is silent where no field is named, or no request would mend it', () => {
    const texts = [decoded(400, { message: 'The cart was closed by somebody else' }), decoded(500, { message: 'amount is missing' })].map(
      ({ fixes }) => fixes[0]?.text,
    );
    expect(texts.filter((text) => text?.includes('answer names') || text?.includes('as the answer asks'))).toEqual([]);
  });
});
