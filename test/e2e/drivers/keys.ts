/** WebDriver's code points for keys without a character (W3C WebDriver, "Keyboard actions"). */
const special: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F5: '\uE035',
  F10: '\uE03A',
};

/** `Control+f` → the parts, modifiers first. A lone `+` is the plus key. */
export const keyParts = (chord: string): readonly string[] => (chord.length === 1 ? [chord] : chord.split('+'));

export const firefoxKeys = (chord: string): string =>
  keyParts(chord)
    .map((key) => special[key] ?? key)
    .join('');
