import type { Exchange } from '../../model';

/** Headers that browsers' cleaned HAR exports leave out. */
const cleaned = ['authorization', 'cookie', 'proxy-authorization'];

/**
 * Whether it is certain that a header which is not recorded was not sent either: not for a request that never left
 * (provisional headers), not for a list without any line, not for what Chromium's cleaned export drops.
 */
export const absenceIsCertain = (exchange: Exchange, name: string): boolean => {
  if (exchange.request.provisional) return false;
  if (exchange.browser !== null && exchange.request.headers.length === 0) return false;
  return !(exchange.source === 'har' && exchange.browser === 'chromium' && cleaned.includes(name.toLowerCase()));
};
