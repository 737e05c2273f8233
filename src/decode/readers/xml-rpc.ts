import type { XmlElement } from '../../http/xml';
import { type Fact, type ReaderResult, statusOf } from './reader';

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((one) => one.name === name);

/** A `fault` is a struct of `faultCode` and `faultString` (xmlrpc.com/spec.md, "Fault example"). */
const memberOf = (struct: XmlElement | undefined, name: string): Fact | null => {
  const index = struct?.children.findIndex((member) => child(member, 'name')?.text === name) ?? -1;
  const value = child(struct?.children[index], 'value');
  // A value without a type is a string.
  const text = value?.text || value?.children[0]?.text || '';
  return text === '' ? null : { value: text, at: `xml:/methodResponse/fault/value/struct/member[${index + 1}]/value` };
};

/** The fault of an XML-RPC call, which comes with a 200. */
export const xmlRpcFault = (root: XmlElement): ReaderResult | null => {
  const fault = root.name === 'methodResponse' ? child(root, 'fault') : undefined;
  if (fault === undefined) return null;
  const struct = child(child(fault, 'value'), 'struct');
  const code = memberOf(struct, 'faultCode');
  const status = statusOf(code?.value ?? null) ?? 0;
  return { format: 'xml-rpc', code, message: memberOf(struct, 'faultString'), ...(status >= 400 ? { innerStatus: status } : {}) };
};
