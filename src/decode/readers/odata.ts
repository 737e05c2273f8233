import { errorNodes } from './error-nodes';
import { fieldErrorsAmong } from './field-errors';
import { type Fact, type FieldErrors, get, isList, isObject, type Reader, type ReaderResult, scalarOf, textOf } from './reader';

/**
 * OData errors (OData JSON Format 4.01 section 21.1): `error: { code, message, target, details[], innererror }`, with the older
 * `odata.error` and `message: { lang, value }` (OData 2 and 3, SharePoint) and `innerError` of Microsoft Graph.
 * Recognised by what only they have: `odata.error`, a message in a language, `innererror`, or `details` with `target`.
 */
export const odata: Reader = (input) => {
  const value = input.json?.value;
  const key = isObject(get(value, 'odata.error')) ? 'odata.error' : 'error';
  const error = get(value, key);
  if (!isObject(error) || typeof get(error, 'code') !== 'string') return null;
  const isInLanguage = textOf(get(error, 'message', 'value')) !== null;
  const inner = get(error, 'innererror') ?? get(error, 'innerError');
  const details = get(error, 'details');
  const isDetailed = isList(details) && details.length > 0 && details.every((one) => isObject(one) && 'code' in one && 'message' in one);
  if (key === 'error' && !isInLanguage && inner === undefined && !isDetailed) return null;
  const code = scalarOf(get(error, 'code'));
  // `UnknownError` says less than the code within.
  const deeper = scalarOf(get(inner, 'code'));
  const best = code === null || code === 'UnknownError' ? (deeper ?? code) : code;
  const messages: (Fact | null)[] = [
    fact(textOf(get(error, 'message')), `/${key}/message`),
    fact(textOf(get(error, 'message', 'value')), `/${key}/message/value`),
    fact(textOf(get(details, 0, 'message')), `/${key}/details/0/message`),
    fact(textOf(get(inner, 'message')), `/${key}/innererror/message`),
  ];
  const [told, message] = [best === null ? null : { value: best, at: `/${key}/code` }, messages.find((one) => one !== null) ?? null];
  return isList(details) ? new Detailed(told, message, value, key) : { format: 'odata', code: told, message };
};

/** Field errors are those of the details alone: the target of the error itself only repeats one of them. Looked for on demand. */
class Detailed implements ReaderResult {
  readonly format = 'odata';

  constructor(
    readonly code: Fact | null,
    readonly message: Fact | null,
    private readonly root: unknown,
    private readonly key: string,
  ) {}

  get fieldErrors(): FieldErrors | null {
    const details = get(this.root, this.key, 'details');
    return fieldErrorsAmong([{ value: { details }, path: [this.key] }]) ?? fieldErrorsAmong(errorNodes(this.root));
  }
}

const fact = (text: string | null, at: string): Fact | null => (text === null ? null : { value: text, at });
