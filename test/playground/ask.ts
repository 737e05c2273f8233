import { request } from 'node:http';
import type { PlaygroundCase, Step } from './cases';
import type { Playground } from './playground';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

function encode(step: Step): { readonly type: Record<string, string>; readonly content: Buffer } {
  if (!step.file) return { type: {}, content: Buffer.from(step.body ?? '') };
  const head = `--frontier\r\nContent-Disposition: form-data; name="file"; filename="${step.file.name}"\r\n\r\n`;
  const content = step.file.content === undefined ? Buffer.alloc(step.file.bytes ?? 0) : Buffer.from(step.file.content);
  return {
    type: { 'Content-Type': 'multipart/form-data; boundary=frontier' },
    content: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--frontier--\r\n')]),
  };
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sends one step as the page would, by its Host header. Rejects where the connection breaks. */
export function ask(
  playground: Playground,
  step: Step,
  more: { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  const url = new URL(step.url);
  const { type, content } = encode(step);
  const headers = { Host: url.host, Origin: playground.url.slice(0, -1), ...type, ...step.headers, ...more.headers };
  const path = step.url.slice(url.origin.length).replaceAll(' ', '%20');
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: playground.port, path, method: step.method ?? 'GET', headers, agent: false });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: readJson(text) }));
    });
    sent.end(content);
  });
}

/** Plays a whole case; the last answer counts. */
export async function play(playground: Playground, id: string): Promise<Reply> {
  const found: PlaygroundCase | undefined = playground.cases.find((one) => one.id === id);
  if (!found) throw new Error(`There is no case ${id}.`);
  let last: Reply | undefined;
  for (const step of found.steps) {
    for (let n = 0; n < (step.times ?? 1); n++) {
      last = await ask(playground, step);
      if (step.until ? last.status === step.until : last.status >= 300) return last;
    }
  }
  if (!last) throw new Error(`The case ${id} sends nothing.`);
  return last;
}
