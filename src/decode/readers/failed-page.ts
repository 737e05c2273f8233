import { pageTexts } from './html-text';
import { wantsJson } from './login-page';
import { page } from './page';
import type { Reader } from './reader';

/** What a script leaves behind that broke off: PHP prints it with the status of a success (php.net, "display_errors"). */
const BROKEN_OFF = /^\s{0,80}(?:<br ?\/?>\s{0,8})?(?:<b>)?(?:PHP )?(?:Fatal|Parse) error(?:<\/b>)?: /;
const REFUSED = /^(?:request (?:rejected|blocked|denied)|access (?:denied|blocked)|(?:403 )?forbidden|you have been blocked)$/i;

/** A page of a 2xx that is a failure by all it says: a script that broke off, or a firewall's page where JSON was asked for. */
export const failedPage: Reader = (input) => {
  if (BROKEN_OFF.test(input.text.slice(0, 200))) {
    const shown = input.text.slice(0, 4000).replace(/<[^<>]{0,200}>/g, '');
    return { format: 'text', code: null, message: { value: shown.trim().split(/[\r\n]/, 1)[0] ?? '', at: 'text' }, innerStatus: 500 };
  }
  const isShortPage = input.text.length < 8000 && /^\s{0,80}<(?:!doctype\s+html|html)\b/i.test(input.text);
  if (!isShortPage || wantsJson(input) === 'no') return null;
  const title = pageTexts(input.text).find(({ tag }) => tag === 'title')?.text ?? '';
  const read = REFUSED.test(title) ? page(input) : null;
  if (read === null) return null;
  const { occurrence, ...facts } = read;
  return { ...facts, ...(occurrence === undefined ? {} : { requestId: occurrence }), innerStatus: 403 };
};
