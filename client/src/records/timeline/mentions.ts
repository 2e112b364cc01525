/** Somebody a comment names: who, and how their name was written. */
export interface Mention {
  id: number;
  name: string;
}

/** A part of a comment: words, or a name. */
export type Part = string | Mention;

const TYPED = /(^|[\s(])@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]*)?)$/u;

/** What somebody has typed of a name, when the caret stands behind an @ and the beginning of one. */
export function typedName(text: string, caret: number): string | undefined {
  return TYPED.exec(text.slice(0, caret))?.[2];
}

/** Whether the words typed are the beginnings of words of the name, in their order. */
export function fits(typed: string, name: string): boolean {
  const words = fold(name).split(/[\s-]+/);
  let at = 0;
  for (const begin of fold(typed).split(/\s+/)) {
    while (at < words.length && !(words[at] ?? "").startsWith(begin)) at++;
    if (at++ >= words.length) return false;
  }
  return true;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i");
}

/** The text with the name in place of what was typed of it, and where the caret stands then. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = typedName(text, caret) ?? "";
  const before = text.slice(0, caret - typed.length);
  const after = text.slice(caret);
  const space = after.startsWith(" ") ? "" : " ";
  return { text: before + name + space + after, caret: before.length + name.length + 1 };
}

/** Of those chosen, the ones whose names still stand in the text. */
export function stillNamed(text: string, chosen: Mention[]): number[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}

/** A comment as words and names, in order. Of names that begin alike the longest counts. */
export function partsOf(text: string, mentions: Mention[]): Part[] {
  const longest = [...mentions].sort((a, b) => b.name.length - a.name.length);
  const parts: Part[] = [];
  let rest = text;
  while (rest !== "") {
    const found = longest
      .map((mention) => ({ mention, at: rest.indexOf(`@${mention.name}`) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!found) {
      parts.push(rest);
      break;
    }
    if (found.at > 0) parts.push(rest.slice(0, found.at));
    parts.push(found.mention);
    rest = rest.slice(found.at + found.mention.name.length + 1);
  }
  return parts;
}
