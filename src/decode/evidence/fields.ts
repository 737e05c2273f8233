import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { requestContent } from '../../http/request-content';
import type { Exchange } from '../../model';
import { absenceIsCertain } from './absence';
import { type Check, type CheckContext, type CheckParams, type Evidence, no, unknown, yes } from './check';
import { type NamedField, namedFields } from './named-fields';
import { namesAround, type SentValue, searchable, sentNames, sentValue } from './sent-value';
import { refusedForAbsence } from './value-refused';
import { headerName, list } from './words';

const aboutAbsence =
  /required|missing|requires (?:the )?(?:property|field|parameter|param|key|attribute)|must (?:be )?(?:provided?|present|given|supplied|specified|include|contain an? (?:non-empty |valid )?[`"'])|(?:can(?:no|')?t|must not|may not|should not|can not) be (?:blank|empty|null)|not (?:be )?(?:empty|blank|null)|is (?:empty|blank|null)|expected .{1,40}(?:got|received) (?:undefined|null|none)|not (?:provided|present|given|supplied|sent|specified|set)\b|not found in (?:the )?(?:payload|body|request|input|json|data|form)|to be (?:present|provided|set|given)|undefined|^blank$|^missing|^required/i;

/** `email is not required`, `Order is required to be paid first`. */
/** `Either email or phone is required`: neither of them by itself. */
const alternatives = /\b(?:either|neither|(?:any|one|exactly one) of)\b/i;

const noAbsence =
  /\b(?:is|are|was|were|be) (?:not|no longer|never) (?:required|mandatory|missing|needed)|isn['’]t required|\brequired to \w/i;

/** `user is missing role "admin"`: the field is the one that lacks something, not the one that is absent. */
const lacksSomething = ({ field, message }: NamedField): boolean => {
  const at = message.indexOf(field);
  if (at < 0) return false;
  const rest = message.slice(at + field.length, at + field.length + 80);
  const object = /^["'`\u2019\u201d]?(?: \w+)? (?:is|are|was|were) missing (?:or )?["'`]?([a-z]+)/i.exec(rest)?.[1] ?? '';
  return (
    object !== '' &&
    !/^(?:from|in|or|and|but|on|at|when|if|for|here|unless|because|as|empty|blank|null|invalid|not|malformed|undefined|has)$/i.test(object)
  );
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const emptiness = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'an empty list' : 'empty');

const shown = (names: readonly string[]): string => list(names.map((name) => name.slice(0, 60)));

/** What stands where the field is missing: a misspelt one is seen at once. */
const beside = (context: CheckContext, field: string): string => {
  const around = namesAround(context.exchange, field);
  if (around !== null) return around.names.length === 0 ? `; ${around.place} is empty` : `; ${around.place} has ${shown(around.names)}`;
  const names = sentNames(context.exchange);
  return names.length === 0 ? '' : `; it has ${shown(names)}`;
};

const headerPresence = (context: CheckContext, name: string): Evidence => {
  const citation = { part: 'request-header', at: name } as const;
  const value = header(context.exchange.request.headers, name);
  if (value !== null)
    return value.trim() === ''
      ? yes(`The header ${headerName(name)} was sent empty`, citation)
      : no(`The header ${headerName(name)} was sent`, citation);
  return absenceIsCertain(context, name) ? yes(`The request has no ${headerName(name)} header`) : unknown();
};

/** Names in a sentence may be words, `Name`; only an identifier that was sent with other separators is misspelt for sure. */
const onlyCaseDiffers = (field: string, sent: SentValue): boolean => {
  const last = (place: string): string => (place.split(/[/. ]/).pop() ?? '').toLowerCase();
  return last(field) === last(sent.place);
};

/** A body whose other names begin with a capital may well lack such a one. */
const namesHaveCapitals = (context: CheckContext): boolean => sentNames(context.exchange).some((name) => /^[A-Z]/.test(name));

/** Names that people put around the whole of what they send; `user` and the like belong to the API, whose errors may name the inner field. */
const wrapperNames = /^(?:data|body|payload|request|params|parameters|json|input|values|fields|options)$/i;

/**
 * `{ data: { contract_id } }`: all that was sent stands in one flat object, where whoever misses the field did not look. Where objects
 * stand within it, the field may be missing in one of those.
 */
const isWrapped = ({ exchange }: CheckContext, { place }: SentValue): boolean => {
  const { json } = requestContent(exchange.request);
  const [only, ...others] = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  if (only === undefined || others.length > 0 || !wrapperNames.test(only[0]) || place.split('/').length !== 3) return false;
  return Object.values(only[1] as object).every((value) => typeof value !== 'object' || value === null);
};

const inQuery = /\b(?:query(?: string)?|url) (?:parameter|param|argument)s?\b|\b(?:in|from) the (?:query|url)\b/i;
const inBody = /\b(?:body|form|post) (?:parameter|param|field|argument)s?\b|\b(?:in|from) (?:the )?(?:request )?(?:body|payload|form)\b/i;

/** Where a message says that it looked. */
const placeIn = (message: string): 'query' | 'body' | null => {
  const [query, body] = [inQuery.test(message), inBody.test(message)];
  return query === body ? null : query ? 'query' : 'body';
};

const ofParameter = /\bparam(?:eter)?s?\b/i;

const placed = { query: 'query of the URL', body: 'body' } as const;

const presence = (context: CheckContext, { field, message, prose = false, exactCase = false }: NamedField): Evidence => {
  if (/^headers?\./i.test(field)) return headerPresence(context, field.slice(field.indexOf('.') + 1));
  if (/^path\./i.test(field)) return unknown();
  const place = placeIn(message);
  const found = place === null ? null : sentValue(context.exchange, `${place}.${field}`);
  const there = found !== null && found.citation.part === (place === 'query' ? 'request-url' : 'request-body') ? found : null;
  const sent = there ?? sentValue(context.exchange, field);
  if (place !== null && there === null && sent?.exact === true && searchable(context.exchange))
    return yes(`The ${placed[place]} has no ${field}: it was sent elsewhere, at ${sent.place}`, sent.citation);
  if (sent === null) {
    if (!searchable(context.exchange)) return unknown();
    if (prose && !namesHaveCapitals(context)) return unknown(`The request has nothing called ${field}${beside(context, field)}`);
    return yes(`The request has no ${field}${beside(context, field)}`, { part: 'request-body', at: null });
  }
  if (isEmpty(sent.value)) return yes(`${field} was sent as ${emptiness(sent.value)} (${sent.place})`, sent.citation);
  // `Required parameter 'x' is not present`: some frameworks look for parameters in the query alone, others in the body too.
  if (
    sent.exact &&
    sent.citation.part === 'request-body' &&
    requestContent(context.exchange.request).kind === 'json' &&
    ofParameter.test(message)
  )
    return unknown(`${field} was sent in the body (${sent.place}); a parameter may be looked for in the query`, sent.citation);
  if (sent.exact) return no(`${field} was sent (${sent.place})`, sent.citation);
  if (sent.deeper && isWrapped(context, sent))
    return yes(
      `The request has no ${field} on its top level: it stands within ${sent.place.split('/')[1]}, at ${sent.place}`,
      sent.citation,
    );
  if (sent.deeper) return unknown(`${field} was sent, but deeper, at ${sent.place}`, sent.citation);
  if (/\s/.test(field) || (onlyCaseDiffers(field, sent) && !exactCase))
    return unknown(`It may be ${sent.place}, which was sent`, sent.citation);
  return yes(`The request has no ${field}; it has ${sent.place}, which is spelt differently`, sent.citation);
};

/** Every `yes` in one sentence; `no` only where all are `no`. */
const together = (answers: readonly Evidence[]): Evidence => {
  if (answers.length < 2) return answers[0] ?? unknown();
  const deciding = (['yes', 'unknown'] as const).find((verdict) => answers.some((answer) => answer.verdict === verdict)) ?? 'no';
  const told = answers.filter(({ verdict }) => verdict === deciding).slice(0, 3);
  const [first] = told;
  if (first === undefined || told.length === 1) return first ?? unknown();
  return {
    verdict: first.verdict,
    evidence:
      told
        .map((answer) => answer.evidence)
        .filter((text) => text !== null)
        .join(' ') || null,
    citations: told.flatMap((answer) => answer.citations),
  };
};

const saysAbsent = (one: NamedField): boolean =>
  aboutAbsence.test(one.message) && !noAbsence.test(one.message) && !alternatives.test(one.message) && !lacksSomething(one);

/** Is a required field, named by the pack or by the answer, absent from what was sent? */
export const fieldMissing: Check = (context, params) => {
  const named = namedFields(context, params);
  const asked =
    params.field === undefined && params.fields === undefined
      ? named.filter((one) => saysAbsent(one) || refusedForAbsence(context, one.field))
      : named;
  return together(asked.map((one) => presence(context, one)));
};

/** A name within an expression of the query, as in OData's `$filter=Nmae eq 'Oak'`. */
const inExpression = ({ request }: Exchange, field: string): Evidence | null => {
  if (!/^\w{2,60}$/.test(field)) return null;
  const word = new RegExp(`\\b${field}\\b`);
  for (const [name, value] of requestUrl(request)?.searchParams ?? []) {
    if (word.test(value.slice(0, 4000)))
      return yes(`${field} stands in the query parameter ${name.slice(0, 60)}`, { part: 'request-url', at: name });
  }
  return null;
};

/** Does the request carry a field that the answer calls unknown? */
export const fieldUnknown: Check = (context, params) => {
  const strange =
    /unknown|unrecogni[sz]ed|unexpected|not (?:allowed|permitted|recogni[sz]ed|supported)|additional propert|extra (?:field|input|key|propert)|should not exist|unsupported parameter/i;
  const inModel = /could not find a (?:property|field) named/i;
  const asked = namedFields(context, params).filter(
    ({ message }) => inModel.test(message) || (strange.test(message) && !/value|type|format/i.test(message)),
  );
  return together(
    asked.map(({ field }) => {
      const sent = sentValue(context.exchange, field);
      if (sent !== null) return yes(`${field} was sent (${sent.place})`, sent.citation);
      const named = inExpression(context.exchange, field);
      if (named !== null) return named;
      return searchable(context.exchange) ? no(`The request has no ${field}`) : unknown();
    }),
  );
};

export const everyField = (context: CheckContext, params: CheckParams, judge: (one: NamedField) => Evidence | null): Evidence =>
  together(
    namedFields(context, params)
      .map(judge)
      .filter((answer) => answer !== null),
  );
