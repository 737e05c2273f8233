import { wordsOf } from './name-words';
import { isProse, isWordlike } from './shapes';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that sentences are made of and phrases of passwords are not. */
const binding =
  set(`this that the a an your you it is are was be been must may should can cannot can't could not no of to in for with has have had
  does do did don't doesn't isn't please enter at least than too and or only field valid invalid required missing expired already`);

/** What an answer says of a credential instead of the credential. */
const states =
  set(`enabled disabled required optional missing invalid valid expired revoked active inactive pending unknown none omitted present
  absent unset empty failed rejected unsupported forbidden anonymous changed unchanged unavailable incorrect wrong mismatch mismatched compromised
  redacted masked hidden sensitive encrypted protected filtered confidential short long match matches blank taken nonempty unauthorized`);

const bindingsIn = (value: string): number =>
  value
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .filter((word) => binding.has(word)).length;

/** A sentence about a value: it begins and ends like one, or words that only sentences need stand in it. */
export const isSentence = (value: string): boolean => {
  if (!/\s/.test(value) || value.length > 1000 || !isProse(value)) return false;
  const begins = /^["'(]?\p{Lu}/u.test(value);
  if (begins && /[.!?…]["')]?$/.test(value.trimEnd())) return true;
  return bindingsIn(value) >= (begins ? 1 : 2);
};

/** `expired`, `too_short`, `is invalid`: a word or two about a credential. */
export const isState = (value: string): boolean => {
  if (value.length > 60 || !isWordlike(value)) return false;
  const words = value.toLowerCase().split(/[\s_.-]+/);
  return words.length <= 4 && words.some((word) => states.has(word));
};

/** `"newPassword": "New password"`: what a form calls a field, in an answer that carries its texts. */
export const isLabel = (name: string, value: string): boolean =>
  value.length <= 60 &&
  /^\p{Lu}/u.test(value) &&
  isWordlike(value) &&
  wordsOf(value).some((word) => word.length > 2 && wordsOf(name).includes(word));

/** Letters of scripts in which nobody types a password. */
export const isEasternText = (value: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s、。！？ー・]{4,}$/u.test(value);

/** A list under the name of a credential, in an answer, says what is wrong with it; several credentials have a name of many. */
export const isListedMessage = (name: string, value: string): boolean =>
  !/s$|list$|array$|mnemonic|phrase/i.test(name) &&
  /\s/.test(value) &&
  ((isProse(value) && /^\p{Lu}/u.test(value)) || ((isProse(value) || isWordlike(value)) && bindingsIn(value) > 0));
