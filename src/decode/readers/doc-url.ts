import { headerValues } from '../../http/headers';
import { pointerOf } from '../../http/json-pointer';
import type { HeaderField } from '../../model';
import { type ErrorNode, keysOf } from './error-nodes';
import { type Fact, get, isList, isObject, type Json, ranksOf, textOf } from './reader';

/** Members that hold a link to the documentation of the error. */
const DOCS = [
  'doc_url',
  'docUrl',
  'docURL',
  'docs_url',
  'docsUrl',
  'documentation_url',
  'documentationUrl',
  'documentationURL',
  'documentation',
  'docs',
  'doc',
  'help',
  'help_url',
  'helpUrl',
  'helpURL',
  'helpLink',
  'help_link',
  'error_uri',
  'errorUri',
  'error_url',
  'errorUrl',
  'more_info',
  'moreInfo',
  'more_info_url',
  'moreInfoUrl',
  'information_link',
  'reference',
  'learn_more',
  'learnMore',
  'info',
  'href',
  'RecommendDoc',
  'url',
  'Url',
  'link',
  'location',
  'type',
] as const;

const RANKS = ranksOf(DOCS);

/** Relations under which a list of links holds documentation; `information_link` is PayPal's. */
const RELATIONS = ['information_link', 'help', 'about', 'describedby', 'documentation', 'docs', 'type'];
const HEADER_RELATIONS = ['help', 'deprecation', 'sunset', 'successor-version', 'service-doc', 'describedby'];

/** An http(s) URL as it was written; null for anything else, with user and password too. */
export const webUrl = (value: unknown): string | null => {
  const text = textOf(value);
  if (text === null || text.length > 2000 || !/^https?:\/\/[^\s"'<>]+$/i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '' ? text : null;
  } catch {
    return null;
  }
};

const EXPLAINS = /doc|help|error|problem|support|guide|logs\b/i;

/** True for a link that leads back to the resource rather than to an explanation or to the logs. */
const isElsewhere = (url: string, host: string): boolean => {
  const { hostname, pathname } = new URL(url);
  return hostname === host && !EXPLAINS.test(pathname);
};

/** The RFC that defines a status is no help with this failure. */
const isStandard = (url: string): boolean =>
  /^https?:\/\/(?:tools\.ietf\.org|datatracker\.ietf\.org|www\.rfc-editor\.org|www\.w3\.org|json-schema\.org)\//i.test(url);

const inLinks = (links: unknown): string | null => {
  if (isList(links)) {
    for (const link of links.slice(0, 20)) {
      const relation = textOf(get(link, 'rel')) ?? '';
      const url = webUrl(get(link, 'href') ?? get(link, 'url'));
      if (url !== null && (RELATIONS.includes(relation) || (relation === '' && get(link, 'description') !== undefined))) return url;
    }
    return null;
  }
  if (!isObject(links)) return null;
  const ranked: Json = links;
  for (const key of [
    ...RELATIONS,
    ...Object.keys(ranked)
      .filter((name) => !['self', 'first', 'last', 'next', 'prev', 'related'].includes(name))
      .slice(0, 20),
  ]) {
    const value = get(ranked, key);
    const url = webUrl(isObject(value) ? get(value, 'href') : value);
    // An address for programs (RFC 8615) explains nothing.
    if (url !== null && !url.includes('/.well-known/')) return url;
  }
  return null;
};

/** The first link to an explanation in the objects of an error. */
export const docUrlAmong = (nodes: readonly ErrorNode[], host: string): Fact | null => {
  for (const node of nodes) {
    const { value, path } = node;
    for (const key of keysOf(node, RANKS)) {
      const url = webUrl(get(value, key));
      const isVague = key === 'url' || key === 'Url' || key === 'link' || key === 'href' || key === 'info' || key === 'reference';
      if (url === null || isStandard(url) || (isVague && isElsewhere(url, host)) || (key === 'location' && !EXPLAINS.test(url))) continue;
      return { value: url, at: pointerOf([...path, key]) };
    }
    const linked = inLinks(get(value, 'links') ?? get(value, '_links'));
    if (linked !== null) return { value: linked, at: pointerOf([...path, get(value, 'links') === undefined ? '_links' : 'links']) };
  }
  return null;
};

/** A Link header's explanation (RFC 8288; `deprecation` and `sunset` as in RFC 9745 and 8594). */
export const docUrlInHeaders = (headers: readonly HeaderField[], base: string): Fact | null => {
  for (const line of headerValues(headers, 'link')) {
    for (const [, target, parameters] of line.slice(0, 4000).matchAll(/<([^<>]{1,2000})>([^<]{0,500})/g)) {
      const relations =
        /\brel\s?=\s?"?([^";,]+)/i
          .exec(parameters ?? '')?.[1]
          ?.trim()
          .split(/\s+/) ?? [];
      if (target === undefined || !relations.some((one) => HEADER_RELATIONS.includes(one.toLowerCase()))) continue;
      const url = webUrl(URL.canParse(target, base) ? new URL(target, base).href : null);
      if (url !== null) return { value: /^https?:/i.test(target) ? target : url, at: 'header:link' };
    }
  }
  return null;
};
