/** What became of many: results in no order, and what was refused with the reason. */
export interface Each<T, R> {
  done: R[];
  refused: { item: T; error: unknown }[];
}

const AT_ONCE = 4;

/**
 * Does the same to many things, a few at a time; one that fails does not keep the others from being done.
 * @param onStep called with the number of those that are finished, however they ended
 */
export async function each<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  onStep: (finished: number) => void = () => undefined,
): Promise<Each<T, R>> {
  const result: Each<T, R> = { done: [], refused: [] };
  const waiting = [...items];
  let finished = 0;
  async function worker() {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        result.done.push(await work(item));
      } catch (error) {
        result.refused.push({ item, error });
      }
      onStep(++finished);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return result;
}
