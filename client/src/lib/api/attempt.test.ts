import { describe, expect, it } from "vitest";
import { newAttempt } from "./attempt";
import { ApiProblem } from "./problem";

const LOST = new ApiProblem(0, "offline");
const REFUSED = new ApiProblem(422, "invalid-input");
const REUSED = new ApiProblem(422, "idempotency-key-reused");

/** The keys of several attempts of one form: what was sent, and how each went. */
async function keysOf(...attempts: [content: object, failure?: ApiProblem][]): Promise<string[]> {
  const attempt = newAttempt();
  const keys: string[] = [];
  for (const [content, failure] of attempts) {
    const sending = attempt(content, (key) => {
      keys.push(key);
      return failure === undefined ? Promise.resolve() : Promise.reject(failure);
    });
    await sending.catch(() => undefined);
  }
  return keys;
}

const ONE = { title: "Dach" };
const OTHER = { title: "Dach Nord" };

describe("the key of an attempt", () => {
  it("stays while the same is repeated", async () => {
    const [first, ...others] = await keysOf([ONE, LOST], [ONE, LOST], [ONE, REFUSED], [ONE]);
    expect(others).toEqual([first, first, first]);
  });

  it("stays when something else is sent after a lost answer, for the first may have arrived", async () => {
    const [first, second] = await keysOf([ONE, LOST], [OTHER]);
    expect(second).toBe(first);
  });

  it("is new when what was refused is corrected", async () => {
    const [first, second] = await keysOf([ONE, REFUSED], [OTHER]);
    expect(second).not.toBe(first);
  });

  it("is new after the server has said that the first one had arrived", async () => {
    const [first, second, third] = await keysOf([ONE, LOST], [OTHER, REUSED], [OTHER]);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("is new for the next thing, and the same for two presses at once", async () => {
    const [first, second] = await keysOf([ONE], [ONE]);
    expect(second).not.toBe(first);
    const attempt = newAttempt();
    const keys: string[] = [];
    const send = (key: string) => Promise.resolve(void keys.push(key));
    await Promise.all([attempt(ONE, send), attempt(ONE, send)]);
    expect(keys[1]).toBe(keys[0]);
  });
});
