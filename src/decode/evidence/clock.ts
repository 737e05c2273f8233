import { header } from '../../http/headers';
import { parseHttpDate } from '../../http/http-date';
import type { Exchange, HeaderField } from '../../model';

/** The Date field in epoch milliseconds, null where it is absent or no date. */
export const dateOf = (headers: readonly HeaderField[], now: number): number | null => {
  const value = header(headers, 'date');
  return value === null ? null : parseHttpDate(value.trim(), now);
};

/** The server's time when it answered: Date + Age, else the client's clock, which may be wrong. */
export const serverTime = (exchange: Exchange): { readonly at: number; readonly byServer: boolean } => {
  const date = dateOf(exchange.response.headers, exchange.receivedAt);
  if (date === null) return { at: exchange.receivedAt, byServer: false };
  const age = /^\d{1,9}$/.exec(header(exchange.response.headers, 'age')?.trim() ?? '')?.[0] ?? '0';
  return { at: date + Number(age) * 1000, byServer: true };
};
