import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { IconButton } from "@/ui/IconButton";
import { sendOrSay } from "../kept";
import { ActivityForm, type ActivityValues } from "./ActivityForm";
import { newActivity, useTimelineChange } from "./api";
import styles from "./Timeline.module.css";

interface Props {
  kind: Kind;
  id: number;
  /** What was done last, and in which way. */
  done: { title: string; type: ActivityValues["type"] };
  onClose: () => void;
}

/** After the last thing that was planned: asks for the next one. */
export function WhatNext({ kind, id, done, onClose }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const add = useOnce(useTimelineChange((values: ActivityValues) => sendOrSay(newActivity(kind, id, values)), onClose));
  return (
    <section className={styles.next} aria-label={t("planning.whatNext")} data-testid="what-next">
      <div className={styles.nextHead} role="status">
        <strong>{t("planning.whatNext")}</strong>
        <span className={styles.quiet}>{t("planning.whatNextText", { name: done.title })}</span>
        <IconButton label={t("planning.notNow")} size={28} className={styles.nextClose} onClick={onClose}>
          <IconX size={16} />
        </IconButton>
      </div>
      <ActivityForm
        start={{ type: done.type, title: "", responsibleId: user.id }}
        submit={t("records.plan")}
        pending={add.isPending}
        onSubmit={(values) => add.mutate(values)}
        onCancel={onClose}
      />
    </section>
  );
}
