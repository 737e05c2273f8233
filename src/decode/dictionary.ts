import { nameInEnglish } from './readers/name-abroad';
import { isBadOutcomeWord } from './readers/outcome-words';
import { get, isObject, type Json } from './readers/reader';
import { keys } from './wrapping';

/** The file of a user interface's texts in some language. */
const ASKS_FOR_TEXTS =
  /\/(?:locales?|i18n|l10n|lang(?:uage)?s?|translations?|nls)\/[^?#]{1,200}\.json(?:[?#]|$)|\/[a-z]{2}(?:[-_][a-z]{2})?\.json(?:[?#]|$)/i;

/** Names of failures of different kinds: one error is not several of them. */
const KIND =
  /^(?:not_?found|un_?authori[sz]ed|forbidden|network|time_?out|generic|default|unknown|server|offline|conflict|too_?many\w{0,20}|(?:internal|server)_?error|unexpected|fallback|ok|failed|[45]\d\d)$/i;

/** Names for degrees of weight: `{ error: "danger", success: "green", warning: "amber" }`. */
const DEGREES = ['error', 'success', 'warning', 'warn', 'info', 'danger', 'debug'];

const isText = (value: unknown): value is string => typeof value === 'string';

/** `status: "error"`: the very word for how it ended. */
const statesOutcome = (root: Json): boolean =>
  keys(root).some((key) => {
    const value = root[key];
    return isText(value) && isBadOutcomeWord(value) && /^(?:status|stat|state|result|outcome|success)$/i.test(nameInEnglish(key) ?? key);
  });

const hasOnlyTexts = (root: Json): boolean =>
  keys(root).every((key) => isText(root[key]) || (isObject(root[key]) && Object.keys(root[key]).length > 0));

/** `{ title: "Error", notFound: "Page not found", unauthorized: "Please sign in" }` */
const namesKinds = (value: unknown): boolean =>
  isObject(value) && keys(value).every((key) => isText(value[key])) && keys(value).filter((key) => KIND.test(key)).length >= 2;

/**
 * True for texts that an application shows, kept by name: `error: { notFound: "…", unauthorized: "…" }`, texts by degree, or a file
 * of texts in some language. An answer of such a shape tells of no failure, unless one of the texts is the very word for it: `status: "error"`.
 */
export const isDictionary = (root: Json, url: string): boolean =>
  hasOnlyTexts(root) &&
  !statesOutcome(root) &&
  (['error', 'errors', 'Error', 'Errors', 'status'].some((key) => namesKinds(get(root, key))) ||
    DEGREES.filter((key) => isText(get(root, key))).length >= 3 ||
    (Object.keys(root).length >= 3 && ASKS_FOR_TEXTS.test(url.slice(0, 2000))));
