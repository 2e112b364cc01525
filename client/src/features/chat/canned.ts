import type { CannedAnswer } from "@/lib/cannedAnswers";

const MOST = 6;

/** What is typed behind a slash at the beginning of the text; undefined when nobody asks for an answer. */
export function askedShortcut(text: string): string | undefined {
  return /^\/([\p{L}\p{N}_-]*)$/u.exec(text)?.[1];
}

/** Answers that fit what is typed: first those whose shortcut begins with it, then those that contain it. */
export function fitting(answers: CannedAnswer[], asked: string): CannedAnswer[] {
  const word = asked.toLocaleLowerCase();
  const begins = answers.filter((one) => one.shortcut.toLocaleLowerCase().startsWith(word));
  const contains = answers.filter(
    (one) =>
      !begins.includes(one) &&
      (one.shortcut.toLocaleLowerCase().includes(word) || one.body.toLocaleLowerCase().includes(word)),
  );
  return [...begins, ...contains].slice(0, MOST);
}
