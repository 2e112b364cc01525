import { share } from "../figures";
import { type Figures, figureOf, type SalesMeasure } from "./api";

export const COUNTED_DEALS: SalesMeasure[] = ["DEALS", "DEALS_STILL_OPEN", "WON", "LOST"];

/** Of those closed. */
export function rateOf(figures: Figures): number | undefined {
  const won = figureOf(figures, "WON").count;
  return share(won, won + figureOf(figures, "LOST").count);
}
