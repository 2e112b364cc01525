import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { PersonMark } from "@/ui/PersonMark";
import styles from "./CardPeople.module.css";
import { companyNow, lookAt, watchCompany } from "./window";

/** Who else looks at this card now. */
export function CardPeople({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const userName = useUserName();
  useEffect(() => lookAt(kind, id), [kind, id]);
  const people = useSyncExternalStore(watchCompany, companyNow).map(userName);
  return (
    <div className={styles.people} role="status" data-testid="card-people">
      {people.length > 0 && (
        <>
          <span className={styles.marks}>
            {people.slice(0, 5).map((name) => (
              <PersonMark key={name} name={name} size={22} />
            ))}
          </span>
          <span className={styles.text}>{t("live.alsoHere", { count: people.length, names: people.join(", ") })}</span>
        </>
      )}
    </div>
  );
}
