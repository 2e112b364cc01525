import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import { linkQuery, type RingingCall, ringingQuery } from "./api";
import { CallCard } from "./CallCard";
import styles from "./Calls.module.css";
import { type Dialled, recordAround } from "./dialled";
import { dialled, nameOf } from "./who";

const ResultDialog = later(() => import("./ResultDialog").then((m) => m.ResultDialog));

/** The calls of this person on every page, and the one place that knows what a click on a number does. */
export function CallDesk() {
  const [done, setDone] = useState<Dialled>();
  useNumberClicks(setDone);
  return (
    <>
      {createPortal(<Ringing />, document.body)}
      {done && (
        <Suspense>
          <ResultDialog dialled={done} onClose={() => setDone(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Cards of callers in a corner. They are said politely and take nobody's focus. */
function Ringing() {
  const { t } = useTranslation();
  const calls = useQuery(ringingQuery).data ?? [];
  // who hangs up does not take a note away that is being written
  const [noted, setNoted] = useState<RingingCall[]>([]);
  const over = noted.filter(({ call }) => !calls.some((one) => one.call.id === call.id));
  const said = calls
    .filter(({ call }) => call.state === "RINGING")
    .map(({ call, caller }) =>
      t(call.direction === "INBOUND" ? "calls.callFrom" : "calls.callTo", {
        name: nameOf(call, caller) ?? t("calls.hidden"),
      }),
    )
    .join(". ");
  return (
    <aside className={styles.corner} aria-label={t("calls.now")} data-testid="ringing">
      <p className={styles.spoken} role="status">
        {said}
      </p>
      {[...calls, ...over].map((one) => (
        <CallCard
          key={one.call.id}
          ringing={one}
          noting={noted.some(({ call }) => call.id === one.call.id)}
          onNoting={(noting) =>
            setNoted((all) => [...all.filter(({ call }) => call.id !== one.call.id), ...(noting ? [one] : [])])
          }
        />
      ))}
    </aside>
  );
}

/** Every link that calls, wherever it stands, leads where the account wants; afterwards its result is asked for. */
function useNumberClicks(onDial: (call: Dialled) => void) {
  const link = useQuery(linkQuery).data?.link ?? null;
  const dial = useRef(onDial);
  useEffect(() => {
    dial.current = onDial;
  }, [onDial]);
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const anchor =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="tel:"]') : null;
      if (anchor === null || event.defaultPrevented) return;
      const tel = anchor.getAttribute("href") ?? "";
      if (link !== null) {
        event.preventDefault();
        const address = dialled(link, tel);
        if (/^https:/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
        else window.location.href = address;
      }
      const record = recordAround(anchor);
      if (record) dial.current({ record, number: anchor.textContent });
    }
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [link]);
}
