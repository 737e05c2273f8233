import { header } from '../../http/headers';
import { essence } from '../../http/media-type';
import { requestIdInText } from '../request-id';
import { spread } from './generic-json';
import { isHtmlText, pageTexts } from './html-text';
import type { Reader, ReaderInput } from './reader';

/** Where an answer is asked for by a program, not by the address bar. */
export const wantsJson = ({ exchange: { request, resourceType } }: ReaderInput): 'surely' | 'likely' | 'no' => {
  if (resourceType !== null && resourceType !== 'fetch' && resourceType !== 'xhr') return 'no';
  const accept = header(request.headers, 'accept')?.toLowerCase() ?? '';
  if (accept.includes('text/html')) return 'no';
  const path = URL.canParse(request.url) ? new URL(request.url) : null;
  const isApi =
    path !== null &&
    (/(?:^|\/)(?:api|graphql|rest|rpc|v\d{1,2}|odata|_api)(?:\/|$)|\.json$/i.test(path.pathname) || /^api[.-]/i.test(path.hostname));
  const asks = /[/+]json\b/.test(accept);
  if (asks && !accept.includes('*/*') && isApi) return 'surely';
  return asks || isApi ? 'likely' : 'no';
};

const SIGN_IN = /\b(?:sign|log)[ -]?(?:in|on)\b|\blogin\b|single sign[ -]on|\bsso\b|anmelden|connexion|iniciar sesi/i;

/** A whole HTML page where JSON was asked for: a page to sign in always, any page where nothing but JSON was wanted. */
export const loginPage: Reader = (input) => {
  const wants = wantsJson(input);
  const type = essence(input.exchange.response.body.mimeType);
  if (
    wants === 'no' ||
    (type !== 'text/html' && type !== 'application/xhtml+xml') ||
    !/^\s{0,80}<(?:!doctype\s+html|html)\b/i.test(input.text) ||
    !isHtmlText(input.text)
  )
    return null;
  const start = input.text.slice(0, 65_536);
  const found = pageTexts(start);
  const title = found.find(({ tag }) => tag === 'title')?.text ?? '';
  const hasPassword = /<input\b[^>]{0,300}\btype\s?=\s?["']?password/i.test(start);
  const isLogin = hasPassword || (SIGN_IN.test(title) && /<form\b|http-equiv\s?=\s?["']?refresh/i.test(start));
  if (!isLogin && wants !== 'surely') return null;
  const heading = found.find(({ tag }) => tag === 'h1')?.text ?? null;
  const message = title === '' ? heading : title;
  return {
    format: isLogin ? 'login-page' : 'html',
    code: null,
    message: message === null ? null : { value: message, at: 'text' },
    ...(isLogin ? { innerStatus: 401 } : spread('requestId', requestIdInText(start))),
  };
};
