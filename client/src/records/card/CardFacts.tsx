import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import type { BaseRecord } from "../types";
import styles from "./RecordCard.module.css";

/** Under the title: what it is, its number, since when, by whom. */
export function CardFacts({ kind, record }: { kind: Kind; record: BaseRecord }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const parts = [
    `${t(`records.kind.${codeOfKind(kind)}`)} ${record.id}`,
    t("records.createdOn", { when: formats.date(record.createdAt) }),
    record.createdById === null ? "" : t("records.createdBy", { who: userName(record.createdById) }),
  ];
  return (
    <p className={styles.facts} title={formats.dateTime(record.createdAt)}>
      {parts.filter((part) => part !== "").join(" · ")}
    </p>
  );
}
