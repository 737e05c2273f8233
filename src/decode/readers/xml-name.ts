import { perName } from '../../http/per-name';
import { nameInEnglish } from './name-abroad';

/** An element's or attribute's name in lower case, in English where it is known in another language: `fehler` → `error`, `nummer` → `number`. */
export const xmlName = perName((name): string => {
  const low = name.toLowerCase();
  return /^(?:nummer|numero|numer|nr)$/.test(low) ? 'number' : (nameInEnglish(name)?.toLowerCase() ?? low);
});
