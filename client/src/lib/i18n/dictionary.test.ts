import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import de from "./de";
import more from "./de/more";

const document = readFileSync(`${import.meta.dirname}/../../../../docs/DICTIONARY.md`, "utf8");
const shown = document.split("## Words inside")[0] ?? "";
const words = [...shown.matchAll(/^\| (?!English|---)[^|]+ \| ([^|]+) \|/gm)].map((row) => row[1] ?? "");

function textsOf(node: object): string[] {
  return Object.values(node).flatMap((value: unknown) =>
    typeof value === "object" && value !== null ? textsOf(value) : [String(value)],
  );
}

describe("the dictionary's German words are those of the interface", () => {
  const texts = textsOf([de, more]).join("\n").toLocaleLowerCase("de");
  it("reads the table", () => expect(words.length).toBeGreaterThan(30));
  it.each(words)("%s", (word) => expect(texts).toContain(word.toLocaleLowerCase("de")));
});
