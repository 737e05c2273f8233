/** Bytes of base64 or base64url text, with or without padding; null where it is neither. */
export const bytesOf = (base64: string): Uint8Array | null => {
  const binary = binaryOf(base64);
  if (binary === null) return null;
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** The same with a character for each byte. */
const binaryOf = (base64: string): string | null => {
  const plain = base64
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[\s=]+/g, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return null;
  return atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
};

const strict = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 text of bytes without BOM; null where they are not UTF-8. */
export const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
};

export const textOfBase64 = (base64: string): string | null => {
  const binary = binaryOf(base64);
  // ASCII is its own text: most of what comes as base64 is JSON without any other character.
  if (binary === null || /^[\0-\x7f]*$/.test(binary)) return binary;
  const bytes = bytesOf(base64);
  return bytes === null ? null : utf8(bytes);
};

export const base64Of = (text: string): string => {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
};
