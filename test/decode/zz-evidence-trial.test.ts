import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { decodeFile } from '../../src/cli/decode-file';
it('trial', () => {
  const sets = JSON.parse(readFileSync('/tmp/trial/hars.json', 'utf8'));
  let out = '';
  for (const { id, har } of sets) {
    const all = decodeFile(JSON.stringify(har));
    const shown = id.startsWith('preflight') ? all : all.slice(-1);
    for (const { diagnosis: d } of shown) {
      out += `\n## ${id} · ${d.rule} · ${d.category} · ${d.title}\n`;
      for (const c of d.causes) out += `  [${c.verdict}] ${c.text} :: ${c.evidence}\n`;
    }
  }
  writeFileSync('/tmp/trial/out.txt', out);
});
