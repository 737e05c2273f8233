import { describe, expect, it } from 'vitest';
import { replayPlan } from '../../src/panel/detail/replay-plan';
import { body, exchange } from './harness/fake-exchange';

const here = 'https://app.example.com/x';

describe('before a replay', () => {
  it('a GET needs no question, nor a word where it repeats wholly', () => {
    expect(replayPlan(exchange({ url: here }), null)).toEqual({ confirm: null, brief: null, notes: [] });
  });

  it('a POST asks, and says that its idempotency key is kept', () => {
    const plan = replayPlan(exchange({ method: 'POST', url: here, requestHeaders: { 'Idempotency-Key': 'k1' } }), null);
    expect(plan.confirm).toBe('POST may change something twice: an order, a payment, a message.');
    expect(plan.notes).toEqual(['Its idempotency-key header is kept, so an API that honours it acts only once.']);
    expect(plan.brief).toBeNull();
  });

  it.each([
    ['PUT', /^PUT writes again/],
    ['DELETE', /^DELETE removes again/],
    ['PATCH', /^PATCH may change something twice/],
    ['OPTIONS', /^OPTIONS is the preflight alone/],
    ['TRACE', /^TRACE may/],
  ])('a %s asks with its own reason', (method, reason) => {
    expect(replayPlan(exchange({ method, url: here }), null).confirm).toMatch(reason);
  });

  it.each([
    [{ cookie: 'a=b' }, "Replay can't repeat the cookie header"],
    [{ cookie: 'a=b', dnt: '1' }, "Replay can't repeat the cookie and dnt headers"],
  ])('says briefly what a page cannot set: %j', (requestHeaders, brief) => {
    expect(replayPlan(exchange({ url: here, requestHeaders }), null).brief).toBe(brief);
  });

  it('says what the page cannot repeat, briefly and with reasons', () => {
    const { brief, notes } = replayPlan(
      exchange({
        url: 'https://api.other.example/x',
        requestHeaders: { cookie: 'a=b', 'content-type': 'multipart/form-data; boundary=x' },
        requestBody: { ...body(null), size: 12 },
      }),
      null,
    );
    expect(brief).toBe("Replay can't repeat the cookie header, uploaded files, or the body; it goes to another origin");
    expect(notes.map((note) => note.split(/[ ,]/, 3).join(' '))).toEqual([
      'It goes to',
      'A page cannot',
      'Uploaded files are',
      'The body that',
    ]);
  });

  it('a form without files is repeated wholly, a body that was cut off is not', () => {
    const multipart = 'multipart/form-data; boundary=x';
    const form = body('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n', multipart);
    const posted = { method: 'POST', url: here, requestHeaders: { 'content-type': multipart } };
    expect(replayPlan(exchange({ ...posted, requestBody: form }), null).brief).toBeNull();
    expect(replayPlan(exchange({ ...posted, requestBody: { ...form, truncated: true } }), null).brief).toBe(
      "Replay can't repeat all of the body",
    );
  });

  it('goes by the page that is there now, once that is known', () => {
    const made = exchange({ url: here, requestHeaders: { referer: 'https://app.example.com/' } });
    expect(replayPlan(made, null).brief).toBeNull();
    expect(replayPlan(made, 'https://app.example.com/other').brief).toBeNull();
    expect(replayPlan(made, 'https://elsewhere.example/').brief).toBe('Replay goes to another origin');
    expect(replayPlan(made, 'about:blank').brief).toBe('Replay goes to another origin');
  });
});
