import type { CheckContext } from './check';

/** Headers that browsers' cleaned HAR exports leave out. */
const cleaned = ['authorization', 'cookie', 'proxy-authorization'];

/** True where an earlier request of the recording has such a header: then nobody cleaned it. */
const keepsSecrets = ({ history }: CheckContext): boolean =>
  history.slice(-500).some((record) => record.requestHeaders.some(({ name }) => cleaned.includes(name)));

/**
 * Whether it is certain that a header which is not recorded was not sent either: not for a request that never left
 * (provisional headers), not for a list without any line, not for what Chromium's cleaned export drops.
 */
export const absenceIsCertain = (context: CheckContext, name: string): boolean => {
  const { exchange } = context;
  if (exchange.request.provisional) return false;
  // HTTP/1.1 demands Host (RFC 9112 section 3.2) and HTTP/2 its pseudo-headers: a list without a line was not recorded.
  if (exchange.request.headers.length === 0) return false;
  const mayBeCleaned = exchange.source === 'har' && exchange.browser === 'chromium' && cleaned.includes(name.toLowerCase());
  return !mayBeCleaned || exchange.request.headers.some((field) => cleaned.includes(field.name.toLowerCase())) || keepsSecrets(context);
};
