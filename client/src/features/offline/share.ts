const TITLE = 200;

/** What a phone hands over: often the address stands in the text, and the title in both. */
export function sharedText(search: {
  title?: string | undefined;
  text?: string | undefined;
  url?: string | undefined;
}) {
  const parts = [search.title, search.text, search.url].map((part) => part?.trim() ?? "").filter((part) => part !== "");
  // what is part of another need not be said twice
  return parts.filter(
    (part, at) => !parts.some((other, i) => i !== at && (other !== part || i < at) && other.includes(part)),
  );
}

/** A name for something new: the first line, as far as it goes. */
export function titleOf(text: string): string {
  const line = text.trim().split("\n")[0]?.trim() ?? "";
  return line.length <= TITLE ? line : `${line.slice(0, TITLE - 1)}…`;
}
