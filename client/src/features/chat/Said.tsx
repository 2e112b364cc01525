import { IconAlertTriangle, IconCheck, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Message } from "./api";
import styles from "./Chat.module.css";

type Event = "TAKEN" | "HANDED" | "CLOSED";

/** One thing that was said, as text. */
export function Said({ message }: { message: Message }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { author, userId, body, saidAt, fileId, failure } = message;
  if (author === "SYSTEM") {
    return (
      <p className={styles.event}>
        {t(`chat.event.${body as Event}`, { who: userName(userId) })} · {formats.time(saidAt)}
      </p>
    );
  }
  return (
    <div className={styles.said} data-ours={author === "AGENT"}>
      <p>{body}</p>
      {fileId !== null && <small>{t("chat.fileAtRecord")}</small>}
      {author === "VISITOR" && failure !== null && <small>{t("chat.fileLost")}</small>}
      <small title={formats.dateTime(saidAt)}>
        {author === "AGENT" ? userName(userId) : t("chat.visitorSaid")}, {formats.time(saidAt)}
        <Delivery message={message} />
      </small>
    </div>
  );
}

/** How far it has come on its way to a messenger. */
function Delivery({ message: { delivery, failure } }: { message: Message }) {
  const { t } = useTranslation();
  if (delivery === "WAITING") return <IconClock size={13} aria-label={t("chat.delivery.WAITING")} />;
  if (delivery === "SENT") return <IconCheck size={13} aria-label={t("chat.delivery.SENT")} />;
  if (delivery === null) return null;
  return (
    <span className={styles.parked} title={failure ?? undefined}>
      <IconAlertTriangle size={13} /> {t("chat.delivery.PARKED")}
    </span>
  );
}
