import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { later, withTexts } from "@/lib/later";
import { typeAhead } from "./typedAhead";

const palette = () => import("../palette/CommandPalette").then((m) => m.CommandPalette);
const KeyboardMap = later(() => import("../palette/KeyboardMap").then((m) => m.KeyboardMap));
const CommandPalette = later(palette);

interface Over {
  search: () => void;
  map: () => void;
  /** What is open. */
  shown: ReactNode;
}

/** What opens over every page by keyboard: the command palette, and the map of all keys. */
export function useOver(): Over {
  const { t } = useTranslation();
  const [over, setOver] = useState<"search" | "keys">();
  const close = () => setOver(undefined);
  const map = () => setOver("keys");
  useEffect(whenIdle, []);
  return {
    search: () => {
      if (over !== "search") typeAhead(t("shell.palette"), close);
      setOver("search");
    },
    map,
    shown: (
      <Suspense>
        {over === "search" && <CommandPalette onClose={close} onKeys={map} />}
        {over === "keys" && <KeyboardMap onClose={close} />}
      </Suspense>
    ),
  };
}

const SOON = 3_000;

/** The palette's code comes after the first screen, so that it is there when it is called for. */
function whenIdle(): () => void {
  // without the server it comes when it is wanted
  const load = () => void withTexts(palette).catch(() => undefined);
  // not every browser tells when it is idle
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(load, SOON);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(load);
  return () => cancelIdleCallback(waiting);
}
