/** On or off, at once. */
export const Switch = ({
  on,
  label,
  change,
  disabled = false,
}: {
  on: boolean;
  label: string;
  change: (on: boolean) => void;
  disabled?: boolean;
}) => (
  <input
    type="checkbox"
    role="switch"
    class="switch"
    checked={on}
    aria-checked={on}
    disabled={disabled}
    aria-label={label}
    onChange={(event) => change(event.currentTarget.checked)}
  />
);
