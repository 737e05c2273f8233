import { requestUrl } from '../http/endpoint';
import { header, headerValues } from '../http/headers';
import { allAlong, along, segmentsOf } from '../http/json-pointer';
import { isHidden, isMasked } from '../http/masked';
import type { Condition, TextTest } from '../model';
import { absenceIsCertain } from './evidence/absence';
import type { CheckContext, Evidence } from './evidence/check';
import { checks } from './evidence/checks';
import { ownWords } from './evidence/own-words';
import { responseJson } from './readers/response-json';
import { requestFields } from './request-fields';
import { statusPasses, textTest } from './text-test';

/** Asks an exchange one condition: the verdict alone, without the words that `evaluate` finds for it. */
export type Test = (context: CheckContext) => Evidence['verdict'];

/** How deep conditions may nest; deeper ones do not tell. A pack's check refuses them with a reason. */
export const maxDepth = 12;

const always = (): boolean => true;
export const passing = (is: TextTest | undefined): ((text: string) => boolean) => (is === undefined ? always : textTest(is));
const verdict = (holds: boolean): Evidence['verdict'] => (holds ? 'yes' : 'no');

/** Tests a text of the exchange itself; where it has none the condition does not hold. */
const stated = (read: (context: CheckContext) => string | null, is: TextTest): Test => {
  const passes = textTest(is);
  return (context) => {
    const text = read(context);
    return verdict(text !== null && passes(text));
  };
};

/** What the answer says on its own account: a condition that a message meets only by repeating the request is not met. */
const message = (is: TextTest): Test => {
  const passes = textTest(is);
  return ({ exchange, reading }) => {
    const text = reading.error.message;
    return verdict(text !== null && passes(text) && (isExact(is) || passes(ownWords(exchange, text))));
  };
};

/** Kleene's three-valued conjunction: the first "no" decides and nothing further is asked. */
const all = (tests: readonly Test[]): Test => {
  return (context) => {
    let open = false;
    for (const test of tests) {
      const answer = test(context);
      if (answer === 'no') return 'no';
      if (answer === 'unknown') open = true;
    }
    return open ? 'unknown' : 'yes';
  };
};

/** Kleene's disjunction: the first "yes" decides. */
const any = (tests: readonly Test[]): Test => {
  return (context) => {
    let open = false;
    for (const test of tests) {
      const answer = test(context);
      if (answer === 'yes') return 'yes';
      if (answer === 'unknown') open = true;
    }
    return open ? 'unknown' : 'no';
  };
};

const not =
  (test: Test): Test =>
  (context) => {
    const answer = test(context);
    return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
  };

const requestHeader = (name: string, is: TextTest | undefined): Test => {
  const wanted = name.toLowerCase();
  const passes = passing(is);
  return (context) => {
    const values = headerValues(context.exchange.request.headers, wanted);
    if (values.some(passes)) return 'yes';
    if (values.some(isMasked)) return 'unknown';
    return values.length > 0 || absenceIsCertain(context, wanted) ? 'no' : 'unknown';
  };
};

const responseHeader = (name: string, is: TextTest | undefined): Test => {
  const wanted = name.toLowerCase();
  const passes = passing(is);
  return ({ exchange }) => {
    const value = header(exchange.response.headers, wanted);
    return verdict(value !== null && passes(value));
  };
};

/** A JSON value as the text that tests are put to. */
const printed = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || typeof value !== 'object' ? String(value) : JSON.stringify(value).slice(0, 1000);

const isExact = (is: TextTest): boolean =>
  typeof is === 'string' || 'length' in is || is.equals !== undefined || is.oneOf !== undefined || is.format !== undefined;

/** Tests a JSON value. An object or a list equals no word, which is known without printing it. */
export const valueTest = (is: TextTest | undefined): ((value: unknown) => boolean) => {
  if (is === undefined) return always;
  const passes = textTest(is);
  const exact = isExact(is);
  return (value) => !(exact && typeof value === 'object' && value !== null) && passes(printed(value));
};

/** Whether a value that passes stands at a pointer. */
const at = (pointer: string, is: TextTest | undefined): ((root: unknown) => boolean) => {
  const segments = segmentsOf(pointer);
  const passes = valueTest(is);
  if (segments.includes('*')) return (root) => allAlong(root, segments).some(({ value }) => passes(value));
  return (root) => {
    const value = along(root, segments);
    return value !== undefined && passes(value);
  };
};

const requestField = (pointer: string, is: TextTest | undefined): Test => {
  const stands = at(pointer, is);
  const segments = segmentsOf(pointer);
  return ({ exchange }) => {
    const fields = requestFields(exchange);
    if (fields === undefined) return 'unknown';
    if (stands(fields)) return 'yes';
    return is !== undefined && allAlong(fields, segments).some(({ value }) => isHidden(value)) ? 'unknown' : 'no';
  };
};

const responseField = (pointer: string, is: TextTest | undefined): Test => {
  const stands = at(pointer, is);
  return ({ exchange }) => {
    const json = responseJson(exchange);
    if (json === undefined) return exchange.response.body.missing === null ? 'no' : 'unknown';
    return verdict(stands(json));
  };
};

/** The values of a query parameter. */
export const queryValues = (url: string, name: string): readonly string[] => {
  const start = url.indexOf('?');
  return start < 0 ? [] : new URLSearchParams(url.slice(start + 1).split('#', 1)[0]).getAll(name);
};

const query = (name: string, is: TextTest | undefined): Test => {
  const passes = passing(is);
  return ({ exchange }) => {
    const values = queryValues(exchange.request.url, name);
    return values.some(passes) ? 'yes' : values.some(isMasked) ? 'unknown' : 'no';
  };
};

/** How much of a response's text a pack may look at. */
export const textLimit = 65_536;

const responseText = (is: TextTest): Test => {
  const passes = textTest(is);
  return ({ exchange }) => {
    const { text, missing } = exchange.response.body;
    if (text === null) return missing === 'empty' ? 'no' : 'unknown';
    return verdict(passes(text.length > textLimit ? text.slice(0, textLimit) : text));
  };
};

const compile = (condition: Condition, depth: number): Test => {
  if (depth > maxDepth) return () => 'unknown';
  if ('all' in condition) return all(condition.all.map((part) => compile(part, depth + 1)));
  if ('any' in condition) return any(condition.any.map((part) => compile(part, depth + 1)));
  if ('not' in condition) return not(compile(condition.not, depth + 1));
  if ('check' in condition) {
    const check = checks.get(condition.check);
    const params = condition.with ?? {};
    return (context) => check?.(context, params).verdict ?? 'unknown';
  }
  if ('status' in condition) return ({ exchange }) => verdict(statusPasses(condition.status, exchange.response.status));
  if ('code' in condition) return stated(({ reading }) => reading.error.code, condition.code);
  if ('message' in condition) return message(condition.message);
  if ('format' in condition) return stated(({ reading }) => reading.format, condition.format);
  if ('category' in condition) return stated(({ reading }) => reading.category, condition.category);
  if ('method' in condition) return stated(({ exchange }) => exchange.request.method, condition.method);
  if ('host' in condition) return stated(({ exchange }) => requestUrl(exchange.request)?.hostname ?? '', condition.host);
  if ('path' in condition) return stated(({ exchange }) => requestUrl(exchange.request)?.pathname ?? '', condition.path);
  if ('networkError' in condition) return stated(({ exchange }) => exchange.networkError, condition.networkError);
  if ('resourceType' in condition) {
    const test = stated(({ exchange }) => exchange.resourceType, condition.resourceType);
    return (context) => (context.exchange.resourceType === null ? 'unknown' : test(context));
  }
  if ('query' in condition) return query(condition.query, condition.is);
  if ('requestHeader' in condition) return requestHeader(condition.requestHeader, condition.is);
  if ('responseHeader' in condition) return responseHeader(condition.responseHeader, condition.is);
  if ('requestField' in condition) return requestField(condition.requestField, condition.is);
  if ('responseField' in condition) return responseField(condition.responseField, condition.is);
  return responseText(condition.responseText);
};

const compiled = new WeakMap<Condition, Test>();

/** A condition made ready to be asked of one exchange after the other. */
export const testOf = (condition: Condition): Test => {
  const known = compiled.get(condition);
  if (known !== undefined) return known;
  const test = compile(condition, 0);
  compiled.set(condition, test);
  return test;
};
