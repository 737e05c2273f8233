/** A rule pack as a person would write it, with what is to be different. */
export const packText = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: 'acme',
    name: 'Acme',
    kind: 'api',
    recognize: { hosts: ['api.acme.example'] },
    secrets: { headers: ['x-acme-key'] },
    rules: [
      {
        id: 'refused',
        when: { code: 'ACME_1' },
        title: 'Acme refuses the call',
        summary: 'The account is closed.',
        category: 'auth',
        causes: [{ text: 'The account is closed' }],
        fixes: [{ text: 'Open it again' }],
      },
    ],
    ...change,
  });
