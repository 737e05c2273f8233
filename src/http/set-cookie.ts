import type { HeaderField, SetCookie } from '../model';

/** The directory of a path, for cookies without a Path (RFC 6265 section 5.1.4). */
const defaultPath = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

const isGone = (value: string, attributes: ReadonlyMap<string, string>): boolean => {
  const age = attributes.get('max-age');
  if (age !== undefined) return !(Number(age) > 0);
  return value === '' || /\b19\d\d\b/.test(attributes.get('expires') ?? '');
};

const read = (line: string, path: string): SetCookie | null => {
  const [pair = '', ...rest] = line.slice(0, 8192).split(';');
  const equals = pair.indexOf('=');
  if (equals < 1) return null;
  const attributes = new Map<string, string>();
  for (const one of rest.slice(0, 20)) {
    const [key = '', value = ''] = one.split('=', 2);
    attributes.set(key.trim().toLowerCase(), value.trim());
  }
  if (isGone(pair.slice(equals + 1).trim(), attributes)) return null;
  const own = attributes.get('path') ?? '';
  const site = (attributes.get('samesite') ?? '').toLowerCase();
  return {
    name: pair.slice(0, equals).trim().slice(0, 100),
    path: own.startsWith('/') ? own.slice(0, 500) : defaultPath(path),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: site === 'strict' || site === 'none' || site === 'lax' ? site : null,
  };
};

/** The cookies that an answer sets, without their values; those that it deletes are left out. Some recorders join lines by a line feed. */
export const setCookies = (headers: readonly HeaderField[], path: string): SetCookie[] =>
  headers
    .filter(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => value.split('\n'))
    .slice(0, 30)
    .flatMap((line) => read(line, path) ?? []);

/** Whether a cookie of this path goes to a request path (RFC 6265 section 5.1.4, "path-match"). */
export const pathMatches = (cookiePath: string, path: string): boolean =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
