import { coverSecret } from './cover-secret';
import type { Scope } from './scope';
import { isOpaque } from './shapes';
import type { Claimed } from './spans';

/** `jdbc:oracle:thin:user/password@host`, `user/password@//host:1521/service` */
const slashed =
  /(?:\b(?:thin|oci8?):|(?<![\w/.:@-])(?=[A-Za-z]\w{0,60}\/[^\s/@]{3,100}@(?:\/\/|[\w.-]{1,100}:\d{2,5}\/)))([^\s/@:]{1,60})\/([^\s@]{1,100})@/g;

/** `tcp(my-1.example:3306)`, `unix(/tmp/my.sock)`: how drivers of Go write where a database is. */
const dialled = /^[a-z][a-z\d+-]{1,30}\(/;
/** A host with a port or a path. */
const host =
  /^(?:(?:[A-Za-z\d-]{1,63}\.){0,8}[A-Za-z][A-Za-z\d-]{0,62}|(?:\d{1,3}\.){3}\d{1,3}|\[[\da-fA-F:.]{2,45}\])(?::\d{2,5}(?![\w.])|\/)/;
/** Words before a colon that are no user. */
const notUsers = /^(?:mailto|sips?|xmpp|acct|from|to|cc|bcc|e-?mail|user|username|npm|git|image|docker|https?|sha\d{3})$/i;
const longest = 300;

/** `user:password@tcp(host:3306)/db`, `user:password@host:5432/db`: connections without a scheme. The last `@` before the host ends the password. */
const claimWithoutScheme = (scope: Scope, text: string, claims: Claimed): void => {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const behind = text.slice(at + 1, at + 600);
    const isDialled = dialled.test(behind);
    if (!isDialled && !host.test(behind)) continue;
    let start = at;
    while (start > 0 && at - start < longest && !/[\s"'`<>]/.test(text.charAt(start - 1))) start--;
    const found = /(?:^|[=(,;[])(?!\w{1,20}:\/\/)([\w.%+-]{0,64}):(?!\/\/)(.{1,200})$/.exec(text.slice(start, at));
    const password = found?.[2] ?? '';
    if (password.length < 3 || notUsers.test(found?.[1] ?? '') || (!isDialled && (!isOpaque(password) || /^[\d:.]{1,6}$/.test(password))))
      continue;
    claims.add({ start: at - password.length, end: at, shown: coverSecret(scope, password, 'password') });
  }
};

/** Accounts of databases and the like, in connection strings that are no URL. */
export const claimAccounts = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(slashed)) {
    const password = match[2] ?? '';
    const end = match.index + match[0].length - 1;
    claims.add({ start: end - password.length, end, shown: coverSecret(scope, password, 'password') });
  }
  claimWithoutScheme(scope, text, claims);
};
