import { createContext, type RefObject } from "react";
import type { ChartHandle } from "@/ui/chart/Chart";

/** The chart of a page that is saved as its picture. */
export const PictureContext = createContext<RefObject<ChartHandle | null> | undefined>(undefined);

export function savePicture(picture: string | undefined, name: string) {
  const link = document.createElement("a");
  link.href = picture ?? "";
  link.download = name;
  link.click();
}
