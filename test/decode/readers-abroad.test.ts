import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { exchangeOf, jsonExchange, type PartialExchange } from './exchange';

const xml = (body: string): ReturnType<typeof exchangeOf> => exchangeOf({ body, responseHeaders: { 'content-type': 'application/xml' } });

describe('a failure inside a 2xx is read in other languages', () => {
  it.each<[unknown, string | null, string]>([
    [{ resultat: 'KO', codeErreur: 'E-210', libelleErreur: 'Solde insuffisant' }, 'E-210', 'Solde insuffisant'],
    [{ erfolg: false, fehlercode: 17, fehlertext: 'Kunde gesperrt' }, '17', 'Kunde gesperrt'],
    [{ exito: false, codigoError: 'A-1', mensajeError: 'La cuenta no existe' }, 'A-1', 'La cuenta no existe'],
    [{ sucesso: false, mensagem: 'Token expirado' }, null, 'Token expirado'],
    [{ esito: 'KO', codiceErrore: '9', descrizioneErrore: 'Codice non valido' }, '9', 'Codice non valido'],
    [{ succes: false, foutcode: 'F1', foutmelding: 'Nummer ongeldig' }, 'F1', 'Nummer ongeldig'],
    [{ wynik: 'błąd', kodBledu: 'B7', opisBledu: 'Brak dostępu' }, 'B7', 'Brak dostępu'],
    [{ basarili: false, hataKodu: 'H2', mesaj: 'Kayıt bulunamadı' }, 'H2', 'Kayıt bulunamadı'],
    [{ status: 'fel', felkod: 12, felmeddelande: 'Tiden finns inte' }, '12', 'Tiden finns inte'],
    [{ статус: 'ошибка', код: 5, сообщение: 'Заказ не найден' }, '5', 'Заказ не найден'],
    [{ 结果: '失败', 错误码: 'A0301', 错误信息: '访问权限不足' }, 'A0301', '访问权限不足'],
    [{ fehler: { nummer: 4003, text: 'Der Schlüssel ist ungültig' } }, '4003', 'Der Schlüssel ist ungültig'],
    [{ respuesta: { estado: 'ERROR', codigo: '12', mensaje: 'Sin permiso' } }, '12', 'Sin permiso'],
    [{ erreur: 'Commande introuvable' }, null, 'Commande introuvable'],
    [{ codeRetour: 'KO', libelleRetour: 'Session expirée' }, 'KO', 'Session expirée'],
  ])('%j', (body, code, message) => {
    const { kind, error } = readError(jsonExchange(200, body));
    expect([kind, error.message]).toEqual(['application', message]);
    expect(error.code).toBe(code);
  });

  it.each([
    [
      '<antwort><status>FEHLER</status><fehler nummer="17"><text>Nummer nicht bekannt</text></fehler></antwort>',
      '17',
      'Nummer nicht bekannt',
    ],
    [
      '<rueckmeldung><ergebnis>FEHLER</ergebnis><fehlercode>3</fehlercode><fehlertext>Kunde fehlt</fehlertext></rueckmeldung>',
      '3',
      'Kunde fehlt',
    ],
    ['<risposta esito="KO"><errore codice="A1">Voce non trovata</errore></risposta>', 'A1', 'Voce non trovata'],
    [
      '<s:Envelope xmlns:s="x"><s:Body><r><outcome>KO</outcome><fault><faultCode>PA_TIMEOUT</faultCode><faultString>No reply in time</faultString><id>Node</id></fault></r></s:Body></s:Envelope>',
      'PA_TIMEOUT',
      'No reply in time',
    ],
    ['<reponse><codeRetour>24</codeRetour><libelleRetour>Compte inconnu</libelleRetour></reponse>', '24', 'Compte inconnu'],
  ])('%s', (body, code, message) => {
    const { kind, error } = readError(xml(body));
    expect([kind, error.code, error.message]).toEqual(['application', code, message]);
  });

  it('the place is told as the answer names it', () => {
    const { error } = readError(jsonExchange(200, { erfolg: false, fehler: { nummer: 3, text: 'Kunde gesperrt' } }));
    expect(error.foundAt).toEqual({ code: '/fehler/nummer', message: '/fehler' });
  });

  it('members called like inherited ones do no harm', () => {
    const body = '{"erfolg":false,"fehlertext":"Kunde gesperrt","__proto__":{"success":true},"constructor":"x"}';
    expect(() => readError(exchangeOf({ body, responseHeaders: { 'content-type': 'application/json' } }))).not.toThrow();
  });
});

describe('a success in another language raises no alarm', () => {
  it.each<[unknown, PartialExchange?]>([
    [{ resultado: 'válido', codigo: 'ES91', mensaje: 'El IBAN no presenta errores' }],
    [{ status: 'erfolgreich', meldung: 'Fehlerprotokoll wurde gelöscht' }],
    [{ esito: 'OK', messaggio: 'Nessun errore riscontrato', codice: '0' }],
    [{ статус: 'ок', сообщение: 'Ошибок не найдено', код: 0 }],
    [{ estado: 'SP', codigo: 11, descripcion: 'São Paulo' }],
    [{ codigoRespuesta: '00', mensajeRespuesta: 'Aprobada' }],
    [{ codeErreur: 'E-210', libelleErreur: 'Solde insuffisant', description: 'Renvoyé quand …', exemples: ['{}'] }],
    [{ id: 'pay_1', estado: 'rechazado', codigoError: '51', mensajeError: 'Fondos insuficientes', importe: 12 }],
    [{ resultat: 'échec', message: 'Le roi blanc est en échec', coup: 'Qh5+', tour: 14 }],
    [{ fehler: [{ zeit: '10:02', meldung: 'Verbindung abgebrochen' }], anzahl: 1 }, { url: 'https://api.shop.example/fehlerprotokoll' }],
    [{ erro: false, mensagem: 'Usuário não encontrado na lista de bloqueio' }],
    [{ sucesso: true, erros: [], mensagem: 'Nenhum erro encontrado' }],
    [{ hata: null, sonuc: { bakiye: 12.5 }, durum: 'tamam' }],
    [{ bladnr: 12, bladtekst: 'Sida ett' }],
    [{ result: 'NG', message: 'Nigeria', code: '566' }],
    [{ message: 'KO', result: 'Fighter A wins in round 3' }],
  ])('%j', (body, more) => {
    expect(readError(jsonExchange(200, body, more)).isFailure).toBe(false);
  });

  it.each([
    '<antwort><status>OK</status><sendung><nummer>4711</nummer><fehler>keine</fehler></sendung></antwort>',
    '<auftrag><status>FEHLER</status><id>881</id><text>Lieferung nicht möglich</text></auftrag>',
    '<response><result>NG</result><country>Nigeria</country><name>Lagos</name></response>',
    '<reponse><codeRetour>0</codeRetour><libelleRetour>Aucune erreur</libelleRetour></reponse>',
    '<response><code>DE</code><message>Deutschland, nicht Schweiz</message></response>',
    '<job><result>failed</result><id>7</id><errorCode>3</errorCode><errorMessage>Out of paper</errorMessage></job>',
  ])('%s', (body) => {
    expect(readError(xml(body)).isFailure).toBe(false);
  });
});

describe('failing answers in other languages', () => {
  it.each<[unknown, string, string]>([
    [{ erros: [{ codigo: 'VAL-9', mensagem: 'O campo cpf é obrigatório', campo: 'cpf' }] }, 'VAL-9', 'cpf'],
    [{ bledy: [{ pole: 'nip', komunikat: 'Nieprawidłowy numer', kod: 'NIP' }] }, 'NIP', 'nip'],
    [{ errores: [{ codigo: 'X1', mensaje: 'Debe ser mayor de 18', campo: 'edad' }] }, 'X1', 'edad'],
  ])('%j', (body, code, field) => {
    const { error } = readError(jsonExchange(400, body));
    expect([error.code, error.fieldErrors.map((one) => one.field)]).toEqual([code, [field]]);
  });

  it('a field called estado stays a field', () => {
    const { error } = readError(jsonExchange(422, { nombre: ['Es obligatorio'], estado: ['No es válido'] }));
    expect(error.fieldErrors.map(({ field }) => field)).toEqual(['nombre', 'estado']);
  });

  it.each([
    ['apikey nicht angegeben, falsch, oder im falschen Format', 'auth'],
    ['La clave de acceso ha caducado', 'auth'],
    ['Clé API invalide', 'auth'],
    ['Oturum süresi doldu, lütfen tekrar giriş yapın', 'auth'],
    ['签名验证失败', 'auth'],
    ['Solde insuffisant sur le compte', 'billing'],
    ['Zu viele Anfragen', 'rate-limit'],
    ['Muitas requisições', 'rate-limit'],
    ['Превышен лимит запросов', 'rate-limit'],
    ['Keine Berechtigung für diesen Vorgang', 'permission'],
    ['権限がありません', 'permission'],
    ['Die Sendungsnummer ist nicht bekannt', 'not-found'],
    ['No hay datos que satisfagan esos criterios', 'not-found'],
    ['Tiden är redan bokad', 'conflict'],
    ['Il codice fiscale non è valido', 'validation'],
    ['Interner Serverfehler', 'server'],
    ['An error was encountered while running the model: unexpected EOF', 'server'],
    ['Unexpected token } in the filter', 'validation'],
  ])('%s → %s', (message, category) => {
    expect(readError(jsonExchange(200, { success: false, message })).category).toBe(category);
  });

  it('a status is taken from the answer itself, where it has no other word for its kind', () => {
    expect(readError(jsonExchange(200, { estado: 404, descripcion: 'Nada' })).category).toBe('not-found');
  });
});

describe('what only looks like a failure', () => {
  it.each<[string, unknown, PartialExchange?]>([
    ['a report of tests by its counts', { success: false, tests: 88, failures: 3, errors: 0, duration: 12 }],
    [
      'a report of tests with its cases',
      { success: false, tests: 2, errors: 1, cases: [{ name: 'a', status: 'failed', failure: { message: 'x' } }] },
    ],
    ['a report of tests with a text', { success: false, passed: 3, failed: 1, message: '1 check failed' }],
    ['counts', { success: '0', failed: '0', message: 'Nothing to do' }],
    ['switches', { error: true, 'new-page': false, success: false, maintenance: false, rate_limit: true }],
    ['what was found out', { success: false, captcha: true, score: 0.1 }],
    [
      'texts by kind',
      { error: { title: 'Fehler', notFound: 'Nicht gefunden', unauthorized: 'Bitte anmelden' }, message: 'Es ist ein Fehler aufgetreten' },
    ],
    ['colours by degree', { error: 'danger', success: 'green', warning: 'amber', message: 'grey' }],
    [
      'a file of texts',
      { error: 'Erreur', message: 'Une erreur est survenue', title: 'Oups' },
      { url: 'https://app.shop.example/i18n/fr.json' },
    ],
  ])('%s', (_, body, more) => {
    expect(readError(jsonExchange(200, body, more)).isFailure).toBe(false);
  });

  it.each<[string, unknown]>([
    ['errors by field', { success: false, errors: { required: 'Name is missing', email: 'Not an e-mail' } }],
    ['an error with a title', { error: { title: 'Not allowed here', code: 'E1' } }],
    ['a status word beside texts by kind', { status: 'error', message: 'No', errors: { default: 'x', network: 'y' } }],
    ['a flag without a word', { success: false }],
    ['a flag with an id of the call', { success: false, requestId: 'r-1' }],
  ])('a failure is none the less one: %s', (_, body) => {
    expect(readError(jsonExchange(200, body)).isFailure).toBe(true);
  });
});

describe('one part refused beside others that were done', () => {
  const done = { status: 'ok', id: '1' };
  const refused = { status: 'error', message: 'Not a registered recipient', details: { error: 'DeviceGone' } };

  it('is a failure of what was sent', () => {
    const { partial, error } = readError(jsonExchange(200, { data: [done, refused] }, { method: 'POST' }));
    expect([partial, error.code, error.message, error.foundAt.message]).toEqual([
      true,
      'DeviceGone',
      'Not a registered recipient',
      '/data/1/message',
    ]);
  });

  it('is told by a flag as well', () => {
    const results = [
      { ok: true, id: 4 },
      { ok: false, index: 1, error: { code: 'E_RANGE', message: 'Out of range' } },
    ];
    expect(readError(jsonExchange(200, { results }, { method: 'POST' })).error.code).toBe('E_RANGE');
  });

  it('is a failure in a 207, whatever else is said of it', () => {
    const items = [
      { ref: 'a', status: 'created', id: 1 },
      { ref: 'b', status: 'error', error: { code: 'duplicate', message: 'Known' } },
    ];
    expect(readError(jsonExchange(207, { items }, { method: 'POST' })).error.code).toBe('duplicate');
    expect(readError(jsonExchange(207, { items: items.slice(0, 1) }, { method: 'POST' })).isFailure).toBe(false);
  });

  it.each<[string, PartialExchange, unknown]>([
    ['what is only asked for', { method: 'GET' }, { data: [done, refused] }],
    ['what is asked for by a body', { method: 'POST', url: 'https://api.shop.example/v1/jobs/search' }, { data: [done, refused] }],
    ['things with an id', { method: 'POST' }, { data: [done, { ...refused, id: '2' }] }],
    [
      'things with a name',
      { method: 'POST' },
      {
        results: [
          { name: 'eu', status: 'ok' },
          { name: 'us', status: 'failed', message: 'HTTP 503' },
        ],
      },
    ],
    ['outcomes of another kind', { method: 'POST' }, { results: [{ status: 'passed' }, { status: 'failed', message: 'expected true' }] }],
    ['none refused', { method: 'POST' }, { data: [done, done] }],
  ])('is none in a list of %s', (_, more, body) => {
    expect(readError(jsonExchange(200, body, more)).isFailure).toBe(false);
  });
});

describe('the word for a failure gives way to its reason', () => {
  it('in an answer that puts it where others put the text', () => {
    const { kind, error } = readError(jsonExchange(200, { status: '0', message: 'NOTOK', result: 'Max calls per second reached' }));
    expect([kind, error.message]).toEqual(['application', 'Max calls per second reached']);
    expect(readError(jsonExchange(200, { status: '0', message: 'No transactions found', result: [] })).isFailure).toBe(false);
  });

  it.each([
    [
      '<html><head><title>ОШИБКА</title></head><body><h1>ОШИБКА</h1><h2>Доступ к узлу запрещён</h2></body></html>',
      'Доступ к узлу запрещён',
    ],
    [
      '<html><head><title>Fehler</title></head><body><h1>Fehler</h1><p>Der Dienst wird gerade gewartet.</p></body></html>',
      'Der Dienst wird gerade gewartet.',
    ],
    [
      '<html><head><title>DataError\n at /api/</title></head><body><h1>DataError\n <span>at /api/</span></h1><pre>no such table: orders</pre></body></html>',
      'no such table: orders',
    ],
  ])('in a page: %s', (body, message) => {
    expect(readError(exchangeOf({ status: 500, body, responseHeaders: { 'content-type': 'text/html' } })).error.message).toBe(message);
  });

  it('a path beside a log reference is a field; elsewhere it is that of the URL', () => {
    const body = { message: 'Validation failed', path: '/username' };
    expect(readError(jsonExchange(400, { ...body, logref: 42 })).error.fieldErrors).toEqual([
      { field: '/username', message: 'Validation failed' },
    ]);
    expect(readError(jsonExchange(400, body)).error.fieldErrors).toEqual([]);
  });
});
