import { describe, expect, it } from 'vitest';
import { formats, makeReport, redactText, write } from '../../src/report/report';
import { environment, harOf, incidentsIn, print, rules } from './vectors';

const million = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length)).slice(0, 1_000_000);

/** Text made to keep a detector busy: each must cost no more than its length. */
const hostile: Record<string, string> = {
  letters: million('a'),
  digits: million('1'),
  'digits with spaces': million('4 '),
  'phone digits': million('+1 '),
  'announced phones': million('tel 1-1-1-1-1-1-1-1-1-1 '),
  'account numbers': million('DE89 '),
  'country codes': million('DE00'),
  'JWT beginnings': million('eyJ'),
  'JWT beginnings apart': million('eyJhbGciOi '),
  'key beginnings': million('sk-'),
  'keys apart': million('/ghp_'),
  'private keys without end': million('-----BEGIN PRIVATE KEY-----'),
  assignments: million('password='),
  'weak assignments': million('code='),
  'cookie lines': million('cookie:'),
  'assignments with quotes': million('token="'),
  colons: million('a:'),
  equals: million('='),
  quotes: million('"'),
  backslashes: million('\\'),
  'escaped quotes': million('\\"'),
  percents: million('%25'),
  entities: million('&amp;'),
  'angle brackets': million('<'),
  'open tags': million('<a '),
  'long tag': `<a ${million('b')}`,
  'attributes without value': `<a ${million(' b= ')}`,
  comments: million('<!--'),
  'deep objects': million('{"a":'),
  'deep arrays': million('['),
  'open strings': million('"a'),
  'URL beginnings': million('a://'),
  'one long URL': `https://${million('a/')}`,
  'long query': `https://a.example/?${million('a=b&')}`,
  'at signs': million('@'),
  'mail beginnings': million('a@a.'),
  'dots and letters': million('a.'),
  base64: million('QUJD'),
  options: million('--a b'),
  bearers: million('Bearer a'),
  'quoted mails': million('"a"@'),
  'commands with passwords': million('mysql -p '),
  'database accounts': million('a/b@'),
  'named lines': million('name: a\n'),
  'block values': million('token: |\n\n'),
  'deep block values': million('  token: |\n    a\n'),
  'wrapped tokens': million('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkw\n'),
  'one wrapped token': `eyJ${million('aB3dE5fG7hI9jK1lM2nO4pQ6aB3dE5fG7hI9jK1lM2nO4pQ6\n')}`,
  'escaped line breaks': million('aB3dE5fG7hI9jK1lM2nO\\n'),
  'table cells': `<table>${million('<td>SECRET_KEY<td>x')}`,
  'dialled accounts': million('a@tcp('),
  'lists of keys': million('token=[a '),
  'lists below names': million(' token:\n  token:\n'),
  'three quotes': million('token="""'),
  'names in columns': million('A_KEY  aB3dE5fG7h '),
  arguments: million('"token","'),
  'rows of SQL': million('INSERT INTO a (b) VALUES ('),
  'more rows of SQL': `INSERT INTO a (password) VALUES ${million("('a'),")}`,
  'keys of a database': million('Key (token)=('),
  'labelled blocks': million('variable "token" { default = "a" '),
  'wrapped values': million('token=Some("'),
  'calls within calls': million('token=a(a('),
  'values with a default': million('token=${A:-'),
  'aligned values': million(`token${' '.repeat(50)}= `),
  'codes of one use': million('123456 is your a b c d '),
  'announced codes': million('your code is 123 '),
  'lines of YAML': million('password: abc\n'),
  'names of humps': million('key=AbAbAbAbAbAbAbAbAbAbAbAb '),
  'underlined keys': million('key=_A'),
  zeros: million('AAAAAAAAAAAAAAAAAAAAA1'),
  'soft breaks': million('aB3dE5fG7hI9jK1lM2nO=3D=\n'),
  'registered names': million('urn:ietf:params:'),
  'line breaks': million('\n'),
  'log lines': million('2031-07-04 INFO user=svc path=/v1/a status=200\n'),
};

describe('hostile text', () => {
  it.each(Object.entries(hostile))(
    '%s: a megabyte is gone through within the time a person waits',
    (_, text) => {
      const start = performance.now();
      redactText(text, rules);
      expect(performance.now() - start).toBeLessThan(60_000);
    },
    90_000,
  );

  it('makes a report of a deep body', () => {
    const body = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;
    const text = print(
      { request: { method: 'GET', url: 'https://a.example/', headers: {}, body: null }, response: { status: 500, headers: {}, body } },
      'json',
    );
    expect(text.length).toBeLessThan(1_000_000);
    expect(JSON.parse(text).response.body.truncated).toBe(true);
  });

  it('writes a session of hundreds of failures within the time a person waits', () => {
    const incidents = Array.from({ length: 300 }, (_, i) => i).flatMap((i) =>
      incidentsIn(
        harOf({
          request: {
            method: 'POST',
            url: `https://a.example/v1/orders/${i}?token=Zk4Lp9QwX2vB7nM1${i}`,
            headers: {},
            body: `{"email":"u${i}@a.example"}`,
          },
          response: { status: 500, headers: {}, body: `{"code":"E${i}","message":"order ${i} failed for u${i}@a.example"}` },
        }),
      ),
    );
    const start = performance.now();
    const report = makeReport(incidents, environment, rules);
    for (const { id } of formats) write(report, id);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);

  it.each(['\u001b', '"', '\\', '`', '\u202e', 'ab '])('cuts a huge body of %j in every format', (piece) => {
    const message = {
      request: { method: 'POST', url: 'https://a.example/', headers: {}, body: piece.repeat(500_000) },
      response: { status: 500, headers: {}, body: piece.repeat(500_000) },
    };
    const report = makeReport(incidentsIn(harOf(message)), environment, rules);
    for (const { id } of formats) expect(write(report, id).length, id).toBeLessThan(1_000_000);
  });
});
