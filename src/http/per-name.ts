const MOST_NAMES = 5000;
const LONGEST_NAME = 100;

/**
 * Judges names, each once: real traffic uses the same few hundred headers and members again and again. Bounded in number and length,
 * since names come from outside.
 */
export const perName = <T>(judge: (name: string) => T): ((name: string) => T) => {
  const judged = new Map<string, T>();
  return (name) => {
    const known = judged.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (judged.size < MOST_NAMES && name.length <= LONGEST_NAME) judged.set(name, verdict);
    return verdict;
  };
};
