/** A link that may be offered: http(s), no user info, ASCII host; null for anything else. */
export const safeLink = (text: string | null | undefined): string | null => {
  if (typeof text !== 'string' || text.length > 2048 || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
};
