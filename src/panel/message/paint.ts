/** Text with what is coloured and marked in it. All offsets are into `text`, ends exclusive. */
export interface Painted {
  readonly text: string;
  /** In order, without overlap. */
  readonly tokens: readonly Token[];
  /** What a diagnosis rests on. */
  readonly marks: readonly Range[];
}

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: 'key' | 'string' | 'number' | 'atom';
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What to mark: JSON Pointers, or offsets into the source. */
export interface Wanted {
  readonly pointers: readonly string[];
  readonly ranges: readonly Range[];
}

export const paintPlain = (text: string, wanted: Wanted): Painted => ({ text, tokens: [], marks: wanted.ranges });
