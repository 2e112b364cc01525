import { Link } from "@tanstack/react-router";
import {
  IconAt,
  IconBellRinging,
  IconBolt,
  IconClock,
  IconEye,
  IconForms,
  IconMessages,
  IconSwitch3,
  IconUserCheck,
  IconUsers,
  IconWebhook,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import type { Notification } from "./api";
import { addressOf } from "./days";
import styles from "./Notifications.module.css";

const ICONS = {
  ASSIGNED: IconUserCheck,
  MENTIONED: IconAt,
  DUE: IconClock,
  REMINDED: IconBellRinging,
  INVITED: IconUsers,
  INQUIRY: IconForms,
  WEBHOOK: IconWebhook,
  CHAT: IconMessages,
  AUTOMATION: IconBolt,
  OBSERVING: IconEye,
  HANDED: IconEye,
  CLOSED: IconEye,
  COMMENTED: IconEye,
  SWITCHED: IconSwitch3,
  UNDONE: IconSwitch3,
};

interface Props {
  item: Notification;
  onRead: () => void;
  /** The click leads to another page. */
  onLeave: () => void;
}

/** One thing somebody was told. A click leads there; what is gone can only be ticked off. */
export function NotificationRow({ item, onRead, onLeave }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const sentence = useSentence();
  const Icon = ICONS[item.reason];
  const address = addressOf(item, user.id);
  const content = (
    <>
      <span className={styles.icon} data-reason={item.reason}>
        <Icon size={16} stroke={1.7} />
      </span>
      <span className={styles.words}>
        <span>{sentence(item)}</span>
        {item.record && <span className={styles.record}>{item.record.name}</span>}
        {item.text !== null && item.record !== null && (item.reason === "MENTIONED" || item.reason === "COMMENTED") && (
          <span className={styles.excerpt}>{item.text}</span>
        )}
        <span className={styles.when} title={formats.dateTime(item.createdAt)}>
          {formats.time(item.createdAt)}
        </span>
      </span>
      {!item.read && (
        <span className={styles.dot}>
          <span className={styles.spoken}>{t("notifications.new")}</span>
        </span>
      )}
    </>
  );
  return (
    <li>
      {address === undefined ? (
        <button type="button" className={styles.row} data-read={item.read} onClick={onRead}>
          {content}
        </button>
      ) : (
        <Link
          to={address.to}
          search={(address.search ?? {}) as never}
          className={styles.row}
          data-read={item.read}
          onClick={() => {
            onRead();
            onLeave();
          }}
        >
          {content}
        </Link>
      )}
    </li>
  );
}

function useSentence(): (item: Notification) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (item) => {
    if (item.hidden) return t("notifications.hidden");
    const who = item.actor?.name ?? t("notifications.somebody");
    const number = formats.number(item.records);
    switch (item.reason) {
      case "ASSIGNED":
        if (item.activityId !== null) return t("notifications.assignedActivity", { who, title: item.text ?? "" });
        return item.record === null && item.kind
          ? t(`notifications.assignedMany.${item.kind}`, { who, number, count: item.records })
          : t(`notifications.assigned.${item.kind ?? "LEAD"}`, { who });
      case "MENTIONED":
        return t("notifications.mentioned", { who });
      case "DUE":
        return item.activityId === null
          ? t("notifications.dueMany", { count: item.records, number })
          : t("notifications.due", { title: item.text ?? "" });
      case "INVITED":
        return t("notifications.invited", { who, title: item.text ?? "" });
      case "REMINDED":
        return item.activityId === null
          ? t("notifications.soonMany", { count: item.records, number })
          : t("notifications.soon", { title: item.text ?? "", when: formats.near(item.dueAt) });
      case "INQUIRY":
        return t("notifications.inquiry");
      case "WEBHOOK":
        return t("notifications.webhook");
      case "CHAT":
        return t("notifications.chat");
      case "AUTOMATION":
        return t("notifications.automation", { name: item.text ?? "" });
      case "SWITCHED":
      case "UNDONE":
        return item.kind === null
          ? t(`notifications.ended.${item.reason}`)
          : t(`notifications.ended.${item.reason}_left`, { count: item.records, number });
      case "OBSERVING":
      case "HANDED":
      case "CLOSED":
      case "COMMENTED":
        return t(`notifications.observed.${item.reason}`, { who });
    }
  };
}
