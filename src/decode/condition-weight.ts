import type { Condition, TextTest } from '../model';
import { statusWeight, textWeight } from './text-test';

/** How narrow a condition is: more and narrower parts weigh more, an alternative as little as its widest branch. */
export const weight = (condition: Condition): number => {
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + weight(part), 0);
  if ('any' in condition) return condition.any.length === 0 ? 0 : Math.min(...condition.any.map(weight)) - 1;
  if ('not' in condition) return 8;
  if ('status' in condition) return statusWeight(condition.status);
  if ('code' in condition) return 100 + textWeight(condition.code);
  if ('check' in condition) return 30;
  if ('message' in condition) return 20 + textWeight(condition.message);
  if ('networkError' in condition) return 100 + textWeight(condition.networkError);
  if ('format' in condition) return 15 + textWeight(condition.format) / 10;
  if ('category' in condition) return 12;
  const [test] = Object.entries(condition).filter(([key]) =>
    ['is', 'method', 'host', 'path', 'resourceType', 'responseText'].includes(key),
  );
  return 20 + (test ? textWeight(test[1] as TextTest) / 2 : 5);
};

/** The names of the checks a condition asks. */
export const checksIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(checksIn);
  if ('any' in condition) return condition.any.flatMap(checksIn);
  if ('not' in condition) return checksIn(condition.not);
  return 'check' in condition ? [condition.check] : [];
};
