import { visible as show } from '../http/visible';

/** Hidden characters as escapes. Carriage returns stay beside line breaks and tabs: a body must survive the way into a shell. */
export const visible = (text: string): string => text.split('\r').map(show).join('\r');

/** The same for what stands on one line: line breaks and tabs are shown as escapes too. */
export const visibleLine = (text: string): string =>
  visible(text).replace(/[\r\n\t]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
