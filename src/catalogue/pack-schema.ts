import * as v from 'valibot';
import type { Condition, Rule, RulePack } from '../model';

/** The rule-pack format as a valibot schema; its JSON Schema is generated from it. Unknown keys are refused. Sizes are bounded. */

const short = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(200, 'must have at most 200 characters'));
const sentence = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(1_000, 'must have at most 1000 characters'));
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens, at most 64 characters'),
  v.check((text) => !['constructor', 'prototype'].includes(text), 'must not be a reserved name'),
);
const link = v.pipe(
  v.string(),
  v.maxLength(2_000, 'must have at most 2000 characters'),
  v.check((text) => {
    try {
      const { protocol, username, password } = new URL(text);
      return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
    } catch {
      return false;
    }
  }, 'must be an http or https address without user name'),
);
const list = <const T extends v.GenericSchema>(item: T, most = 200) =>
  v.pipe(v.array(item), v.maxLength(most, `must have at most ${most} items`), v.readonly());
const optional = <const T extends v.GenericSchema>(schema: T) => v.exactOptional(schema);

const textTest = v.union(
  [
    v.pipe(v.string(), v.maxLength(1_000, 'must have at most 1000 characters')),
    list(v.string()),
    v.strictObject({
      equals: optional(v.string()),
      oneOf: optional(list(v.string())),
      startsWith: optional(v.string()),
      endsWith: optional(v.string()),
      contains: optional(v.union([v.string(), list(v.string())])),
      glob: optional(short),
      format: optional(v.picklist(['uuid', 'integer', 'number', 'date', 'url', 'email', 'jwt'])),
      min: optional(v.number()),
      max: optional(v.number()),
    }),
  ],
  'must be a text, a list of texts, or an object with equals, oneOf, startsWith, endsWith, contains, glob, format, min or max (no regular expressions)',
);

const status = v.pipe(
  v.number(),
  v.integer('must be a whole number'),
  v.minValue(0, 'must be 0 to 999'),
  v.maxValue(999, 'must be 0 to 999'),
);
const statusTest = v.union(
  [status, v.picklist(['4xx', '5xx', 'error']), list(v.union([status, v.picklist(['4xx', '5xx'])]))],
  'must be a status such as 404, "4xx", "5xx", "error", or a list of them',
);

const parameters = v.record(short, v.union([v.string(), v.number(), v.boolean(), list(v.string())]));
const is = optional(textTest);
const host = v.pipe(
  v.string(),
  v.regex(/^(\*|[a-z0-9*-]{1,63})(\.[a-z0-9*-]{1,63}){0,10}$/i, 'must be a host or a glob by label such as *.example.com'),
);

const forms = {
  all: v.strictObject({ all: v.lazy(() => list(condition)) }),
  any: v.strictObject({ any: v.lazy(() => list(condition)) }),
  not: v.strictObject({ not: v.lazy(() => condition) }),
  status: v.strictObject({ status: statusTest }),
  code: v.strictObject({ code: textTest }),
  message: v.strictObject({ message: textTest }),
  format: v.strictObject({ format: textTest }),
  category: v.strictObject({ category: textTest }),
  method: v.strictObject({ method: textTest }),
  host: v.strictObject({ host: textTest }),
  path: v.strictObject({ path: textTest }),
  networkError: v.strictObject({ networkError: textTest }),
  resourceType: v.strictObject({ resourceType: textTest }),
  query: v.strictObject({ query: short, is }),
  requestHeader: v.strictObject({ requestHeader: short, is }),
  responseHeader: v.strictObject({ responseHeader: short, is }),
  requestField: v.strictObject({ requestField: short, is }),
  responseField: v.strictObject({ responseField: short, is }),
  responseText: v.strictObject({ responseText: textTest }),
  check: v.strictObject({ check: short, with: optional(parameters) }),
};

const condition: v.GenericSchema<Condition> = v.union(Object.values(forms), `must be a condition: one of ${Object.keys(forms).join(', ')}`);

/** The schema of one form of condition, by its key: a wrong condition is then explained by the form it meant to be. */
export const conditionForms: ReadonlyMap<string, v.GenericSchema> = new Map(Object.entries(forms));

const snippet = v.strictObject({ language: short, code: v.pipe(v.string(), v.maxLength(8_000, 'must have at most 8000 characters')) });
const table = v.strictObject({ title: v.string(), columns: list(v.string(), 12), rows: list(list(v.string(), 12)) });
const category = v.picklist([
  'auth',
  'permission',
  'billing',
  'not-found',
  'validation',
  'conflict',
  'rate-limit',
  'payload',
  'method',
  'server',
  'gateway',
  'timeout',
  'network',
  'deprecated',
  'other',
]);

const rule: v.GenericSchema<Rule> = v.strictObject({
  id,
  when: condition,
  title: v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(60, 'must have at most 60 characters')),
  summary: sentence,
  category,
  causes: list(
    v.strictObject({ text: sentence, when: optional(condition), confirmedBy: optional(condition), ruledOutBy: optional(condition) }),
    50,
  ),
  fixes: list(v.strictObject({ text: sentence, snippets: optional(list(snippet, 12)), url: optional(link) }), 50),
  warnings: optional(list(sentence, 20)),
  tables: optional(list(table, 12)),
  links: optional(list(v.strictObject({ text: short, url: link }), 20)),
});

const unit = v.picklist(['seconds', 'milliseconds', 'minutes', 'epoch-seconds', 'epoch-milliseconds']);
const keyFormat = v.strictObject({
  kind: short,
  prefix: v.pipe(v.string(), v.minLength(2, 'must have at least 2 characters'), v.maxLength(64, 'must have at most 64 characters')),
  alphabet: v.picklist(['alphanumeric', 'base64', 'base64url', 'hex', 'digits']),
  minLength: v.pipe(v.number(), v.integer(), v.minValue(4, 'must be at least 4')),
  extra: optional(v.pipe(v.string(), v.maxLength(16, 'must have at most 16 characters'))),
  contains: optional(short),
});

const address = v.pipe(
  short,
  v.check(
    (text) => /^[^/\s]+\/(?:[^/\s]+\/)*\{secret\}(?:\/[^\s]*)?$/.test(text),
    'must be a host and a path with {secret} as one segment',
  ),
);

export const rulePack: v.GenericSchema<RulePack> = v.strictObject({
  id,
  name: short,
  kind: v.picklist(['api', 'platform', 'framework', 'format', 'server', 'gateway', 'cdn', 'load-balancer', 'waf', 'standard']),
  version: optional(short),
  docs: optional(link),
  statusPage: optional(link),
  support: optional(
    v.strictObject({
      url: optional(link),
      email: optional(v.pipe(v.string(), v.regex(/^[^\s@]{1,64}@[^\s@]{1,255}$/, 'must be an e-mail address'))),
      asks: list(v.picklist(['request-id', 'timestamp', 'request', 'response', 'error-code', 'steps', 'account'])),
    }),
  ),
  recognize: optional(
    v.strictObject({ hosts: optional(list(host)), paths: optional(list(short)), fingerprints: optional(list(condition, 50)) }),
  ),
  answers: optional(condition),
  envelope: optional(
    v.strictObject({
      code: optional(list(short)),
      message: optional(list(short)),
      requestId: optional(list(short)),
      docUrl: optional(list(short)),
    }),
  ),
  outcome: optional(v.strictObject({ failsWhen: optional(list(condition, 50)), succeedsWhen: optional(list(condition, 50)) })),
  credentials: optional(
    list(
      v.strictObject({
        in: v.picklist(['header', 'query', 'cookie']),
        name: short,
        scheme: optional(short),
        prefixes: optional(list(short)),
        testPrefixes: optional(list(short)),
        livePrefixes: optional(list(short)),
        format: optional(v.literal('jwt')),
        placeholder: v.pipe(
          v.string(),
          v.regex(/^[\w.<>$-]{1,80}$/, 'must be letters, digits and _ . < > $ - only: it is written into commands as it stands'),
        ),
      }),
      20,
    ),
  ),
  retry: optional(
    v.strictObject({
      headers: optional(list(v.strictObject({ name: short, unit }))),
      fields: optional(list(v.strictObject({ path: short, unit: v.picklist([...unit.options, 'instant']) }))),
      constants: optional(
        list(v.strictObject({ name: short, when: condition, waitSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(31_622_400)) })),
      ),
    }),
  ),
  secrets: optional(
    v.strictObject({
      headers: optional(list(short)),
      fields: optional(list(short)),
      keys: optional(list(keyFormat, 500)),
      addresses: optional(list(address, 500)),
    }),
  ),
  rules: list(rule, 2_000),
});

/** A file may carry its own proof; it is checked and left out of what the pack serves. */
const example = v.looseObject({ rule: v.nullable(v.string()), why: v.string() });
export const packFile = v.strictObject({
  ...(rulePack as unknown as { entries: v.ObjectEntries }).entries,
  $schema: optional(v.string()),
  examples: optional(list(example)),
});

/** The parts that the JSON Schema names and refers to. */
export const definitions = { textTest, statusTest, condition, link, rule };
