import type { Fact } from './reader';

/** Names of standards and units that stand at the head of a sentence as codes do. */
const STANDARD = /^(?:HTTPS?|ISO|IEC|RFC|UTF|SHA|AES|RSA|MD|TLS|SSL|IPV?|OAUTH|BASE|USD|EUR|UTC|GMT)[-_]?\d/;

/** `OBP-20001: User not logged in`, `SRVE0255E: A host …`, `[ORD-1042] No such order`, `ORA-00942: …`: letters with a number, before a sentence. */
const NUMBERED = /^(?:([A-Z][A-Z_]{1,11}[-_]?\d{3,8}[A-Z]?)(?::| [-–] | – )\s{0,3}|\[([A-Z][A-Z_]{0,11}[-_]?\d{3,8}[A-Z]?)\]:?\s{1,3})\S/;

export const numberedCode = (text: string): string | null => {
  const found = NUMBERED.exec(text.slice(0, 60));
  const code = found?.[1] ?? found?.[2] ?? null;
  return code === null || STANDARD.test(code) ? null : code;
};

/** `WEAK_PASSWORD : Password should …`: a code that leads the message. A numbered one stays in it: people search for both together. */
export const codeInMessage = (message: Fact | null): { readonly code: Fact; readonly message: Fact | null } | null => {
  if (message === null) return null;
  const numbered = numberedCode(message.value);
  if (numbered !== null) return { code: { value: numbered, at: message.at }, message };
  const parts = /^([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)(?:\s{0,3}:\s{1,3}(\S[\s\S]*))?$/.exec(message.value);
  if (parts === null) return null;
  const [, code = '', rest] = parts;
  return { code: { value: code, at: message.at }, message: rest === undefined ? null : { value: rest, at: message.at } };
};
