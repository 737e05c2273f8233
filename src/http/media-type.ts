/** A media type without its parameters, lower case: `application/problem+json`. '' where none is stated (RFC 9110 section 8.3.1). */
export const essence = (mimeType: string): string => {
  const end = mimeType.indexOf(';');
  return (end < 0 ? mimeType : mimeType.slice(0, end)).trim().toLowerCase();
};

export const isJson = (mimeType: string): boolean =>
  /^(application|text)\/([\w.-]+\+)?json5?$/.test(essence(mimeType)) || essence(mimeType) === 'text/x-json';

export const isXml = (mimeType: string): boolean => /^(application|text|image)\/([\w.-]+\+)?xml$/.test(essence(mimeType));

export const isHtml = (mimeType: string): boolean => ['text/html', 'application/xhtml+xml'].includes(essence(mimeType));

export const isForm = (mimeType: string): boolean => essence(mimeType) === 'application/x-www-form-urlencoded';

export const isMultipart = (mimeType: string): boolean => essence(mimeType).startsWith('multipart/');

/** One parameter of a media type (`charset`, `boundary`), unquoted; null where it is absent. */
export const parameter = (mimeType: string, name: string): string | null => {
  for (const part of mimeType.split(';').slice(1)) {
    const [key, ...rest] = part.split('=');
    if (key?.trim().toLowerCase() === name)
      return rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1');
  }
  return null;
};
