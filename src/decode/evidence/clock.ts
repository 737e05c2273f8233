import { header } from '../../http/headers';
import type { Exchange } from '../../model';

const httpDate = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** An IMF-fixdate in milliseconds (RFC 9110 section 5.6.7), null for anything else. */
export const parseHttpDate = (value: string | null): number | null => {
  if (value === null || !httpDate.test(value.trim())) return null;
  const at = Date.parse(value);
  return Number.isFinite(at) ? at : null;
};

/** The server's time when it answered: Date + Age, else the client's clock, which may be wrong. */
export const serverTime = (exchange: Exchange): { readonly at: number; readonly byServer: boolean } => {
  const date = parseHttpDate(header(exchange.response.headers, 'date'));
  if (date === null) return { at: exchange.receivedAt, byServer: false };
  const age = /^\d{1,9}$/.exec(header(exchange.response.headers, 'age')?.trim() ?? '')?.[0] ?? '0';
  return { at: date + Number(age) * 1000, byServer: true };
};
