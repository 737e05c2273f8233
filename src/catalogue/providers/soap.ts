import type { Example, RulePack } from '../../model';

// SOAP 1.1 section 4.4 and SOAP 1.2 part 1 section 5.4: whose fault it is stands in faultcode or Code/Value.

export default {
  id: 'soap',
  name: 'SOAP',
  kind: 'format',
  docs: 'https://www.w3.org/TR/soap12-part1/#soapfault',
  recognize: { fingerprints: [{ format: 'soap' }] },
  rules: [
    {
      id: 'fault',
      when: { format: 'soap' },
      title: 'The SOAP service returned a fault',
      summary: 'The envelope holds a Fault: its code tells whether the client’s message or the server is to blame.',
      category: 'server',
      causes: [
        {
          text: 'The request is at fault: a value is invalid or missing (Client or Sender)',
          when: { responseText: { contains: [':Client<', '>Client<', ':Sender<', '>Sender<'] } },
        },
        {
          text: 'The server failed while it processed the request (Server or Receiver)',
          when: { responseText: { contains: [':Server<', '>Server<', ':Receiver<', '>Receiver<'] } },
        },
        { text: 'The SOAPAction header or the namespace does not fit the operation' },
        { text: 'A security header or certificate is missing' },
      ],
      fixes: [
        { text: 'Read faultstring and the detail element: the application’s own code and the field to correct usually stand there.' },
        { text: 'For a Client or Sender fault, correct the request: number formats, required elements, namespaces as in the WSDL.' },
        { text: 'For a Server fault, retry later, then give the provider the whole envelope and the time.' },
      ],
    },
    {
      id: 'version',
      when: { all: [{ format: 'soap' }, { responseText: { contains: ['VersionMismatch', 'MustUnderstand'] } }] },
      title: 'The SOAP version or a header is not accepted',
      summary: 'The envelope’s namespace is of another SOAP version, or a mustUnderstand header is unknown to the server.',
      category: 'validation',
      causes: [
        { text: 'SOAP 1.1 and 1.2 were mixed up' },
        { text: 'A header marked mustUnderstand is not supported, for example WS-Security' },
      ],
      fixes: [{ text: 'Use the envelope namespace and Content-Type of one version: text/xml for 1.1, application/soap+xml for 1.2.' }],
    },
  ],
} satisfies RulePack;

const envelope = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><soapenv:Fault><faultcode>soapenv:${code}</faultcode><faultstring>Policy number is wrong</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;

const fault = (rule: string, code: string): Example => ({
  rule,
  why: `a ${code} fault`,
  request: { method: 'POST', url: 'https://soap.example.net/PolicyService' },
  response: { status: 500, headers: { 'Content-Type': 'text/xml;charset=UTF-8' }, body: envelope(code) },
});

export const examples: readonly Example[] = [
  fault('fault', 'Client'),
  fault('version', 'MustUnderstand'),
  {
    rule: null,
    why: 'XML without an envelope',
    request: { url: 'https://soap.example.net/x' },
    response: { status: 500, headers: { 'Content-Type': 'text/xml' }, body: '<error><message>no</message></error>' },
  },
];
