import { requestUrl } from '../../http/endpoint';
import { pointerOf } from '../../http/json-pointer';
import { requestIdAmong } from '../request-id';
import { buriedNodes } from './buried-nodes';
import { docUrlAmong } from './doc-url';
import { codeAmong } from './error-code';
import { messageAmong } from './error-message';
import { CONTAINERS, type ErrorNode, errorListIn, errorNodes, isRefusal } from './error-nodes';
import { fieldErrorsAmong } from './field-errors';
import { fieldMap, isFieldMap } from './field-map';
import { codeInHeaders } from './header-error';
import { codeInMessage } from './leading-code';
import { nameInEnglish } from './name-abroad';
import { occurrenceAmong } from './occurrence';
import { type Fact, type FieldErrors, get, isList, isObject, type Reader, type ReaderInput, type ReaderResult, textOf } from './reader';
import { hasWords, looksLikeCode } from './words';

export const hostOf = (input: ReaderInput): string => requestUrl(input.exchange.request)?.hostname ?? '';

/** Errors as lists, `errors: [["RATELIMIT", "text", "field"]]` (the form endpoints of Reddit, `api_type=json`). */
const ofRows = (root: unknown): ReaderResult | null => {
  for (const prefix of [['json', 'errors'], ['errors']]) {
    const rows = get(root, ...prefix);
    const code = textOf(get(rows, 0, 0));
    const text = textOf(get(rows, 0, 1));
    if (!isList(rows) || code === null || text === null) continue;
    const at = pointerOf(prefix);
    const list = rows.slice(0, 100).flatMap((row) => {
      const field = textOf(get(row, 2));
      return field === null ? [] : [{ field, message: textOf(get(row, 1)) ?? '' }];
    });
    return {
      format: 'json-rows',
      code: { value: code, at: `${at}/0/0` },
      message: { value: text, at: `${at}/0/1` },
      fieldErrors: list.length === 0 ? null : { list, at },
    };
  }
  return null;
};

/** `{ erros: [{ codigo, mensagem, campo }] }`: not a field of the caller's, but the errors. */
const namesErrors = (root: object): boolean =>
  Object.keys(root)
    .slice(0, 20)
    .some((key) => /^errors?$/.test(nameInEnglish(key) ?? ''));

const isBlank = (row: unknown): boolean => isObject(row) && Object.keys(row).length === 0;
const isRows = (rows: readonly unknown[]): boolean => {
  const looked = rows.slice(0, 100);
  return looked.some(isFieldMap) && looked.every((row) => isBlank(row) || isFieldMap(row));
};

const isCodeAndText = (code: unknown, text: unknown): boolean => looksLikeCode(textOf(code) ?? '') && hasWords(textOf(text) ?? '');

/** A sentence, or a list of sentences, at the root: `["Name can't be blank"]`. */
const ofTexts = (value: unknown): ReaderResult | null => {
  if (typeof value === 'string') {
    const message = textOf(value);
    return { format: 'json-text', message: message === null ? null : { value: message, at: '' } };
  }
  // `["error", 10100, "apikey: invalid"]` (Bitfinex REST API v2).
  if (isList(value) && value.length === 3 && value[0] === 'error' && typeof value[1] === 'number' && typeof value[2] === 'string')
    return { format: 'json-text', code: { value: String(value[1]), at: '/1' }, message: { value: value[2], at: '/2' } };
  if (!isList(value) || value.length === 0) return null;
  // `["VALIDATION", "quantity must be positive", { field }]`
  const [code, text, ...others] = value.slice(0, 5);
  if (others.length > 0 && others.length < 4 && others.every((one) => typeof one !== 'string') && isCodeAndText(code, text))
    return { format: 'json-text', code: { value: String(code), at: '/0' }, message: { value: String(text), at: '/1' } };
  if (!value.every((one) => typeof one === 'string')) return null;
  return { format: 'json-text', message: { value: value.slice(0, 20).join('; '), at: '' } };
};

/** The value of a JSON text that was put into a JSON text: `"{\"error\":…}"`, or a message that is a list of issues. */
export const unwrapped = (text: string | null): unknown => {
  if (text === null || text.length > 100_000 || !/^\s{0,8}[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A list of issues within a message: `Property values were not valid: [{"message":…,"name":"email"}]`. */
const issuesIn = (message: string): unknown => {
  const start = message.search(/\[\s{0,8}\{/);
  const list = start < 0 ? undefined : unwrapped(message.slice(start));
  return isList(list) ? { issues: list } : undefined;
};

/** A message that is itself JSON gives way to what it says. */
const opened = (message: Fact | null): Fact | null => {
  const inner = unwrapped(message?.value ?? null);
  const found = inner === undefined || message === null ? null : messageAmong(errorNodes(inner));
  return found === null || message === null ? message : { value: found.value, at: message.at };
};

/**
 * The envelopes that follow no standard: code, message and the rest looked for by the names that APIs give them, in the root,
 * in what it nests (`error`, `errors`, `detail`, `fault`, `response`…) and in the items of lists.
 */
export const genericJson: Reader = (input) => {
  if (input.json === null) return null;
  const { value } = input.json;
  const texts = ofTexts(value) ?? ofRows(value);
  if (texts !== null) return texts;
  if (typeof value !== 'object' || value === null) return null;
  const mayMap =
    (input.status === 400 || input.status === 422) && !CONTAINERS.some((key) => get(value, key) !== undefined) && !namesErrors(value);
  if (mayMap && !isRefusal(value) && errorListIn(value) === undefined && isFieldMap(value)) {
    const own = ['non_field_errors', '__all__', 'base', 'general'].find((key) => isList(get(value, key)));
    const text = own === undefined ? null : textOf(get(value, own, 0));
    const message = text === null || own === undefined ? null : { value: text, at: pointerOf([own, 0]) };
    return { format: 'field-map', code: null, message, fieldErrors: { list: fieldMap(value, 'lists'), at: '' } };
  }
  // One map for each row that was sent, `{}` for those that are valid (Django REST Framework, "many=True").
  if (isList(value) && (input.status === 400 || input.status === 422) && isRows(value))
    return { format: 'field-map', code: null, message: null, fieldErrors: { list: fieldMap(value, 'lists'), at: '' } };
  return new GenericFacts(value, input);
};

/** Where a format's own reader came before, only what it left open is asked for: each key is looked for when it is. */
class GenericFacts implements ReaderResult {
  readonly format = 'json';
  private readonly nodes: readonly ErrorNode[];
  private words: Pick<ReaderResult, 'code' | 'message'> | null = null;

  constructor(
    private readonly root: object,
    private readonly input: ReaderInput,
  ) {
    this.nodes = errorNodes(root);
  }

  get code(): Fact | null {
    return this.codeAndMessage().code ?? null;
  }

  get message(): Fact | null {
    return this.codeAndMessage().message ?? null;
  }

  get requestId(): Fact | null {
    return requestIdAmong(this.nodes);
  }

  get occurrence(): Fact | null {
    return occurrenceAmong(this.nodes, this.input.exchange.request.url);
  }

  get docUrl(): Fact | null {
    return docUrlAmong(this.nodes, hostOf(this.input));
  }

  get fieldErrors(): FieldErrors | null {
    const own = fieldErrorsAmong(this.nodes);
    if (own !== null) return own;
    const found = messageAmong(this.nodes);
    const inMessage = found === null ? null : fieldErrorsAmong(errorNodes(issuesIn(found.value)));
    return found === null || inMessage === null ? null : { list: inMessage.list, at: found.at };
  }

  private codeAndMessage(): Pick<ReaderResult, 'code' | 'message'> {
    if (this.words !== null) return this.words;
    const inHeaders = codeInHeaders(this.input.headers);
    let found = messageAmong(this.nodes);
    let code = codeAmong(this.nodes, this.input.status, inHeaders);
    if ((found === null || /^(?:error|fail(?:ed|ure)?)$/i.test(found.value)) && (code === null || code === inHeaders)) {
      const buried = buriedNodes(this.root, this.nodes);
      found = messageAmong(buried) ?? found;
      code = codeAmong(buried, this.input.status, inHeaders);
    }
    const isStatus = code?.value === String(this.input.status);
    const split = code === null || isStatus ? codeInMessage(found) : null;
    this.words = {
      code: (isStatus ? split?.code : null) ?? code ?? split?.code ?? null,
      message: opened(split === null ? found : split.message),
    };
    return this.words;
  }
}

/** One key of a result, left out where there is nothing. */
export const spread = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

/** The same facts as those of another format. */
export const asFormat = (read: ReaderResult, format: string): ReaderResult => ({
  format,
  ...spread('code', read.code ?? null),
  ...spread('message', read.message ?? null),
  ...spread('requestId', read.requestId ?? null),
  ...spread('occurrence', read.occurrence ?? null),
  ...spread('docUrl', read.docUrl ?? null),
  ...spread('fieldErrors', read.fieldErrors ?? null),
});
