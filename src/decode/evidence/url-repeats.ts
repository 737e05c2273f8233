import { requestUrl } from '../../http/endpoint';
import { type Check, no, unknown, yes } from './check';
import { past, succeeded } from './past';
import { target } from './url-form';
import { duration } from './words';

const citation = { part: 'request-url', at: null } as const;

const decodedOnce = (text: string): string => text.replace(/%25([0-9a-f]{2})/gi, '%$1');

/** Was the path or a value of the query percent-encoded twice, so that the server still finds escapes once it has decoded it? */
export const urlEncodedTwice: Check = (context) => {
  const { exchange } = context;
  const sent = target(exchange.request).slice(0, 20_000);
  const twice = /[^/?&=]*%25[0-9a-f]{2}[^/?&=]*/i.exec(sent)?.[0];
  if (twice === undefined) return no('Nothing in the URL is encoded twice', citation);
  const told = `The URL holds ${/%25[0-9a-f]{2}/i.exec(twice)?.[0]}, which stands for an escape that is itself encoded`;
  const [path] = sent.split('?', 1);
  const once = past(context).onHost.find((record) => succeeded(record) && record.path === decodedOnce(path ?? '') && record.path !== path);
  if (once !== undefined)
    return yes(`${told}; encoded once, the same path worked ${duration(exchange.startedAt - once.startedAt)} before`, citation, {
      part: 'history',
      at: once.id,
    });
  // Who repeats the name with an escape in it has looked for just that.
  const answer = (exchange.response.body.text ?? '').slice(0, 20_000);
  const looked = decodedOnce(twice);
  if (answer.includes(looked) && !answer.includes(twice)) return yes(`${told}; the server looked for ${looked.slice(0, 120)}`, citation);
  return unknown(`${told}: it may have been encoded twice`, citation);
};

/** The start of a path that stands in it twice in a row, `/api/v1/api/v1/nodes`; of a single segment only one that names a base. */
const repeatedStart = (path: string): { readonly base: string; readonly plain: string } | null => {
  const segments = path.slice(0, 2000).split('/').slice(1);
  for (let length = Math.min(6, Math.floor(segments.length / 2)); length > 0; length--) {
    const base = segments.slice(0, length);
    if (!base.every((segment, i) => segment !== '' && segment === segments[length + i])) continue;
    if (length === 1 && !/^(?:api|rest|graphql|v\d{1,3}|public|backend)$/i.test(base[0] ?? '')) continue;
    return { base: `/${base.join('/')}`, plain: `/${segments.slice(length).join('/')}` };
  }
  return null;
};

/** Does the base of the path stand in it twice, as when a base URL that ends in it is joined with a path that begins with it? */
export const pathRepeated: Check = (context) => {
  const path = requestUrl(context.exchange.request)?.pathname ?? '';
  const repeated = repeatedStart(path);
  if (repeated === null) return no('No part of the path is repeated', citation);
  const told = `The path begins with ${repeated.base} twice`;
  const { onHost } = past(context);
  const asIs = onHost.find(
    (record) => succeeded(record) && (record.path === path || record.path.startsWith(`${repeated.base}${repeated.base}/`)),
  );
  if (asIs !== undefined) return no(`${told}, and so does ${asIs.path.slice(0, 120)}, which worked`, { part: 'history', at: asIs.id });
  const plain = onHost.find((record) => succeeded(record) && record.path === repeated.plain);
  if (plain !== undefined)
    return yes(
      `${told}; ${repeated.plain.slice(0, 120)} worked ${duration(context.exchange.startedAt - plain.startedAt)} before`,
      citation,
      {
        part: 'history',
        at: plain.id,
      },
    );
  return unknown(told, citation);
};
