import { perName } from '../http/per-name';
import { type Json, scalarOf, textOf } from './readers/reader';
import { GOOD, isGoodCode, saysBad } from './says-error';
import { isEmpty, isWrappingName, keys } from './wrapping';

type Part = 'error-code' | 'code' | 'status' | 'error-text' | 'text' | 'description' | 'aside' | 'thing';

const ERROR_CODE = /^(?:err(?:or)?|fault|exception)(?:code|cd|no|num|number|id)$/;
const CODE = /^(?:res(?:ult)?|ret(?:urn)?|resp(?:onse)?|rsp|status|message|msg|rt|sub|business)?(?:code|cd)$/;
const ERROR_TEXT =
  /^(?:(?:err(?:or)?|fault|exception)(?:msg|message|messages|desc|description|text|string|info|reason|nm|detail|details)?|hibauzenet|erro)$/;
const TEXT =
  /^(?:res(?:ult)?|ret(?:urn)?|resp(?:onse)?|rsp|status|sub)?(?:msg|message|desc|description|string|reason|detail|details)\d?$|^(?:result|return|response|status)text$|^(?:response|result)status$|^(?:mensaje|mensagem|descripcion|descricao)$/;
/** Times, versions and the pages of a list that never came. */
const ASIDE = /(?:time|timestamp|date|dt|tmst|ttl|version|perpage|currentpage|totalcount|logid|requestid|traceid|sign|^s|^now|^id)$/;

/** What a member of an answer tells that holds nothing but its outcome. */
const partOf = perName((key): Part => {
  const name = key.replace(/[_\-@.]/g, '').toLowerCase();
  if (ERROR_CODE.test(name)) return 'error-code';
  if (CODE.test(name)) return 'code';
  if (name === 'status') return 'status';
  if (ERROR_TEXT.test(name)) return 'error-text';
  // A thing has a description and a title as well.
  if (/^desc(?:ription)?$|^details?$/.test(name)) return 'description';
  if (TEXT.test(name)) return 'text';
  if (/^(?:title|type|level|severity|object)$/.test(name)) return 'thing';
  return ASIDE.test(name) || isWrappingName(key) ? 'aside' : 'thing';
});

/** Sent as the only word of an answer, these are the status that HTTP should have had. */
const isStatusAlone = (root: Json): boolean => {
  const [key, ...others] = keys(root);
  return key !== undefined && others.length === 0 && partOf(key) === 'code' && /^(?:40\d|429|50\d)$/.test(scalarOf(root[key]) ?? '');
};

const isBadStatus = (code: string): boolean => /^[45]\d\d$/.test(code);

/**
 * An object that holds a code, a text, perhaps a time and an id, and nothing besides: `{ returnCode: "1104", returnMessage }`,
 * `{ resultCd, resultMsg, resultDt, data: null }`. It reports a failure where the code is none of success and the members are named
 * after an error, the code is negative, or the text says so.
 */
export const isBadOutcome = (root: Json): boolean => {
  let code: string | null = null;
  let status: string | null = null;
  let text: string | null = null;
  let description: string | null = null;
  let namesError = false;
  let hasId = false;
  for (const key of keys(root)) {
    const value = root[key];
    if (isEmpty(value) || value === 0 || value === true) continue;
    const part = partOf(key);
    if (part === 'thing' || typeof value === 'object') return false;
    if (/^_?id$/i.test(key)) hasId = true;
    if (part === 'code' || part === 'error-code') {
      if (isGoodCode(scalarOf(value) ?? '0')) return false;
      code ??= scalarOf(value);
    }
    if (part === 'status') status = scalarOf(value);
    if (part === 'text' || part === 'error-text') text ??= textOf(value);
    if (part === 'description') description ??= textOf(value);
    if (part === 'error-code' || part === 'error-text') namesError = true;
  }
  if (namesError) text ??= description;
  else if (description !== null) return false;
  if (text === null) return isStatusAlone(root);
  if (GOOD.test(text)) return false;
  if (code === null) return namesError && status !== null && /^-?\d+$/.test(status) && !isGoodCode(status);
  if (hasId && !isBadStatus(code)) return false;
  return namesError || /^-\d+$/.test(code) || (/^(?:[A-Z]{1,10}[-_]?)?\d+$/.test(code) && saysBad(text));
};

/** A head that states a status of failure of HTTP and nothing else of note: `{ status_code: 401, execute_time, hint }`. */
export const hasBadStatusCode = (head: Json): boolean =>
  keys(head).some((key) => /^status_?code$/i.test(key) && isBadStatus(scalarOf(head[key]) ?? '')) &&
  keys(head).every((key) => typeof head[key] !== 'object');
