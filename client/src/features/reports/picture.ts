import { createContext, type RefObject } from "react";
import type { ChartHandle } from "@/ui/chart/Chart";

/** The chart of a page that is saved as its picture. */
export const PictureContext = createContext<RefObject<ChartHandle | null> | undefined>(undefined);

/** Nothing, while the chart is still on its way. */
export function savePicture(picture: string | undefined, name: string) {
  if (picture !== undefined) save(picture, name);
}

/** Without leaving the page: what the server refuses is a download that failed. */
export function save(address: string, name = "") {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
