/** True where `*` in the pattern can stand for the rest: two pointers, linear but for the last star, never a regular expression. */
export const globMatches = (pattern: string, text: string): boolean => {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
};

/** A host against a glob by label: `*.example.com` matches `a.example.com` and `a.b.example.com`, never `example.com`. */
export const hostMatches = (pattern: string, host: string): boolean => {
  const wanted = pattern.toLowerCase().split('.');
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (wanted[0] === '*') {
    if (labels.length < wanted.length) return false;
    return wanted.slice(1).every((label, i) => globMatches(label, labels[labels.length - wanted.length + 1 + i] ?? ''));
  }
  return labels.length === wanted.length && wanted.every((label, i) => globMatches(label, labels[i] ?? ''));
};
