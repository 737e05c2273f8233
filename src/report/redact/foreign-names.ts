/** Words for a password in languages whose letters are Latin, without their marks. Long enough never to be part of another word. */
const passwords =
  /passwort|kennwort|losenord|passord|adgangskode|wachtwoord|contrasen(?:a|ia)|motdepasse|salasana|parola|parool|lozinka|zaporka|slaptazod|katasandi|matkhau|clave(?:de)?acceso|palavrapasse|lykilord/;
/** Short ones end a word or are one: "cachesLoaded" holds one of them by chance. */
const shortPasswords = /(?:haslo|heslo|jelszo)$|^(?:geslo|sifre|sifreniz|senha|mdp|passe|khau|sandi|jelszava|hasla|hesla)$/;
/** Scripts with spaces; words are inflected. */
const otherPasswords =
  /парол|лозинк|รหัสผ่าน|كلمة(?:ال)?(?:مرور|سر)|رمزعبور|گذرواژه|סיסמ|συνθηματικ|κωδικοςπροσβασης|पासवर्ड|कूटशब्द|პაროლ|գաղտնաբառ/u;
/** Scripts without spaces: what follows the word would tell about it (its length, its strength), but for "again" and "new". */
const eastern = /(?:密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|비번)(?:确认|確認|확인|再入力|재입력)?\d?$/u;

const secrets =
  /(?:密钥|密鑰|秘钥|秘密鍵|秘密キー|シークレット|비밀키|비밀 ?키)$|секрет|^geheimnis$|secretkluc|schluesselgeheim|geheimschlussel|clave ?secreta|chave ?secreta|clesecrete/u;
const tokens = /(?:令牌|トークン|토큰)$|^токен|^jetons?$/u;
const keys = /(?:api|zugangs|zugriffs)schlu(?:e)?ssel|cle(?:d)?api$|chave(?:de)?(?:api|acesso)$|clave(?:de)?api$|(?:api|апи)ключ|ключapi/u;

const letters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ı: 'i', đ: 'd', ß: 'ss', æ: 'ae' };

/** Without the marks that Latin letters carry: `hasło` and `contraseña` are written either way. */
const plainly = (text: string): string =>
  /[^ -~]/.test(text)
    ? text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC')
        .replace(/[łøıđßæ]/g, (letter) => letters[letter] ?? letter)
    : text;

/** What a name in another language than English says of its value. */
export const foreignKind = (words: readonly string[]): 'password' | 'secret' | 'token' | 'api-key' | null => {
  const flat = plainly(words.join(''));
  if (passwords.test(flat) || otherPasswords.test(flat) || eastern.test(flat) || words.some((word) => shortPasswords.test(plainly(word))))
    return 'password';
  if (secrets.test(flat)) return 'secret';
  if (keys.test(flat)) return 'api-key';
  return tokens.test(flat) || words.some((word) => tokens.test(plainly(word))) ? 'token' : null;
};
