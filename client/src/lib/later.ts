import { type ComponentType, lazy } from "react";
import { moreTexts } from "./i18n/setup";

/** Whatever a component wants to be given; which it is, is found by the compiler. */
// oxlint-disable-next-line typescript/no-explicit-any
type AnyComponent = ComponentType<any>;

/**
 * A part whose code comes when it is first shown, and with it the texts that the first screen does without:
 * `later(() => import("./Hint").then((m) => m.Hint))`.
 */
export function later<C extends AnyComponent>(load: () => Promise<C>) {
  return lazy(async () => ({ default: await withTexts(load) }));
}

/** Code together with those texts. */
export async function withTexts<T>(load: () => Promise<T>): Promise<T> {
  const [code] = await Promise.all([load(), moreTexts()]);
  return code;
}
