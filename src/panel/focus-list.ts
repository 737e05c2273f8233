/**
 * Gives the focus back to the list once the details are gone, where they had it. Whatever the person has moved to since keeps it:
 * a key that follows Escape at once must not be undone.
 */
export const focusListAfterClose = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      document.querySelector<HTMLElement>('[data-list]')?.focus();
    }
  });
};
