const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  '\u00b5s': 1e-6,
  '\u03bcs': 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/**
 * A duration as Go prints it (`6m0s`, `120ms`, `34.074824224s`; also `d`) in seconds; null for anything else.
 * Protocol Buffers' JSON durations are a subset. No sign, no spaces: https://pkg.go.dev/time#ParseDuration
 */
export const parseDuration = (text: string): number | null => {
  if (text === '' || text.length > 64) return null;
  const part = /(\d+(?:\.\d+)?)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d)/y;
  let seconds = 0;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return null;
    seconds += Number(found[1]) * (SECONDS[found[2] ?? ''] ?? Number.NaN);
  }
  return Number.isFinite(seconds) ? seconds : null;
};
