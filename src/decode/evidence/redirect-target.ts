import { header } from '../../http/headers';
import type { TrafficRecord } from '../../model';

/** Where a remembered redirect led; null where it does not say. */
export const redirectTarget = (record: TrafficRecord): { readonly host: string; readonly path: string } | null => {
  const location = header(record.responseHeaders, 'location');
  const base = `https://${record.host}${record.path}`;
  if (location === null || !URL.canParse(location, base)) return null;
  const { host, pathname } = new URL(location, base);
  return { host, path: pathname };
};
