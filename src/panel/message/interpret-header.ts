import { parseTimeValue } from '../../http/instant';
import { decodeJwt } from '../../http/jwt';
import { formatWait, momentOf } from '../../session/countdown';
import { formatAbout, formatBytes } from '../parts/duration';

const LONGEST = 20_000;

const relative = (instant: number, receivedAt: number): string => {
  const delta = instant - receivedAt;
  if (Math.abs(delta) < 1_000) return 'as the answer came';
  return delta > 0 ? `${formatWait(delta / 1_000)} after the answer` : `${formatAbout(-delta)} before the answer`;
};

/** What a value of a timing field says: a wait from the answer on, or a moment on the server's clock. */
const timing = (value: string, receivedAt: number): string | null => {
  const read = parseTimeValue(value, receivedAt);
  if (read === null) return null;
  if (read.kind === 'instant') return `${momentOf(read.at, receivedAt)}, ${relative(read.at, receivedAt)}`;
  return `${formatWait(read.seconds)}, until ${momentOf(receivedAt + read.seconds * 1_000, receivedAt)}`;
};

const date = (value: string, receivedAt: number): string | null => {
  const read = parseTimeValue(value, receivedAt);
  return read?.kind === 'instant' && read.form === 'http-date'
    ? `${momentOf(read.at, receivedAt)}, ${relative(read.at, receivedAt)}`
    : null;
};

const credential = (value: string, receivedAt: number): string => {
  const space = value.indexOf(' ');
  if (space < 0) return 'No scheme: the bare value';
  const scheme = `Scheme ${value.slice(0, space)}`;
  const expiresAt = decodeJwt(value.slice(space + 1).trim())?.expiresAt ?? null;
  if (expiresAt === null) return scheme;
  return `${scheme}, a JWT that ${expiresAt * 1_000 < receivedAt ? 'expired' : 'expires'} ${momentOf(expiresAt * 1_000, receivedAt)}`;
};

/** What a header's value means, in words; null where it says all by itself. `receivedAt` in epoch milliseconds. */
export const interpretHeader = (name: string, value: string, receivedAt: number): string | null => {
  const lower = name.toLowerCase();
  const plain = value.trim();
  if (plain === '' || plain.length > LONGEST) return null;
  if (lower === 'content-length') return /^\d{4,15}$/.test(plain) ? formatBytes(Number(plain)) : null;
  if (lower === 'authorization' || lower === 'proxy-authorization') return credential(plain, receivedAt);
  if (lower === 'age') return /^\d{1,9}$/.test(plain) ? `${formatWait(Number(plain))} in a cache` : null;
  const isTiming =
    /retry-?after(?:-(?:ms|millis|milliseconds|s|secs?|seconds))?$/.test(lower) || (/rate-?limit/.test(lower) && lower.includes('reset'));
  if (isTiming && /-(?:ms|millis|milliseconds)$|^x-amz-retry-after$/.test(lower) && /^\d{1,11}$/.test(plain))
    return formatWait(Number(plain) / 1_000);
  if (isTiming) return timing(plain, receivedAt);
  return date(plain, receivedAt);
};
