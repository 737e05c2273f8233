import { requestUrl } from '../http/endpoint';
import { header, headerValues } from '../http/headers';
import { allAt } from '../http/json-pointer';
import { isHidden, isMasked } from '../http/masked';
import type { Citation, Condition, TextTest } from '../model';
import { maxDepth, passing, queryValues, testOf, textLimit, valueTest } from './condition-test';
import { absenceIsCertain } from './evidence/absence';
import { type CheckContext, type Evidence, judgedAs, no, unknown, yes } from './evidence/check';
import { checks } from './evidence/checks';
import { responseJson } from './readers/response-json';
import { requestFields } from './request-fields';
import { statusPasses } from './text-test';

/** Header values that may stand in an evidence sentence: none of them is a credential. */
const harmless = new Set([
  'content-type',
  'accept',
  'origin',
  'allow',
  'content-length',
  'retry-after',
  'server',
  'accept-language',
  'content-encoding',
]);

const shown = (name: string, value: string): string =>
  harmless.has(name.toLowerCase()) ? `${name} is ${value.slice(0, 120)}` : `${name} was sent`;

const requestHeader = (context: CheckContext, name: string, is: TextTest | undefined): Evidence => {
  const { headers } = context.exchange.request;
  const values = headerValues(headers, name);
  const cite: Citation = { part: 'request-header', at: name };
  const found = values.find(passing(is));
  if (found !== undefined) return yes(`${shown(name, found)}.`, cite);
  if (values.some(isMasked)) return unknown(`${name} was sent, but the recording hides its value.`, cite);
  if (values.length > 0)
    return no(`${shown(name, values[0] ?? '')}${harmless.has(name.toLowerCase()) ? '' : ', but with another value'}.`, cite);
  return absenceIsCertain(context, name)
    ? no(`The request has no ${name} header.`, cite)
    : unknown('Not every header of this request is on record.');
};

const responseHeader = ({ exchange }: CheckContext, name: string, is: TextTest | undefined): Evidence => {
  const value = header(exchange.response.headers, name);
  const cite: Citation = { part: 'response-header', at: name };
  if (value === null) return no(`The answer has no ${name} header.`, cite);
  const says = `The answer says ${name}: ${value.slice(0, 120)}.`;
  return passing(is)(value) ? yes(says, cite) : no(says, cite);
};

const among = (root: unknown, pointer: string, is: TextTest | undefined, part: Citation['part'], where: string): Evidence => {
  const found = allAt(root, pointer);
  const passes = valueTest(is);
  const hit = found.find(({ value }) => passes(value));
  if (hit) return yes(`${where} has ${hit.pointer}.`, { part, at: hit.pointer });
  const first = found[0];
  if (part === 'request-body' && found.some(({ value }) => isHidden(value))) return unknown();
  return first ? no(`${where} has another value at ${first.pointer}.`, { part, at: first.pointer }) : no(`${where} has no ${pointer}.`);
};

const requestField = (context: CheckContext, pointer: string, is: TextTest | undefined): Evidence => {
  const fields = requestFields(context.exchange);
  return fields === undefined ? unknown() : among(fields, pointer, is, 'request-body', 'The body that was sent');
};

const responseField = (context: CheckContext, pointer: string, is: TextTest | undefined): Evidence => {
  const json = responseJson(context.exchange);
  if (json === undefined) return context.exchange.response.body.missing === null ? no('The answer is not JSON.') : unknown();
  return among(json, pointer, is, 'response-body', 'The answer');
};

const query = ({ exchange }: CheckContext, name: string, is: TextTest | undefined): Evidence => {
  const values = queryValues(exchange.request.url, name);
  const cite: Citation = { part: 'request-url', at: name };
  if (values.length === 0) return no(`The URL has no ${name} parameter.`, cite);
  if (values.some(passing(is))) return yes(`The URL has the parameter ${name}.`, cite);
  return values.some(isMasked) ? unknown() : no(`The URL has another value for ${name}.`, cite);
};

const responseTextPasses = (test: TextTest, { exchange }: CheckContext): Evidence => {
  const { text, missing } = exchange.response.body;
  if (text === null) return missing === 'empty' ? no('The answer has no body.') : unknown();
  const start = text.length > textLimit ? text.slice(0, textLimit) : text;
  if (typeof test !== 'object' || !('contains' in test) || test.contains === undefined || Object.keys(test).length > 1) {
    return passing(test)(start) ? yes('The body of the answer is of this form.', body) : no('The body of the answer is of another form.');
  }
  const found = [test.contains].flat().find((part) => passing({ contains: part })(start));
  return found === undefined ? no('The answer does not say so.') : yes(`The answer says “${found}”.`, body);
};

const body: Citation = { part: 'response-body', at: null };

/** Tests a text of the exchange itself; the evidence names what it is. */
const stated = (says: string, value: string | null, test: TextTest, cite?: Citation): Evidence => {
  const citations = cite ? [cite] : [];
  if (value === null) return { verdict: 'no', evidence: null, citations: [] };
  return {
    verdict: passing(test)(value) ? 'yes' : 'no',
    evidence: `${says} ${value.slice(0, 160)}.`.replace(/([.!?])\.$/, '$1'),
    citations,
  };
};

const join = (parts: readonly Evidence[], verdict: Evidence['verdict']): Evidence => ({
  verdict,
  evidence:
    parts
      .map(({ evidence }) => evidence)
      .filter((evidence) => evidence !== null)
      .slice(0, 3)
      .join(' ') || null,
  citations: parts.flatMap(({ citations }) => citations).slice(0, 8),
});

/** Where a reader found something, as a citation. */
const cited = (foundAt: string | undefined): Citation | undefined => {
  if (foundAt === undefined) return undefined;
  return foundAt.startsWith('header:') ? { part: 'response-header', at: foundAt.slice(7) } : { part: 'response-body', at: foundAt };
};

/** Kleene's three-valued conjunction: the first "no" decides and nothing further is asked; the evidence is that of what decided. */
const all = (parts: readonly Condition[], context: CheckContext, depth: number): Evidence => {
  const held: Evidence[] = [];
  const open: Evidence[] = [];
  for (const part of parts) {
    const answer = evaluate(part, context, depth);
    if (answer.verdict === 'no') return answer;
    (answer.verdict === 'yes' ? held : open).push(answer);
  }
  return open.length > 0 ? join(open, 'unknown') : join(held, 'yes');
};

/** Kleene's disjunction: the first "yes" decides. */
const any = (parts: readonly Condition[], context: CheckContext, depth: number): Evidence => {
  const failed: Evidence[] = [];
  const open: Evidence[] = [];
  for (const part of parts) {
    const answer = evaluate(part, context, depth);
    if (answer.verdict === 'yes') return answer;
    (answer.verdict === 'no' ? failed : open).push(answer);
  }
  return open.length > 0 ? join(open, 'unknown') : join(failed, 'no');
};

const opposite = (answer: Evidence): Evidence =>
  answer.verdict === 'unknown' ? answer : judgedAs(answer.verdict === 'yes' ? 'no' : 'yes', answer);

/** What an exchange says to a condition. Never throws; an unknown check does not tell. */
export const evaluate = (condition: Condition, context: CheckContext, depth = 0): Evidence => {
  if (depth > maxDepth) return unknown();
  const { exchange, reading } = context;
  if ('all' in condition) return all(condition.all, context, depth + 1);
  if ('any' in condition) return any(condition.any, context, depth + 1);
  if ('not' in condition) return opposite(evaluate(condition.not, context, depth + 1));
  if ('check' in condition) return checks.get(condition.check)?.(context, condition.with ?? {}) ?? unknown();
  if ('status' in condition) {
    const { status } = exchange.response;
    return { verdict: statusPasses(condition.status, status) ? 'yes' : 'no', evidence: `The status is ${status}.`, citations: [] };
  }
  if ('code' in condition) return stated('The error code is', reading.error.code, condition.code, cited(reading.error.foundAt.code));
  if ('message' in condition) {
    const { message, foundAt } = reading.error;
    const answer = stated('The answer says:', message, condition.message, cited(foundAt.message));
    return answer.verdict === 'yes' && testOf(condition)(context) !== 'yes' ? judgedAs('no', answer) : answer;
  }
  if ('format' in condition) return stated('The error format is', reading.format, condition.format);
  if ('category' in condition) return stated('The failure is of the kind', reading.category, condition.category);
  if ('method' in condition) return stated('The method is', exchange.request.method, condition.method);
  if ('host' in condition)
    return stated('The host is', requestUrl(exchange.request)?.hostname ?? '', condition.host, { part: 'request-url', at: null });
  if ('path' in condition)
    return stated('The path is', requestUrl(exchange.request)?.pathname ?? '', condition.path, { part: 'request-url', at: null });
  if ('networkError' in condition) {
    return stated('The browser reports', exchange.networkError, condition.networkError, { part: 'network', at: null });
  }
  if ('resourceType' in condition) {
    return exchange.resourceType === null ? unknown() : stated('The request is of the type', exchange.resourceType, condition.resourceType);
  }
  if ('query' in condition) return query(context, condition.query, condition.is);
  if ('requestHeader' in condition) return requestHeader(context, condition.requestHeader, condition.is);
  if ('responseHeader' in condition) return responseHeader(context, condition.responseHeader, condition.is);
  if ('requestField' in condition) return requestField(context, condition.requestField, condition.is);
  if ('responseField' in condition) return responseField(context, condition.responseField, condition.is);
  return responseTextPasses(condition.responseText, context);
};
