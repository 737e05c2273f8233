import type { TrafficRecord } from '../model';

/** A record keeps no more query parameters than this; of a longer query the rest is unknown. */
const MOST_PARAMETERS = 100;

const keys = new WeakMap<TrafficRecord, string | null>();

const reckoned = ({ method, host, path, query, bodyFingerprint }: TrafficRecord): string | null => {
  if (typeof bodyFingerprint !== 'string' || query.length >= MOST_PARAMETERS) return null;
  return [method, host, path, ...query.map(({ name, fingerprint }) => `${name}=${fingerprint}`), bodyFingerprint].join('\n');
};

/** Equal for records of the very same request: method, address and body; its headers aside. Null where it is not known whole. */
export const requestKey = (record: TrafficRecord): string | null => {
  const known = keys.get(record);
  if (known !== undefined) return known;
  const key = reckoned(record);
  keys.set(record, key);
  return key;
};
