import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { requestContent } from '../../http/request-content';
import { type Check, no, unknown, yes } from './check';
import { quoteOf, said } from './said';

const bodiless = ['GET', 'HEAD'];

const refusesBody =
  /(?<!\bto )\b(?:get|head)\b(?: requests?| methods?)?[^\n.]{0,30}\b(?:not|n['’]t|no|without|never)\b[^\n.]{0,30}\b(?:body|payload)\b|\b(?:body|payload)\b[^\n.]{0,40}\b(?:not|n['’]t|forbidden|unexpected)\b[^\n.]{0,40}\b(?:get|head)\b|unexpected (?:request )?body|(?:request )?(?:body|payload) (?:is )?not (?:allowed|permitted|expected|supported)/;

/** Was a body sent with a method that gives it no meaning (RFC 9110 section 9.3.1)? Browsers' fetch refuses to, other clients do it. */
export const bodyNotAllowed: Check = (context) => {
  const { request } = context.exchange;
  const method = request.method.toUpperCase();
  if (!bodiless.includes(method)) return unknown();
  const cited = { part: 'request-body', at: null } as const;
  const isSent = requestContent(request).kind !== 'none' || Number(header(request.headers, 'content-length') ?? 0) > 0;
  if (!isSent) return no('No body was sent', cited);
  const words = said(context);
  return refusesBody.test(words.text)
    ? yes(`${method} was sent with a body. ${quoteOf(words)}`, cited, words.citation)
    : unknown(`${method} was sent with a body, which many servers and gateways refuse or drop`, cited);
};

/** As nginx, Go, Apache, Jetty and Node’s proxies put it. */
const wantsTls =
  /plain http request was sent to https port|http request (?:was sent )?to an? https (?:server|port)|speaking plain http to an (?:ssl|tls)|(?:this|the) (?:combination of host and )?port requires tls|https? (?:is )?required|(?:use|requires?) (?:https|ssl|tls)\b|only (?:accessible|available|served) (?:over|via|through) https/;

/** Does the address begin with http where the answer wants https? */
export const plainHttp: Check = (context) => {
  const url = requestUrl(context.exchange.request);
  if (url === null) return unknown();
  const cited = { part: 'request-url', at: null } as const;
  if (url.protocol !== 'http:') return no(`The address is secure (${url.protocol}//)`, cited);
  const words = said(context);
  return wantsTls.test(words.text) ? yes(`The request went to http://${url.host}. ${quoteOf(words)}`, cited, words.citation) : unknown();
};
