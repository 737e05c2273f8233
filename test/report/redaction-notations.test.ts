import { describe, expect, it } from 'vitest';
import { type Message, print, views } from './vectors';

/** How programs, people and databases write a secret down, and what looks alike and must stay. */
interface Row {
  readonly name: string;
  /** The body of a request (a text starting with `{` is JSON); otherwise `answer` is the body of a failing answer. */
  readonly body?: string;
  readonly answer?: string;
  readonly url?: string;
  readonly sent?: Record<string, string>;
  readonly received?: Record<string, string>;
  readonly secrets?: readonly string[];
  readonly keep?: readonly string[];
}

const hex = 'b7c1d94e0f3a58266d7e1c90ab45f328';
const digest = '4be2a90d17c6f853e19b02d7a4c85f60';
const made = 'Zk4Lp9QwX2vB7nM1rT6yH3sD8f';

const rows: readonly Row[] = [
  {
    name: 'passwords named in other languages',
    body: '{"hasło":"zima1x","heslo":"zima2x","contrasenia":"zima3x","пароль":"zima4x","новый_пароль":"zima5x","パスワード":"zima6x","密码":"zima7x","确认密码":"zima8x","비밀번호":"zima9x","şifre":"zimaAx1","mật_khẩu":"zimaBx1","รหัสผ่าน":"zimaCx1","كلمة_المرور":"zimaDx1","סיסמה":"zimaEx1","κωδικός_πρόσβασης":"zimaFx1"}',
    secrets: [
      'zima1x',
      'zima2x',
      'zima3x',
      'zima4x',
      'zima5x',
      'zima6x',
      'zima7x',
      'zima8x',
      'zima9x',
      'zimaAx1',
      'zimaBx1',
      'zimaCx1',
      'zimaDx1',
      'zimaEx1',
      'zimaFx1',
    ],
  },
  {
    name: 'names that hold such a word by chance or tell about a password',
    body: '{"cachesLoaded":"yes-41","imagesLoaded":"no-42","密码强度":"weak-43","пользователь":"ivan-44","hasLogin":"y-45"}',
    keep: ['yes-41', 'no-42', 'weak-43', 'ivan-44', 'y-45'],
  },
  {
    name: 'names in other languages in a text',
    answer: 'Mot de passe: Soleil2031!\nПароль: Zima2031x\n您的密码：abc123xyz，请勿泄露\nPasswort = Geheim31',
    secrets: ['Soleil2031', 'Zima2031x', 'abc123xyz', 'Geheim31'],
    keep: ['请勿泄露'],
  },
  {
    name: 'values that are wrapped into something',
    answer: `x { client_secret: Some("${hex}"), pw: b'Sommer31x', key: Ok("abc") }\nsecret = SecretStr('Sommer32x')\nlet token = String::from("${made}");\npassword = crypt('Sommer33x', gen_salt('bf'))\n$pw = ConvertTo-SecureString "Sommer34x" -AsPlainText\npassword: Optional[Sommer35x], PASSWORD: N'Sommer36x'`,
    secrets: [hex, 'Sommer31x', 'Sommer32x', made, 'Sommer33x', 'Sommer34x', 'Sommer35x', 'Sommer36x'],
    keep: ['Some(', 'SecretStr(', 'String::from(', 'ConvertTo-SecureString', 'gen_salt', 'AsPlainText'],
  },
  {
    name: 'values of typed declarations',
    answer:
      'let password: &str = "Sommer31x";\nconst password: string = \'Sommer32x\'\nvar password string = "Sommer33x"\npassword: str | None = "Sommer34x"',
    secrets: ['Sommer31x', 'Sommer32x', 'Sommer33x', 'Sommer34x'],
  },
  {
    name: 'what a value falls back to',
    answer:
      'DB_PASSWORD: ${DB_PASSWORD:-Sommer31x}\npassword: ${db.password:Sommer32x}\npassword = config.password || "Sommer33x"\ndb_password = os.getenv("DB_PASSWORD", "Sommer34x")',
    secrets: ['Sommer31x', 'Sommer32x', 'Sommer33x', 'Sommer34x'],
    keep: ['os.getenv(', 'config.password', 'db.password'],
  },
  {
    name: 'values that were compared and values that were changed',
    answer: 'if (password == "Sommer31x")\n  ~ password            = "Sommer32x" -> "Sommer33x"',
    secrets: ['Sommer31x', 'Sommer32x', 'Sommer33x'],
  },
  {
    name: 'references instead of values',
    answer:
      'api_key=os.environ["TASK_TOKEN"]\ntoken = request.headers["X-Auth-Token"]\npassword = getpass("Password: ")\nsecret = var.client_secret\npassword = process.env.DB_PASSWORD\npassword = (sensitive value)\nsecret_x = (known after apply)\ntoken: ${{ secrets.NPM_TOKEN }}\nDB_PASSWORD: ${DB_PASSWORD:?missing}\npass: {{ vault_pass }}\ntoken: <your-token>\nsecret: [FILTERED]\napi_key: %API_KEY%\ntoken: Secret([REDACTED alloc::string::String])\npassword=$apiToken',
    keep: [
      'os.environ["TASK_TOKEN"]',
      'request.headers["X-Auth-Token"]',
      'getpass("Password: ")',
      'var.client_secret',
      'process.env.DB_PASSWORD',
      'password = (sensitive value)',
      '(known after apply)',
      '${{ secrets.NPM_TOKEN }}',
      '${DB_PASSWORD:?missing}',
      '{{ vault_pass }}',
      '[FILTERED]',
      '%API_KEY%',
      'Secret([REDACTED alloc::string::String])',
      'password=$apiToken',
    ],
  },
  {
    name: 'placeholders that nobody replaced, where credentials are sent',
    sent: { authorization: 'Bearer {{access_token}}', 'x-api-key': '${API_KEY}' },
    body: '{"password":"${DB_PASSWORD}","pass_word":"$ecret31x","secret":"%x9!kQ%"}',
    secrets: ['$ecret31x', '%x9!kQ%'],
    keep: ['{{access_token}}', '${API_KEY}', '${DB_PASSWORD}'],
  },
  {
    name: 'variables of HCL by their labels',
    answer: `variable "db_password" {\n  description = "The { password"\n  default     = "Sommer31x"\n}\nvariable "region" { default = "eu-north-1" }\nvariable "blob" {\n  default   = "Sommer32x"\n  sensitive = true\n}\noutput "admin_token" { value = "${hex}" }\nvariable "token_ttl" { default = "3600" }\nresource "aws_instance" "web" { ami = "ami-0abc41" value = "x1y2z3w4" }`,
    secrets: ['Sommer31x', 'Sommer32x', hex],
    keep: ['eu-north-1', '3600', 'ami-0abc41', 'x1y2z3w4', 'variable "db_password"'],
  },
  {
    name: 'columns and values of SQL',
    answer: `INSERT INTO "users" ("id","name","password","api_token") VALUES (5512,'o''hara, b','Sommer31x','${made}'),(5513,'b','Sommer32x',NULL);\nINSERT INTO t (name, token, password) VALUES ($1, $2, crypt('Sommer33x', gen_salt('bf')))\nSELECT 1 FROM s WHERE token IN ('${hex}') AND name IN ('station7')`,
    secrets: ['Sommer31x', 'Sommer32x', 'Sommer33x', made, hex],
    keep: ["5512,'o''hara, b'", '($1, $2, crypt(', "gen_salt('bf')", "('station7')"],
  },
  {
    name: 'values that a database complains about',
    answer: `Key (tenant_id, api_token)=(7, ${made}) already exists. Key (label)=(station) already exists.\nDuplicate entry '${hex}' for key 'users.api_token_unique'; Duplicate entry 'ola-7' for key 'users.name'\nwith unique index 'IX_users_token'. The duplicate key value is (${made}Q).`,
    secrets: [made, hex],
    keep: ['(7, ', 'Key (label)=(station) already exists.', "Duplicate entry 'ola-7'", 'IX_users_token'],
  },
  {
    name: 'parameters of SQL',
    answer: '{"query":"UPDATE api_keys SET token = $1, secret_hash = :hash, password = DEFAULT, pin = ? WHERE token = @token"}',
    keep: ['token = $1', 'password = DEFAULT', 'token = @token'],
  },
  {
    name: 'codes of one use in messages',
    body: '{"a":"482913 is your Acme verification code.","b":"Your Acme code is 482914","c":"G-482915 is your Google verification code","d":"Verification code: 482916","e":"Use 482917 to verify your account","f":"Ihr Code lautet 482918","g":"Tu código de verificación es 482919","h":"【X】您的验证码是482920，5分钟内有效","i":"482921 er din engangskode","j":"Your login code is 482 922","k":"Il tuo codice di verifica è 482923"}',
    secrets: ['482913', '482914', '482915', '482916', '482917', '482918', '482919', '482920', '482921', '482 922', '482923'],
  },
  {
    name: 'codes of another kind',
    answer:
      'Error code is 482913. Your error code is 21612. HTTP code 5000. Exit code is 1370. Your postal code is 01501. Your order code is 77123. Use 8080 to connect. Enter the 6-digit code we sent. The code is 123456 lines long. Codes expire in 6000 seconds',
    keep: ['482913', '21612', '5000', '1370', '01501', '77123', '8080', '123456', '6000'],
  },
  {
    name: 'lines of YAML in a file that is sent',
    sent: { 'content-type': 'application/yaml' },
    body: 'db:\n  password: IsbreaMLsoLoe   # rotate\n  adminPassword:\n    value: Vintertid\n  existingSecret: shop-db\n  passwordPolicy: strict\n  secret: RegistryAccess\nparams:\n  token:      aB3dE5fG7h\n',
    secrets: ['IsbreaMLsoLoe', 'Vintertid', 'aB3dE5fG7h'],
    keep: ['# rotate', 'shop-db', 'strict', 'RegistryAccess'],
  },
  {
    name: 'values under the name of a secret in JSON',
    body: '{"adminPassword":{"value":"sommer"},"DbPassword":{"Type":"String","Default":"vinter","NoEcho":true},"key":{"value":"blue-41"}}',
    secrets: ['sommer', 'vinter'],
    keep: ['NoEcho', 'blue-41'],
  },
  {
    name: 'what an answer says of a credential',
    answer:
      '{"password":["This password is too common.","is invalid"],"token":"expired","secret_answer":"This field may not be blank.","session":{"token":"Ensure this field has no more than 64 characters."},"pad_token":"<pad>","unk_token":"[UNK]","login.password":"Password","newPassword":"New password","secret_scanning":"enabled","credentials":"omit"}',
    keep: [
      'too common.',
      'is invalid',
      '"expired"',
      'may not be blank',
      'no more than 64',
      '<pad>',
      '[UNK]',
      '"Password"',
      'New password',
      '"enabled"',
      '"omit"',
    ],
  },
  {
    name: 'phrases that are credentials, in an answer',
    answer:
      '{"passphrase":"correct horse battery staple","mnemonic":"this must you that have will when what able about area army","password":"Sommer31x","passwords":["winter night"]}',
    secrets: ['correct horse battery staple', 'this must you', 'Sommer31x', 'winter night'],
  },
  {
    name: 'packages, digests and what is cached',
    answer: `{"dependencies":{"jsonwebtoken":"^9.0.2","csrf-tokens":"1.2.3"},"lock":{"node_modules/jsonwebtoken":{"integrity":"sha512-${made}${made}+/Q=="}},"log":"key: npm-Linux-${hex}${hex}"}`,
    keep: ['^9.0.2', '1.2.3', `sha512-${made}`, `npm-Linux-${hex}`],
  },
  {
    name: 'places of objects, and names of programs',
    answer: `<Error><Code>NoSuchKey</Code><Key>avatars/2031/07/9c8b7a6f5e4d3c2b.webp</Key></Error> PublicKeyToken=31bf3856ad364e35 MissingCredentialsException: @6f1d9a3e tokenAddress=0xA0b86991c6218b36`,
    keep: ['avatars/2031/07/9c8b7a6f5e4d3c2b.webp', '31bf3856ad364e35', '@6f1d9a3e', '0xA0b86991c6218b36'],
  },
  {
    name: 'a key in an element of the same name',
    answer: `<Config><Key>${made}</Key></Config>`,
    secrets: [made],
  },
  {
    name: 'paths',
    url: 'https://x.my.example/services/data/v59.0/sobjects/Case/5005g00000Qx7LmAAJ',
    sent: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition' },
    received: { 'x-amz-rid': '7Q2M4N6P8R0S2T4V6W8Y' },
    answer: `see https://x.example/auth/reset-password-4f1c9a7be7d24a6f.js and https://mm.example/services/T0ABCDEF1/B0ABCDEF2/${made}`,
    secrets: [made],
    keep: ['5005g00000Qx7LmAAJ', 'RegisterTaskDefinition', '7Q2M4N6P8R0S2T4V6W8Y', 'reset-password-4f1c9a7be7d24a6f.js', 'T0ABCDEF1'],
  },
  {
    name: 'uploads that go on later',
    url: `https://up.example/o?uploadType=resumable&upload_id=${made}`,
    answer: `see https://s3.example/a?uploadId=S3${made.toLowerCase()}&partNumber=2`,
    secrets: [made],
    keep: [`S3${made.toLowerCase()}`],
  },
  {
    name: 'quoted-printable whose lines are too long',
    sent: { 'content-type': 'message/rfc822' },
    body: `Content-Transfer-Encoding: quoted-printable\n\nKlikk her og bekreft adressen din i dag: https://konto.example/verify-email?token=3D${made}=\n${hex.slice(0, 20)}Q7\nLenken varer.\n`,
    secrets: [made, `${hex.slice(0, 20)}Q7`],
    keep: ['Lenken varer.'],
  },
  {
    name: 'keys of several parts',
    answer: `api:${hex}-a23d125b-71d2a37f device ${made.slice(0, 22)}:${made.repeat(6)} digest sha512:${digest.repeat(4)} trace ${digest}-a23d125b71d2a37f-01`,
    secrets: [`${hex}-a23d125b-71d2a37f`, made.repeat(6)],
    keep: [`sha512:${digest.repeat(4)}`, `${digest}-a23d125b71d2a37f-01`],
  },
  {
    name: 'numbers that customs and clinics give',
    body: '<a><mrn>31NO0000123456J8</mrn><mrn>00123456</mrn></a>',
    secrets: ['00123456<'],
    keep: ['31NO0000123456J8'],
  },
  {
    name: 'commands that take a password',
    answer:
      '$x = ConvertTo-SecureString -String "Sommer32x" -AsPlainText; sqlcmd -S db -U sa -P Sommer33x\ncurl -u "$USER_NAME:$USER_PASS" --token "$MY_TOKEN"',
    secrets: ['Sommer32x', 'Sommer33x'],
    keep: ['$USER_NAME:$USER_PASS', '$MY_TOKEN'],
  },
];

const messageOf = (row: Row): Message => ({
  request: {
    method: row.body === undefined ? 'GET' : 'POST',
    url: row.url ?? 'https://api.acme.example/v1/a',
    headers: row.sent ?? {},
    body: row.body ?? null,
  },
  response: {
    status: 500,
    headers: { 'content-type': row.answer?.startsWith('{') ? 'application/json' : 'text/plain', ...row.received },
    body: row.answer ?? null,
  },
});

describe.each(rows)('$name', (row) => {
  const texts = ['markdown', 'json', 'har', 'curl', 'text', 'prompt'].map((format) => ({
    format,
    parts: views(print(messageOf(row), format)),
  }));

  it('leaves no secret', () => {
    const leaks = texts.flatMap(({ format, parts }) =>
      (row.secrets ?? []).filter((secret) => parts.some((text) => text.includes(secret))).map((secret) => `${format}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  });

  it('keeps what looks alike', () => {
    const lost = texts
      .filter(({ format }) => ['markdown', 'json', 'har', 'text'].includes(format))
      .flatMap(({ format, parts }) =>
        (row.keep ?? []).filter((text) => !parts.some((part) => part.includes(text))).map((text) => `${format}: ${text}`),
      );
    expect(lost).toEqual([]);
  });
});
