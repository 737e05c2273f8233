import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { replay } from '../../src/panel/replay';
import { body, exchange } from './harness/fake-exchange';

interface Sent {
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly credentials: string;
  };
}

/** A page whose `fetch` is told what to answer, and a clock that no one waits for. */
const page = (answer: () => Promise<unknown>) => {
  const sent: Sent[] = [];
  const world: Record<string, unknown> = {};
  const renew = (): void => {
    for (const key of Object.keys(world)) delete world[key];
    world.window = {};
    world.performance = { now: () => 0 };
    world.fetch = (url: string, init: Sent['init']) => {
      sent.push({ url, init });
      return answer();
    };
  };
  renew();
  let waits = 0;
  const evaluate = async (expression: string): Promise<unknown> => runInNewContext(expression, world);
  return {
    sent,
    renew,
    evaluate,
    waits: () => waits,
    wait: async (): Promise<void> => {
      waits++;
    },
  };
};

const never = (): Promise<unknown> => new Promise(() => undefined);
const made = exchange({ url: 'https://app.example.com/x?a=</script>', requestHeaders: { cookie: 'a=b', 'x-one': '1' } });

describe('a replay in the page', () => {
  it('gives the status, and sends what a page may send', async () => {
    const { sent, evaluate, wait } = page(async () => ({ status: 503, text: async () => '' }));
    expect(await replay(made, 'r1', evaluate, wait)).toEqual({ status: 503, durationMs: 0, error: null });
    expect(sent).toEqual([
      {
        url: made.request.url,
        init: { method: 'GET', credentials: 'include', headers: { accept: 'application/json', 'x-one': '1' } },
      },
    ]);
  });

  it('sends the body again, whatever stands in it', async () => {
    const { sent, evaluate, wait } = page(async () => ({ status: 200, text: async () => '' }));
    const text = '{"a":"</script>\u2028\\"\'`${1}"}';
    await replay(exchange({ method: 'POST', url: 'https://app.example.com/x', requestBody: body(text) }), 'r1', evaluate, wait);
    expect(sent[0]?.init).toMatchObject({ method: 'POST', body: text, credentials: 'same-origin' });
  });

  it("gives the page's own words where there was no answer", async () => {
    const { evaluate, wait } = page(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await replay(made, 'r1', evaluate, wait)).toEqual({ status: 0, durationMs: 0, error: 'Failed to fetch' });
  });

  it('ends as soon as the page is another one', async () => {
    const { evaluate, wait, renew, waits } = page(never);
    const navigating = async (): Promise<void> => {
      await wait();
      if (waits() === 3) renew();
    };
    expect(await replay(made, 'r1', evaluate, navigating)).toEqual({
      status: 0,
      durationMs: 600,
      error: 'the page was left before the answer came',
    });
  });

  it('outlasts a moment in which the page cannot be asked, and gives up after a minute', async () => {
    const { evaluate, wait, waits } = page(never);
    let asked = 0;
    const flaky = async (expression: string): Promise<unknown> => {
      if (++asked === 3) throw new Error('no page');
      return evaluate(expression);
    };
    expect(await replay(made, 'r1', flaky, wait)).toEqual({ status: 0, durationMs: 60_000, error: 'none within a minute' });
    expect(waits()).toBe(300);
  });

  it('fails where the page takes nothing: nothing was sent then', async () => {
    const { wait } = page(never);
    await expect(replay(made, 'r1', async () => undefined, wait)).rejects.toThrow('The page did not take the request');
  });
});
