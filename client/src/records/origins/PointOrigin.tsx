import { useQuery } from "@tanstack/react-query";
import { IconInbox } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { CardRecord, originsQuery } from "./api";
import styles from "./Origins.module.css";

/** Beside a phone or e-mail in a card: with which inquiry it came. */
export function PointOrigin({ id }: { id: number | null | undefined }) {
  const record = useContext(CardRecord);
  return record === undefined || id === null || id === undefined ? null : <Mark record={record} id={id} />;
}

function Mark({ record, id }: { record: { kind: Kind; id: number }; id: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const origin = useQuery(originsQuery(record.kind, record.id)).data?.find((one) => one.pointIds.includes(id));
  if (origin === undefined) return null;
  const text = t("calls.origins.pointFrom", {
    when: formats.near(origin.receivedAt),
    channel: origin.door ?? t(`inbox.channel.${origin.channel}`),
  });
  return (
    <span className={styles.mark} role="img" aria-label={text} title={text}>
      <IconInbox size={13} stroke={1.7} />
    </span>
  );
}
