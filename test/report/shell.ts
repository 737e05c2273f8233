import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  /** The argument list of each call of curl. */
  readonly calls: readonly (readonly string[])[];
  /** True where a command of the captured text ran. */
  readonly ran: boolean;
  readonly errors: string;
}

const stub = `curl() { for a in "$@"; do printf '%s\\036' "$a" >> argv; done; printf '\\035' >> argv; }
pwn() { : > PWNED; }
`;

/** Runs a command line in a real shell in which curl only writes down its arguments and no other program can be found. */
export const runIn = (shell: 'bash' | 'dash', command: string): Run => {
  const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
  const flags = shell === 'bash' ? ['--norc', '--noprofile', '-c'] : ['-c'];
  const result = spawnSync(`/bin/${shell}`, [...flags, `${stub}${command}`], {
    cwd: folder,
    timeout: 5000,
    encoding: 'utf8',
    env: { PATH: '/nonexistent', HOME: folder },
  });
  const file = join(folder, 'argv');
  const calls = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\u001d')
        .filter((call) => call !== '')
        .map((call) => call.split('\u001e').slice(0, -1))
    : [];
  const ran = existsSync(join(folder, 'PWNED'));
  rmSync(folder, { recursive: true });
  return { calls, ran, errors: result.stderr };
};
