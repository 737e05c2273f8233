import type { Exchange } from '../../model';
import { type Evidence, no, unknown, yes } from './check';
import { serverTime } from './clock';
import { duration, instant } from './words';

const basicIso = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

const fromBasicIso = (text: string | null): number | null => {
  const [, y, mo, d, h, mi, s] = basicIso.exec(text ?? '') ?? [];
  return y === undefined ? null : Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
};

/** When a signed URL runs out: V4 signatures of AWS and Google, Azure SAS (`se`), and the old `Expires` in epoch seconds. */
const expiry = (query: URLSearchParams): { at: number; name: string } | null => {
  for (const vendor of ['X-Amz', 'X-Goog']) {
    const from = fromBasicIso(query.get(`${vendor}-Date`));
    const seconds = Number(query.get(`${vendor}-Expires`) ?? Number.NaN);
    if (from !== null && Number.isFinite(seconds)) return { at: from + seconds * 1000, name: `${vendor}-Expires` };
  }
  const sas = query.get('se');
  if (sas !== null && query.has('sig') && /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(sas)) {
    const at = Date.parse(sas);
    return Number.isFinite(at) ? { at, name: 'se' } : null;
  }
  const epoch = query.get('Expires') ?? '';
  return query.has('Signature') && /^\d{9,11}$/.test(epoch) ? { at: Number(epoch) * 1000, name: 'Expires' } : null;
};

/** Whether a signed URL had run out when the server answered; null where the URL is none. */
export const signedUrlExpiry = (exchange: Exchange): Evidence | null => {
  const mark = exchange.request.url.indexOf('?');
  if (mark < 0) return null;
  const found = expiry(new URLSearchParams(exchange.request.url.slice(mark + 1).split('#', 1)[0] ?? ''));
  if (found === null) return null;
  const now = serverTime(exchange);
  const late = now.at - found.at;
  const citation = { part: 'request-url', at: found.name } as const;
  if (Math.abs(late) < (now.byServer ? 0 : 60_000))
    return unknown(`The signed URL runs out at about the time of the answer (${instant(found.at)})`, citation);
  if (late >= 0) return yes(`The signed URL expired ${duration(late)} before the answer, at ${instant(found.at)}`, citation);
  return no(`The signed URL is valid for another ${duration(late)}`, citation);
};
