/** A host as somebody wrote it: lower case, without its port. */
export interface ReadHost {
  readonly host: string | null;
  /** The port that was written; it does not count, because hosts are recognised by name. */
  readonly port: string | null;
  /** What is wrong and how to mend it; null where the host can be used. */
  readonly reason: string | null;
}

/** Browsers differ on whether a host may hold a star, so none is shown to them. */
const star = 'anylabel0';

const refuse = (reason: string): ReadHost => ({ host: null, port: null, reason });

/** Reads `localhost`, `localhost:8088`, `*.dev.example`, an IP address, or a whole http(s) URL that was pasted. */
export const readHost = (text: string): ReadHost => {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('Enter a host, such as localhost or *.dev.example');
  if (trimmed.length > 2_000) return refuse('A host has at most 253 characters');
  let url: URL;
  try {
    const written = trimmed.replaceAll('*', star);
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`);
  } catch {
    return refuse('This is no host. Enter a name such as localhost, or an address such as 192.168.0.7');
  }
  const { protocol, hostname, port, username } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return refuse('Only http and https hosts can be treated as an API');
  if (username !== '') return refuse('Leave out the user name before the @');
  const host = hostname.toLowerCase().replaceAll(star, '*').replace(/\.$/, '');
  if (host === '' || host.length > 253) return refuse('A host has 1 to 253 characters');
  const labels = host.split('.');
  if (labels.every((label) => /^\*+$/.test(label)))
    return refuse('A bare * would treat every host alike. Name at least one part: *.dev.example');
  const isAddress = host.startsWith('[');
  if (!isAddress && !labels.every((label) => /^[a-z0-9*_-]{1,63}$/.test(label)))
    return refuse('A host is made of letters, digits, hyphens and dots; * stands for a part between dots');
  return { host, port: port === '' ? null : port, reason: null };
};
