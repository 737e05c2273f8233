import { onDemand } from '../http/on-demand';
import type { Explained } from './explain';

/**
 * The part of a diagnosis that is found when it is first read, and once. Getters of a class, since those of a literal are made anew for
 * each: that alone would cost more than parsing the answer.
 */
export class ExplainedOnDemand implements Explained {
  readonly #explained: () => Explained;

  constructor(explain: () => Explained) {
    this.#explained = onDemand(explain);
  }

  get causes() {
    return this.#explained().causes;
  }

  get fixes() {
    return this.#explained().fixes;
  }

  get warnings() {
    return this.#explained().warnings;
  }

  get tables() {
    return this.#explained().tables;
  }

  get links() {
    return this.#explained().links;
  }
}
