import { onDemand } from '../http/on-demand';
import type { DecodedError } from '../model';

/** What no row of a list shows: looked for when it is first read. */
export type FurtherFacts = Pick<DecodedError, 'requestId' | 'docUrl' | 'fieldErrors' | 'foundAt'>;

/** A decoded error of which only code and message are known at once. What is found on demand is not among its own members. */
export class ErrorOnDemand implements DecodedError {
  readonly code: string | null;
  readonly message: string | null;
  readonly networkError: string | null;
  readonly #further: () => FurtherFacts;

  constructor(code: string | null, message: string | null, networkError: string | null, further: () => FurtherFacts) {
    this.code = code;
    this.message = message;
    this.networkError = networkError;
    this.#further = onDemand(further);
  }

  get requestId() {
    return this.#further().requestId;
  }

  get docUrl() {
    return this.#further().docUrl;
  }

  get fieldErrors() {
    return this.#further().fieldErrors;
  }

  get foundAt() {
    return this.#further().foundAt;
  }
}
