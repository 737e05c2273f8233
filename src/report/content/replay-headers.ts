import type { HeaderField } from '../../model';

const automatic = /^(?:content-length|accept-encoding|host|connection|transfer-encoding|keep-alive|upgrade|te|trailer|:.*)$/i;
/** Set by browsers alone: page scripts may not (Fetch standard, forbidden request-header). */
const forbidden =
  /^(?:accept-charset|access-control-request-.*|cookie2?|date|dnt|expect|origin|permissions-policy|referer|set-cookie|via|proxy-.*|sec-.*|user-agent)$/i;

/** Headers worth sending again, repeated names joined (RFC 9110 section 5.3); `fromPage` leaves out what a page may not set. */
export const replayHeaders = (headers: readonly HeaderField[], fromPage: boolean): [string, string][] => {
  const joined = new Map<string, { name: string; value: string }>();
  for (const { name, value } of headers) {
    if (automatic.test(name) || (fromPage && forbidden.test(name))) continue;
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(
      key,
      before === undefined ? { name, value } : { name: before.name, value: `${before.value}${key === 'cookie' ? '; ' : ', '}${value}` },
    );
  }
  return [...joined.values()].map(({ name, value }) => [name, value]);
};
