/** Bytes of base64 or base64url text, with or without padding; null where it is neither. */
export const bytesOf = (base64: string): Uint8Array | null => {
  const plain = base64
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[\s=]+/g, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return null;
  const binary = atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
};

/** UTF-8 text of bytes without BOM; null where they are not UTF-8. */
export const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

export const textOfBase64 = (base64: string): string | null => {
  const bytes = bytesOf(base64);
  return bytes === null ? null : utf8(bytes);
};

export const base64Of = (text: string): string => {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
};
