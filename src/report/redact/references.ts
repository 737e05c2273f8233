import { classifySecretName } from './secret-names';
import { readsAsName } from './shapes';

const isName = (text: string): boolean => text.trim() !== '' && readsAsName(text.trim().replace(/\s+/g, '_'));

/** `${DB_PASSWORD:-hunter2}`, `${db.password:hunter2}`: a variable, a mark, and what counts where the variable is not set. */
const withDefault = /^\$\{([\w.]{1,80})(:?\?|:?[-=]|:)([^{}]{0,500})\}?$/;

/** Marks that templates, shells, documentation and redacting programs put around a name. */
const wrappings: readonly RegExp[] = [
  /^\$?\{\{([^"'{}]{1,100})\}\}$/,
  /^[$#]\{([\w .-]{1,100})\}?$/,
  /^<([A-Za-z][\w .:/-]{0,60})>$/,
  /^\[([A-Za-z][A-Za-z _-]{1,40})\]$/,
  /^\(([A-Za-z][A-Za-z -]{2,60})\)$/,
  /^%([A-Z][A-Z\d]*(?:_[A-Z\d]+)*)%$/,
  /^\$([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)$/,
];

/**
 * What stands where a secret would and is none: a name that is filled in elsewhere, or a note that something was taken out. Which one it is
 * tells support what went wrong (a variable that nobody replaced).
 */
export const isPlaceholder = (value: string): boolean => {
  if (value.length < 3 || value.length > 200 || !/^[$#{<[(%]/.test(value)) return false;
  const fallback = withDefault.exec(value);
  if (fallback !== null) return fallback[2]?.endsWith('?') === true || /^$|^\$/.test(fallback[3] ?? '');
  return wrappings.some((wrapping) => isName(wrapping.exec(value)?.[1] ?? ''));
};

/** Where in a value its default begins: that is as secret as the variable. -1 where it has none. */
export const defaultAt = (value: string): number => {
  const [whole = '', name = '', mark = '', fallback = ''] = value.startsWith('${') ? (withDefault.exec(value) ?? []) : [];
  return whole === '' || mark.endsWith('?') || fallback === '' || fallback.startsWith('$') ? -1 : 2 + name.length + mark.length;
};

/** Where programs keep what they read: `process.env.API_TOKEN`, `var.token`, `self.password`. */
const member =
  /^(?:var|vars|local|locals|data|module|self|this|process|os|env|environ|config|cfg|settings|secrets|request|req|params|args|options|opts|each|inputs?|steps|needs|excluded)(?:\?|!)?(?:\.|->|::)[A-Za-z_$][\w.$>:?!-]{0,100}[([]?$/i;
/** `user.password`: any word may stand before the name of a secret. */
const named = /^[A-Za-z_]\w{0,40}(?:\?|!)?(?:\.|->|::)([A-Za-z_]\w{1,60})$/;

/** `$1`, `:token`, `@p0`, `%s`, `%(token)s`, `DEFAULT`: what SQL writes for values that are passed apart. */
const bound = /^(?:\$\d{1,3}(?:::\w{1,30})?|@p?\d{1,3}|%s|%\(\w{1,60}\)s|DEFAULT|NULL|EXCLUDED\.\w{1,60})$/;

/** A piece of program or of a query that says where a value comes from. For values that nobody quoted. */
export const isReference = (value: string): boolean => {
  if (value.length > 200) return false;
  if (isPlaceholder(value) || bound.test(value)) return true;
  // What keeps programs from printing secrets writes so.
  if (/^[\w:]{0,40}[[(<]{0,2}(?:REDACTED|FILTERED|MASKED|HIDDEN)(?![A-Za-z\d])/i.test(value)) return true;
  if (member.test(value)) return readsAsName(value.replace(/[^\w.]+/g, '_'));
  const last = named.exec(value)?.[1] ?? '';
  if (last !== '' && classifySecretName(last) !== null) return readsAsName(value.replace(/[^\w.]+/g, '_')) && !/\d/.test(value);
  if (/^\$env:\w{1,80}$/i.test(value) || /^\$\([a-z]{2,20}$/.test(value)) return true;
  // `$ecret1` is a password; `$apiToken` is where one is kept.
  const name = /^(?:\$|:|@)([A-Za-z_][\w]{1,60})(?:->\w{1,60})?$/.exec(value)?.[1] ?? '';
  return name !== '' && classifySecretName(name) !== null && readsAsName(name);
};

/** `(sensitive value)`, `(known after apply)`: a remark in parentheses where a value would stand. */
export const isRemark = (text: string): boolean => /^\((?:[A-Za-z]{2,15}[ -]){0,4}[A-Za-z]{2,15}\)/.test(text.slice(0, 90));
