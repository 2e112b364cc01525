/** Whether two words are the same tag: case, accents' composition and blanks do not matter. */
export function isSameWord(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(word: string): string {
  return word.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replace(/\s+/g, " ").trim();
}
