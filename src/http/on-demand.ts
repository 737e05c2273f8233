/** Made when it is first asked for, and only once; what it is made from is let go then. */
export const onDemand = <T>(make: () => T): (() => T) => {
  let todo: (() => T) | null = make;
  let made: T | undefined;
  return () => {
    if (todo !== null) {
      made = todo();
      todo = null;
    }
    return made as T;
  };
};
