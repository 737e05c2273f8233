/** JSON Pointers (RFC 6901). Own members only, so a code named `constructor` reaches nothing inherited. */
const unescapeSegment = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

const escapeSegment = (segment: string): string =>
  segment.includes('~') || segment.includes('/') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;

export const pointerOf = (segments: readonly (string | number)[]): string => {
  let pointer = '';
  for (const segment of segments) pointer += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return pointer;
};

export const segmentsOf = (pointer: string): string[] => (pointer === '' ? [] : pointer.replace(/^\//, '').split('/').map(unescapeSegment));

const member = (value: unknown, segment: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, segment) ? (value as Record<string, unknown>)[segment] : undefined;

/** The value at a pointer, undefined where there is none. */
export const at = (root: unknown, pointer: string): unknown => along(root, segmentsOf(pointer));

/** The same for a pointer that was taken apart before. */
export const along = (root: unknown, segments: readonly string[]): unknown => {
  let value = root;
  for (const segment of segments) value = member(value, segment);
  return value;
};

export interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

/** Every value at a pointer in which a segment `*` stands for any member or index; at most `most` of them. */
export const allAt = (root: unknown, pointer: string, most = 100): Found[] => allAlong(root, segmentsOf(pointer), most);

/** The same for a pointer that was taken apart before. */
export const allAlong = (root: unknown, segments: readonly string[], most = 100): Found[] => {
  let found: { path: string[]; value: unknown }[] = [{ path: [], value: root }];
  for (const segment of segments) {
    const next: typeof found = [];
    for (const { path, value } of found) {
      if (next.length >= most) break;
      if (segment === '*' && typeof value === 'object' && value !== null) {
        for (const key of Object.keys(value).slice(0, most - next.length)) next.push({ path: [...path, key], value: member(value, key) });
      } else {
        const inner = member(value, segment);
        if (inner !== undefined) next.push({ path: [...path, segment], value: inner });
      }
    }
    found = next;
  }
  return found.map(({ path, value }) => ({ pointer: pointerOf(path), value }));
};
