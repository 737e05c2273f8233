const words = '(?:redacted|removed|filtered|masked|hidden|sanitized|sanitised|scrubbed|censored|omitted|obfuscated)';

/** `***`, `•••`, `[REDACTED]`, `<redacted:token>`, `{{removed}}`, or such a word alone: what people and tools put over a secret. */
const mask = new RegExp(
  `\\*{3,}|[\\u2022\\u25cf\\u2588]{3,}|[[(<{]\\s?${words}[^\\])>}]{0,40}[\\])>}]|^[\\W_]*${words}(?:[\\W_]+[a-z]{1,20}){0,3}[\\W_]*$|(?:%5B|%3C)${words}|(?:%2A){3}`,
  'i',
);

/** Each mask has one of these, and few keys, addresses and texts have any: looking for them costs next to nothing. */
const traces = ['***', '%2a', 'ed', 'hidden', '•••', '●●●', '███'];

const maySayMask = (text: string): boolean => {
  const lower = text.toLowerCase();
  return traces.some((trace) => lower.includes(trace));
};

let latest = '';
let latestIsMasked = false;

/** True where the recorder or a cleaner blotted the value out, or a part of it: nothing can be said of its form. */
export const isMasked = (value: string): boolean => {
  // Many ask of the same credential in a row.
  if (value === latest) return latestIsMasked;
  const start = value.length > 500 ? value.slice(0, 500) : value;
  latest = value;
  latestIsMasked = maySayMask(start) && mask.test(start);
  return latestIsMasked;
};

/** The same of a value of whatever type. */
export const isHidden = (value: unknown): boolean => typeof value === 'string' && isMasked(value);

const whole = new RegExp(`^[\\W_]*${words}[^\\n"=,]{0,60}$|^[*\\u2022\\u25cf\\u2588\\s]{3,}$`, 'i');

/** True where a mask is all that is left, as of a body that was taken out of a recording. */
export const isNothingButMask = (text: string): boolean => text.length <= 100 && whole.test(text);
