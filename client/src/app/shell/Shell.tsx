import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { later } from "@/lib/later";
import { SlotProvider } from "@/records/slots";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { slots } from "../slots";
import { BottomBar } from "./BottomBar";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar";
import { placesOf } from "./navigation";
import { useOver } from "./useOver";
import { useShellKeys } from "./useShellKeys";

const CardDrawer = later(() => import("../cards").then((m) => m.CardDrawer));
// without its code there is no message, and everything else works
const Bars = later(() =>
  import("./Bars").then(
    (m) => m.Bars,
    () => () => null,
  ),
);

/** The frame around every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = placesOf(useMode());
  const { search, map, shown } = useOver();
  useShellKeys({
    search,
    map,
    go: (label) => {
      const place = places.find((one) => one.label === label);
      if (place) void navigate({ to: place.to });
    },
  });
  const main = useFocusAfterNavigation();

  return (
    <SlotProvider slots={slots}>
      <div className={styles.shell}>
        <a className={styles.skip} href="#content">
          {t("shell.skip")}
        </a>
        <Rail />
        <div className={styles.column}>
          <Suspense>
            <Bars />
          </Suspense>
          <TopBar onSearch={search} />
          <main id="content" className={styles.main} tabIndex={-1} ref={main}>
            <Outlet />
          </main>
        </div>
        <BottomBar />
        <Cards />
      </div>
      {shown}
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
