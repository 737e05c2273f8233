import { describe, expect, it } from 'vitest';
import { inChromium } from './in-chromium';

const stage = inChromium();
const { errors, scene, text, texts, count, pick, recorded, press, faults } = stage;

const replay = (): Promise<void> => stage.page.click('[data-action=replay]');
const answer = (status: number, error: string | null = null) => ({ status, durationMs: 312, error });
const tried = (): Promise<string[]> => texts('[data-tried]');
const triedAre = (number: number) =>
  stage.page.waitForFunction((wanted) => document.querySelectorAll('[data-tried]').length === wanted, {}, number);
const said = (wanted: string) =>
  stage.page.waitForFunction(
    (words) => [...document.querySelectorAll('[role=status]')].some((region) => region.textContent === words),
    {},
    wanted,
  );
/** Clock times are the person's own: everything but them. */
const timeless = (all: readonly string[]): string[] => all.map((one) => one.replace(/\d\d:\d\d:\d\d/g, 'T'));

describe('Replay', () => {
  it('sends a GET on one click, also where something differs: that stands beside the button before', async () => {
    await scene('everything', { replies: [answer(503), answer(200)] });
    await pick('gateway');
    expect(await text('[data-replay-brief]')).toBe('Replay goes to another origin');
    const described = await stage.page.$eval('[data-action=replay]', (button) => [
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
      (button as HTMLElement).title,
    ]);
    expect(described).toEqual([
      'Replay goes to another origin',
      'Repeat the request in the page\nIt goes to another origin, so the API must allow the page to read the answer (CORS).',
    ]);
    await replay();
    await triedAre(1);
    expect((await recorded()).calls).toEqual(['replay gateway']);
    expect(await count('[data-replay]')).toBe(0);
    await replay();
    await triedAre(2);
    expect(timeless(await tried())).toEqual(['Replayed at T: 503 after 0.3 s', 'Replayed at T: 200 after 0.3 s, it works now']);
    expect(await stage.page.$$eval('[data-tried]', (all) => all.map((one) => (one as HTMLElement).dataset.tried))).toEqual([
      'failed',
      'worked',
    ]);
    expect(errors).toEqual([]);
  });

  it('asks before anything else is repeated, says why, and sends nothing when it is cancelled', async () => {
    await scene('everything', { replies: [answer(500)] });
    await pick('bad-json');
    await replay();
    expect(await text('[data-replay]')).toContain('POST may change something twice');
    expect(await text('[data-replay]')).toContain('another origin');
    await stage.page.click('[data-action=replay-close]');
    expect(await count('[data-replay]')).toBe(0);
    expect((await recorded()).calls).toEqual([]);
    await replay();
    await stage.page.click('[data-action=replay-now]');
    await triedAre(1);
    expect(timeless(await tried())).toEqual(['Replayed at T: 500 after 0.3 s']);
    expect(await count('[data-replay]')).toBe(0);
  });

  it('offers to wait where a wait runs', async () => {
    await scene('everything');
    await pick('limited-1');
    await replay();
    expect((await recorded()).calls).toEqual([]);
    await stage.page.click('[data-action=replay-when-ready]');
    expect(await text('[data-replay-armed]')).toContain('Sent as soon as the wait is over, in 42 s');
    await stage.page.click('[data-action=replay-close]');
    await stage.page.evaluate(() => window.advance(60_000));
    expect((await recorded()).calls).toEqual([]);
    await replay();
    await triedAre(1);
    expect(await count('[data-replay]')).toBe(0);
  });

  it('that waited leaves nothing open when it is sent', async () => {
    await scene('everything');
    await pick('limited-1');
    await replay();
    await stage.page.click('[data-action=replay-when-ready]');
    await stage.page.evaluate(() => window.advance(44_000));
    await triedAre(1);
    expect(await count('[data-replay]')).toBe(0);
  });

  it('keeps its word while something else is looked at, and says there what came of it', async () => {
    await scene('everything', { replies: [answer(429)] });
    await pick('limited-1');
    await replay();
    await stage.page.click('[data-action=replay-when-ready]');
    await pick('missing-key');
    await pick('limited-1');
    expect(await text('[data-replay-armed]')).toContain('in 42 s');
    await pick('missing-key');
    await stage.page.evaluate(() => window.advance(44_000));
    await stage.page.waitForSelector('[data-toast] [data-action=toast-action]');
    expect((await recorded()).calls).toEqual(['replay limited-1']);
    expect(timeless([await text('[data-toast] span')])).toEqual([
      'GET api.nat-testing.io/api/v1/scan/{id}. Replayed at T after waiting 42 s as asked: 429 after 0.3 s',
    ]);
    await stage.page.click('[data-action=toast-action]');
    expect(await text('[data-detail-title]')).toBe('Too many requests in one minute');
    expect(timeless(await tried())).toEqual(['Replayed at T after waiting 42 s as asked: 429 after 0.3 s']);
  });

  it('says that it waits for an answer, once, and is not sent a second time meanwhile', async () => {
    await scene('everything', { replies: ['never'] });
    await pick('gateway');
    await replay();
    await said('Waiting for the answer…');
    await replay();
    await pick('dns');
    await pick('gateway');
    expect(await count('[data-replay-running]')).toBe(1);
    expect((await recorded()).calls).toEqual(['replay gateway']);
  });

  it('that was not sent says so, and is nothing that was tried', async () => {
    await scene('everything', { refuse: ['replay'] });
    await pick('gateway');
    await replay();
    await stage.page.waitForSelector('[data-notice=error]');
    expect(await text('[data-notice]')).toBe('The request was not sent. The page did not take the request. Reload it and try again.');
    expect(await count('[data-tried], [data-replay-running]')).toBe(0);
  });

  it('is not offered for a file, whose requests belong to another time', async () => {
    await scene('file');
    await pick('from-file');
    expect(await count('[data-action=replay], [data-replay-brief]')).toBe(0);
  });
});

describe('what was tried', () => {
  it('is there again after looking at something else, announced only when it happens', async () => {
    await scene('everything', { replies: [answer(0, 'Failed to fetch')] });
    await pick('gateway');
    await replay();
    await triedAre(1);
    const announced = () => stage.page.$$eval('.detail-head [role=status]', (all) => all.map((one) => one.textContent ?? '').join(''));
    await stage.page.waitForFunction(() =>
      /no answer: Failed to fetch/.test(document.querySelector('.detail-head [role=status]')?.textContent ?? ''),
    );
    await pick('dns');
    expect(await tried()).toEqual([]);
    await pick('gateway');
    expect(timeless(await tried())).toEqual(['Replayed at T: no answer: Failed to fetch']);
    expect(await announced()).toBe('');
  });

  it('is handed to every report: copied, previewed, saved, and of a selection', async () => {
    await scene('everything', { replies: [answer(503)] });
    await pick('gateway');
    await stage.page.click('[data-tab=report]');
    await replay();
    const line = 'Tried: Replayed at 09:43:00 UTC: 503 after 0.3 s';
    await stage.page.waitForFunction((wanted) => document.querySelector('[data-report-text]')?.textContent?.includes(wanted), {}, line);
    await press('c');
    await stage.page.waitForFunction(() => window.recorded.copied.length === 1);
    await stage.page.keyboard.down('Control');
    await stage.page.click('[data-row][data-id=dns]');
    await stage.page.keyboard.up('Control');
    await press('c');
    await stage.page.waitForFunction(() => window.recorded.copied.length === 2);
    for (const copy of (await recorded()).copied) expect(copy).toContain(line);
  });

  it('tells what the page sent again by itself', async () => {
    await scene('everything');
    await stage.page.evaluate(() => {
      window.session.selection.value = 'over';
    });
    await triedAre(1);
    expect(await tried()).toEqual(['The page was seen to send it again 3 times afterwards: 429 each time']);
  });

  it('shows the newest, the earlier ones folded, and fits where there is little room', async () => {
    await scene('everything', { width: 320, height: 420, replies: [401, 402, 403, 404, 405].map((status) => answer(status)) });
    await pick('gateway');
    for (let sent = 1; sent <= 5; sent++) {
      await replay();
      await stage.page.waitForFunction((wanted) => window.session.attempts.value.length === wanted, {}, sent);
    }
    await triedAre(5);
    expect(await text('.tried summary')).toBe('2 earlier');
    const seen = await stage.page.$$eval('[data-tried]', (all) => {
      const head = document.querySelector('.detail-head')?.getBoundingClientRect();
      const last = all.at(-1)?.getBoundingClientRect();
      return head !== undefined && last !== undefined && last.bottom <= head.bottom + 1;
    });
    expect(seen).toBe(true);
    expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it.each(['light', 'dark'])('has nothing wrong for assistive technology in the %s theme', async (theme) => {
    await stage.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await scene('everything', { height: 800, replies: [answer(503)] });
    await pick('gateway');
    await replay();
    await triedAre(1);
    const found = await faults();
    await pick('bad-json');
    await replay();
    found.push(...(await faults()));
    await pick('limited-1');
    await replay();
    await stage.page.click('[data-action=replay-when-ready]');
    found.push(...(await faults()));
    expect(found).toEqual([]);
  });
});
