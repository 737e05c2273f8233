#!/usr/bin/env node
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import manifest from '../../manifest.json' with { type: 'json' };
import { HarError } from '../capture/har';
import { packs } from '../catalogue/catalogue';
import { checkPack } from '../catalogue/check-pack';
import { checks } from '../decode/evidence/checks';
import { visible } from '../http/visible';
import type { Incident } from '../model';
import { formats, isFormat, makeReport, redactionRules, redactText, redactValue, write } from '../report/report';
import { type Command, readArguments, UsageError, usage } from './arguments';
import { decodeFile } from './decode-file';
import { decodedRow } from './decoded-row';
import { table } from './table';

/** Bad input: exit status 1, one line. */
class InputError extends Error {}

const rules = redactionRules(packs);

const readInput = (file: string): string => {
  try {
    if (file === '-') return readFileSync(0, 'utf8');
    const handle = openSync(file, 'r');
    try {
      return readFileSync(handle, 'utf8');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }[
      (error as NodeJS.ErrnoException).code ?? ''
    ];
    throw new InputError(`${file}: ${reason ?? 'it cannot be read'}`);
  }
};

const readIncidents = (file: string): Incident[] => {
  const text = readInput(file);
  try {
    return decodeFile(text);
  } catch (error) {
    throw error instanceof HarError ? new InputError(`${file === '-' ? 'standard input' : file}: ${error.message}`) : error;
  }
};

const print = (text: string): void => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
};

const decodeCommand = ({ files, format, all, redact }: Extract<Command, { name: 'decode' }>): void => {
  const several = files.length > 1;
  for (const file of files) {
    const chosen = readIncidents(file)
      .map((incident, entry) => ({ incident, entry }))
      .filter(({ incident }) => all || incident.diagnosis.isFailure);
    if (format === 'jsonl') {
      for (const { incident, entry } of chosen) {
        const row = decodedRow(incident, entry, several ? file : undefined);
        print(`${JSON.stringify(redact ? redactValue(row, rules, incident.exchange) : row)}\n`);
      }
      continue;
    }
    if (several) print(`${visible(file)}\n`);
    const rows = chosen.map(({ incident, entry }) => ({
      incident,
      entry,
      clean: (text: string) => (redact ? redactText(text, rules, incident.exchange) : text),
    }));
    print(rows.length === 0 ? 'No failing entries.\n' : table(rows));
  }
};

const reportCommand = ({ file, format, entry, redact }: Extract<Command, { name: 'report' }>): void => {
  if (!isFormat(format)) throw new UsageError(`there is no report format “${format}”: use ${formats.map(({ id }) => id).join(', ')}`);
  const incidents = readIncidents(file);
  const one = entry === null ? null : incidents[entry];
  if (one === undefined) throw new UsageError(`--entry ${entry} is out of range: the file has ${incidents.length} entries`);
  const chosen = one === null ? incidents.filter(({ diagnosis }) => diagnosis.isFailure) : [one];
  const environment = {
    version: manifest.version,
    browser: null,
    os: null,
    // Built-in packs ship with the program and carry its version.
    packs: packs.map(({ id, version }) => ({ id, version: version ?? manifest.version })),
    timeZone: null,
    writtenAt: null,
  };
  const text = write(makeReport(chosen, environment, rules, redact ? {} : { reveal: 'all' }), format);
  print(text.endsWith('\n') ? text : `${text}\n`);
};

const checkCommand = (files: readonly string[]): number => {
  let bad = 0;
  for (const file of files) {
    const { problems, pack } = checkPack(readInput(file), new Set(checks.keys()));
    if (pack) print(`${file}: good, ${pack.rules.length} rules\n`);
    else bad += problems.length;
    for (const { path, reason } of problems) print(`${file}: ${visible(path)} ${visible(reason)}\n`);
  }
  return bad > 0 ? 1 : 0;
};

const run = (argv: readonly string[]): number => {
  const command = readArguments(argv);
  if (command.name === 'help') print(usage(formats.map(({ id }) => id)));
  else if (command.name === 'version') print(`${manifest.version}\n`);
  else if (command.name === 'decode') decodeCommand(command);
  else if (command.name === 'report') reportCommand(command);
  else return checkCommand(command.files);
  return 0;
};

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`culprit: ${visible(error.message)}\nTry: culprit --help\n`);
    process.exitCode = 2;
  } else if ((error as NodeJS.ErrnoException).code === 'EPIPE') {
    process.exitCode = 0;
  } else {
    const message =
      error instanceof InputError ? error.message : `something went wrong: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`culprit: ${visible(message)}\n`);
    process.exitCode = 1;
  }
}
