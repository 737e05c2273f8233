import { onDemand } from '../http/on-demand';
import type { Diagnosis } from '../model';
import type { Explained } from './explain';

/**
 * A diagnosis of which a part is found when it is first read, and once. A class, since getters of a literal are made anew for each, and
 * `Object.assign` looks every name up: either would cost as much as parsing the answer.
 */
export class ExplainedOnDemand implements Diagnosis {
  readonly exchangeId: Diagnosis['exchangeId'];
  readonly isFailure: Diagnosis['isFailure'];
  readonly kind: Diagnosis['kind'];
  readonly provider: Diagnosis['provider'];
  readonly rule: Diagnosis['rule'];
  readonly title: Diagnosis['title'];
  readonly summary: Diagnosis['summary'];
  readonly category: Diagnosis['category'];
  readonly format: Diagnosis['format'];
  readonly error: Diagnosis['error'];
  readonly partial: Diagnosis['partial'];
  readonly answeredBy: Diagnosis['answeredBy'];
  readonly retry: Diagnosis['retry'];
  readonly limits: Diagnosis['limits'];
  readonly clockSkewSeconds: Diagnosis['clockSkewSeconds'];
  readonly quiet: Diagnosis['quiet'];
  readonly endpoint: Diagnosis['endpoint'];
  readonly #explained: () => Explained;

  constructor(known: Omit<Diagnosis, keyof Explained>, explain: () => Explained) {
    this.exchangeId = known.exchangeId;
    this.isFailure = known.isFailure;
    this.kind = known.kind;
    this.provider = known.provider;
    this.rule = known.rule;
    this.title = known.title;
    this.summary = known.summary;
    this.category = known.category;
    this.format = known.format;
    this.error = known.error;
    this.partial = known.partial;
    this.answeredBy = known.answeredBy;
    this.retry = known.retry;
    this.limits = known.limits;
    this.clockSkewSeconds = known.clockSkewSeconds;
    this.quiet = known.quiet;
    this.endpoint = known.endpoint;
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
