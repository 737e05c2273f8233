import { describe, expect, it } from 'vitest';
import { type Message, print, views } from './vectors';

/** Repeatable random text: keys are made up here, so that no scanner takes a line of this file for a live one. */
const alphabets = {
  word: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
} as const;
let seed = 20_261_121;
const next = (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const made = (length: number, alphabet: keyof typeof alphabets = 'word'): string =>
  Array.from({ length }, () => alphabets[alphabet].charAt(Math.floor(next() * alphabets[alphabet].length))).join('');
const uuid = (): string => [8, 4, 4, 4, 12].map((length) => made(length, 'hex')).join('-');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const password = (): string => `Fake-${made(4)}!${made(5)}9x`;

interface Row {
  readonly name: string;
  readonly url?: string;
  readonly method?: string;
  readonly sent?: Record<string, string>;
  readonly body?: string;
  readonly status?: number;
  readonly received?: Record<string, string | string[]>;
  readonly answer?: string;
  readonly secrets: readonly string[];
  readonly keep: readonly string[];
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const rows: Row[] = [];
const add = (row: Row): void => {
  rows.push(row);
};

// Schemes of Authorization
for (const scheme of [
  'ApiKey',
  'Key',
  'SSWS',
  'Splunk',
  'GenieKey',
  'Klaviyo-API-Key',
  'Zoho-oauthtoken',
  'OAuth',
  'PVEAPIToken',
  'DPoP',
  'Negotiate',
  'sso-key',
]) {
  const token = made(34);
  add({ name: `scheme ${scheme}`, sent: { Authorization: `${scheme} ${token}` }, secrets: [token], keep: [scheme] });
}
{
  const [token, signature, nonce, bare] = [made(24), made(28, 'base64'), made(32), made(40)];
  add({
    name: 'OAuth 1',
    sent: {
      Authorization: `OAuth oauth_consumer_key="${made(22)}", oauth_token="${token}", oauth_signature_method="HMAC-SHA1", oauth_timestamp="1930000000", oauth_nonce="${nonce}", oauth_version="1.0", oauth_signature="${encodeURIComponent(signature)}%3D"`,
    },
    secrets: [token, nonce, encodeURIComponent(signature), signature],
    keep: ['HMAC-SHA1', '1930000000'],
  });
  add({ name: 'bare key in Authorization', sent: { authorization: bare }, secrets: [bare], keep: [] });
}
{
  const key = made(88, 'base64');
  add({
    name: 'shared key',
    sent: { Authorization: `SharedKey acmelogs:${key}`, 'x-ms-date': 'Tue, 04 Mar 2031 10:11:12 GMT' },
    secrets: [key],
    keep: ['Tue, 04 Mar 2031 10:11:12 GMT'],
  });
  const sas = made(43, 'base64');
  add({
    name: 'shared access signature',
    sent: {
      Authorization: `SharedAccessSignature sr=acme.servicebus.example&sig=${encodeURIComponent(sas)}%3D&se=1930000000&skn=RootManage`,
    },
    secrets: [sas, encodeURIComponent(sas)],
    keep: ['se=1930000000'],
  });
}
{
  const secret = password();
  const user = made(20);
  add({
    name: 'Basic to a proxy',
    sent: { 'Proxy-Authorization': `Basic ${base64(`svc:${secret}`)}` },
    secrets: [secret, base64(`svc:${secret}`)],
    keep: [],
  });
  add({
    name: 'key as the user of Basic',
    sent: { Authorization: `Basic ${base64(`${user}:`)}` },
    answer: `No such key: ${user}`,
    secrets: [user],
    keep: ['No such key'],
  });
}
// Header names
for (const name of [
  'X-Figma-Token',
  'X-Algolia-API-Key',
  'X-Parse-REST-API-Key',
  'Fastly-Key',
  'Circle-Token',
  'X-Octopus-ApiKey',
  'X-Riot-Token',
  'X-RapidAPI-Key',
  'X-Gitlab-Token',
  'X-Hub-Signature-256',
  'X-MBX-APIKEY',
  'CB-ACCESS-SIGN',
  'X-Redmine-API-Key',
  'X-Auth-Key',
  'X-Authorization',
  'X-JWT-Assertion',
  'Cf-Access-Client-Secret',
  'X-Device-Token',
  'X-XSRF-TOKEN',
  'X-Sid',
  'X-Session-Id',
  'X-Auth',
  'X-Api-Secret',
  'X-Signature',
  'X-Access-Key',
  'X-Postmark-Server-Token',
  'X-Functions-Key',
  'authtoken',
  'x_api_key',
  'X-Token',
  'X-Nonce-Signature',
  'X-Passcode',
]) {
  const value = made(32, name.length % 2 === 0 ? 'hex' : 'word');
  add({ name: `header ${name}`, sent: { [name]: value }, secrets: [value], keep: [name] });
}
{
  const value = made(40, 'url');
  add({
    name: 'unknown header with a token',
    sent: { 'X-Acme-Whatever': value, 'X-Acme-Stage': 'blue', 'X-Acme-Note': 'retry after the nightly sync' },
    secrets: [value],
    keep: ['blue', 'retry after the nightly sync'],
  });
}
// URL
for (const name of [
  'key',
  'apikey',
  'api-key',
  'token',
  'auth',
  'sig',
  'signature',
  'hmac',
  'client_secret',
  'sessionid',
  'sid',
  'pwd',
  'ticket',
  'id_token',
  'SAMLResponse',
  'subscription-key',
  'jwt',
  'refreshToken',
  'x-api-key',
  'authToken',
  'user[password]',
  'AWSAccessKeyId',
  'st.token',
]) {
  const value = made(30);
  add({
    name: `query ${name}`,
    url: `https://api.acme.example/v1/things?page=3&${name}=${value}&sort=name`,
    secrets: [value],
    keep: ['page=3', 'sort=name', '/v1/things'],
  });
}
{
  const token = made(32, 'url');
  const encoded = made(24, 'base64');
  add({
    name: 'URL within a query',
    url: `https://idp.acme.example/go?redirect_uri=${encodeURIComponent(`https://app.acme.example/cb?token=${token}&x=1`)}&lang=nb`,
    secrets: [token],
    keep: ['lang=nb'],
  });
  add({
    name: 'doubly encoded',
    url: `https://a.acme.example/x?next=${encodeURIComponent(`/login?api_key=${encodeURIComponent(`${encoded}+/=`)}`)}`,
    secrets: [encoded, `${encoded}+/=`],
    keep: ['a.acme.example/x'],
  });
  add({ name: 'hash router', url: `https://app.acme.example/#/reset?token=${token}&step=2`, secrets: [token], keep: ['step=2'] });
  add({
    name: 'Link header',
    received: { link: `<https://api.acme.example/v1/a?page=2&access_token=${token}>; rel="next"` },
    secrets: [token],
    keep: ['rel="next"', 'page=2'],
  });
  add({
    name: 'relative Location',
    status: 302,
    received: { location: `/cb?code=${token}&iss=x#id_token=${made(30)}` },
    secrets: [token],
    keep: ['/cb?code='],
  });
  add({
    name: 'unescaped userinfo',
    answer: `could not connect to amqp://svc:p/w#${token}@mq-1.internal.example:5672/vhost`,
    secrets: [token],
    keep: ['mq-1.internal.example:5672'],
  });
}
for (const [name, path] of [
  ['Discord-like', (token: string) => `/api/webhooks/1234567890123456789/${token}`],
  ['IFTTT-like', (token: string) => `/trigger/deploy/with/key/${token}`],
  ['Zapier-like', (token: string) => `/hooks/catch/123456/${token}/`],
  ['invite', (token: string) => `/invite/${token}`],
  ['magic link', (token: string) => `/auth/magic-link/${token}/done`],
  ['verify', (token: string) => `/verify-email/${token}`],
  ['share', (token: string) => `/s/${token}`],
  ['unsubscribe', (token: string) => `/unsubscribe/${token}`],
] as const) {
  const token = made(40);
  add({ name: `path ${name}`, url: `https://link.acme.example${path(token)}`, secrets: [token], keep: ['link.acme.example'] });
}
{
  const hex = made(32, 'hex');
  add({ name: 'hex hook on a hooks host', url: `https://hooks.acme.example/T0ACME/${hex}`, secrets: [hex], keep: ['hooks.acme.example'] });
  const bot = `${Math.floor(1e9 + next() * 1e9)}:${made(35, 'url')}`;
  add({
    name: 'bot token in a message',
    answer: `Unauthorized for https://chat.acme.example/bot${bot}/getMe`,
    secrets: [bot, bot.split(':')[1] ?? ''],
    keep: ['/getMe'],
  });
}
// Presigned
{
  const [sig, key, cred] = [made(40, 'base64'), made(20, 'upper'), made(64, 'hex')];
  add({
    name: 'presigned, old style',
    url: `https://acme.s3.example/a/b.pdf?AWSAccessKeyId=AKIA${key.slice(4)}&Expires=1930000000&Signature=${encodeURIComponent(sig)}`,
    secrets: [`AKIA${key.slice(4)}`, sig, encodeURIComponent(sig)],
    keep: ['Expires=1930000000', '/a/b.pdf'],
  });
  add({
    name: 'presigned CDN',
    url: `https://d111.cdn.example/v.mp4?Policy=eyJTdGF0ZW1lbnQiOltdfQ__&Signature=${made(60, 'url')}&Key-Pair-Id=K2JCJMDEHXQW5F&hdnts=exp=1930000000~acl=/*~hmac=${cred}`,
    secrets: [cred],
    keep: ['exp=1930000000', 'K2JCJMDEHXQW5F'],
  });
}
// Bodies
for (const name of [
  'password',
  'newPassword',
  'passwordConfirmation',
  'passphrase',
  'client-secret',
  'APIKEY',
  'private_key',
  'secretAccessKey',
  'pin',
  'otp',
  'accessToken',
  'webhookSecret',
  'signing_key',
  'encryptionKey',
  'db_password',
  'bearerToken',
  'sessionToken',
  'csrfToken',
  'credential',
  'connection_secret',
  'recovery_code',
  'mfaCode',
  'cvv',
]) {
  const value = name === 'pin' || name === 'otp' || name === 'mfaCode' || name === 'cvv' ? '83719' : password();
  add({
    name: `JSON ${name}`,
    method: 'POST',
    sent: json,
    body: JSON.stringify({ name: 'erp-sync', settings: [{ [name]: value, retries: 5 }] }),
    secrets: [value],
    keep: ['erp-sync', 'retries'],
  });
}
{
  const [a, b, c] = [password(), password(), made(30)];
  add({
    name: 'names and values',
    method: 'POST',
    sent: json,
    body: JSON.stringify({
      env: [
        { name: 'DB_PASSWORD', value: a },
        { value: b, key: 'API_TOKEN' },
        { name: 'REGION', value: 'eu-north-1' },
      ],
      headers: [{ name: 'Authorization', value: `Bearer ${c}` }],
    }),
    secrets: [a, b, c],
    keep: ['eu-north-1', 'DB_PASSWORD'],
  });
  add({
    name: 'cut JSON',
    status: 500,
    received: json,
    answer: `{"user":"svc","settings":{"password":"${a}","token":"${c}","retries":3,"note":"unfinis`,
    secrets: [a, c],
    keep: ['retries'],
  });
  add({ name: 'cut in the secret', status: 500, received: json, answer: `{"ok":false,"client_secret":"${c}`, secrets: [c], keep: ['ok'] });
  add({
    name: 'broken JSON',
    method: 'POST',
    sent: json,
    body: `{"name": "x, "password": "${a}", "api_key": '${c}',}`,
    secrets: [a, c],
    keep: ['name'],
  });
  add({
    name: 'JSON labelled as text',
    sent: { 'content-type': 'text/plain' },
    method: 'POST',
    body: `{"secret":"${a}"}`,
    secrets: [a],
    keep: ['"secret"'],
  });
  add({
    name: 'form labelled as JSON',
    sent: json,
    method: 'POST',
    body: `grant_type=password&password=${encodeURIComponent(a)}&scope=read`,
    secrets: [a, encodeURIComponent(a)],
    keep: ['grant_type=password', 'scope=read'],
  });
  add({
    name: 'NDJSON',
    sent: { 'content-type': 'application/x-ndjson' },
    method: 'POST',
    body: `{"index":{"_index":"logs"}}\n{"msg":"a","api_key":"${c}"}\n{"msg":"b","password":"${a}"}\n`,
    secrets: [a, c],
    keep: ['"msg":"b"', '_index'],
  });
  add({
    name: 'event stream',
    received: { 'content-type': 'text/event-stream' },
    answer: `event: token\ndata: {"access_token":"${c}","n":1}\n\ndata: {"done":true}\n\n`,
    secrets: [c],
    keep: ['"done":true'],
  });
  add({ name: 'guarded JSON', received: json, answer: `)]}',\n{"session":{"token":"${c}"},"code":"E77"}`, secrets: [c], keep: ['E77'] });
  add({
    name: 'JSON in a form',
    method: 'POST',
    sent: form,
    body: `payload=${encodeURIComponent(JSON.stringify({ type: 'block', token: c }))}&x=1`,
    secrets: [c],
    keep: ['x=1'],
  });
  add({
    name: 'GraphQL literal',
    method: 'POST',
    sent: json,
    body: JSON.stringify({ query: `mutation { login(user: "svc", password: "${b}", otp: "481516") { ok } }` }),
    secrets: [b, '481516'],
    keep: ['mutation { login(user: '],
  });
  add({
    name: 'GraphQL variables as text',
    method: 'POST',
    sent: json,
    body: JSON.stringify({ operationName: 'Login', variables: JSON.stringify({ input: { password: a } }) }),
    secrets: [a],
    keep: ['Login'],
  });
  add({
    name: 'SOAP',
    method: 'POST',
    sent: { 'content-type': 'text/xml' },
    body: `<soap:Envelope><wsse:Security><wsse:UsernameToken><wsse:Username>svc</wsse:Username><wsse:Password Type="x#PasswordText">${a.replaceAll('&', '&amp;')}</wsse:Password></wsse:UsernameToken></wsse:Security><m:GetQuote><m:Symbol>ACME</m:Symbol></m:GetQuote></soap:Envelope>`,
    secrets: [a],
    keep: ['<m:Symbol>ACME</m:Symbol>', 'wsse:Password'],
  });
  add({
    name: 'XML CDATA',
    method: 'POST',
    sent: { 'content-type': 'application/xml' },
    body: `<cfg><apiKey><![CDATA[${c}]]></apiKey><add key="ClientSecret" value="${b}"/><string name="auth_token">${made(30)}</string><mode>fast</mode></cfg>`,
    secrets: [c, b],
    keep: ['<mode>fast</mode>'],
  });
  add({
    name: 'HTML form',
    received: { 'content-type': 'text/html' },
    answer: `<form><input name="__RequestVerificationToken" type="hidden" value="${c}"/><input value='${made(5)}' name="q"></form><script>var cfg = {"apiKey":"${made(4)}${c}", debug: true};</script><p>Error 77 in checkout</p>`,
    secrets: [c],
    keep: ['Error 77 in checkout', 'debug: true'],
  });
  add({
    name: 'multipart fields',
    method: 'POST',
    sent: { 'content-type': 'multipart/form-data; boundary=XX' },
    body: `--XX\r\nContent-Disposition: form-data; name="password"\r\n\r\n${a}\r\n--XX\r\nContent-Disposition: form-data; name="meta"; filename="m.json"\r\nContent-Type: application/json\r\n\r\n{"api_key":"${c}","size":12}\r\n--XX\r\nContent-Disposition: form-data; name="title"\r\n\r\nHoliday\r\n--XX--\r\n`,
    secrets: [a, c],
    keep: ['Holiday', 'm.json', '"size":12'],
  });
}
// Free text
{
  const [a, b, c, d] = [password(), made(32), made(40, 'base64'), made(24)];
  add({
    name: 'environment dump',
    status: 500,
    answer: `PATH=/usr/bin\nDB_PASSWORD=${a}\nexport API_TOKEN="${b}"\nAWS_SECRET_ACCESS_KEY=${c}\nNODE_ENV=production\n`,
    secrets: [a, b, c],
    keep: ['NODE_ENV=production', 'PATH=/usr/bin'],
  });
  add({
    name: 'YAML',
    status: 500,
    answer: `database:\n  host: db-3.internal\n  password: ${a}\n  pool: 5\napi_key: '${b}'\n`,
    secrets: [a, b],
    keep: ['host: db-3.internal', 'pool: 5'],
  });
  add({
    name: 'ADO connection string',
    status: 500,
    answer: `Login failed. Server=tcp:db.acme.example,1433;Database=shop;User Id=app;Password=${a};Encrypt=True;`,
    secrets: [a],
    keep: ['db.acme.example,1433', 'Database=shop', 'Encrypt=True'],
  });
  add({
    name: 'storage connection string',
    status: 500,
    answer: `DefaultEndpointsProtocol=https;AccountName=acmelogs;AccountKey=${c}==;EndpointSuffix=core.example`,
    secrets: [c],
    keep: ['AccountName=acmelogs', 'EndpointSuffix=core.example'],
  });
  add({
    name: 'JDBC',
    status: 500,
    answer: `jdbc:mysql://db.acme.example:3306/shop?user=app&password=${d}&useSSL=true and jdbc:oracle:thin:app/${b}@ora:1521/x`,
    secrets: [d, b],
    keep: ['useSSL=true', 'db.acme.example:3306'],
  });
  add({
    name: 'redis',
    status: 500,
    answer: `WRONGPASS redis://:${d}@cache-1.internal:6379/0`,
    secrets: [d],
    keep: ['cache-1.internal:6379', 'WRONGPASS'],
  });
  add({
    name: 'curl in a log',
    status: 500,
    answer: `+ curl -H 'Authorization: Bearer ${b}' -u svc:${a} --api-token ${d} https://x.acme.example/y\ncurl: (22) 403`,
    secrets: [b, a, d],
    keep: ['x.acme.example/y', '(22) 403'],
  });
  add({
    name: 'Python dict and Ruby hash',
    status: 500,
    answer: `KeyError: {'host': 'db', 'password': '${a}'} {:secret=>"${b}", "token" => "${d}"}`,
    secrets: [a, b, d],
    keep: ["'host': 'db'"],
  });
  add({
    name: 'escaped JSON in a log line',
    status: 500,
    answer: `2031-07-04 ERROR body="{\\"user\\":\\"svc\\",\\"password\\":\\"${a}\\"}" took 31 ms`,
    secrets: [a],
    keep: ['took 31 ms'],
  });
  add({
    name: 'header lines in text',
    status: 500,
    answer: `GET / HTTP/1.1\nHost: x.acme.example\nCookie: sid=${d}; theme=dark\nX-Api-Key: ${b}\nAccept: */*\n`,
    secrets: [d, b],
    keep: ['Host: x.acme.example', 'Accept: */*'],
  });
  const base = base64(JSON.stringify({ user: 'svc', password: a }));
  add({
    name: 'base64 payload',
    method: 'POST',
    sent: json,
    body: JSON.stringify({ message: { data: base, messageId: '8812' } }),
    secrets: [base, a],
    keep: ['8812'],
  });
}
// Echo in other encodings
{
  const token = `${made(12)}+/${made(12)}&"<${made(4)}=`;
  const sent = { 'X-Auth-Token': token };
  const html = token.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  add({
    name: 'echo URL encoded',
    sent,
    answer: `denied: ${encodeURIComponent(token)}`,
    secrets: [token, encodeURIComponent(token)],
    keep: ['denied'],
  });
  add({
    name: 'echo percent encoded in lower case',
    sent,
    answer: `denied: ${encodeURIComponent(token).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())} (free)`,
    secrets: [token, token.slice(0, 12)],
    keep: ['(free)'],
  });
  add({ name: 'echo HTML encoded', sent, answer: `<p>denied: ${html}</p>`, secrets: [html, token.slice(0, 12)], keep: ['denied'] });
  add({
    name: 'echo JSON encoded',
    sent,
    received: json,
    answer: JSON.stringify({ message: `denied: ${token}`, code: 'E1' })
      .replaceAll('<', '\\u003c')
      .replaceAll('/', '\\/'),
    secrets: [token, token.slice(0, 12)],
    keep: ['E1'],
  });
  add({
    name: 'echo base64',
    sent,
    answer: `debug=${base64(token)};${base64(`svc:${token}`)}`,
    secrets: [token, base64(token), base64(`svc:${token}`)],
    keep: ['debug='],
  });
  add({
    name: 'echo doubly URL encoded',
    sent,
    answer: `loc ${encodeURIComponent(encodeURIComponent(token))} end`,
    secrets: [encodeURIComponent(encodeURIComponent(token)), token.slice(0, 12)],
    keep: ['end'],
  });
  const secret = password();
  add({
    name: 'echo of a Basic password',
    sent: { Authorization: `Basic ${base64(`svc:${secret}`)}` },
    answer: `bind failed for svc / ${secret}`,
    secrets: [secret],
    keep: ['bind failed'],
  });
}
// Personal data
add({
  name: 'cards',
  answer: 'Card 3782 822463 10005 and 6011-1111-1111-1117 and 5105105105105100 declined (code 51)',
  secrets: ['3782 822463 10005', '6011-1111-1111-1117', '5105105105105100'],
  keep: ['declined (code 51)'],
});
add({
  name: 'IBANs',
  answer: 'to GB82 WEST 1234 5698 7654 32, FR1420041010050500013M02606 or NL91ABNA0417164300 refused',
  secrets: ['GB82 WEST 1234 5698 7654 32', 'FR1420041010050500013M02606', 'NL91ABNA0417164300'],
  keep: ['refused'],
});
add({
  name: 'e-mails',
  answer: "Unknown: first.last+tag@sub.mail.example, o'neil@mail.example; ask support@acme.example",
  secrets: ['first.last+tag@sub.mail.example', "o'neil@mail.example"],
  keep: ['Unknown'],
});
add({
  name: 'phones',
  answer: 'Call (415) 555-0132, +44 20 7946 0958, +49 (0)30 901820, 0047 22 55 01 99 or tel: 06 12 34 56 78 from 2031-07-04 10:11:12',
  secrets: ['(415) 555-0132', '+44 20 7946 0958', '0047 22 55 01 99', '06 12 34 56 78', '901820'],
  keep: ['2031-07-04 10:11:12'],
});
add({
  name: 'people',
  method: 'POST',
  sent: json,
  body: JSON.stringify({
    customer: { name: 'Quillon Testerby', phone: '22550199', birthDate: '1987-02-28' },
    shippingAddress: { line1: 'Nowhere 7', city: 'Faketown', postalCode: '0150' },
    nationalId: '28028712345',
    plan: 'pro',
  }),
  answer: 'Customer Quillon Testerby born 1987-02-28 exists',
  secrets: ['Quillon Testerby', '22550199', '1987-02-28', 'Nowhere 7', '28028712345'],
  keep: ['plan', 'exists'],
});
add({
  name: 'client addresses',
  sent: { Forwarded: 'for=198.51.100.17;proto=https', 'CF-Connecting-IP': '2001:db8::1234:5678', 'True-Client-IP': '198.51.100.17' },
  answer: 'blocked 198.51.100.17; upstream 10.1.2.3:8080 timed out',
  secrets: ['198.51.100.17', '2001:db8::1234:5678'],
  keep: ['proto=https', '10.1.2.3:8080'],
});
add({
  name: 'form of a person',
  method: 'POST',
  sent: form,
  body: 'first_name=Quillon&last_name=Testerby&street=Nowhere+Lane+7&country=NO&email=q.t%40mail.example&iban=DE89370400440532013000',
  secrets: ['Quillon', 'Testerby', 'Nowhere+Lane+7', 'q.t%40mail.example', 'DE89370400440532013000'],
  keep: ['country=NO'],
});
// Rarer places
{
  const pem = (kind: string): string =>
    [`-----BEGIN ${kind}-----`, made(64, 'base64'), made(64, 'base64'), `-----END ${kind}-----`].join('\n');
  const [ssh, pgp, putty] = [pem('OPENSSH PRIVATE KEY'), pem('PGP PRIVATE KEY BLOCK'), pem('EC PRIVATE KEY')];
  const lines = (text: string): string[] => text.split('\n').slice(1, -1);
  add({
    name: 'private keys in text',
    status: 500,
    answer: `loaded\n${ssh}\n${pgp}\nkey="${putty.replaceAll('\n', '\\n')}" done`,
    secrets: [...lines(ssh), ...lines(pgp), ...lines(putty)],
    keep: ['loaded', 'done'],
  });
  const cut = lines(ssh).join('\n');
  add({
    name: 'private key cut off',
    status: 500,
    answer: `-----BEGIN RSA PRIVATE KEY-----\n${cut}`,
    secrets: lines(ssh),
    keep: ['BEGIN'].slice(1),
  });
  const d = made(43, 'url');
  add({
    name: 'private JWK',
    method: 'POST',
    sent: json,
    body: JSON.stringify({ kty: 'EC', crv: 'P-256', x: made(43, 'url'), d, kid: 'kid-1' }),
    secrets: [d],
    keep: ['P-256', 'kid-1'],
  });
  const hash = `$2b$12$${made(53)}`;
  add({
    name: 'password hash',
    status: 500,
    answer: `INSERT INTO users VALUES ('svc', '${hash}') failed: duplicate key`,
    secrets: [hash, hash.slice(7)],
    keep: ['duplicate key'],
  });
  const session = made(24, 'lower');
  add({
    name: 'session in a path segment',
    url: `https://legacy.acme.example/(S(${session}))/orders.aspx`,
    secrets: [session],
    keep: ['/orders.aspx'],
  });
  const token = made(40);
  add({
    name: 'introspection',
    method: 'POST',
    sent: form,
    body: `token=${token}&token_type_hint=refresh_token&client_id=web-app`,
    secrets: [token],
    keep: ['token_type_hint=refresh_token', 'client_id=web-app'],
  });
  add({
    name: 'token exchange',
    method: 'POST',
    sent: form,
    body: `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=${token}&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token`,
    secrets: [token],
    keep: ['subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token'],
  });
  const jwe = ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0', '', made(16, 'url'), made(60, 'url'), made(22, 'url')].join('.');
  add({
    name: 'encrypted JWT in a cookie',
    sent: { cookie: `auth=${jwe}` },
    answer: `bad cookie ${jwe.split('.')[3]}`,
    secrets: [jwe, jwe.split('.')[3] ?? ''],
    keep: ['bad cookie'],
  });
  add({
    name: 'device flow',
    received: json,
    answer: JSON.stringify({
      device_code: made(40),
      user_code: 'WDJB-MJHT',
      verification_uri: 'https://idp.acme.example/device',
      expires_in: 1800,
    }),
    secrets: ['WDJB-MJHT'],
    keep: ['https://idp.acme.example/device', '1800'],
  });
  add({
    name: 'validation echo of an input',
    status: 422,
    received: json,
    answer: JSON.stringify({
      detail: [
        { loc: ['body', 'password'], msg: 'String should have at least 12 characters', input: 'hunter2x', type: 'string_too_short' },
      ],
    }),
    secrets: ['hunter2x'],
    keep: ['String should have at least 12 characters', 'string_too_short'],
  });
  add({
    name: 'client address with a port',
    received: json,
    answer: JSON.stringify({ remote_addr: '203.0.113.9:44312', clientIp: '2001:db8::9', upstream: '10.0.0.3:8080' }),
    secrets: ['203.0.113.9', '2001:db8::9'],
    keep: ['44312', '10.0.0.3:8080'],
  });
}
// What must survive
{
  const [sha, digest, snow] = [made(40, 'hex'), made(64, 'hex'), '7382910455123456789'];
  const [u, v] = [uuid(), uuid()];
  add({
    name: 'identifiers',
    url: `https://api.acme.example/v2/repos/acme/w/git/trees/${sha}?ref=${u}&cursor=abc123&since=1930000000123`,
    sent: {
      'X-B3-TraceId': made(32, 'hex'),
      'If-None-Match': `W/"${digest}"`,
      'X-Cloud-Trace-Context': `${made(32, 'hex')}/123;o=1`,
      'Idempotency-Key': made(32),
      tracestate: 'acme=00f067aa0ba902b7',
    },
    received: {
      'x-amz-cf-id': `${made(50, 'url')}==`,
      'x-vercel-id': 'fra1::iad1::abcde-1700000000000-0123456789ab',
      'x-github-request-id': 'A1B2:C3D4:E5F60:1A2B3C:6543210F',
      'content-digest': `sha-256=:${made(43, 'base64')}=:`,
      server: 'nginx/1.25.3',
    },
    answer: JSON.stringify({
      code: 'E_CONFLICT',
      id: snow,
      job: v,
      next_page_token: made(30),
      sha,
      digest: `sha256:${digest}`,
      at: '2031-07-04T09:25:00.123456+02:00',
      version: '2.14.1-rc.3+build.77',
      ip_version: 4,
    }),
    secrets: [],
    keep: [
      sha,
      digest,
      snow,
      u,
      v,
      'cursor=abc123',
      'since=1930000000123',
      'acme=00f067aa0ba902b7',
      'fra1::iad1::abcde-1700000000000-0123456789ab',
      'A1B2:C3D4:E5F60:1A2B3C:6543210F',
      '2031-07-04T09:25:00.123456+02:00',
      '2.14.1-rc.3+build.77',
      'nginx/1.25.3',
    ],
  });
  add({
    name: 'words',
    method: 'POST',
    sent: json,
    body: JSON.stringify({
      key: 'orders/2031/x.json',
      token_type: 'bearer',
      auth_method: 'oauth2',
      secret_name: 'erp/prod',
      password_min_length: 12,
      tokens: 512,
      state: 'open',
      code: 'NO',
      author: 'build-bot',
      public_key_id: 'kid-7',
    }),
    status: 422,
    received: {
      ...json,
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-reset-tokens': '6m0s',
      'x-auth-required': 'true',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
    answer: JSON.stringify({
      errors: {
        password: ['is too short (minimum is 12 characters)'],
        api_key: ['is invalid'],
        email: ['is not an e-mail address'],
        token: 'expired',
      },
      message: 'The token: expired. Your password must contain 1 digit. secret key not found; key=value pairs allowed',
      hint: 'Set the Authorization header: Bearer followed by your token',
    }),
    secrets: [],
    keep: [
      'orders/2031/x.json',
      'bearer',
      'oauth2',
      'erp/prod',
      '512',
      '"state":"open"',
      'build-bot',
      'kid-7',
      '150000',
      '6m0s',
      'is too short (minimum is 12 characters)',
      'is invalid',
      'is not an e-mail address',
      '"token":"expired"',
      'The token: expired.',
      'Your password must contain 1 digit',
      'secret key not found',
      'key=value pairs allowed',
      'Set the Authorization header: Bearer followed by your token',
    ],
  });
  add({
    name: 'numbers and notations',
    method: 'POST',
    sent: json,
    body: '{"id":12345678901234567890,"price":1.0,"dup":1,"dup":2,"exp":1e400,"neg":-0,"nested":{"order":"4111111111111112","phone_count":12}}',
    answer:
      '{"time":"12:34:56","range":"10-20-30","sum":"1 234 567 890 123","version":"10.0.19041.1","lat":59.91387,"batch":"415-55-0132-77"}',
    secrets: [],
    keep: [
      '12345678901234567890',
      '1.0',
      '"dup":1,"dup":2',
      '1e400',
      '-0',
      '4111111111111112',
      '1 234 567 890 123',
      '10.0.19041.1',
      '59.91387',
    ],
  });
  add({
    name: 'documentation',
    answer:
      'See https://docs.acme.example/auth/tokens#api-keys and https://acme.example/docs/password-reset?lang=nb for x-api-key usage. Realm "Ops", scope read:tokens, grant_type=client_credentials, error=invalid_token',
    secrets: [],
    keep: [
      'https://docs.acme.example/auth/tokens#api-keys',
      'https://acme.example/docs/password-reset?lang=nb',
      'scope read:tokens',
      'grant_type=client_credentials',
      'error=invalid_token',
    ],
  });
  add({
    name: 'stack trace',
    status: 500,
    answer:
      "TypeError: Cannot read properties of undefined (reading 'token')\n    at getToken (webpack-internal:///./src/auth/session.ts:12:34)\n    at async Promise.all (index 0)\n    at com.acme.security.TokenFilter.doFilter(TokenFilter.java:88)",
    secrets: [],
    keep: ["reading 'token'", 'src/auth/session.ts:12:34', 'TokenFilter.java:88'],
  });
}

const messageOf = (row: Row): Message => ({
  request: {
    method: row.method ?? 'GET',
    url: row.url ?? 'https://api.acme.example/v1/a',
    headers: row.sent ?? {},
    body: row.body ?? null,
  },
  response: { status: row.status ?? 400, headers: row.received ?? {}, body: row.answer ?? null },
});

describe.each(rows)('$name', (row) => {
  const texts = ['markdown', 'json', 'har', 'curl', 'text', 'prompt', 'fetch', 'python'].map((format) => ({
    format,
    parts: views(print(messageOf(row), format)),
  }));

  it('leaks nothing', () => {
    const leaks = texts.flatMap(({ format, parts }) =>
      row.secrets.filter((secret) => parts.some((text) => text.includes(secret))).map((secret) => `${format}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  });

  it('keeps what is not secret', () => {
    const lost = texts
      .filter(({ format }) => ['markdown', 'json', 'har', 'text'].includes(format))
      .flatMap(({ format, parts }) =>
        row.keep.filter((text) => !parts.some((part) => part.includes(text))).map((text) => `${format}: ${text}`),
      );
    expect(lost).toEqual([]);
  });
});
