import type { CheckContext } from './check';
import { said } from './said';

/** Hosts of the same owner to which no call is sent. */
const forReading =
  /^(?:docs?|api-docs|developers?|dev-docs|help|support|status|www|console|dashboard|app|portal|login|auth|accounts?|blog|community|learn|go)\./;
const pages = /^\/(?:docs?|errors?|help|support|guides?|reference|problems?|probs|learn|kb)\b/;

const directs =
  /\b(?:send|use|call|switch|direct|connect|route|go|moved|hosted|located|available|region|data ?cent(?:er|re)|instead|endpoint)\b/;

/** The part of a host by which its owner is known: two labels, three where the second is a short one (`example.co.uk`). */
const owner = (host: string): string => {
  const labels = host.split('.');
  return labels.slice((labels.at(-2)?.length ?? 0) <= 3 ? -3 : -2).join('.');
};

const addresses = /(?:https?:\/\/|\b(?:use|to|at|via|is) )([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){2,6})(?::\d{1,5})?(\/[^\s"'<>]{0,200})?/g;

/** The host of the same owner to which the answer sends the caller: `Send requests to https://eu.api.acme.example`; null where it names none. */
export const namedHost = (context: CheckContext, own: string): string | null => {
  const text = said(context).text.slice(0, 4000);
  if (!text.includes('.') || !directs.test(text)) return null;
  const { body, url } = context.exchange.request;
  const sent = `${url.slice(0, 4000)} ${(body.text ?? '').slice(0, 20_000)}`.toLowerCase();
  for (const [, host = '', path = ''] of text.matchAll(addresses)) {
    // What the request itself names is only repeated.
    if (sent.includes(host)) continue;
    if (host !== own && owner(host) === owner(own) && !forReading.test(host) && !pages.test(path)) return host;
  }
  return null;
};
