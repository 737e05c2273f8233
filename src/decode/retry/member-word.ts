import { perName } from '../../http/per-name';
import { nameInEnglish } from '../readers/name-abroad';

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
  seconds:
    'retryafter retryafterseconds retryaftersecs retryaftersec resetsinseconds resetinseconds retryinseconds retryinsecs backoffseconds',
  milliseconds: 'retryafterms retryaftermillis retryaftermilliseconds retryinms retrydelayms',
  delay: 'retrydelay quotaresetdelay',
  instant:
    'resetat resetsat resettime resetdate quotaresetdate quotaresetat quotaresettime quotaresettimestamp ratelimitreset retryat retryafterat nextretryat nextattemptat nextrequestat nextallowedat blockeduntil lockeduntil lockeduntilat banneduntil throttleduntil lockoutuntil lockoutend lockoutends lockoutendsat cooldownuntil cooldownendsat unblockat unblockedat unlockat unlocksat availableagainat limiteduntil ratelimiteduntil',
  reset: 'reset resetat resetsat',
  ifThrottled: 'ratelimit waitseconds secondstowait secondsuntilreset secondsuntilretry secondstoreset',
  headers: 'headers',
  naming:
    'code type status statuscode error errortype errorcode errcode errorstatus errorname reason subcode errorsummary category tag name title exception',
  holder: 'error errors extensions fault exception exceptions failure err responses',
  speaking:
    'message msg error errors errormessage errordescription errorsummary description detail details title reason text info summary fault hint userinfo meldung fehlermeldung nachricht fehler hinweis beschreibung mensaje mensagem erro erreur messaggio errore mesaj melding meddelande komunikat',
  code: 'code type error errorcode status',
  regain: 'estimatedtimetoregainaccess',
};

/** `retry_after`, `retryAfter` and `Retry-After` alike: letters and digits in lower case. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

const LONGEST = 64;

const known = new Map<string, number>();
for (const [name, list] of Object.entries(words) as [keyof typeof meaning, string][]) {
  for (const word of list.split(' ')) known.set(word, (known.get(word) ?? 0) | meaning[name]);
}

/** Under a name in another language too a text speaks to people, and an error is one. */
const abroad = (key: string): number => {
  const name = nameInEnglish(key);
  return name !== null && /^(?:errors?|(?:error|result)?message|description)$/i.test(name)
    ? (known.get(name.toLowerCase()) ?? meaning.speaking)
    : 0;
};

/** What the name of a member means, as the sum of `meaning`s; 0 for most. */
export const meaningsOf = perName((key) => (key.length > LONGEST ? 0 : (known.get(plainKey(key)) ?? abroad(key))));
