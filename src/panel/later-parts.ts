import { later } from './parts/later';

/** What is shown only once there is something to look at: none of it is loaded to start. */
export const Detail = later(async () => (await import('./detail/Detail')).Detail);
export const Several = later(async () => (await import('./several/Several')).Several);
export const Limits = later(async () => (await import('./limits/Limits')).Limits);

/** Brings all of it in, so that the first look need not wait. */
export const loadLaterParts = async (): Promise<void> => {
  await Promise.all([Detail.load(), Several.load(), Limits.load()]);
};
