import type { Category } from '../model';

/**
 * Turns of phrase by which messages in other languages tell their kind, in the order in which they are asked for. Lower case; German,
 * French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Scandinavian, Indonesian, Russian, Chinese, Japanese, Korean.
 */
const WORDS: readonly (readonly [Category, RegExp])[] = [
  [
    'billing',
    /guthaben|kontodeckung|zahlung (?:erforderlich|abgelehnt)|solde insuffisant|crédit (?:insuffisant|épuisé)|paiement (?:requis|refusé)|saldo (?:insuficiente|insufficiente|ontoereikend)|fondos insuficientes|sin (?:saldo|fondos|crédito)|cr[ée]dito(?:s)? (?:insuficiente|insufficient|esaurit|esgotad|agotad)|pagamento (?:recusad|rifiutat|necess|richiest)|pago (?:rechazado|requerido)|abonament wygas|niewystarczające środki|brak środków|bakiye(?:niz)? (?:yetersiz)|yetersiz bakiye|saldo tidak (?:men)?cukup|недостаточно средств|余额不足|残高(?:が)?不足|잔액(?:이)? 부족/,
  ],
  [
    'rate-limit',
    /zu viele (?:anfragen|versuche|anmelde|aufrufe)|anfragelimit|(?:tages|stunden|minuten|kontingent|abruf)\S{0,10}(?:limit|kontingent|grenze)?\S{0,3} (?:ist )?(?:überschritten|erschöpft|erreicht)|trop de (?:requêtes|tentatives|demandes|appels)|(?:limite|quota).{0,40}(?:dépassé|atteint|épuisé)|demasiad[ao]s (?:peticiones|solicitudes|intentos|llamadas|consultas)|(?:límite|limite|cuota|quota|cota).{0,40}(?:excedid|superad|alcanzad|atingid|ultrapassad|raggiunt|esaurit|agotad)|muitas (?:requisições|solicitações|tentativas|chamadas)|troppe (?:richieste|chiamate)|troppi tentativi|te veel (?:verzoeken|aanvragen|pogingen)|zbyt (?:wiele|dużo) (?:żądań|zapytań|prób)|przekroczono (?:limit|liczbę)|çok fazla (?:istek|deneme)|istek (?:limiti|sınırı)|för många (?:förfrågningar|försök|anrop)|for mange (?:forespørsler|forsøg|forsøk|anmodninger)|слишком много (?:запросов|попыток)|превышен[оа]? (?:лимит|количество|число|частота)|лимит запросов|频繁|频率超|限流|过于頻繁|请求过多|超过.{0,10}(?:限制|配额|次数)|リクエスト(?:数)?が?(?:多すぎ|制限|上限)|回数制限|上限に達し|요청이 너무 많|(?:호출|요청) ?(?:한도|횟수|제한)/,
  ],
  [
    'timeout',
    /zeitüberschreitung|délai (?:d'attente )?(?:dépassé|expiré)|tiempo de espera|tempo limite|tempo esgotado|tempo scaduto|przekroczono (?:limit )?czasu|zaman aşımı|превышено время|тайм-?аут|超时|逾時|タイムアウト|시간 ?초과/,
  ],
  [
    'conflict',
    /(?:existiert|vorhanden|vergeben|gebucht|registriert).{0,10}bereits|bereits (?:vorhanden|vergeben|registriert|gebucht|existiert|verwendet)|existe déjà|déjà (?:utilisé|existant|enregistré|pris|réservé)|ya (?:existe|está (?:registrad|en uso)|ha sido)|já (?:existe|cadastrad|registrad|está em uso|foi)|esiste già|già (?:esistente|registrat|presente|utilizzat|in uso)|bestaat al|al in gebruik|już istnieje|już zajęt|zaten (?:var|mevcut|kayıtlı|kullan)|redan (?:bokad|registrera|upptagen|använd)|finns redan|allerede (?:booket|bestilt|optaget|opptatt|registrer|i bru[gk])|findes allerede|finnes allerede|уже (?:существует|занят|зарегистрирован|используется)|已存在|已被(?:使用|占用|注册)|重复|既に(?:存在|登録|使用)|すでに(?:存在|登録|使用)|이미 (?:존재|등록|사용)/,
  ],
  [
    'permission',
    /keine (?:berechtigung|rechte|zugriffsrechte)|nicht berechtigt|zugriff (?:wurde )?(?:verweigert|untersagt)|fehlende berechtigung|accès (?:refusé|interdit)|pas (?:autorisé à|les droits)|droits insuffisants|permission refusée|acceso denegado|no tiene permiso|sin permiso|permisos insuficientes|acesso negado|sem permiss|não tem permiss|accesso negato|permess[io] (?:negat|insufficient|mancant)|non (?:hai|dispone).{0,20}(?:permess|diritti)|geen (?:toegang|rechten|toestemming)|toegang geweigerd|brak (?:uprawnień|dostępu)|odmowa dostępu|yetki(?:niz)? (?:yok|yetersiz)|yetkiniz bulunm|erişim (?:engellendi|reddedildi)|åtkomst nekad|behörighet saknas|adgang nægtet|ingen tilgang|доступ запрещ|нет (?:прав|доступа)|недостаточно прав|无权|權限不足|权限不足|没有权限|禁止访问|権限(?:が|は)?(?:ありません|ない|不足)|アクセスが拒否|권한(?:이)? (?:없|부족)|접근(?:이)? (?:거부|금지)/,
  ],
  [
    'auth',
    /(?:anmeldung|authentifizierung|login) (?:fehlgeschlagen|erforderlich)|nicht (?:angemeldet|authentifiziert|eingeloggt)|bitte (?:melden sie sich|anmelden)|(?:passwort|kennwort|benutzername|zugangsdaten|api[- _]?key|api[- ]?schlüssel|schlüssel|token|sitzung|signatur).{0,40}(?:falsch|ungültig|abgelaufen|unbekannt|fehlt|nicht angegeben)|(?:ungültige[rs]?|falsche[rs]?|fehlende[rs]?) (?:api[- ]?\S{0,12}|zugangs\S{0,6}|token|passwort|anmelde\S{0,6}|signatur|sitzung)|(?:clé|jeton|token|session|mot de passe|identifiants?|signature).{0,40}(?:invalide|expiré|incorrect|manquant|inconnu|erroné)|(?:non|pas) (?:authentifié|connecté)|authentification (?:échouée|requise)|(?:clave|token|contraseña|credencial(?:es)?|sesión|firma|api[- ]?key).{0,40}(?:inválid|incorrect|expirad|caducad|vencid|erróne|no válid)|no (?:autenticad|autorizado|ha iniciado sesión)|(?:chave|token|senha|credenci\S{2,4}|sessão|assinatura|usuário ou senha).{0,40}(?:inválid|incorret|expirad|vencid|ausente)|não (?:autenticad|autorizad|está logado)|(?:chiave|token|password|credenziali|sessione|firma).{0,40}(?:non valid|errat|scadut|mancant)|non autenticat|autenticazione (?:fallita|richiesta)|(?:sleutel|token|wachtwoord|sessie).{0,30}(?:ongeldig|onjuist|verlopen|ontbreekt)|ongeldige? (?:sleutel|token|api|inlog)|niet (?:ingelogd|aangemeld)|(?:klucz|token|hasło|sesja).{0,30}(?:nieprawidłow|nieważn|wygas|błędn)|(?:nieprawidłow\S{1,3}|błędn\S{1,3}) (?:klucz|token|hasło|login|dane logowania)|(?:oturum|token|anahtar\S{0,4}|şifre\S{0,3}|parola).{0,30}(?:geçersiz|hatalı|süresi|sona er|yanlış)|geçersiz (?:api|token|anahtar|oturum|kullanıcı)|giriş yap|kimlik doğrulama|ogiltig (?:nyckel|token)|ugyldig (?:nøkkel|nøgle|token)|(?:токен|ключ|сессия|пароль|логин|подпись)\S{0,3}.{0,30}(?:невер|недейств|ист[её]к|просроч|отсутств|не указан|не найден)|token (?:sudah |telah )?(?:tidak valid|kedaluwarsa)|неверн\S{2} (?:токен|ключ|пароль|логин|подпис|api)|не авторизован|требуется авторизация|未登录|未授权|请(?:先|重新)?登录|登录(?:失效|已过期|超时)|认证失败|签名(?:错误|无效|验证失败)|令牌|token\s?(?:无效|过期|失效|已过期|错误)|密(?:码|钥)(?:错误|无效)|認証(?:に失敗|エラー|が必要)|ログイン(?:して|が必要)|(?:トークン|apiキー|パスワード)が?(?:無効|正しくありません|期限)|인증(?:에|이)? ?(?:실패|필요|정보)|로그인(?:이)? ?(?:필요|해)|유효하지 않은 (?:토큰|키|api)|(?:토큰|인증키|서비스 ?키)(?:이|가)? ?(?:만료|유효하지)/,
  ],
  [
    'not-found',
    /nicht (?:gefunden|bekannt|vorhanden|auffindbar)|existiert nicht|(?:ist )?unbekannt|kein(?:e|en)? .{1,40}(?:gefunden|vorhanden)|(?:non|pas) trouvée?|introuvable|n'existe pas|(?:est )?inconnue?\b|aucune? .{1,40}(?:trouvé|correspond)|no (?:se )?(?:ha |han )?encontr|no existe|inexistente|no hay (?:datos|resultados|registros)|não (?:foi |foram )?encontrad|não existe|non (?:è stat[oa] |sono stat[ei] )?trovat|non esiste|inesistente|nessun[ao]? .{1,40}trovat|niet gevonden|bestaat niet|geen .{1,40}gevonden|nie (?:znaleziono|istnieje|odnaleziono)|nie został[ao]? znalezion|bulunamad|mevcut değil|hittades inte|finns inte|ikke (?:fundet|funnet)|findes ikke|finnes ikke|ei löyd|nenalezen|neexistuje|tidak ditemukan|не (?:найден|существует)|отсутствует в|不存在|未找到|找不到|没有找到|無此|見つかりません|存在しません|(?:찾을 수|존재하지) ?(?:없|않)/,
  ],
  [
    'validation',
    /ungültig|pflichtfeld|fehlerhafte|muss (?:angegeben|ausgefüllt|größer|kleiner|eine?)|darf nicht (?:leer|fehlen)|(?:parameter|feld|angabe).{0,30}(?:fehlt|falsch|ungültig)|invalide|incorrecte?\b|obligatoire|(?:doit|doivent) (?:être|contenir)|(?:champ|paramètre).{0,40}(?:manquant|requis|vide)|manquante?\b|inválid|no (?:es )?válid|obligatori|obrigatóri|(?:campo|parámetro|parâmetro|parametro).{0,40}(?:requerid|falta|vac[ií]o|vazio|mancante|vuoto|necess)|debe (?:ser|tener|contener)|deve (?:ser|ter|conter|essere|contenere)|formato (?:incorrect|inválid|errat)|non (?:è )?valid[oa]|errat[oa]\b|ongeldig|verplicht|moet (?:een|minimaal|worden)|nieprawidłow|wymagan|musi (?:być|zawierać)|błędn|brak(?:uje)? (?:parametru|pola|wymagan)|geçersiz|zorunlu|boş (?:olamaz|bırakılamaz)|hatalı|ogiltig|krävs|obligatorisk|ugyldig|påkrævd|påkrevd|neplatn|povinn|virheellinen|wajib diisi|tidak valid|невер|некорректн|недопустим|обязательн|должн[оаы]? быть|не (?:указан|заполнен)|参数|参數|格式(?:错误|不正确)|不能为空|不合法|无效|必填|必須|不正|無効|入力してください|正しくありません|필수|유효하지|올바르지|잘못된/,
  ],
  [
    'server',
    /interner (?:server)?fehler|unerwarteter fehler|(?:dienst|server|service).{0,30}nicht (?:verfügbar|erreichbar)|wartungs|erreur (?:interne|serveur|inattendue)|(?:service|serveur) (?:est )?(?:indisponible|en maintenance)|error (?:interno|inesperado)|(?:servicio|serviço|servizio).{0,30}(?:no disponible|indispon[ií]vel|não disponível|non disponibile)|erro (?:interno|inesperado)|errore (?:interno|imprevisto)|interne (?:server)?fout|(?:wewnętrzny )?błąd (?:wewnętrzny|serwera)|sunucu hatası|beklenmeyen hata|internt (?:server)?fel|intern (?:server)?(?:fejl|feil)|внутренняя ошибка|ошибка сервера|сервис недоступен|系统(?:错误|异常|繁忙)|服务(?:器)?(?:异常|错误|不可用|繁忙)|内部错误|サーバー(?:エラー|内部)|システムエラー|내부 (?:서버 )?오류|시스템 ?(?:오류|에러|점검)/,
  ],
];

/** Parts of words by which a text without foreign letters may be in another language. */
const STEMS =
  /fehl|falsch|anmeld|abgelaufen|berecht|nicht|bitte|keine|zu viele|bereits|erforderlich|inv[ao]lid[aeo]|incorrect[aeo]|expirad|caducad|vencid|rechazad|recusad|denegad|encontrad|obligatori|insuficiente|insuffi[cs]\w{0,6}nt|introuvable|requis|manquant|interdit|trop de|errat|scadut|trovat|negat[ao]|autorizza|esiste|existe|non |no hay|no se |no tiene|niet|geen|ongeldig|verlopen|verplicht|brak|nie |niepraw|hata|yetki|istek|giri[sk]|inte |finns|ugyldig|ikke|tidak|wajib|gagal|kedaluwarsa|(?:error|erro|errore|fout) (?:intern|inesperad|impre)|intern fe|saldo|fondos/;

/** Words of English that none of the others has: soon found, they spare the look at all the stems. */
const ENGLISH = /\b(?:the|must|not|should|your|has|are|failed)\b/;
const FOREIGN_LETTER = /[^\x00-\x7f]/;

const mayBeAbroad = (text: string): boolean => FOREIGN_LETTER.test(text) || (!ENGLISH.test(text) && STEMS.test(text));

/** The kinds of which a message in another language has words; in lower case. */
export const saidAbroad = (text: string): readonly Category[] =>
  mayBeAbroad(text) ? WORDS.flatMap(([category, pattern]) => (pattern.test(text) ? [category] : [])) : [];
