import type { Pipeline } from "./api/payloads";
import type { Formats } from "./formats";

/** How many deals somebody sees in a pipeline; "3.000+" where counting has ended. */
export function dealCount({ dealCount: count, dealCountExact }: Pipeline, formats: Pick<Formats, "number">): string {
  return formats.number(count) + (dealCountExact === false ? "+" : "");
}
