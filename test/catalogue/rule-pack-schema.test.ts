import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { definitions, packFile } from '../../src/catalogue/pack-schema';

describe('the published JSON Schema', () => {
  it('is the one that the engine’s own schema gives (npm run unit -- -u writes it anew)', async () => {
    const schema = { ...toJsonSchema(packFile, { errorMode: 'ignore', definitions }), title: 'Culprit rule pack' };
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/rule-pack.schema.json');
  });

  it('refuses regular expressions and unknown keys', () => {
    const text = readFileSync('docs/rule-pack.schema.json', 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: expect.arrayContaining(['id', 'name', 'kind', 'rules']),
    });
    expect(text).toContain('responseHeader');
  });
});
