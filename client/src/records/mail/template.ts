/** The words of a template alone: `prepared` is the message with them, `bare` the same one without. */
export function wordsOf(prepared: string, bare: string): string {
  return prepared.endsWith(bare) ? prepared.slice(0, prepared.length - bare.length) : prepared;
}

/** A text with words put in where the cursor stands, as paragraphs of their own. Nothing that was written is lost. */
export function withWords(text: string, cursor: number, words: string): string {
  if (words.trim() === "") return text;
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  return before + gap(before, words) + words + gap(words, after) + after;
}

/** The lines that two paragraphs lack between them. */
function gap(above: string, below: string): string {
  if (above === "" || below === "") return "";
  const lines = (/\n*$/.exec(above)?.[0].length ?? 0) + (/^\n*/.exec(below)?.[0].length ?? 0);
  return "\n".repeat(Math.max(0, 2 - lines));
}
