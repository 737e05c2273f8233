import { connect, type Socket } from 'node:net';

interface Pending {
  readonly command: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}
type Reply = readonly [type: 1, id: number, error: { readonly error: string; readonly message: string } | null, result: unknown];

/** Firefox's own remote control. On the wire: `<bytes>:<json>`, request [0, id, command, parameters], reply [1, id, error, result]. */
export class Marionette {
  #lastId = 0;
  #buffer: Buffer = Buffer.alloc(0);
  readonly #pending = new Map<number, Pending>();
  readonly #socket: Socket;

  private constructor(socket: Socket, greeted: () => void) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk, greeted));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const { reject, command } of this.#pending.values()) reject(new Error(`${command}: Firefox closed the connection`));
      this.#pending.clear();
    });
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').once('error', reject);
      const marionette: Marionette = new Marionette(socket, () => resolve(marionette));
    });
  }

  send<R>(command: string, parameters: object = {}): Promise<R> {
    this.#lastId += 1;
    const id = this.#lastId;
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error(`${command}: Firefox has gone`));
        return;
      }
      this.#pending.set(id, { command, reject, resolve: (value) => resolve(value as R) });
      // In one piece: Nagle's algorithm would hold the second one back for 40 ms.
      this.#socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer, greeted: () => void): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#buffer.toString('latin1', 0, colon));
      if (this.#buffer.length < end) return;
      const message: unknown = JSON.parse(this.#buffer.toString('utf8', colon + 1, end));
      this.#buffer = this.#buffer.subarray(end);
      if (Array.isArray(message)) this.#settle(message as unknown as Reply);
      else greeted();
    }
  }

  #settle([, id, error, result]: Reply): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(`${pending.command}: ${error.error}: ${error.message}`));
    else pending?.resolve(result);
  }
}
