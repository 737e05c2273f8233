import { header } from '../../http/headers';
import { shortName } from './header-error';
import { get, isObject, type Reader, textOf } from './reader';

/**
 * AWS JSON protocols (smithy.io, "AWS JSON 1.0/1.1 protocol", section "Error identification"): the code in the `x-amzn-errortype`
 * header or in `__type`, the part after `#` and before `:`; the text in `message` or `Message`. API Gateway answers alike.
 */
export const awsJson: Reader = (input) => {
  const value = input.json?.value;
  const type = textOf(get(value, '__type'));
  const stated = header(input.headers, 'x-amzn-errortype');
  if (type === null && stated === null) return null;
  const code = shortName(type ?? stated ?? '');
  const key = ['message', 'Message', 'errorMessage'].find((one) => textOf(get(value, one)) !== null);
  const text = key === undefined || !isObject(value) ? null : textOf(get(value, key));
  return {
    format: 'aws-json',
    ...(code === '' ? {} : { code: { value: code, at: type === null ? 'header:x-amzn-errortype' : '/__type' } }),
    ...(text === null || key === undefined ? {} : { message: { value: text, at: `/${key}` } }),
  };
};
