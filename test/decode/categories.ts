import type { Category } from '../../src/model';

export const CATEGORIES: readonly Category[] = [
  'auth',
  'permission',
  'billing',
  'not-found',
  'validation',
  'conflict',
  'rate-limit',
  'payload',
  'method',
  'server',
  'gateway',
  'timeout',
  'network',
  'deprecated',
  'other',
];
