import { checkPack } from '../../../src/catalogue/check-pack';
import { withHosts } from '../../../src/catalogue/with-hosts';
import { catalogueOf } from '../../../src/decode/catalogue';
import { decode } from '../../../src/decode/decode';
import type { RulePack } from '../../../src/model';
import { isOwn } from '../../../src/options/active-packs';
import { createRuleDesk, type RuleDesk } from '../../../src/options/own-rules/rule-desk';
import { ownPackReader } from '../../../src/options/read-own-pack';
import type { Area } from '../../../src/options/store';
import { redactionRules, redactText } from '../../../src/report/report';

/** One book that knows an API, so that a rule can lose to it. */
export const builtIn: readonly RulePack[] = [
  {
    id: 'nat',
    name: 'NAT API',
    kind: 'api',
    recognize: { hosts: ['api.nat-testing.io'] },
    secrets: { keys: [{ kind: 'api-key', prefix: 'nat_pk_', alphabet: 'alphanumeric', minLength: 12, extra: '_' }] },
    rules: [
      {
        id: 'api-key-missing',
        when: { all: [{ status: 401 }, { code: 'API_KEY_MISSING' }] },
        title: 'The API key is missing',
        summary: 'NAT found no key.',
        category: 'auth',
        causes: [{ text: 'No key was sent' }],
        fixes: [{ text: 'Send one' }],
      },
    ],
  },
];

/** The real desk over a storage that can be looked at, filled and made to refuse. */
export const fakeRules = (stored: Map<string, unknown>, refuse: ReadonlySet<string>): RuleDesk => {
  const check = (): void => {
    if (refuse.has('storage-full')) throw new Error('QUOTA_BYTES quota exceeded');
    if (refuse.has('storage-updated')) throw new Error('Extension context invalidated.');
  };
  const area: Area = {
    get: async (key) => Object.fromEntries([...stored].filter(([name]) => key === null || key === name)),
    set: async (items) => {
      check();
      for (const [key, value] of Object.entries(items)) stored.set(key, value);
    },
    remove: async (keys) => {
      check();
      for (const key of [keys].flat()) stored.delete(key);
    },
  };
  const rules = redactionRules(builtIn, {});
  return createRuleDesk({
    area,
    readPack: ownPackReader((text) => checkPack(text, new Set()), builtIn),
    builtIn,
    judgeWith: (packs, hosts, exchange, history) => decode(exchange, { catalogue: catalogueOf(withHosts(packs, hosts), isOwn), history }),
    redact: (text, exchange) => redactText(text, rules, exchange),
    exclusive: (run) => run(),
  });
};
