import type { KeyFormat, RulePack } from '../../model';
import type { OwnRedaction, RedactionRules } from '../types';

const lower = (names: readonly string[] | undefined): string[] =>
  (names ?? []).map((name) => name.trim().toLowerCase()).filter((name) => name !== '' && name.length <= 200);

const ofCredentials = (pack: RulePack, place: 'header' | 'query'): string[] =>
  lower((pack.credentials ?? []).filter((credential) => credential.in === place).map(({ name }) => name)).filter(
    (name) => name !== 'authorization',
  );

const keysOf = (pack: RulePack): KeyFormat[] => [
  ...(pack.secrets?.keys ?? []),
  ...(pack.credentials ?? []).flatMap((credential) =>
    [...(credential.prefixes ?? []), ...(credential.testPrefixes ?? []), ...(credential.livePrefixes ?? [])]
      .filter((prefix) => prefix.length >= 3)
      .map((prefix): KeyFormat => ({ kind: 'api-key', prefix, alphabet: 'base64url', minLength: 12 })),
  ),
];

/** What the packs and the person add to the built-in names and shapes. Nothing in a pack can exempt anything. */
export const redactionRules = (packs: readonly RulePack[], own: OwnRedaction = {}): RedactionRules => ({
  headers: [
    ...new Set([...packs.flatMap((pack) => [...lower(pack.secrets?.headers), ...ofCredentials(pack, 'header')]), ...lower(own.headers)]),
  ],
  fields: [...new Set([...packs.flatMap((pack) => lower(pack.secrets?.fields)), ...lower(own.fields)])],
  parameters: [...new Set(packs.flatMap((pack) => ofCredentials(pack, 'query')))],
  patterns: [...new Set((own.patterns ?? []).map((pattern) => pattern.trim()).filter((pattern) => /[^*]{2}/.test(pattern)))],
  keys: packs.flatMap(keysOf),
  addresses: [...new Set(packs.flatMap((pack) => pack.secrets?.addresses ?? []))],
});
