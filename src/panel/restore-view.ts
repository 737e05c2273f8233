import { clampSplit } from './parts/Splitter';
import type { App } from './view';

/** Puts back what was chosen last time. What cannot be read, or is not what it should be, is left as it is. */
export const restoreView = async ({ session, host, view }: App): Promise<void> => {
  const keys = ['split', 'format', 'language', 'preserve'] as const;
  const [split, format, language, preserve] = await Promise.all(keys.map((key) => host.storage.get(key).catch(() => undefined)));
  if (typeof split === 'number' && Number.isFinite(split)) view.split.value = clampSplit(split);
  // The formats come in behind the panel: until then what was chosen here before is taken at its word.
  const { formats } = host.report;
  if (typeof format === 'string' && (formats.length === 0 || formats.some(({ id }) => id === format))) view.format.value = format;
  if (typeof language === 'string') view.language.value = language;
  if (typeof preserve === 'boolean') session.preserve.value = preserve;
};
