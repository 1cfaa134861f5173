/**
 * One intent of a person ("publish this order"). Its key goes with every attempt, so that a repeated click or a
 * retry after a lost answer has one effect. A definite answer ends the intent; the next attempt is a new one.
 */
export class Intent {
  #key: string | null = null;

  get key(): string {
    this.#key ??= crypto.randomUUID();
    return this.#key;
  }

  settle(): void {
    this.#key = null;
  }
}
