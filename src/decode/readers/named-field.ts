import { get, isList, isObject, type Json, keysAmong, ranksOf, scalarOf, textOf } from './reader';
import { hasWords } from './words';

/** Members of one item that name the field. */
const NAMES = [
  'field',
  'fieldName',
  'field_name',
  'propertyPath',
  'property_path',
  'property',
  'propertyName',
  'param',
  'parameter',
  'parameterName',
  'argument_name',
  'argumentName',
  'pointer',
  'loc',
  'path',
  'instancePath',
  'dataPath',
  'jsonPath',
  'attribute',
  'attr',
  'target',
  'location',
  'member',
  'argument',
  'errorPath',
  'propriedade',
  'campo',
  'feld',
  'champ',
  'veld',
  'pole',
  'fält',
  'felt',
  'поле',
  'ErrorRelatedTo',
  '$source',
  'key',
  'name',
  'in',
  'Path',
  'Field',
  'PropertyName',
] as const;

const NAME_RANKS = ranksOf(NAMES);

const MOST = 100;

const joined = (value: unknown): string | null => {
  if (!isList(value)) return textOf(value);
  const parts = value.slice(0, 30).map((part) => scalarOf(isObject(part) ? (get(part, 'key') ?? get(part, 'name')) : part));
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.join('.') : null;
};

/** `target: { type: "field", name: "cidr" }`. */
const targetOf = (target: unknown): string | null =>
  /^(?:field|parameter|header|property)$/.test(textOf(get(target, 'type')) ?? '') ? textOf(get(target, 'name')) : null;

/** The fields that one item is about, as the API names them; empty where it names none. */
export const fieldsOf = (item: Json): string[] => {
  const source = get(item, 'source');
  const pointed = isObject(source) ? textOf(get(source, 'pointer') ?? get(source, 'parameter') ?? get(source, 'header')) : null;
  if (pointed !== null) return [pointed];
  const named = textOf(get(item, 'meta', 'param_name')) ?? targetOf(get(item, 'target'));
  if (named !== null) return [named];
  for (const key of keysAmong(item, NAME_RANKS)) {
    const value = get(item, key);
    // An HTTP header or a domain is no field of the input.
    if (key === 'location' && textOf(get(item, 'locationType')) === 'header') continue;
    if (key === 'path' && textOf(get(item, 'location')) === null && typeof value === 'string' && value.startsWith('http')) continue;
    const field = joined(value);
    // `name: "ValidationError"` names the kind of the error.
    if (field !== null && !hasWords(field) && !(key === 'name' && /(?:Error|Exception)$/.test(field))) return [field];
  }
  const several =
    get(item, 'fields') ??
    get(item, 'paths') ??
    get(item, 'memberNames') ??
    get(item, 'members') ??
    get(item, 'context', 'propertyName') ??
    get(item, 'context', 'fields');
  if (isList(several)) return several.slice(0, MOST).flatMap((one) => joined(one) ?? []);
  const parameters = get(item, 'parameters');
  return isObject(parameters) ? Object.keys(parameters).slice(0, MOST) : [];
};
