import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { likelyQuery, useDifferent } from "./api";
import styles from "./Hint.module.css";

/** In a card: there is another record that is probably the same. */
export function DuplicateHint({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const likely = useQuery(likelyQuery(kind, id)).data ?? [];
  const different = useDifferent(kind);
  const [first] = likely;
  if (first === undefined) return null;
  const ids = [id, ...likely.map((one) => one.record.id)];
  const mayMerge = likely.every((one) => one.record.mayMerge) && ids.length <= 10;
  return (
    <div className={styles.hint} role="note">
      <IconCopy size={16} stroke={1.7} />
      <span className={styles.text}>
        {t("duplicates.hint", { count: likely.length, name: first.record.name })}{" "}
        <span className={styles.why}>
          {first.reasons.map((reason) => t(`duplicates.common.${reason.common}`)).join(", ")}
        </span>
      </span>
      {mayMerge && (
        <Button
          size="xs"
          variant="default"
          onClick={() => void navigate({ to: "/duplicates/merge", search: { kind, ids: ids.join("-") } } as never)}
        >
          {t("duplicates.compare")}
        </Button>
      )}
      <Button size="xs" variant="subtle" loading={different.isPending} onClick={() => different.mutate(ids)}>
        {t("duplicates.different", { count: likely.length })}
      </Button>
    </div>
  );
}
