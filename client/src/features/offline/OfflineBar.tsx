import { IconCloudOff, IconCloudUp, IconRefresh } from "@tabler/icons-react";
import { Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { connection, subscribeConnection } from "@/lib/connection";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import { canKeep, currentWaiting, subscribeWaiting } from "@/lib/offline/queue";
import { Button } from "@/ui/controls";
import styles from "./Offline.module.css";
import { useReturn } from "./useReturn";
import { startWorker } from "./worker";

const WaitingDialog = later(() => import("./WaitingDialog").then((m) => m.WaitingDialog));

/** Above the page when there is something to say: the server is away, changes wait, a new version is here. */
export function OfflineBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { awaySince, waiting } = useSyncExternalStore(subscribeConnection, connection);
  const all = useSyncExternalStore(subscribeWaiting, currentWaiting);
  const [shown, setShown] = useState(false);
  const [takeNew, setTakeNew] = useState<() => void>();
  const { ask, send } = useReturn(awaySince !== undefined, waiting);
  useEffect(() => startWorker((take) => setTakeNew(() => take)), []);
  // its code must be here before the server is away
  useEffect(() => void import("./WaitingDialog"), []);

  const undecided = all.filter((one) => one.state !== "waiting").length;
  return (
    <>
      <div role="status" aria-live="polite" data-testid="offline-bar">
        {awaySince && (
          <div className={styles.bar} data-tone="away">
            <IconCloudOff size={17} stroke={1.8} />
            <span className={styles.text}>
              {t("offline.away", { when: formats.time(awaySince.toISOString()) })}{" "}
              <span className={styles.more}>{t(canKeep() ? "offline.awayKept" : "offline.awayNothingKept")}</span>
            </span>
            <Button size="compact-xs" variant="default" onClick={() => void ask()}>
              {t("offline.retry")}
            </Button>
          </div>
        )}
        {waiting > 0 && (
          <div className={styles.bar} data-tone={undecided > 0 ? "undecided" : "waiting"}>
            <IconCloudUp size={17} stroke={1.8} />
            <span className={styles.text}>
              {undecided > 0 ? t("offline.undecided", { count: undecided }) : t("offline.waiting", { count: waiting })}
            </span>
            <Button size="compact-xs" variant="default" onClick={() => setShown(true)}>
              {t("offline.show")}
            </Button>
          </div>
        )}
        {takeNew && (
          <div className={styles.bar} data-tone="new">
            <IconRefresh size={17} stroke={1.8} />
            <span className={styles.text}>{t("offline.newVersion")}</span>
            <Button size="compact-xs" onClick={takeNew}>
              {t("offline.useNow")}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setTakeNew(undefined)}>
              {t("offline.notNow")}
            </Button>
          </div>
        )}
      </div>
      <Suspense>{shown && <WaitingDialog onClose={() => setShown(false)} onSend={() => void send()} />}</Suspense>
    </>
  );
}
