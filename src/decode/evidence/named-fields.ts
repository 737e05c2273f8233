import { along, segmentsOf } from '../../http/json-pointer';
import { ofLatest } from '../../http/of-latest';
import { requestContent } from '../../http/request-content';
import type { Reading } from '../../model';
import { responseJson } from '../readers/response-json';
import type { CheckContext, CheckParams } from './check';
import { ownWords } from './own-words';

/** A field that the answer names, with what it says of it. */
export interface NamedField {
  readonly field: string;
  readonly message: string;
  /** True where it may be a word of the sentence instead of a name: `License is required`. */
  readonly prose?: boolean;
  /** True where case is known to count: variables of GraphQL. */
  readonly exactCase?: boolean;
  /** All that was said, where it is about this field alone: `Invalid value for tier. Allowed values are: free, pro`. */
  readonly around?: string;
}

const name = '["\'`\u2018\u201c]?([\\w$][\\w.$\\-[\\]/]{0,80})["\'`\u2019\u201d]?';

/** Ways in which messages name one field; the first group is its name. Each is bounded and anchored on words. */
const sentences: readonly RegExp[] = [
  // Rails among others: `param is missing or the value is empty: user`.
  new RegExp(
    `\\b(?:fields?|param(?:eter)?s?|propert(?:y|ies)|arguments?|keys?|attributes?|values?) (?:is|are|was|were) (?:missing|required|mandatory|not (?:provided|present|sent|set))(?: or [a-z ]{1,40})?: ?${name}(?=$|[\\s]*[,;.(>]| and | in )`,
    'i',
  ),
  /\b(?:key|field|parameter|param|property|attribute) ["'`\u2018\u201c]?([\w$][\w.$\-[\]]{0,80})["'`\u2019\u201d]? (?:(?:was |is )?not (?:found|present) in (?:the )?(?:payload|body|request|input|json|data|form)|to be (?:present|provided|set|given))/i,
  /\b(?:requires?|provide|supply|include|specify|send) (?:the |an? )?(?:property|field|parameter|param|key|attribute) ["'`\u2018\u201c]?([\w$][\w.$\-[\]]{0,80})/i,
  /^#\/([\w.$\-/]{1,80}): /,
  // Ajv under Fastify names the place by a JSON Pointer; Go's validator the member of its own type.
  /^((?:body|query(?:string)?|headers)(?:\/[\w.$-]{1,60}){1,8}) (?:must|should|is|has) /,
  /\bField validation for ["'`]([\w.[\]]{1,80})["'`] failed on the /,
  // Zod and Pydantic among others, flattened: `tier: Invalid enum value`.
  /^(?!error|exception|warning|message|detail|reason|validation)([A-Za-z_][\w.\-[\]]{0,60}): (?:invalid (?:enum|option|input|literal)|input should|expected|too (?:small|big)|must|should) /i,
  /\beach (?:value|item|element) in ([A-Za-z_][\w.-]{0,60}) (?:must|should)\b/i,
  new RegExp(
    `(?:missing|required|mandatory)(?: the)?(?: required| mandatory)?(?: request| query| body| json| form| path| creator| input)? ?(?:fields?|parameters?|params?|propert(?:y|ies)|arguments?|keys?|attributes?|columns?)[:\\s]{1,3}(?:named |called )?${name}`,
    'i',
  ),
  /(?:missing|without)(?: the)?(?: required)? ["'`\u2018\u201c]([\w.$\-[\]]{1,80})["'`\u2019\u201d]/i,
  // What is quoted behind such a noun is the name of a thing: `Object with ID '123' does not exist`, `Plan 'pro' is required`.
  /(?<!\b(?:id|identifier|user|customer|account|plan|tier|role|scope|permission|feature|file|folder|object|entity|record|resource|table|database|model|version|type|class|method|action|project|organi[sz]ation|team|group|tenant|workspace|product|order|item|event|job|task|locale|language|country|currency|region|host|domain|branch|named|called) )["'`\u2018\u201c]([\w.$\-[\]]{1,80})["'`\u2019\u201d](?: (?:field|parameter|param|property|attribute|argument|key))? (?:is|are|was|must|should|has|may|can(?:not|'t)|does|expected|needs|of type)\b/i,
  /\b(?:field|parameter|param|property|attribute|argument) ["'`\u2018\u201c]?([\w$][\w.$\-[\]]{0,80})["'`\u2019\u201d]? (?:is|was|must|should|has|cannot|can't|does|may|:)/i,
  /\bThe ([A-Za-z_][\w.-]{0,60}) (?:field|parameter|property|attribute) (?:is|must|should|has|cannot|does)\b/,
  // Django among others, flattened: `email: This field is required.`
  /^([A-Za-z_][\w.\-[\]]{0,60}): (?:this|the) (?:field|value) (?:is|was|may|must|can(?:not|'t))\b/i,
  // What a subject is missing is another thing: `Customer is missing a payment method`.
  /^["'`]?([A-Za-z_][\w.\-[\]]{0,60})["'`]?:? (?:is (?:a )?(?:required|mandatory|not|invalid)|is missing(?=[.,;:!)]|$| from | in | or (?:empty|blank|invalid|null|not))|was not (?:provided|given|supplied|sent|specified|present|set)|must (?:be|not|have|contain|match|equal|start|end|only|include)|should (?:be|not|have|contain|match)|cannot be|can't be|may not be|has to be|expected)/,
  /(?:invalid|unknown|unexpected|unrecognized|unsupported|bad) (?:value for |value of |type for )?(?:the )?(?:query |request |body )?(?:field|parameter|param|property|argument|key|option|attribute)[: ]{1,2}["'`\u2018\u201c]?([\w$][\w.$\-[\]]{0,80})/i,
  // GraphQL names the place within a variable; serde the path before the type that it found.
  /\bgot invalid value [^\n]{1,200}? at ["'`]([A-Za-z_][\w.[\]]{0,80})["'`]/,
  /(?:^|: )([A-Za-z_][\w.[\]]{0,80}): invalid (?:type|value|length): /,
  /\bproperty named ["'`]([A-Za-z_]\w{0,60})["'`]/,
  /\bvariable ["'`\u201c]?\$([A-Za-z_]\w{0,60})/i,
  /invalid value for ["'`]?([\w$][\w.$\-[\]]{0,80})/i,
  /\bmust (?:contain|include|have) (?:an? )?(?:non-empty |valid )?[`"']([A-Za-z_]\w{0,60})[`"']/,
];

/** A header that a message names; looked up among the headers only. */
const headerSentence =
  /(?:missing|required)(?: required| the)? (?:http |request )?header[: ]{1,2}["'`\u2018\u201c]?([A-Za-z][\w-]{1,60})|\b([A-Z][A-Za-z]{0,30}(?:-[A-Za-z]{1,30}){1,5})["'`\u2019\u201d]? (?:request )?header (?:is|was|must be) (?:required|missing|not|sent|present|provided)|\bheader ["'`\u2018\u201c]?([A-Za-z][\w-]{1,60})["'`\u2019\u201d]? (?:is|was|must be) (?:required|missing|not (?:set|sent|present|provided)|sent|present|provided)/i;

/** Names under which validators put what concerns no single field. */
const noField = /^(?:non_?field_?errors|__all__|_?schema|base|general|global|root|detail|error|errors|message|unknown|\$|_errors)$/i;

const notNames =
  /^(?:\d+|the|a|an|this|that|it|is|are|was|one|your|request|body|field|fields|parameter|parameters|value|values|data|input|json|payload|object|property|header|api|key|token|and|or|not|in|for|of|to|you|must|name of|authentication|authorization|login|credentials?|permission|access|payment|subscription|session|signature|content|method|action|resource|operation|server|service|captcha|https|tls|file|upload|content-type|content-length)$/i;

/** Parts of a multipart body may be called what elsewhere is a word. */
const partNames = /^(?:file|upload|content|data)$/i;

/** A word with a capital, or in capitals, that no quotes set apart and that stands first. */
const isProse = (line: string, field: string): boolean => /^(?:[A-Z][a-z]+|[A-Z]{2,})$/.test(field) && line.startsWith(field);

const inText = (text: string, isMultipart: boolean): NamedField[] => {
  const found: NamedField[] = [];
  const named = headerSentence.exec(text.slice(0, 1000));
  const inHeader = named?.[1] ?? named?.[2] ?? named?.[3];
  if (inHeader !== undefined) return [{ field: `header.${inHeader}`, message: text.slice(0, 1000) }];
  for (const line of text.slice(0, 4000).split(/[\n;]|(?<=[a-z])\. /, 20)) {
    for (const pattern of sentences) {
      const field = pattern.exec(line.trim())?.[1]?.replace(/[.:-]+$/, '');
      if (field === undefined || field === '' || (notNames.test(field) && !(isMultipart && partNames.test(field)))) continue;
      const exactCase = line.includes(`$${field}`);
      found.push({ field, message: line.trim(), prose: isProse(line.trim(), field), ...(exactCase && { exactCase }) });
      break;
    }
  }
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return [{ ...only, around: text.slice(0, 1500) }];
  return found;
};

/** Where JSON-RPC and others put the sentence that the message lacks. */
const sentenceAt = ['/error/data', '/error/details', '/detail', '/details', '/exception', '/developerMessage'].map(segmentsOf);

const furtherText = ({ exchange }: CheckContext): string => {
  const json = responseJson(exchange);
  if (json === undefined) return '';
  return sentenceAt.map((segments) => along(json, segments)).find((value): value is string => typeof value === 'string') ?? '';
};

const holders = ['/error/details', '/details', '/error', '', '/errors/0', '/error/details/0'].map(segmentsOf);
const members = ['field', 'param', 'parameter', 'property', 'argument', 'fieldName', 'field_name'];

/** A field that stands beside the message, in a member of its own: `details: { field: 'start_date' }`, `error.param`. */
const inMembers = ({ exchange }: CheckContext, message: string): NamedField[] => {
  const json = responseJson(exchange);
  if (json === undefined) return [];
  for (const holder of holders) {
    const inner = along(json, holder);
    if (typeof inner !== 'object' || inner === null) continue;
    for (const member of members) {
      const name = Object.hasOwn(inner, member) ? (inner as Record<string, unknown>)[member] : undefined;
      if (typeof name === 'string' && /^[\w.[\]/-]{1,120}$/.test(name)) return [{ field: name, message }];
    }
  }
  return [];
};

const inWords = ofLatest((context: CheckContext): readonly NamedField[] => {
  const text = ownWords(context.exchange, context.reading.error.message ?? '');
  const isMultipart = requestContent(context.exchange.request).kind === 'multipart';
  const inMessage = inText(text, isMultipart);
  if (inMessage.length > 0) return inMessage;
  const beside = inMembers(context, text);
  return beside.length > 0 ? beside : inText(ownWords(context.exchange, furtherText(context)), isMultipart);
});

/**
 * .NET names the parameter of its own method as missing where the body could not be read into it: `cmd: The cmd field is required.`
 * beside `$.dueDate: The JSON value could not be converted to System.DateTime.`
 */
const isGhost = (field: string, message: string, all: Reading['error']['fieldErrors']): boolean =>
  message.toLowerCase() === `the ${field.toLowerCase()} field is required.` && all.some((other) => other.field.startsWith('$'));

const inFieldErrors = ofLatest(({ exchange, reading }: CheckContext): readonly NamedField[] =>
  reading.error.fieldErrors
    .filter(({ field, message }, _, all) => !noField.test(field) && !isGhost(field, message, all))
    .slice(0, 20)
    .map(({ field, message }) => ({ field: field.slice(0, 120), message: ownWords(exchange, message.slice(0, 1000)) })),
);

/** The fields in question: the pack's, else those that the answer's field errors name, else those in its message. At most 20. */
export const namedFields = (context: CheckContext, params: CheckParams = {}): readonly NamedField[] => {
  const wanted = params.field ?? params.fields;
  const { message, fieldErrors } = context.reading.error;
  if (typeof wanted === 'string') return [{ field: wanted, message: message ?? '' }];
  if (Array.isArray(wanted)) return wanted.slice(0, 20).map((field: string) => ({ field, message: message ?? '' }));
  return fieldErrors.length > 0 ? inFieldErrors(context) : inWords(context);
};
