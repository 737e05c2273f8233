/** One quote function per language: what a snippet is filled with must stay one literal, whatever the text holds. */

/** POSIX: single quotes, `'\''` within; works in every shell, needs no escapes. NUL cannot be passed and is dropped. */
export const shell = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;

const unicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A double-quoted literal that JSON, JavaScript and Python read alike; what does not print is escaped. */
export const literal = (text: string): string => JSON.stringify(text).replace(/[\u007f-\uffff]/g, unicode);

/** The text as one literal of a snippet's language; unchanged where the language has no quoting. */
export const quote = (language: string, text: string): string => {
  if (['bash', 'sh', 'shell', 'console'].includes(language)) return shell(text);
  if (['javascript', 'typescript', 'python', 'json'].includes(language)) return literal(text);
  return text.replace(/[\r\n]+/g, ' ');
};
