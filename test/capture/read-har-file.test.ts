import { describe, expect, it } from 'vitest';
import { type HarStep, limitBytes, readHarFile } from '../../src/capture/read-har-file';

const fileOf = (count: number, filler = ''): Blob => {
  const entries = Array.from({ length: count }, (_, i) => ({
    // The last to be written came first.
    startedDateTime: new Date(Date.UTC(2026, 0, 5) + (count - i) * 1_000).toISOString(),
    time: 5,
    request: { method: 'GET', url: `https://api.example.com/v1/things/${i}`, headers: [] },
    response: { status: 500, headers: [], content: { size: 2, mimeType: 'application/json', text: `{}${filler}` } },
  }));
  return new Blob([JSON.stringify({ log: { version: '1.2', entries } })]);
};

const stepsOf = async (file: Blob): Promise<HarStep[]> => {
  const steps: HarStep[] = [];
  for await (const step of readHarFile(file)) steps.push(step);
  return steps;
};

describe('a HAR file that is read step by step', () => {
  it('gives every exchange once, by the time of its arrival, a hundred at a time', async () => {
    const steps = await stepsOf(fileOf(250));
    const parts = steps.flatMap((step) => (step.type === 'part' ? [step] : []));
    expect(parts.map(({ exchanges }) => exchanges.length)).toEqual([0, 100, 100, 50]);
    expect(new Set(parts.map(({ total }) => total))).toEqual(new Set([250]));
    const all = parts.flatMap(({ exchanges }) => exchanges);
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, i) => `har-${249 - i}`));
  });

  it('tells how far it is: never less than before, all of it in the end', async () => {
    // More than one slice, and characters that a cut between bytes would break.
    const shares = (await stepsOf(fileOf(300, 'ü€😀'.repeat(4_000)))).flatMap((step) => (step.type === 'refused' ? [] : [step.share]));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('keeps characters whole where a slice ends within one', async () => {
    const parts = await stepsOf(fileOf(120, '€'.repeat(16_000)));
    const texts = parts.flatMap((step) => (step.type === 'part' ? step.exchanges.map(({ response }) => response.body.text) : []));
    expect(texts).toHaveLength(120);
    expect(texts.every((text) => text === `{}${'€'.repeat(16_000)}`)).toBe(true);
  });

  it.each([
    ['an empty file', new Blob([]), /empty/],
    ['half a file', new Blob(['{"log":{"version":"1.2","entries":[{']), /cut off/],
    ['another kind of JSON', new Blob(['[1,2,3]']), /log\.entries/],
    ['a picture', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 254])]), /not JSON/],
    ['a file that is too large', { size: limitBytes + 1 } as Blob, /larger than 256 MB/],
    [
      'a file that went away',
      { size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) } as unknown as Blob,
      /went away/,
    ],
  ])('refuses %s with a reason', async (_, file, reason) => {
    const last = (await stepsOf(file)).at(-1);
    expect(last).toMatchObject({ type: 'refused', message: expect.stringMatching(reason) });
  });
});
