import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { formats, makeReport, type ReportOptions, write } from '../../src/report/report';
import { goldenCases } from './golden-cases';
import { environment, rules } from './vectors';

/** Rewrites the golden files: UPDATE_GOLDEN=1 npx vitest run --project unit test/report/golden.test.ts */
const updating = process.env.UPDATE_GOLDEN === '1';
const folder = new URL('../fixtures/golden/', import.meta.url);

const text = (incidents: readonly Incident[], options: ReportOptions, format: string): string =>
  write(makeReport(incidents, environment, rules, options), format);

describe.each(goldenCases)('$name', ({ name, incidents, options }) => {
  it.each(formats.map(({ id, extension }) => ({ id, extension })))('as $id', ({ id, extension }) => {
    const file = new URL(`${name}.${id}.${extension}`, folder);
    const written = text(incidents, options, id);
    if (updating) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, written);
    }
    expect(existsSync(file), `${file.pathname} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(written).toBe(readFileSync(file, 'utf8'));
  });
});
