const WORD_SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?|seconds?|secondly)$/, 1],
  [/^(?:m|mins?|minutes?|minutely)$/, 60],
  [/^(?:h|hrs?|hours?|hourly)$/, 3600],
  [/^(?:d|days?|daily)$/, 86_400],
  [/^(?:w|weeks?|weekly)$/, 604_800],
];

const secondsOf = (word: string): number | null => WORD_SECONDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;

/**
 * The window that a bucket's name closes with, in seconds: `daily`, `per-minute`, `24hour`, `HighCostGet3Min`, `used-weight-1m`,
 * `12-in-1min`; null where it names none. Months and years have no fixed length and give null.
 */
export const periodOfName = (name: string): number | null => {
  const plain = name
    .slice(-64)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  const counted = /(^|[^a-z0-9.]|)(\d{1,6})[-_ ]?([a-z]+)$/.exec(plain);
  if (counted !== null) {
    const [, boundary, count, word = ''] = counted;
    const seconds = secondsOf(word);
    // A single letter counts only where the number starts a word: `unified-5h`, not `gpt4m`.
    const stands = word.length > 1 || boundary !== '' || counted.index === 0;
    if (seconds !== null && stands && Number(count) > 0) return Number(count) * seconds;
  }
  const word = /(?:^|[^a-z0-9]|per)([a-z]{3,})$/.exec(plain)?.[1] ?? '';
  return secondsOf(word);
};
