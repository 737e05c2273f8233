import { beforeAll, expect, it } from 'vitest';
import { inEachBrowser } from './launched';
import { fire, openRow } from './panel-hands';

const widest = (): readonly string[] => {
  const width = document.documentElement.clientWidth;
  const sticksOut = (element: Element): boolean => element.getBoundingClientRect().right > width + 1;
  const scrolls = (element: Element): boolean => {
    for (let box: Element | null = element; box; box = box.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX) && !sticksOut(box)) return true;
    }
    return false;
  };
  const out = [...document.querySelectorAll('.panel *')].filter((element) => sticksOut(element) && !scrolls(element));
  return out.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
};

// DevTools docked at the side of a laptop's window.
inEachBrowser({ width: 540, height: 900 }, (stage) => {
  beforeAll(async () => {
    for (const id of ['nat-429-rate-limited', 'nudg3-422-validation', 'cors-401-without-headers']) await fire(stage.driver.page, id);
    await stage.driver.panel.waitFor('return document.querySelectorAll("[data-row]").length >= 3');
  });

  it('is narrow indeed, and the list fits into it', async () => {
    const { panel } = stage.driver;
    expect(await panel.eval<number>('return innerWidth')).toBeLessThan(600);
    expect(await panel.eval(widest)).toEqual([]);
  });

  it('the details take the place of the list, every tab fits, and Back leads back', async () => {
    const { panel } = stage.driver;
    await openRow(panel, 'with 429', ({ status }) => status === '429');
    expect(await panel.eval('return document.querySelector("[data-list]")')).toBeNull();
    for (const tab of ['diagnosis', 'response', 'request', 'compare', 'report']) {
      await panel.click(`[data-tab="${tab}"]`);
      await panel.waitFor((name: string) => document.querySelector(`[data-content="${name}"]`), tab);
      expect(await panel.eval(widest), tab).toEqual([]);
    }
    await panel.click('[data-action="back"]');
    await panel.waitFor('return document.querySelector("[data-list]") && !document.querySelector("[data-detail]")');
  });

  it('the limits board fits as well', async () => {
    const { panel } = stage.driver;
    await panel.click('[data-action="limits"]');
    await panel.waitFor('return document.querySelector("[data-limit]")');
    expect(await panel.eval(widest)).toEqual([]);
  });
});
