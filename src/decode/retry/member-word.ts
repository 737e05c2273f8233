/** What the name of a JSON member may mean for limits and waits; a name may mean several of them. */
export const meaning = {
  /** A wait in seconds. */
  seconds: 1,
  milliseconds: 2,
  /** A Protocol Buffers duration. */
  delay: 4,
  /** A moment that stands on its own. */
  instant: 8,
  /** A moment beside what remains. */
  reset: 16,
  /** A wait, but only where the answer reports throttling. */
  ifThrottled: 32,
  headers: 64,
  /** Names the kind of an error. */
  naming: 128,
  /** Holds what went wrong, in an answer that may carry data too. */
  holder: 256,
  /** Speaks to people. */
  speaking: 512,
  code: 1024,
  /** Minutes in a usage report. */
  regain: 2048,
} as const;

const words: Readonly<Record<keyof typeof meaning, string>> = {
  seconds: 'retryafter retryafterseconds retryaftersecs retryaftersec resetsinseconds resetinseconds retryinseconds',
  milliseconds: 'retryafterms retryaftermillis retryaftermilliseconds retryinms retrydelayms',
  delay: 'retrydelay quotaresetdelay',
  instant: 'resetat resetsat resettime resetdate quotaresetdate quotaresetat quotaresettime quotaresettimestamp ratelimitreset retryat',
  reset: 'reset resetat resetsat',
  ifThrottled: 'ratelimit',
  headers: 'headers',
  naming:
    'code type status statuscode error errortype errorcode errcode errorstatus errorname reason subcode errorsummary category tag name title exception',
  holder: 'error errors extensions fault exception exceptions failure err responses',
  speaking:
    'message msg error errors errormessage errordescription errorsummary description detail details title reason text info summary fault hint userinfo',
  code: 'code type error errorcode status',
  regain: 'estimatedtimetoregainaccess',
};

/** `retry_after`, `retryAfter` and `Retry-After` alike: letters and digits in lower case. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

const LONGEST = 64;

/** A number for a name: equal for names of which `plainKey` is equal, made without a new text, since nearly all names mean nothing. */
const sumOf = (key: string): number => {
  let sum = 0;
  for (let i = 0; i < key.length; i++) {
    let unit = key.charCodeAt(i);
    if (unit >= 65 && unit <= 90) unit += 32;
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) sum = (Math.imul(sum, 31) + unit) | 0;
  }
  return sum;
};

const known = new Map<number, { readonly word: string; readonly meanings: number }>();
for (const [name, list] of Object.entries(words) as [keyof typeof meaning, string][]) {
  for (const word of list.split(' ')) {
    const before = known.get(sumOf(word))?.meanings ?? 0;
    known.set(sumOf(word), { word, meanings: before | meaning[name] });
  }
}

/** What the name of a member means, as the sum of `meaning`s; 0 for most. */
export const meaningsOf = (key: string): number => {
  if (key.length > LONGEST) return 0;
  const found = known.get(sumOf(key));
  return found !== undefined && found.word === plainKey(key) ? found.meanings : 0;
};
