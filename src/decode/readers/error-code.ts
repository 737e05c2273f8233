import { pointerOf } from '../../http/json-pointer';
import { isErrorNumber } from '../request-id';
import { webUrl } from './doc-url';
import { type ErrorNode, keysOf } from './error-nodes';
import { isKeyedMessage } from './keyed-message';
import { nameInEnglish } from './name-abroad';
import { fieldsOf } from './named-field';
import { typeCode } from './problem-type';
import { type Fact, get, isList, isObject, ranksOf, scalarOf, statusOf, textOf } from './reader';
import { fact, weakCode } from './weak-code';
import { hasWords, isJoinedCode, isRegisteredStatus, isUuid } from './words';

/** Members that hold a code where it is a number that means nothing else: no HTTP status, no long id. */
const NUMBERED = ['errorId', 'ErrorId', 'error_id', 'status_code', 'statusCode'] as const;

/** Members that hold nothing but a code, the more specific spelling first. */
const EXPLICIT = [
  'sub_code',
  'error_code',
  'errorCode',
  'ErrorCode',
  'errcode',
  'errno',
  'errorNum',
  'ECODE',
  'errCode',
  'error_id_code',
  'errorcode',
  'err_code',
  'serviceErrorCode',
  'code',
  'Code',
  'faultcode',
  'faultCode',
  'messageCode',
  'message_code',
  'errorKey',
  'error_key',
  'errorName',
  'error_name',
  'resultCode',
  'result_code',
  'ret_code',
  'retcode',
  'retCode',
  'ErrorNumber',
  'scimType',
  'subCode',
  'sCode',
  '$dataCode',
  'messageId',
  'exceptionName',
  'exceptionCode',
  'infocode',
  'codigo',
  'errorIdentifier',
  'errCd',
  'error_cd',
  'resultCd',
  ...NUMBERED,
] as const;

/** Members that tell how the call ended, `responseCode: "14"`: believed where no other code stands anywhere. */
const OUTCOMES = ['responseCode', 'respCode', 'rspCode', 'returnCode', 'rtnCode', 'reasonCode'] as const;

const OUTCOME_RANKS = ranksOf(OUTCOMES);
const EXPLICIT_RANKS = ranksOf(EXPLICIT);
const NUMBERED_RANKS = ranksOf(NUMBERED);

/** True for the HTTP status once more. As a text it counts as a code: an API whose codes are texts has named it so (OData 4.01, 9.4). */
const repeatsStatus = (value: unknown, status: number): boolean => value === status;

/** Below 200 there are hardly any, so that such a number means something else: `statusCode: 161`. */
const isStatus = (value: number): boolean => statusOf(value) !== null && (value >= 200 || isRegisteredStatus(value));

/** `statusCode: "DUPLICATE_VALUE"`: a name in the place of a number. */
const isNamedStatus = (key: string, value: unknown): boolean =>
  key.startsWith('status') && typeof value === 'string' && isJoinedCode(value);

/** The code that a member for codes holds: a number, a text without spaces, or an object that holds one in turn. */
const explicitCode = (node: ErrorNode, status: number): Fact | null => {
  for (const key of keysOf(node, EXPLICIT_RANKS)) {
    const value = get(node.value, key);
    if (NUMBERED_RANKS.of(key) >= 0 && !isNamedStatus(key, value) && (!isErrorNumber(value) || isStatus(value))) continue;
    if (isObject(value)) {
      const inner = scalarOf(get(value, 'code') ?? get(value, 'value') ?? get(value, 'name') ?? get(value, 'id'));
      if (inner !== null && !hasWords(inner)) return { value: inner, at: pointerOf([...node.path, key]) };
      continue;
    }
    const code = scalarOf(value);
    if (/^result_?code$/i.test(key) && /^(?:error|fail(?:ed|ure)?)$/i.test(code ?? '')) continue;
    // Nought says that there is no code (`errorCode: 0` beside a name).
    if (code === null || /^0+$/.test(code) || repeatsStatus(value, status) || hasWords(code) || code.length > 200 || isUuid(code)) continue;
    // `urn:example:api:v3:errors:NotFound` is named by its last part.
    return fact(node, key, (code.startsWith('urn:') ? typeCode(code) : null) ?? code);
  }
  const number = get(node.value, 'error');
  if (typeof number === 'number' && number !== 0 && number !== 1 && !repeatsStatus(number, status))
    return fact(node, 'error', String(number));
  // `{ Error: "2", Description }`.
  const digits = textOf(get(node.value, 'error') ?? get(node.value, 'Error'));
  if (digits !== null && /^-?\d{1,8}$/.test(digits) && !/^-?0*1?$/.test(digits) && digits !== String(status))
    return fact(node, 'error', digits);
  // `{ type: 1, description }`: a number where others have a name.
  const type = get(node.value, 'type');
  if (typeof type === 'number' && textOf(get(node.value, 'description') ?? get(node.value, 'message')) !== null)
    return fact(node, 'type', String(type));
  // `{ status: 2, status_message }`, `{ status: "4", "error-text" }`: too small for a status of HTTP.
  const small = scalarOf(get(node.value, 'status'));
  if (small !== null && /^[1-9]\d?$/.test(small) && ['status_message', 'error-text'].some((key) => textOf(get(node.value, key)) !== null))
    return fact(node, 'status', small);
  // `fehler: { nummer: 4003, text }`: under a name for errors their number.
  const last = String(node.path.at(-1) ?? '');
  for (const key of /^(?:error|fault|exception)$/i.test(nameInEnglish(last) ?? last)
    ? ['number', 'nummer', 'numero', 'numer', 'no', 'nr']
    : []) {
    const number = scalarOf(get(node.value, key));
    if (number !== null && /^[A-Z\d_-]{1,20}$/i.test(number)) return fact(node, key, number);
  }
  if (isKeyedMessage(node.value)) return fact(node, 'id', scalarOf(node.value.id) ?? '');
  const listed = get(node.value, 'error-codes') ?? get(node.value, 'errorCodes') ?? get(node.value, 'error_codes');
  const firstListed = isList(listed) ? scalarOf(listed[0]) : null;
  return firstListed !== null && !hasWords(firstListed) ? { value: firstListed, at: pointerOf([...node.path, 'error-codes', 0]) } : null;
};

const outcomeCode = (node: ErrorNode, status: number): Fact | null => {
  for (const key of keysOf(node, OUTCOME_RANKS)) {
    const code = scalarOf(get(node.value, key));
    if (code !== null && !/^0+$/.test(code) && code !== String(status) && looksShort(code)) return fact(node, key, code);
  }
  return null;
};

const looksShort = (code: string): boolean => code.length <= 60 && !hasWords(code) && !/^(?:error|fail(?:ed|ure)?)$/i.test(code);

/** In an item that names a field, `blank` or `Size` is that field's fault, `missing_field` may stand for the whole. */
const isOfField = (node: ErrorNode, found: Fact): boolean =>
  typeof node.path.at(-1) === 'number' &&
  node.path.length > 1 &&
  !/\d/.test(found.value) &&
  !/^[A-Z]{2,}$/.test(found.value) &&
  !isJoinedCode(found.value) &&
  fieldsOf(node.value).length > 0;

/** An item that is a problem (RFC 9457) names its type by a URI. */
const problemCode = (node: ErrorNode): Fact | null => {
  const code = textOf(get(node.value, 'title')) === null ? null : typeCode(webUrl(get(node.value, 'type')));
  return code === null ? null : fact(node, 'type', code);
};

/**
 * The code in the outermost object that has one; `headerCode` stands between what is surely a code and what only looks like one.
 * A text that repeats the status gives way to any name that is found besides.
 */
export const codeAmong = (nodes: readonly ErrorNode[], status: number, headerCode: Fact | null): Fact | null => {
  let repeated: Fact | null = null;
  let kind: Fact | null = null;
  let outcome: Fact | null = null;
  for (const node of nodes) {
    const explicit = explicitCode(node, status);
    if (explicit !== null && !isOfField(node, explicit)) {
      if (explicit.value !== String(status)) return explicit;
      repeated ??= explicit;
    }
    outcome ??= outcomeCode(node, status);
    const weak = weakCode(node) ?? problemCode(node);
    // `Fault: { type: "ValidationFault", Error: [{ code }] }`: the kind gives way to a code further in.
    if (weak !== null && /^[A-Z]\w{1,60}Fault$/.test(weak.value)) {
      kind ??= weak;
      continue;
    }
    const isBelieved = weak !== null && !isOfField(node, weak) && (repeated === null || isJoinedCode(weak.value));
    if (isBelieved) return headerCode ?? weak;
  }
  return headerCode ?? outcome ?? repeated ?? kind;
};
