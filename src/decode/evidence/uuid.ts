import { requestUrl } from '../../http/endpoint';
import { isMasked } from '../../http/masked';
import { type Check, type Evidence, no, unknown, yes } from './check';
import { type NamedField, namedFields } from './named-fields';
import { said } from './said';
import { sentValue } from './sent-value';

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bare = /^(?:[0-9a-f]{32}|\{[0-9a-f-]{36}\}|urn:uuid:[0-9a-f-]{36})$/i;

/** Can only be meant as a UUID: nothing but hexadecimal digits in five groups. */
const surelyMeant = (text: string): boolean => /^[0-9a-f-]{30,42}$/i.test(text) && text.split('-').length === 5;

/** May be meant as a UUID where the answer speaks of one. */
const attempt = (text: string): boolean => /^[\w-]{20,44}$/.test(text) && text.split('-').length >= 3 && /\d/.test(text);

const why = (text: string): string => {
  if (text !== text.trim()) return 'it has white space around it';
  if (/^["'].*["']$/.test(text)) return 'it is wrapped in quotes';
  const stray = /[^0-9a-f-]/i.exec(text)?.[0];
  if (text.length !== 36) return `it has ${text.length} characters instead of 36`;
  return stray === undefined ? 'its dashes are not where they belong' : `it holds the character ${JSON.stringify(stray)}`;
};

const judge = (value: unknown, name: string, citation: Evidence['citations'][number]): Evidence => {
  if (typeof value !== 'string') return value === null ? unknown() : yes(`${name} is no UUID: it was sent as a ${typeof value}`, citation);
  if (isMasked(value)) return unknown();
  if (canonical.test(value)) return no(`${name} is a well-formed UUID`, citation);
  if (bare.test(value)) return unknown(`${name} is a UUID in another spelling`, citation);
  return yes(`${name}, “${value.slice(0, 60)}”, is no UUID: ${why(value)}`, citation);
};

/** The part of the path that stands for an id: the one after the collection that the name speaks of, else the last attempt at one. */
const inPath = (url: URL | null, names: readonly string[], insisted: boolean): Evidence | null => {
  const segments = (url?.pathname ?? '').split('/').filter((segment) => segment !== '');
  for (const name of names) {
    const collection = name.toLowerCase().replace(/[_-]?(?:uu)?id$/, '');
    const at =
      collection === ''
        ? -1
        : segments.findIndex((segment) =>
            [collection, `${collection}s`, `${collection}es`].includes(segment.toLowerCase().replaceAll('-', '_')),
          );
    const segment = at >= 0 ? segments[at + 1] : undefined;
    if (segment !== undefined && (canonical.test(segment) || /\d|-/.test(segment)))
      return judge(segment, `The ${name} in the path`, { part: 'request-url', at: name });
  }
  const tried = segments.filter((segment) => canonical.test(segment) || attempt(segment));
  const wrong = tried.find((segment) => !canonical.test(segment));
  if (wrong !== undefined && (insisted || surelyMeant(wrong))) return judge(wrong, 'The id in the path', { part: 'request-url', at: null });
  if (tried.length > 0 && wrong === undefined) return no('Every id in the path is a well-formed UUID', { part: 'request-url', at: null });
  const last = segments[segments.length - 1];
  return insisted && last !== undefined && /^\d+$/.test(last) ? judge(last, 'The id in the path', { part: 'request-url', at: null }) : null;
};

const idName = /(?:^|[_.-])(?:uu)?id$|Id$|uuid|guid/;

const inQuery = (url: URL | null): Evidence[] => {
  const answers: Evidence[] = [];
  if (url === null || url.search === '') return answers;
  for (const [name, value] of url.searchParams) {
    if (idName.test(name) && (canonical.test(value) || surelyMeant(value)))
      answers.push(judge(value, name, { part: 'request-url', at: name }));
  }
  return answers;
};

/** Is an id that must be a UUID none? The fields are the pack's, the answer's, or the ids in query and path. */
export const uuidMalformed: Check = (context, params) => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  const insisted = /uuid|guid/.test(said(context).text);
  const given = params.fields !== undefined || params.field !== undefined;
  const named = namedFields(context, params).filter((one) => given || insisted || /uuid|guid/i.test(one.message) || idName.test(one.field));
  // An id that the answer merely names may be of any form; only where a UUID is asked for is another form wrong.
  const wanted = (one: NamedField): boolean => given || /uuid|guid/i.test(one.message) || (insisted && named.length === 1);
  const names = named.filter(wanted).map((one) => one.field);
  const answers: Evidence[] = [];
  for (const name of names) {
    const sent = sentValue(exchange, name);
    if (sent !== null) answers.push(judge(sent.value, name, sent.citation));
  }
  for (const { field } of named.filter((one) => !wanted(one))) {
    const sent = sentValue(exchange, field);
    if (typeof sent?.value === 'string' && (canonical.test(sent.value) || surelyMeant(sent.value)))
      answers.push(judge(sent.value, field, sent.citation));
  }
  if (answers.length === 0) answers.push(...inQuery(url));
  const path = answers.some((one) => one.verdict === 'yes') ? null : inPath(url, names, insisted);
  if (path !== null) answers.push(path);
  return answers.find((one) => one.verdict === 'yes') ?? answers.find((one) => one.verdict === 'unknown') ?? answers[0] ?? unknown();
};
