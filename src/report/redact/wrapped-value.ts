import { wordsOf } from './name-words';
import { looksRandom, readsAsName } from './shapes';

/** A text in quotes that a program wraps into something: `Some("…")`, `b'…'`, `os.environ["…"]`. */
export interface WrappedValue {
  readonly start: number;
  readonly end: number;
  /** What wraps it; '' where it is a mark before the quote. */
  readonly by: string;
}

/** Marks before a quote: bytes, raw, national, verbatim and interpolated texts, and references to one. */
const marked = /^(?:[bBrRuUfFnNeExXLS@$&*]|[bBrRuU][rRbB8]|\$@|@\$|&mut )(?=["'`])/;
const called =
  /^(?:(?:new|await|try|yield|not|&|\*)\s{1,3})?[&*]?([A-Za-z_$][\w.$:>!?-]{0,80}(?:<[\w:, ]{1,40}>)?)\s{0,2}[([]\s{0,8}(?:[bBrRuUfFN@$&]{1,2})?(?=\\{0,3}["'`])/;
/** PowerShell and languages that call without parentheses. */
const applied = /^((?:[A-Z][A-Za-z]{1,20}-[A-Z]\w{1,40})|Just|Some|Secret)(?:\s{1,3}-[A-Z]\w{1,20}){0,3}\s{1,3}(?=["'])/;

const longest = 8192;

export const wrappedValueAt = (text: string, at: number): WrappedValue | null => {
  const head = text.slice(at, at + 160);
  // Cheap: most values are no calls.
  if (!/^[\w&*@$][^\n]{0,158}["'`]/.test(head)) return null;
  const match = marked.exec(head) ?? called.exec(head) ?? applied.exec(head);
  if (match === null || looksRandom(match[1] ?? '', 8)) return null;
  let start = at + match[0].length;
  let escapes = 0;
  while (escapes < 4 && text.charAt(start + escapes) === '\\') escapes++;
  const mark = text.slice(start, start + escapes + 1);
  start += mark.length;
  let end = text.indexOf(mark, start);
  while (end > 0 && escapes === 0 && text.charAt(end - 1) === '\\' && end - start < longest) end = text.indexOf(mark, end + 1);
  if (end < 0 || end - start > longest) end = Math.min(text.length, start + longest);
  return { start, end, by: match[1] ?? '' };
};

/** Functions and members that look a value up by the name that they are given, or that complain about a name. */
const readers = new Set(
  `get env environ fetch read load lookup find param params parameter parameters config settings setting secrets vault file require input prompt
  ref import data option options args arg headers header cookies cookie session request req body form query t i18n translate gettext column field
  has contains remove getpass ask question delete var vars attr prop key keys invalid missing error exception failed expected undefined`.split(
    /\s+/,
  ),
);

/** True where the text in quotes names what is looked up rather than being it: `os.environ["API_TOKEN"]`. */
export const isLookup = ({ by }: WrappedValue, value: string): boolean => {
  if (by === '') return false;
  if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value)) return true;
  // What somebody is asked.
  if (/[:?>] {0,3}$/.test(value)) return true;
  if (!/^[\w./:-]{1,100}$/.test(value) || (looksRandom(value, 10) && !readsAsName(value))) return false;
  return wordsOf(/([\w-]+)\W{0,3}$/.exec(by.replace(/<[^<>]*>$/, ''))?.[1] ?? '').some((word) => readers.has(word));
};
