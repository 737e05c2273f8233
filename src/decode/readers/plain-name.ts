import { perName } from '../../http/per-name';
import { nameInEnglish } from './name-abroad';

const squashed = (key: string): string => {
  // A short prefix of a namespace does not count (`o:errorCode`).
  const name = key.length < 40 ? key.slice(key.indexOf(':') + 1) : key;
  // What leads with a joint is of another make: `__type`.
  return name.replace(/(?<=[^_])[_-]/g, '').toLowerCase();
};

/** What a longer name ends in that tells its meaning by itself: `userMessageGlobalisationCode`, `loginErrorText`, `x_request_id`. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:error|exception|fault|failure|message|msg|globali[sz]ation|i18n)code$/, 'errorcode'],
  [/(?:error|exception|fault|failure)(?:message|msg|text|desc|description|string)$/, 'errormessage'],
  [/^(?:x|http|api|server|service|gateway|unique)(?:request|correlation|trace)(?:id|uuid|guid)$/, 'requestid'],
  [/^(?:request|correlation|trace)(?:uuid|guid|identifier)$/, 'requestid'],
];

/** A member's name in English without capitals and joints, and without what stands before an ending that tells its meaning. */
export const plainName = perName((key): string => {
  const english = nameInEnglish(key);
  const name = squashed(english ?? key);
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? name;
});
