import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode, SwitchRun } from "@/lib/api/payloads";
import { modeQuery } from "@/lib/mode";
import { later } from "@/lib/later";
import { useModeDialogOpen } from "./dialogStore";
import styles from "./ModeTopBar.module.css";
import { renewAll } from "./renew";
import { isUnfinished, percentOf } from "./stream";

const ModeDialog = later(() => import("./ModeDialog").then((m) => m.ModeDialog));

const BUSY_MS = 3_000;
const QUIET_MS = 60_000;

/** Follows the account's mode: shows the pill of a running switch to everyone, and carries the dialog. */
export function ModeTopBar() {
  const dialog = useModeDialogOpen();
  const mode = useQuery({
    ...modeQuery,
    refetchInterval: ({ state }) => (isBusy(state.data) ? BUSY_MS : QUIET_MS),
  }).data;
  useRenewal(mode);
  return (
    <>
      {mode?.activeSwitch && isUnfinished(mode.activeSwitch) && <Pill run={mode.activeSwitch} />}
      {dialog && (
        <Suspense>
          <ModeDialog />
        </Suspense>
      )}
    </>
  );
}

function isBusy(mode: CrmMode | undefined): boolean {
  return mode?.activeSwitch !== null && mode?.activeSwitch !== undefined && isUnfinished(mode.activeSwitch);
}

/** When the mode changes or a run ends, by whomever, everything cached may be wrong. */
function useRenewal(mode: CrmMode | undefined) {
  const queryClient = useQueryClient();
  const state = mode === undefined ? undefined : `${mode.epoch} ${mode.activeSwitch?.id ?? "none"}`;
  const last = useRef(state);
  useEffect(() => {
    if (last.current !== undefined && state !== undefined && last.current !== state) {
      void renewAll(queryClient);
    }
    last.current = state;
  }, [state, queryClient]);
}

function Pill({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const percent = percentOf(run);
  const back = run.status === "UNDOING";
  const text = t(back ? "modeBar.pillBack" : run.status === "PAUSED" ? "modeBar.pillPaused" : "modeBar.pill", {
    percent,
  });
  return (
    <Link to={addressOfSwitch(run.id)} className={styles.pill} aria-label={text} title={text}>
      <span className={styles.fill} style={{ width: `${percent}%` }} />
      <span className={styles.text}>
        <span className={styles.long}>{t(back ? "modeBar.pillBackText" : "modeBar.pillText")} </span>
        {percent} %
      </span>
    </Link>
  );
}
