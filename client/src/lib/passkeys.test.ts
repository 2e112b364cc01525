import { describe, expect, it } from "vitest";
import { bytesOf, textOf } from "./passkeys";

describe("what browser and server hand each other as text", () => {
  it.each([0, 1, 2, 3, 31, 32])("%i bytes come back as they were", (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => 255 - index * 7);
    expect(bytesOf(textOf(bytes.buffer))).toEqual(bytes);
  });

  it("is fit for an address", () => expect(textOf(new Uint8Array([251, 255, 254]).buffer)).toBe("-__-"));
});
