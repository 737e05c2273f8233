import type { Exchange } from '../model';

/** A file shown in place of the live page. Add to it while it is read. */
export interface OpenFile {
  readonly name: string;
  add(exchanges: readonly Exchange[]): void;
  heard(count: number): void;
}

/** A file that is being read; `share` of that is done, 0 to 1. */
export interface Reading {
  readonly name: string;
  readonly share: number;
  cancel(): void;
}
