import { escaped, visible } from '../http/visible';

/** Text for one line of a report: hidden characters, and line breaks and tabs too, stand as escapes. */
export const visibleLine = (text: string): string => visible(text).replace(/[\r\n\t]/g, escaped);
