import { headerValues } from '../../http/headers';
import { at as valueAt } from '../../http/json-pointer';
import { type Fact, type ReaderInput, scalarOf } from './reader';

/** What stands at a pack's own places: JSON Pointers and `header:name`. */
export const inEnvelope = (input: ReaderInput, places: readonly string[] | undefined): Fact | null => {
  for (const place of places ?? []) {
    const name = place.startsWith('header:') ? place.slice('header:'.length) : null;
    const value = name === null ? scalarOf(valueAt(input.json?.value, place)) : scalarOf(headerValues(input.headers, name)[0]);
    if (value !== null) return { value, at: name === null ? place : `header:${name.toLowerCase()}` };
  }
  return null;
};
