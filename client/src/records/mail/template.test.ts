import { describe, expect, it } from "vitest";
import { withWords, wordsOf } from "./template";

const SIGNATURE = "\n\n-- \nClara Vogt";

describe("the words of a template", () => {
  it("are what a message has above its signature", () => {
    expect(wordsOf(`Guten Tag,\n\npasst Dienstag?${SIGNATURE}`, SIGNATURE)).toBe("Guten Tag,\n\npasst Dienstag?");
    expect(wordsOf("Guten Tag", "")).toBe("Guten Tag");
  });

  it("become paragraphs where the cursor stands", () => {
    expect(withWords(`Liebe Nora,${SIGNATURE}`, 11, "passt Dienstag?")).toBe(
      `Liebe Nora,\n\npasst Dienstag?${SIGNATURE}`,
    );
    expect(withWords("eins\nzwei", 5, "Mitte")).toBe("eins\n\nMitte\n\nzwei");
    expect(withWords("eins\n\n", 6, "zwei\n")).toBe("eins\n\nzwei\n");
    expect(withWords("", 0, "Guten Tag")).toBe("Guten Tag");
  });

  it("leave a text alone when there are none", () => {
    expect(withWords("eins", 2, "\n")).toBe("eins");
  });
});
