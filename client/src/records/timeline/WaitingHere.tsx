import { IconCloudUp } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { currentWaiting, subscribeWaiting } from "@/lib/offline/queue";
import styles from "./Timeline.module.css";

/** Notes and activities of this record that the server has not taken yet. */
export function WaitingHere({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const here = useSyncExternalStore(subscribeWaiting, currentWaiting).filter(
    (one) => one.record.kind === kind && one.record.id === id && one.what !== "move",
  );
  if (here.length === 0) return null;
  return (
    <ul className={styles.list} data-testid="waiting-here">
      {here.map((one) => (
        <li key={one.key} className={styles.waiting}>
          <IconCloudUp size={16} stroke={1.7} />
          <span className={styles.text}>
            <span className={styles.quiet}>
              {t(`offline.what.${one.what}`)} · {formats.near(one.at)}
            </span>
            {one.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
