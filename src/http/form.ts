export interface FormField {
  readonly name: string;
  readonly value: string;
}

/** `application/x-www-form-urlencoded` text as names and values, `+` and percent escapes decoded (URL standard, section 5.1). Never throws. */
export const parseForm = (text: string, most = 10_000): FormField[] => {
  const fields: FormField[] = [];
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.length >= most) break;
    fields.push({ name, value });
  }
  return fields;
};

/** True where text can only be a form: `name=value`, joined with `&`, without white space or brackets of other formats before the first `=`. */
export const looksLikeForm = (text: string): boolean => /^[\w.%~+$\-[\]]{1,200}=[^\s<>{}]*$/.test(text.slice(0, 10_000));
