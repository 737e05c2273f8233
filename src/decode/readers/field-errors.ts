import { pointerOf } from '../../http/json-pointer';
import { ofLatest } from '../../http/of-latest';
import type { FieldError } from '../../model';
import { messageAmong } from './error-message';
import { type ErrorNode, errorNodes, keysOf } from './error-nodes';
import { fieldMap, isFieldMap, isOneError } from './field-map';
import { textIn } from './field-text';
import { listedFields } from './listed-fields';
import { nameInEnglish } from './name-abroad';
import { fieldsOf } from './named-field';
import { type FieldErrors, get, isList, isObject, ranksOf, textOf } from './reader';
import { hasWords } from './words';

/** Members that list what is wrong with the input. */
const LISTS = [
  'errors',
  'error',
  'fieldErrors',
  'field_errors',
  'fieldViolations',
  'violations',
  'invalid-params',
  'invalid_params',
  'invalidParams',
  'validationErrors',
  'validation_errors',
  'validation',
  'userErrors',
  'ModelState',
  'modelState',
  'causes',
  'issues',
  'issue',
  'details',
  'detail',
  'message',
  'messages',
  'fields',
  'failures',
  'errorCauses',
  'error_details',
  'errorDetails',
  'additionalDetails',
  'violacoes',
  'Messages',
  'params',
  'invalid_fields',
  'propertyViolations',
  'parameterViolations',
  'notifications',
  'inner',
  'Errors',
  'properties',
  'subErrors',
  'parameters',
  'body',
  'data',
] as const;

const LIST_RANKS = ranksOf(LISTS);

const MOST = 100;

/** `login: An object with this field already exists`: a field that leads the sentence. */
const leading = (text: string): FieldError[] => {
  const parts = /^([A-Za-z_][\w.[\]-]{0,80}): (\S[\s\S]*)$/.exec(text);
  return parts?.[1] === undefined || parts[2] === undefined ? [] : [{ field: parts[1], message: parts[2] }];
};

/** `#/customer/address: required key [city] not found`: a pointer that leads the sentence (JSON Schema validators). */
const pointedAt = (text: string): FieldError[] => {
  const parts = /^(#\/[^\s:]{1,200}): (\S[\s\S]*)$/.exec(text.slice(0, 2000));
  return parts?.[1] === undefined || parts[2] === undefined ? [] : [{ field: parts[1], message: parts[2] }];
};

const ofItem = (item: unknown, key: string, depth: number): FieldError[] => {
  if (typeof item === 'string') return pointedAt(item);
  if (!isObject(item)) return [];
  const fields = fieldsOf(item);
  const message = textIn(item);
  // Nested objects of class-validator and the like: the children hold the constraints.
  const children = get(item, 'children');
  if (isList(children) && children.length > 0 && depth < 8) {
    const inner = children.slice(0, MOST).flatMap((child) => ofItem(child, key, depth + 1));
    return inner.map((one) => ({ ...one, field: [...fields.slice(0, 1), one.field].join('.') }));
  }
  if (fields.length > 0 && message !== '') return fields.map((field) => ({ field, message }));
  // `fields: [{ name: "public_key" }]`: what is wrong with it is said for all of them, elsewhere.
  if (key === 'fields' && fields.length > 0 && Object.keys(item).length === 1) return fields.map((field) => ({ field, message: '' }));
  const summary = textOf(get(item, 'errorSummary'));
  if (summary !== null) return leading(summary);
  // The items of a stream or a batch: `{ loc }` within `{ detail: [...] }`.
  const nested = get(item, 'fieldViolations');
  return isList(nested) && depth < 8 ? nested.slice(0, MOST).flatMap((one) => ofItem(one, key, depth + 1)) : [];
};

const ofItems = (items: readonly unknown[], key: string): FieldError[] => {
  const found: FieldError[] = [];
  const most = Math.min(items.length, MOST);
  for (let i = 0; i < most; i++) found.push(...ofItem(items[i], key, 0));
  return found;
};

const ofMember = (node: ErrorNode, name: string): FieldError[] => {
  const value = get(node.value, name);
  const key = nameInEnglish(name) ?? name;
  // hapi: `{ message, validation: { source, keys: ["email"] } }`.
  const keys = key === 'validation' ? get(value, 'keys') : undefined;
  if (isList(keys))
    return keys.slice(0, MOST).flatMap((one) => (typeof one === 'string' ? [{ field: one, message: textIn(node.value) }] : []));
  if (isList(value)) return ofItems(value, key);
  if (!isObject(value)) return [];
  // `error: { name: ["taken"], __type: "Validation Error" }` (CKAN): elsewhere it describes the error itself.
  if (key === 'error') {
    const { __type: _, ...own } = value;
    return isFieldMap(own) && Object.values(own).every(isList) ? fieldMap(own, 'lists') : [];
  }
  // `data: { status, params: { per_page: "…" }, details }`: the parameters with what is wrong with each.
  const parameters = key === 'data' ? get(value, 'params') : undefined;
  if (isObject(parameters)) return fieldMap(parameters, 'any');
  // Whatever is called `errors` maps fields to texts; under vaguer names only lists and sentences count.
  const isNamedSo = /^(?:errors|fieldErrors|field_errors|validationErrors|validation_errors|fields|invalid_fields|[Mm]odelState)$/.test(
    key,
  );
  if (get(value, 'lang') !== undefined || isOneError(value)) return [];
  if (
    !isNamedSo &&
    ['message', 'data', 'body', 'properties'].includes(key) &&
    ((get(value, 'message') ?? get(value, 'code')) !== undefined || textOf(get(value, 'error')) !== null)
  )
    return [];
  const isOfItems = (one: unknown): one is readonly unknown[] =>
    isList(one) && one.slice(0, MOST).some((item) => isObject(item) && fieldsOf(item).length > 0);
  if (!isNamedSo && Object.values(value).some(isOfItems)) {
    const errors = get(value, 'errors');
    return isOfItems(errors) ? ofItems(errors, key) : [];
  }
  return fieldMap(value, isNamedSo ? 'any' : 'lists');
};

/** `param: "messages"` beside a message: the one field an error is about. */
const ofNode = (node: ErrorNode): FieldError[] => {
  const { value, path } = node;
  // `error: { _errors: [], email: { _errors: [...] } }` (Zod's format()).
  if (path.at(-1) === 'error' && isList(get(value, '_errors'))) return fieldMap(value, 'lists').filter(({ field }) => field !== '_errors');
  const several = get(value, 'fields');
  const field = isList(several) ? null : single(node);
  if (!isList(several) && (field === null || hasWords(field))) return [];
  const message = textIn(value);
  if (message === '') return [];
  if (isList(several)) return several.slice(0, MOST).flatMap((one) => (typeof one === 'string' ? [{ field: one, message }] : []));
  return field === null ? [] : [{ field, message }];
};

/** Members by which an error names the one field that it is about. */
const SINGLE = [
  'param',
  'field',
  'parameter',
  'parameter_name',
  'fieldName',
  'attr',
  'attribute',
  'property',
  'propertyName',
  'propertyPath',
  'argument',
  'argumentName',
  '$source',
] as const;

const SINGLE_RANKS = ranksOf(SINGLE);

const single = (node: ErrorNode): string | null => {
  for (const key of keysOf(node, SINGLE_RANKS)) {
    const name = textOf(get(node.value, key));
    if (name !== null) return name;
  }
  // `{ message, path: "/username", logref: 42 }` (application/vnd.error+json): elsewhere `path` may be that of the URL.
  return get(node.value, 'logref') === undefined ? null : textOf(get(node.value, 'path'));
};

const findAmong = (nodes: readonly ErrorNode[]): FieldErrors | null => {
  const list: FieldError[] = [];
  let at: string | null = null;
  const isListed = ({ field, message }: FieldError): boolean => list.some((one) => one.field === field && one.message === message);
  const add = (errors: readonly FieldError[], { path }: ErrorNode, ...key: readonly string[]): void => {
    for (const error of errors) {
      if (list.length >= MOST || isListed(error)) continue;
      list.push(error);
      at ??= pointerOf([...path, ...key]);
    }
  };
  for (const node of nodes) {
    add(ofNode(node), node);
    for (const key of keysOf(node, LIST_RANKS)) add(ofMember(node, key), node, key);
  }
  for (const node of list.length === 0 ? nodes : []) {
    const listed = listedFields(node.value);
    if (listed !== null) add(listed.list, node, listed.key);
  }
  if (list.length === 0 || at === null) return null;
  const said = list.some(({ message }) => message === '') ? (messageAmong(nodes)?.value ?? '') : '';
  return { list: said === '' ? list : list.map((one) => (one.message === '' ? { ...one, message: said } : one)), at };
};

/** What the answer says is wrong with single fields, with the pointer to the list; null where it says nothing of the kind. */
export const fieldErrorsAmong = ofLatest(findAmong);

export const fieldErrorsIn = (root: unknown): FieldErrors | null => fieldErrorsAmong(errorNodes(root));
