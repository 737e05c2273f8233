import { header } from '../../http/headers';
import { type Check, no, unknown, yes } from './check';
import { said } from './said';
import { size } from './words';

/** Is the URL longer than the server takes: it says so by 414, or in words? */
export const urlTooLong: Check = (context) => {
  const { status } = context.exchange.response;
  const length = context.exchange.request.url.length;
  const cited = { part: 'request-url', at: null } as const;
  if (status === 414 || /ur[il] (?:is )?too long|request-uri too/.test(said(context).text))
    return yes(`The URL is ${length} characters long`, cited);
  return length < 2000
    ? no(`The URL is ${length} characters long, which every server takes`, cited)
    : unknown(`The URL is ${length} characters long`, cited);
};

/** Are the request's headers larger than the server takes: it says so by 431, or in words? */
export const headersTooLarge: Check = (context) => {
  const { headers, provisional } = context.exchange.request;
  const total = headers.reduce((sum, field) => sum + field.name.length + field.value.length + 4, 0);
  const cookie = header(headers, 'cookie')?.length ?? 0;
  const told = `The request headers are ${size(total)}${cookie > total / 4 ? `, of which cookies are ${size(cookie)}` : ''}`;
  const cited = { part: 'request-header', at: cookie > total / 4 ? 'Cookie' : null } as const;
  const objects =
    context.exchange.response.status === 431 ||
    /(?:header|cookie)s?(?: fields?)? (?:is |are )?too (?:large|big|long)/.test(said(context).text);
  if (objects) return yes(told, cited);
  return total < 4000 && !provisional ? no(told, cited) : unknown(told, cited);
};
