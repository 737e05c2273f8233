import { describe, expect, it } from 'vitest';
import { inChromium } from './in-chromium';

const stage = inChromium();
const { errors, scene, text, texts, count, pick, recorded, press, faults } = stage;

type State = 'wins' | 'loses' | 'unusable';

const settles = (state: State) => stage.page.waitForSelector(`[data-trial=${state}]`);
const value = (field: string): Promise<string> => stage.page.$eval(`[data-field="${field}"]`, (input) => (input as HTMLInputElement).value);
const focused = (): Promise<string> =>
  stage.page.evaluate(() => {
    const { field, action, tab } = (document.activeElement as HTMLElement).dataset;
    return field ?? action ?? tab ?? '';
  });

/** Puts a text in the place of what a field holds. */
const fill = async (field: string, written: string): Promise<void> => {
  await stage.page.focus(`[data-field="${field}"]`);
  await press('Control+a');
  if (written === '') await press('Delete');
  else await stage.page.keyboard.type(written);
};

const open = async (id: string): Promise<void> => {
  await pick(id);
  await stage.page.click('[data-action=make-rule]');
  await stage.page.waitForSelector('[data-trial=wins], [data-trial=loses]');
};

const stored = () => stage.page.evaluate(() => Object.fromEntries(window.recorded.stored) as Record<string, { on: boolean; text: string }>);
const packOf = async (id: string) => JSON.parse((await stored())[`settings.pack.${id}`]?.text ?? 'null');

describe('the way to a rule', () => {
  it('stands at the end of a diagnosis that is none, and in the menu of every failure', async () => {
    await scene('everything', { height: 800 });
    await pick('missing-key');
    expect(await count('[data-action=make-rule]')).toBe(0);
    await stage.page.click('[data-action=more]');
    await stage.page.click('[data-menu=make-rule]');
    // A rule of one's own comes before that of the pack, which stays the provider.
    await settles('wins');
    await press('Escape');
    await pick('gateway');
    expect(await count('[data-content=diagnosis] [data-action=make-rule]')).toBe(1);
    expect(errors).toEqual([]);
  });

  it('opens from a row too, with the keyboard in the title', async () => {
    await scene('unknown');
    await stage.page.click('[data-row][data-id=leaky]', { button: 'right' });
    await stage.page.click('[data-menu=make-rule]');
    await settles('wins');
    expect(await focused()).toBe('title');
    expect(await stage.page.$eval('[data-detail]', (detail) => (detail as HTMLElement).dataset.id)).toBe('leaky');
  });
});

describe('the form', () => {
  it('begins with what the failure shows, and says what it would become', async () => {
    await scene('unknown');
    await open('stock');
    expect(await Promise.all(['name', 'host', 'status', 'code', 'message', 'title', 'category'].map(value))).toEqual([
      'api.shop.example',
      'api.shop.example',
      '422',
      'OUT_OF_STOCK',
      '',
      'Only 3 of item 87 are left',
      'validation',
    ]);
    expect(await text('[data-trial=wins]')).toBe('This rule decodes this very response.');
    await fill('title', 'Somebody was quicker');
    await fill('causes.0', 'The last ones were sold meanwhile');
    await press('Enter');
    await stage.page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.field === 'causes.1');
    await stage.page.keyboard.type('The stock was counted wrongly');
    await fill('fixes.0', 'Order fewer');
    await fill('fixes.0.url', 'https://docs.shop.example/stock');
    await stage.page.waitForFunction(() => document.querySelectorAll('[data-shown-fix] a').length === 1);
    expect(await text('[data-shown-title]')).toBe('Somebody was quicker');
    expect((await texts('[data-shown-cause]')).slice(0, 2)).toEqual([
      'Possible: The last ones were sold meanwhile',
      'Possible: The stock was counted wrongly',
    ]);
    await stage.page.click('[data-lines=causes] li:first-child [data-action=remove-causes]');
    expect(await value('causes.0')).toBe('The stock was counted wrongly');
    expect(errors).toEqual([]);
  });

  it('says at each field what is wrong, leads there, and keeps nothing until it is mended', async () => {
    await scene('unknown');
    await open('stock');
    await fill('title', '');
    await fill('host', '*');
    await fill('fixes.0', 'Look there');
    await fill('fixes.0.url', 'javascript:alert(1)');
    // The trial follows what is written a moment later.
    await stage.page.waitForFunction(() => document.querySelector('[data-trial=unusable]')?.textContent?.startsWith('3 things'));
    expect(await text('[data-trial=unusable]')).toBe('3 things have to be mended before it can be used.');
    expect(await text('[data-problem=title]')).toBe('Title must not be empty');
    expect(await text('[data-problem=host]')).toContain('A bare * would treat every host alike');
    expect(await text('[data-problem="fixes.0.url"]')).toBe('Link must be an http or https address without user name');
    await stage.page.click('[data-action=keep-rule]');
    await stage.page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.field === 'host');
    expect(await stored()).toEqual({});
    await fill('host', 'api.shop.example');
    await fill('title', 'Out of stock');
    await fill('fixes.0.url', '');
    await settles('wins');
    expect(await count('[data-problem]')).toBe(0);
  });

  it('says why the rule would not be shown', async () => {
    await scene('unknown');
    await open('stock');
    await fill('code', 'SOLD_OUT');
    await fill('status', '404, 410');
    await settles('loses');
    expect(await texts('[data-reason]')).toEqual(['The status of this response is 422.', 'The code of this response is OUT_OF_STOCK.']);
  });

  it('keeps what was written when it is left, and gives the focus back', async () => {
    await scene('unknown');
    await open('stock');
    await fill('title', 'Half a thought');
    await pick('leaky');
    expect(await count('[data-rule-form]')).toBe(0);
    await pick('stock');
    await settles('wins');
    expect(await value('title')).toBe('Half a thought');
    await press('Escape');
    expect(await count('[data-rule-form]')).toBe(0);
    await stage.page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.action === 'make-rule');
    await stage.page.click('[data-action=make-rule]');
    await settles('wins');
    expect(await value('title')).toBe('Half a thought');
  });

  it('takes over neither a secret nor a trick of the answer', async () => {
    await scene('unknown', { height: 800 });
    await open('leaky');
    expect(await value('code')).toBe('');
    expect(await value('title')).toMatch(/^The key nat_pk_\[api-key 1\] of \[email 1\] is not valid/);
    await stage.page.click('[data-action=keep-rule]');
    await stage.page.waitForSelector('[data-action=toast-action]');
    expect(JSON.stringify(await stored())).not.toMatch(/nat_pk_live|ada@/);
    await scene('unknown', { height: 800 });
    await open('nasty');
    expect(await value('code')).toBe('');
    expect(await text('[data-shown-title]')).toContain('<img src=x onerror=alert(1)>');
    await fill('code', 'x');
    await settles('loses');
    expect(await text('[data-reason]')).toBe('The code of this response is \\u202eEVIL.');
    expect(await count('img, script:not([src]), [onerror], a[href^="javascript:"]')).toBe(0);
    expect(await stage.page.evaluate(() => /[\u202a-\u202e\u200b]/.test(document.body.innerText))).toBe(false);
    expect(errors).toEqual([]);
  });
});

describe('a rule that is saved', () => {
  it('is kept as an own pack that is on, and taken back by Undo with what was written', async () => {
    await scene('unknown');
    await open('stock');
    await fill('name', 'The shop');
    await fill('causes.0', 'Sold out');
    await press('Control+Enter');
    await stage.page.waitForSelector('[data-action=toast-action]');
    expect(await text('[data-toast]')).toBe('Rule saved in your pack The shopUndo');
    expect(await count('[data-rule-form]')).toBe(0);
    expect((await stored())['settings.pack.the-shop']?.on).toBe(true);
    expect((await packOf('the-shop')).rules).toEqual([
      {
        id: 'out-of-stock',
        when: { all: [{ status: 422 }, { code: 'OUT_OF_STOCK' }] },
        title: 'Only 3 of item 87 are left',
        summary: 'The request is well-formed but its content was refused.',
        category: 'validation',
        causes: [{ text: 'Sold out' }],
        fixes: [],
      },
    ]);
    await stage.page.click('[data-action=toast-action]');
    await stage.page.waitForFunction(() => window.recorded.stored.size === 0);
    await stage.page.click('[data-action=make-rule]');
    await settles('wins');
    expect(await value('causes.0')).toBe('Sold out');
  });

  it('goes to the pack that the host has already, beside its rules', async () => {
    await scene('unknown');
    await open('stock');
    await press('Control+Enter');
    await stage.page.waitForSelector('[data-action=toast-action]');
    await open('nasty');
    expect(await text('[data-adds-to]')).toBe('Added to your pack api.shop.example, beside its 1 rule.');
    await fill('code', 'OUT_OF_STOCK');
    await settles('unusable');
    expect(await text('[data-reason]')).toContain('has a rule for just these failures already: “Only 3 of item 87 are left”');
    await fill('code', '');
    await settles('wins');
    await press('Control+Enter');
    await stage.page.waitForFunction(() => document.querySelector('[data-rule-form]') === null);
    expect((await packOf('api-shop-example')).rules).toHaveLength(2);
  });

  it.each([
    ['storage-full', 'storage for Culprit is full'],
    ['storage-updated', 'Culprit was updated. Copy what you wrote as a pack file'],
  ])('is not where the storage refuses (%s): that is said, and the form stays as it is', async (refused, words) => {
    await scene('unknown', { refuse: [refused] });
    await open('stock');
    await fill('causes.0', 'Sold out');
    await stage.page.click('[data-action=keep-rule]');
    await stage.page.waitForSelector('[data-rule-trouble]');
    expect(await text('[data-rule-trouble]')).toContain('Not saved; what you wrote is still here.');
    expect(await text('[data-rule-trouble]')).toContain(words);
    expect(await value('causes.0')).toBe('Sold out');
    await stage.page.click('[data-action=copy-rule]');
    await stage.page.waitForFunction(() => window.recorded.copied.length === 1);
    const [copied = ''] = (await recorded()).copied;
    expect(JSON.parse(copied)).toMatchObject({
      kind: 'api',
      recognize: { hosts: ['api.shop.example'] },
      rules: [{ causes: [{ text: 'Sold out' }] }],
    });
  });

  it('is offered for copying by hand where the clipboard is refused', async () => {
    await scene('unknown', { refuse: ['copy'] });
    await open('stock');
    await stage.page.click('[data-action=copy-rule]');
    await stage.page.waitForSelector('[data-fallback]');
    expect(await stage.page.$eval('[data-fallback]', (field) => (field as HTMLTextAreaElement).value)).toContain('"OUT_OF_STOCK"');
  });
});

describe('the form for everybody', () => {
  it('is not covered by what is said for a moment', async () => {
    for (const width of [1_200, 320]) {
      await scene('unknown', { width, height: 640 });
      await stage.page.evaluate(() => {
        window.session.selection.value = 'stock';
      });
      await stage.page.waitForSelector('[data-action=make-rule]');
      await stage.page.click('[data-action=make-rule]');
      await settles('wins');
      await stage.page.click('[data-action=copy-rule]');
      await stage.page.waitForSelector('.toast');
      const [toast = 0, foot = 0] = await stage.page.evaluate(() =>
        ['.toast', '.rule-foot .buttons'].map(
          (css, i) => document.querySelector(css)?.getBoundingClientRect()[i === 0 ? 'bottom' : 'top'] ?? 0,
        ),
      );
      expect(toast).toBeLessThanOrEqual(foot);
    }
  });

  it.each(['light', 'dark'])(
    'has no fault in the %s theme, wide or narrow, and never gets wider than the panel',
    async (theme) => {
      await stage.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      const found: string[] = [];
      for (const width of [1_200, 320]) {
        await scene('unknown', { width, height: 640 });
        await stage.page.evaluate(() => {
          window.session.selection.value = 'nasty';
        });
        await stage.page.waitForSelector('[data-action=make-rule]');
        found.push(...(await faults()));
        await stage.page.click('[data-action=make-rule]');
        await settles('wins');
        found.push(...(await faults()));
        await fill('title', 'x'.repeat(61));
        await fill('status', 'no');
        await stage.page.waitForSelector('[data-problem=status]');
        found.push(...(await faults()));
        expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await stage.page.$eval('.rule-body', (body) => body.scrollWidth - body.clientWidth)).toBeLessThanOrEqual(0);
      }
      expect(found).toEqual([]);
    },
    20_000,
  );
});
