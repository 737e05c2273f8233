/** Clock times in the person's own zone; built once, as making a format costs more than drawing a row. */
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

const isInstant = (instant: number): boolean => Number.isFinite(instant) && Math.abs(instant) <= 8.64e15;

/** `10:42:13`. */
export const clockTime = (instant: number): string => (isInstant(instant) ? time.format(instant) : '');

export const fullMoment = (instant: number): string => (isInstant(instant) ? full.format(instant) : '');

/** An instant within a sentence, for the person in front of the panel. */
export const atLocalTime = (instant: number): string => `at ${clockTime(instant)}`;

/** The same for whoever reads a report, perhaps elsewhere and later: the day as well where it is not that of the failure. */
export const atUtcTime =
  (failedAt: number) =>
  (instant: number): string => {
    if (!isInstant(instant) || !isInstant(failedAt)) return 'at an unknown time';
    const [day = '', clock = ''] = new Date(instant).toISOString().split(/[T.]/);
    return `${new Date(failedAt).toISOString().startsWith(day) ? '' : `on ${day} `}at ${clock} UTC`;
  };
