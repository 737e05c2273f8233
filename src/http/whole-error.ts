import type { DecodedError } from '../model';

/** A copy that holds everything among its own members, also what is found on demand: to be walked or printed. */
export const wholeError = ({ code, message, requestId, docUrl, networkError, fieldErrors, foundAt }: DecodedError): DecodedError => ({
  code,
  message,
  requestId,
  docUrl,
  networkError,
  fieldErrors,
  foundAt,
});
