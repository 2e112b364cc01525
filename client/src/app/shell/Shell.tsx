import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SlotProvider } from "@/records/slots";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { slots } from "../slots";
import { BottomBar } from "./BottomBar";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar";
import { usePaletteKeys } from "./usePaletteKeys";

const CardDrawer = lazy(() => import("../cards").then((m) => ({ default: m.CardDrawer })));
const CommandPalette = lazy(() => import("../palette/CommandPalette").then((m) => ({ default: m.CommandPalette })));

/** The frame around every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  usePaletteKeys(() => setSearching(true));
  const main = useFocusAfterNavigation();

  return (
    <SlotProvider slots={slots}>
      <div className={styles.shell}>
        <a className={styles.skip} href="#content">
          {t("shell.skip")}
        </a>
        <Rail />
        <div className={styles.column}>
          <TopBar onSearch={() => setSearching(true)} />
          <main id="content" className={styles.main} tabIndex={-1} ref={main}>
            <Outlet />
          </main>
        </div>
        <BottomBar />
        <Cards />
      </div>
      {searching && (
        <Suspense>
          <CommandPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </SlotProvider>
  );
}

/** Cards over the page. Loaded with the first one; stays then, so that closing has its movement. */
function Cards() {
  const [{ card }] = useRecordsUrl();
  const [wanted, setWanted] = useState(false);
  if (card !== undefined && !wanted) setWanted(true);
  return wanted ? (
    <Suspense>
      <CardDrawer />
    </Suspense>
  ) : null;
}

/** After going to another page the focus moves to it, so that keyboards and screen readers start there. */
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
}
