import type { Fact, Reader } from './reader';

const LONGEST = 20_000;

/**
 * Name-value pairs with numbered errors, `ACK=Failure&L_ERRORCODE0=10002&L_LONGMESSAGE0=…&CORRELATIONID=…`, whatever the status
 * (PayPal NVP API, "Error responses"). `SuccessWithWarning` is a success.
 */
export const nameValue: Reader = ({ json, text }) => {
  if (json !== null || text.length > LONGEST || !/(?:^|&)ACK=(?:Failure|PartialSuccess)/.test(text)) return null;
  const pairs = new URLSearchParams(text.trim());
  const first = (...names: readonly string[]): Fact | null => {
    const name = names.find((one) => (pairs.get(one) ?? '') !== '');
    return name === undefined ? null : { value: pairs.get(name) ?? '', at: `text:${name}` };
  };
  return {
    format: 'name-value',
    code: first('L_ERRORCODE0'),
    message: first('L_LONGMESSAGE0', 'L_SHORTMESSAGE0'),
    requestId: first('CORRELATIONID'),
    docUrl: null,
    fieldErrors: null,
    partial: pairs.get('ACK')?.startsWith('Partial') === true,
  };
};
