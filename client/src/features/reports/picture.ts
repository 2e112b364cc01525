import { createContext, type RefObject, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { ChartHandle } from "@/ui/chart/Chart";
import { saveAs } from "./saving";

/** A chart of the page that can be saved as a picture. */
export interface Picture {
  /** What the chart shows. */
  name: string;
  chart: RefObject<ChartHandle | null>;
}

type Add = (picture: Picture) => () => void;

/** Where charts of a page say that they are there; they do so while they are shown. */
export const PictureContext = createContext<Add>(() => () => undefined);

/** The charts of a page, in the order in which they stand there. */
export function usePictures(): { pictures: Picture[]; add: Add } {
  const [pictures, setPictures] = useState<Picture[]>([]);
  const add = useCallback((picture: Picture) => {
    setPictures((all) => [...all, picture]);
    return () => setPictures((all) => all.filter((one) => one !== picture));
  }, []);
  return { pictures, add };
}

/** For a chart that is saved under this name; without one it is not. */
export function usePicture(name: string | undefined): RefObject<ChartHandle | null> {
  const chart = useRef<ChartHandle>(null);
  const add = useContext(PictureContext);
  useEffect(() => (name === undefined ? undefined : add({ name, chart })), [add, name]);
  return chart;
}

/** Nothing, while the chart is still on its way. */
export function savePicture(picture: string | undefined, name: string) {
  if (picture !== undefined) saveAs(picture, name);
}
