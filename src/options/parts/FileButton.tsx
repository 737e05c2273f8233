import { useRef } from 'preact/hooks';
import { Icon } from './Icon';

/** Opens the browser's file picker and hands on the text of what was chosen. */
export const FileButton = ({
  label,
  action,
  most,
  read,
}: {
  label: string;
  action: string;
  /** Bytes beyond which a file is not even read. */
  most: number;
  read: (text: string, name: string) => void;
}) => {
  const picker = useRef<HTMLInputElement>(null);
  const chosen = async (file: File): Promise<void> => read(await file.slice(0, most + 1).text(), file.name);
  return (
    <>
      <button type="button" class="button" data-action={action} onClick={() => picker.current?.click()}>
        <Icon name="import" />
        {label}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        tabIndex={-1}
        accept=".json,application/json"
        aria-label={label}
        data-file={action}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void chosen(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
};
