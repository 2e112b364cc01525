import { IconLock } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import styles from "./WhyDialog.module.css";

const WhyDialog = later(() => import("./WhyDialog").then((m) => m.WhyDialog));

/** Over a card that somebody may only read: says so, and why. */
export function DeniedNote({ kind, id, name }: { kind: Kind; id: number; name: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.note} role="note" data-testid="denied-note">
      <IconLock size={15} stroke={1.8} />
      {t("organisation.readOnly")}
      <button type="button" onClick={() => setAsking(true)}>
        {t("organisation.why")}
      </button>
      {asking && (
        <Suspense>
          <WhyDialog kind={kind} id={id} name={name} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}
