export interface Taken {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window is full again, at least 1. */
  readonly resetSeconds: number;
  /** Epoch seconds. */
  readonly resetAt: number;
}

/** Counts calls per key in windows of fixed length that start with the first call. `used`: taken by somebody else at each start. */
export function fixedWindow(windowSeconds: number) {
  const windows = new Map<string, { startedAt: number; count: number }>();
  return function take(key: string, limit: number, now: number, used = 0): Taken {
    let window = windows.get(key);
    if (!window || now >= window.startedAt + windowSeconds * 1000) {
      window = { startedAt: now, count: used };
      windows.set(key, window);
    }
    window.count += 1;
    const endsAt = window.startedAt + windowSeconds * 1000;
    return {
      allowed: window.count <= limit,
      limit,
      remaining: Math.max(0, limit - window.count),
      resetSeconds: Math.max(1, Math.ceil((endsAt - now) / 1000)),
      resetAt: Math.ceil(endsAt / 1000),
    };
  };
}
