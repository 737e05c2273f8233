/** Longer field values are nothing that states a time or a count. */
export const LONGEST_VALUE = 8192;
const MOST_MEMBERS = 64;

const WEEKDAY = /^"?(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;

/** The members of a comma-separated field over all its lines; the comma within an HTTP-date does not part members. */
export const listMembers = (values: readonly string[]): string[] => {
  const members: string[] = [];
  for (const value of values.slice(0, MOST_MEMBERS)) {
    if (value.length > LONGEST_VALUE) continue;
    let weekday: string | null = null;
    for (const piece of value.split(',')) {
      const text = piece.trim();
      if (weekday !== null) {
        members.push(`${weekday}, ${text}`);
        weekday = null;
      } else if (WEEKDAY.test(text)) weekday = text;
      else if (text !== '') members.push(text);
      if (members.length >= MOST_MEMBERS) return members;
    }
  }
  return members;
};

/** The one value of a field whose repetitions agree; null where they contradict each other or there is none. */
export const onlyMember = (values: readonly string[]): string | null => {
  const [first, ...others] = listMembers(values);
  return first !== undefined && others.every((other) => other === first) ? first : null;
};
