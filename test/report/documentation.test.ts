import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats, makeReport, write } from '../../src/report/report';
import { goldenCases } from './golden-cases';
import { environment, rules } from './vectors';

const documentation = readFileSync('docs/report-format.md', 'utf8');

const membersOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, item]) => [...(Array.isArray(value) ? [] : [name]), ...membersOf(item)]);

describe('docs/report-format.md', () => {
  it('names every format', () => {
    for (const { id } of formats) expect(documentation).toContain(`\`${id}\``);
  });

  it.each(goldenCases)('names every member of the JSON report on $name', ({ incidents, options }) => {
    const report = JSON.parse(write(makeReport(incidents, environment, rules, options), 'json'));
    const missing = [...new Set(membersOf(report))].filter((name) => !documentation.includes(`\`${name}\``));
    expect(missing).toEqual([]);
    expect(report).toMatchObject({ format: 'culprit-report', version: 1 });
  });
});
