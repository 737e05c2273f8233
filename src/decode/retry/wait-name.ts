import { perHeaderName } from '../../http/headers';

/** How the name of a field that asks to wait tells its number. */
export interface WaitName {
  /** In lower case. */
  readonly name: string;
  readonly unit: 'milliseconds' | 'seconds' | 'minutes';
  /** It asks for one limiter among several, whose name it closes with. */
  readonly isOfOne: boolean;
}

/** Fields in milliseconds whose name does not say so. Source: the SDK's parseRetryAfterHeader in smithy-typescript. */
const UNNAMED_MILLISECONDS = new Set(['x-amz-retry-after']);

const UNITS = new Map<string, WaitName['unit']>([
  ...['ms', 'msec', 'msecs', 'millis', 'milliseconds'].map((word) => [word, 'milliseconds'] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, 'seconds'] as const),
  ...['minutes', 'mins'].map((word) => [word, 'minutes'] as const),
  // Moments: their magnitude or their form tells what they are.
  ...['at', 'date', 'time', 'timestamp', 'epoch', 'unix', 'utc'].map((word) => [word, 'seconds'] as const),
]);

/** Facts about a wait that are not the wait, and units that are not sure. */
const ABOUT =
  /(?:^|-)(?:[a-z]|reasons?|sources?|type|policy|scope|mode|counts?|attempts?|retries|max(?:imum)?|min(?:imum)?|jitter|limit|status|code|id|ur[il]|link|header|enabled|supported|allowed|message|text|hint|reset|remaining|version|expires?|hours?|days|weeks|units?|format|window|default|base|factor|multiplier|strategy|backoff|original|raw|previous|last|used|elapsed|since|us|ns|micros(?:econds)?|nanos(?:econds)?)(?:-|$)/;

const FORM = /(?:^|-)(retry-?after|retry-pushback(?=-m)|retry-in(?=-)|throttle-wait(?=-s)|rate-?limit-after)(?:-([a-z0-9-]{1,40}))?$/;

const read = (name: string): WaitName | null => {
  const found = name.length > 128 ? null : FORM.exec(name.includes('_') ? name.replaceAll('_', '-') : name);
  if (found === null) return null;
  const [, verb = '', tail] = found;
  if (tail === undefined) return { name, unit: UNNAMED_MILLISECONDS.has(name) ? 'milliseconds' : 'seconds', isOfOne: false };
  const unit = UNITS.get(tail);
  if (unit !== undefined) return { name, unit, isOfOne: false };
  return /^retry-?after$/.test(verb) && !ABOUT.test(tail) ? { name, unit: 'seconds', isOfOne: true } : null;
};

/**
 * Reads the name of a field that asks to wait: `…retry-after`, with its unit (`retry-after-ms`, `…-retry-after-seconds`, gRPC's
 * `grpc-retry-pushback-ms`) or the name of the limiter that asks (`retry-after-long`) behind it. Null for any other field.
 */
export const waitName = perHeaderName(read);
