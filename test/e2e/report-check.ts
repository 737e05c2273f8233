import { playgroundSecrets } from '../playground/playground';
import type { Expected } from './expectations';

const fragment = 12;

/** What of the playground's secrets a text holds: whole, or any twelve characters of one beyond its public prefix. */
export function secretsIn(text: string): string[] {
  return playgroundSecrets.flatMap((secret) => {
    const bare = secret.slice(secret.search(/[_-]/) + 1);
    const windows = Array.from({ length: Math.max(1, bare.length - fragment + 1) }, (_, at) => bare.slice(at, at + fragment));
    const leaked = windows.find((window) => text.includes(window));
    return leaked === undefined ? [] : [`the report leaks “${leaked}” of ${secret.slice(0, 10)}…`];
  });
}

/** What support would have to ask for; empty where the report is complete and safe. */
export function reportShortcomings(report: string, { row, url, requestId, said }: Expected, sentRequestId: string): string[] {
  const lacks = (what: string, pattern: RegExp | string): string[] => {
    const there = typeof pattern === 'string' ? report.includes(pattern) : pattern.test(report);
    return there ? [] : [`the report lacks ${what}`];
  };
  const answered = row.status !== 'failed';
  return [
    ...lacks('the status', answered ? row.status : /no answer|failed/i),
    ...lacks('the code', row.code),
    ...lacks('the host', url),
    ...lacks('the time', /\b20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d/),
    ...lacks('steps to reproduce', /steps to reproduce/i),
    ...lacks('the request as sent', /^(GET|POST|PUT|DELETE|OPTIONS) https?:\/\/\S+/m),
    ...lacks('its headers', /^(accept|user-agent): /im),
    ...(answered ? lacks('the answer with its status line', new RegExp(`^HTTP/\\S+ ${row.status}`, 'm')) : []),
    ...(answered ? lacks('the headers of the answer', /^(date|content-type|content-length|connection): /im) : []),
    ...(requestId ? lacks('the request id', sentRequestId) : []),
    ...(said ? lacks('the words of the answer', said) : []),
    ...secretsIn(report),
  ];
}
