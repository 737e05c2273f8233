import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope, Script } from './driver';

/** A script as the source of an async function of `...args`. */
export function scriptSource(script: Script<unknown>): string {
  return typeof script === 'string' ? `async (...args) => { ${script}\n}` : script.toString();
}

/** Asks until the answer is truthy. Errors count as "not yet", and are told when time is up. */
export async function until<R>(what: string, ask: () => Promise<R> | R, ms = 15_000): Promise<R> {
  const end = Date.now() + ms;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Timed out after ${ms} ms waiting for ${what}.${last ? ` Last error: ${last}` : ''}`);
    await sleep(50);
  }
}

export function waitsFor(evaluate: Scope['eval'], ms = 15_000): Scope['waitFor'] {
  return async (script, ...args) => {
    try {
      return await until(`${script}`, () => evaluate(script, ...args), ms);
    } catch (error) {
      const text = await evaluate<string>('return document.body.innerText').catch(() => '(the document is gone)');
      throw new Error(`${(error as Error).message}\nThe document says:\n${text}`);
    }
  };
}

/** The playground's button, and what it says when its requests are over. */
export async function fireCase(page: Scope, id: string, wait: boolean): Promise<string> {
  const css = `[data-case="${id}"]`;
  const runs = (selector: string) => Number(document.querySelector<HTMLElement>(selector)?.dataset.runs ?? 0);
  const before = await page.eval(runs, css);
  await page.click(css);
  if (!wait) return '';
  const done = `const b = document.querySelector(args[0]); return b.dataset.state === 'done' && Number(b.dataset.runs) > args[1];`;
  await page.within(120_000).waitFor(done, css, before);
  return page.eval<string>(`return document.querySelector(args[0] + ' output')?.textContent ?? ''`, css);
}
