import { hostMatches } from '../../http/glob';
import type { RulePack } from '../../model';

/** What a pack will answer for once it is on, in sentences. */
export interface Claims {
  readonly hosts: readonly string[];
  readonly sentences: readonly string[];
  /** Hosts that a built-in pack answers for as well, with its name. */
  readonly shared: readonly { readonly host: string; readonly name: string }[];
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const overlaps = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase() || (!a.includes('*') && hostMatches(b, a));

/** Reads off a pack which traffic it concerns and what it adds to redaction. */
export const claimsOf = (pack: RulePack, builtIn: readonly RulePack[]): Claims => {
  const { hosts = [], paths = [], fingerprints = [] } = pack.recognize ?? {};
  const { headers = [], fields = [], keys = [], addresses = [] } = pack.secrets ?? {};
  const { failsWhen = [], succeedsWhen = [] } = pack.outcome ?? {};
  const redacted = headers.length + fields.length + keys.length + addresses.length + (pack.credentials ?? []).length;
  const sentences = [
    ...(pack.kind === 'standard' ? ['Applies to failures of every host.'] : []),
    ...(paths.length > 0 ? [`Only paths such as ${paths.slice(0, 5).join(', ')}.`] : []),
    ...(fingerprints.length > 0 ? [`May recognise answers of any host by ${count(fingerprints.length, 'sign')}.`] : []),
    ...(pack.answers !== undefined ? ['May say of any host’s answer that this one wrote it.'] : []),
    ...(hosts.length === 0 && fingerprints.length === 0 && pack.kind !== 'standard' && pack.answers === undefined
      ? ['Names no host: it takes effect only for hosts that you treat as this API, under Hosts.']
      : []),
    ...(failsWhen.length > 0 ? ['Tells which answers with a 2xx status are failures.'] : []),
    ...(succeedsWhen.length > 0 ? ['Tells which answers with a 2xx status only look like failures: those are not listed.'] : []),
    ...(redacted > 0 ? [`Adds ${count(redacted, 'name or key format')} to redaction.`] : []),
  ];
  const shared = hosts.flatMap((host) =>
    builtIn
      .filter(({ recognize }) => (recognize?.hosts ?? []).some((other) => overlaps(host, other)))
      .slice(0, 1)
      .map(({ name }) => ({ host, name })),
  );
  return { hosts, sentences, shared };
};
