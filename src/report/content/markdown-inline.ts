import { visibleLine } from '../visible-line';
import type { Captured } from './captured';

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].slice(0, 10_000).map((run) => run[0].length));

/** One line of literal text: a code span longer than any run of backticks in it (CommonMark 6.1). */
export const codeSpan = (text: string, most = 2000): string => {
  const line = visibleLine(text.length > most ? `${text.slice(0, most)}…` : text);
  if (line.trim() === '') return '';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
};

/** Literal lines: a fence longer than any run of backticks in them, with a fixed info string (CommonMark 4.5). */
export const fence = (language: string, text: string): string => {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const info = /^[a-z]{1,12}$/.test(language) ? language : 'text';
  return `${ticks}${info}\n${text}${text.endsWith('\n') ? '' : '\n'}${ticks}`;
};

/** Words of which no renderer makes anything: no markup, no mention, no link, no reference. */
const isHarmless = (word: string): boolean =>
  /^\(?\p{L}{2,20}\/\p{L}[\p{L}_]{1,30}\)?[.,;:]?$/u.test(word) ||
  /^(?:\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?|v?\d{1,6}(?:\.\d{1,6}){1,3})[.,;:)]?$/.test(word) ||
  (/^["'(“‘]?[\p{L}\p{N}][\p{L}\p{N}'’%–—-]*(?:[/.=][\p{L}\p{N}]{1,3}(?![\p{L}\p{N}]))?["')”’]?[.,;:!?…)]{0,3}$/u.test(word) &&
    !/^\d+[.)]$/.test(word) &&
    !/^GH-\d/i.test(word));

const isOwnMark = (word: string): boolean => /^(?:×|–|—|·|\(|\)|\/|&|[:,;.!?)]+)$/.test(word);

/** Marks the characters of a sentence that come from the wire: what is captured, or as much of it as the sentence quotes, and what stands in quotation marks. */
const markCaptured = (text: string, captured: Captured): Uint8Array => {
  const marks = new Uint8Array(text.length);
  for (let at = 0; at + 3 <= text.length; at++) {
    for (const source of captured.get(text.slice(at, at + 3)) ?? []) {
      let length = 3;
      while (length < source.length && text.charAt(at + length) === source.charAt(length)) length++;
      if (length === source.length || length >= 16) marks.fill(1, at, at + length);
    }
  }
  for (const { index, 1: quoted = '' } of text.matchAll(/“([^”]*)”/g)) marks.fill(1, index + 1, index + 1 + quoted.length);
  return marks;
};

/**
 * A sentence of ours that may quote captured text: the quoted parts and every word that could mean something to a
 * renderer stand in code spans, the rest is plain.
 */
export const prose = (text: string, captured: Captured, most = 4000): string => {
  const line = visibleLine(text.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, most)).trim();
  const marks = markCaptured(line, captured);
  const out: string[] = [];
  let literal = '';
  const flush = (): void => {
    const [, open = '', inner = '', close = ''] = /^(["'(“‘]?)(.*?)(["'”’)]{0,2}[.,;:!?]{0,3}\)?[.,]?)$/s.exec(literal) ?? [];
    if (inner !== '') out.push(`${open}${codeSpan(inner)}${close}`);
    else if (literal !== '') out.push(codeSpan(literal));
    literal = '';
  };
  for (const match of line.matchAll(/\S+/g)) {
    const word = match[0];
    const touched = marks.subarray(match.index, match.index + word.length).includes(1);
    if (touched || !(isHarmless(word) || isOwnMark(word))) literal = literal === '' ? word : `${literal} ${word}`;
    else {
      flush();
      out.push(word);
    }
  }
  flush();
  return out.join(' ');
};
