/** Field lines by lower-case name. */
export type Fields = ReadonlyMap<string, readonly string[]>;
