import { globMatches } from '../../http/glob';
import { isHidden } from '../../http/masked';
import { essence } from '../../http/media-type';
import type { Part } from '../../http/multipart';
import { requestContent } from '../../http/request-content';
import type { Exchange } from '../../model';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { everyField } from './fields';
import type { NamedField } from './named-fields';
import { isShowable } from './secret-name';
import { sentValue } from './sent-value';
import { list } from './words';

/** Words behind which a message lists what it takes. */
const introductions: readonly RegExp[] = [
  /(?:must|should|shall|has to|needs? to|expected(?: to be)?)(?: be)?:? (?:equal to )?(?:one|any|either) of:?(?: the)?(?: following| allowed| supported| valid| accepted)?(?: values?| options?)?:? ?([^\n]{1,600})/i,
  /(?:allowed|valid|supported|permitted|accepted|possible|available|acceptable) (?:values?|options?|choices?)(?: for [\w.]{1,60})?(?: are| is|:| include){1,2} ?([^\n]{1,600})/i,
  // Zendesk: `urgent is not one of low, normal, high`; Jackson: `not one of the values accepted for Enum class: [A, B]`.
  /\bnot (?:one|any) of(?: the)?(?: following| allowed| supported| valid| permitted| accepted)?(?: values?| options?| choices?)?(?: accepted for Enum class)?:? ?([^\n]{1,600})/i,
  /\bnot in(?: the (?:list|set))?:? ?([[({"'`][^\n]{1,600})/i,
  // Pydantic 1: `value is not a valid enumeration member; permitted: 'a', 'b'`.
  /(?:^|[.;(,] ?|values? |options? )(?:permitted|allowed|accepted|supported): ([^\n]{1,600})/i,
  // Zod: `Expected 'a' | 'b', received 'c'`; Pydantic: `Input should be 'a', 'b' or 'c'`; serde: "expected `a` or `b`".
  /(?:expected|input should be|must be|should be)(?: either)? (["'`][^\n]{1,600})/i,
];

const end = /\.(?:\s|$)|;|,? (?:but )?(?:\(?got|received|instead|found|was|not)\b/i;

const separators = /\s*(?:,\s*(?:or|and)\s|[,|]|\s(?:or|and)\s)\s*/;

/** Go's validators print a list as `[free pro]`. */
const itemsOf = (text: string): readonly string[] => {
  const bare = text.replace(/^[[({]|[\])}]$/g, '');
  const isSpaced = /^\[[\w.-]+(?: [\w.-]+)+\]$/.test(text);
  return bare.split(isSpaced ? ' ' : separators).filter((item) => item !== '');
};

/** What is listed behind such words are names of fields, not values of one. */
const ofNames =
  /\b(?:unknown|unrecogni[sz]ed|unexpected|unsupported|extra|illegal) (?:\w+ )?(?:fields?|keys?|param(?:eter)?s?|propert(?:y|ies)|attributes?|columns?|arguments?)\b/i;

/** The values that a message lists; null where it lists none, or not all of them, or they cannot be told apart. */
const listed = (message: string): readonly string[] | null => {
  if (ofNames.test(message)) return null;
  if (!/one of|any of|either|values|options|choices|permitted|(?:allow|accept|support)ed:|not in/i.test(message)) {
    if (!/["'`] ?(?:\||,|or )/.test(message)) return null;
  }
  for (const introduction of introductions) {
    const text = introduction.exec(message)?.[1]?.split(end, 1)[0] ?? '';
    if (/\.\.\.|…|\betc\b|\bmore\b/i.test(text)) return null;
    const items = itemsOf(text.trim());
    const plain = items.map((item) => item.replace(/^["'`“‘]|["'`”’]$/g, ''));
    const isClear = items.every((item, i) => item.length <= 80 && (item !== plain[i] || !/\s/.test(item)));
    if (plain.length > 1 && isClear) return plain;
  }
  return null;
};

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Endings that mean the same type: who lists one takes the other. */
const spellings: Readonly<Record<string, string>> = { jpg: 'jpeg', tif: 'tiff', htm: 'html', yml: 'yaml', mpg: 'mpeg' };

const spelt = (trait: string): string => trait.toLowerCase().replace(/[a-z]+$/, (ending) => spellings[ending] ?? ending);

/** What of a file is held against the list: its media type or the ending of its name, as the list has them; null for another list. */
const traitOf = ({ filename, type }: Part, allowed: readonly string[]): string | null => {
  if (allowed.every((one) => /^[\w.+-]+\/[\w.+*-]+$/.test(one))) return type === '' ? null : essence(type);
  if (!allowed.every((one) => /^\.?[a-z\d]{2,5}$/i.test(one))) return null;
  const ending = /\.[a-z\d]{1,10}$/i.exec(filename ?? '')?.[0].toLowerCase();
  return ending === undefined ? null : allowed[0]?.startsWith('.') === true ? ending : ending.slice(1);
};

const judgeFile = (field: string, file: Part, allowed: readonly string[]): Evidence => {
  const trait = traitOf(file, allowed);
  if (trait === null) return unknown();
  const fits = allowed.some((one) => globMatches(spelt(one), spelt(trait)));
  const cited = { part: 'request-body', at: field } as const;
  const told = `the file in ${field} is ${trait}; ${list(allowed, 'or')} is allowed`;
  return fits ? no(told, cited) : yes(told, cited);
};

const enumMiss = /\bvalue ["'`]?([^"'`\n]{1,80})["'`]? does not exist in (?:the )?["'`]?(\w{1,60})["'`]? enum/i;

/** GraphQL: `Value "HIGHEST" does not exist in "Priority" enum`. It names what was sent, so that it can be looked up. */
const judgeEnum = (exchange: Exchange, field: string, text: string): Evidence | null => {
  const [, value, name] = enumMiss.exec(text) ?? [];
  const sent = value === undefined ? null : sentValue(exchange, field);
  if (sent === null || value === undefined) return null;
  return sent.value === value
    ? yes(
        `${field} was sent as ${isShowable(field, value) ? `“${value}”` : 'a value'}, which the enum ${name} does not have (${sent.place})`,
        sent.citation,
      )
    : unknown();
};

const judgeListed = ({ exchange, reading }: CheckContext, { field, message, around }: NamedField): Evidence | null => {
  const inEnum = judgeEnum(exchange, field, reading.error.message ?? message);
  if (inEnum !== null) return inEnum;
  const allowed = listed(message.slice(0, 1500)) ?? (around === undefined ? null : listed(around));
  if (allowed === null) return null;
  const sent = sentValue(exchange, field);
  if (sent === null) return unknown();
  const file = requestContent(exchange.request).parts.find(({ filename }) => filename !== null && filename === sent.value);
  if (file !== undefined) return judgeFile(field, file, allowed);
  const values: readonly unknown[] = Array.isArray(sent.value) ? sent.value.slice(0, 200) : [sent.value];
  if (values.length === 0 || !values.every(isScalar) || values.some(isHidden)) return unknown();
  const wrong = values.map(String).find((value) => !allowed.includes(value));
  const choice = `${list(allowed, 'or')} is allowed`;
  if (wrong === undefined) return sent.deeper ? unknown() : no(`${field} was sent with a value from the list; ${choice}`, sent.citation);
  const shown = isShowable(field, wrong) ? `“${wrong}”` : 'a value that is not listed';
  const inOtherCase = allowed.some((one) => one.toLowerCase() === wrong.toLowerCase()) ? '; only the case differs' : '';
  return yes(`${field} was sent as ${shown}; ${choice}${inOtherCase} (${sent.place})`, sent.citation);
};

/** Is a value none of those that the answer lists as allowed? */
export const valueNotListed: Check = (context, params) => everyField(context, params, (one) => judgeListed(context, one));
