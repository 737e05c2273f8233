import { globMatches, hostMatches } from '../../http/glob';

/** An address that holds a key. */
export interface Address {
  readonly host: string;
  /** Of its path, up to and with the key. */
  readonly segments: readonly string[];
}

const mark = '{secret}';

export const readAddress = (text: string): Address => {
  const [host = '', ...segments] = text.split('/');
  return { host: host.toLowerCase(), segments: segments.slice(0, segments.indexOf(mark) + 1) };
};

const isAt = ({ segments }: Address, path: readonly string[]): boolean =>
  segments.every((segment, i) => segment === mark || globMatches(segment, path[i] ?? ''));

/** The segments of a path that are a key by the address's documentation, counted from the first behind the host. */
export const secretSegments = (addresses: readonly Address[], host: string, path: readonly string[]): ReadonlySet<number> => {
  const name = host.replace(/:\d{1,5}$/, '');
  const found = addresses.filter(
    (address) => address.segments.length <= path.length && hostMatches(address.host, name) && isAt(address, path),
  );
  return new Set(found.map(({ segments }) => segments.length - 1));
};
