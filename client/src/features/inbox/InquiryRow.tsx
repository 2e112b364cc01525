import { Link } from "@tanstack/react-router";
import {
  IconApi,
  IconClock,
  IconDatabaseImport,
  IconForms,
  IconMail,
  IconMessage,
  IconPencil,
  IconPhone,
  IconPlugConnected,
  IconUserCheck,
} from "@tabler/icons-react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useGivenValues } from "@/records/custom/useGivenValues";
import { LinkedText } from "@/records/LinkedText";
import { UnstyledButton } from "@/ui/controls";
import { Unseen } from "@/ui/Unseen";
import type { Channel, Inquiry } from "./api";
import { type Became as Target, becameOf, senderOf } from "./became";
import styles from "./Inbox.module.css";

const ICONS: Record<Channel, typeof IconMail> = {
  FORM: IconForms,
  EMAIL: IconMail,
  CALL: IconPhone,
  CHAT: IconMessage,
  API: IconApi,
  REST: IconPlugConnected,
  MANUAL: IconPencil,
  IMPORT: IconDatabaseImport,
};

interface Props {
  inquiry: Inquiry;
  /** The row that keys act on. */
  current: boolean;
  onPoint: () => void;
  /** What can be decided. */
  bar: ReactNode;
}

export function InquiryRow({ inquiry, current, onPoint, bar }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const source = useSources().find((one) => one.id === inquiry.sourceId)?.name;
  const userName = useUserName();
  const Icon = ICONS[inquiry.channel];
  const sender = senderOf(inquiry);
  const channel = t(`inbox.channel.${inquiry.channel}`);
  return (
    <li
      id={`inquiry-${inquiry.id}`}
      className={styles.row}
      data-current={current}
      aria-current={current || undefined}
      onClick={onPoint}
    >
      <span className={styles.icon} title={channel} aria-label={channel} role="img">
        <Icon size={18} stroke={1.6} />
      </span>
      <div className={styles.main}>
        <div className={styles.line}>
          <span className={styles.sender}>{sender === "" ? t("inbox.unknownSender") : sender}</span>
          {inquiry.title !== null && (
            <span className={styles.subject} title={inquiry.title}>
              {inquiry.title}
            </span>
          )}
          {inquiry.known && (
            <span className={styles.known}>
              <IconUserCheck size={13} stroke={1.8} />
              {t("inbox.known")}
            </span>
          )}
          {inquiry.snoozedUntil !== null && <Snoozed until={inquiry.snoozedUntil} />}
          <time className={styles.time} dateTime={inquiry.receivedAt} title={formats.dateTime(inquiry.receivedAt)}>
            {formats.near(inquiry.receivedAt)}
          </time>
        </div>
        {inquiry.message !== null && <Message text={inquiry.message} open={current} />}
        {current && inquiry.custom.length > 0 && <Given values={inquiry.custom} />}
        <div className={styles.facts}>
          <span>{source === undefined ? channel : `${channel} · ${source}`}</span>
          {inquiry.responsibleId !== null && <span>{userName(inquiry.responsibleId)}</span>}
          <Result inquiry={inquiry} />
        </div>
        {bar}
      </div>
    </li>
  );
}

/** What came beside the message. */
function Given({ values }: { values: Inquiry["custom"] }) {
  const given = useGivenValues(values);
  return given.length === 0 ? null : (
    <dl className={styles.given}>
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Until when it is put off, or that it has come back. */
function Snoozed({ until }: { until: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [now] = useState(() => Date.now());
  const over = Date.parse(until) <= now;
  return (
    <span className={styles.snoozed}>
      <IconClock size={13} stroke={1.8} />
      {over ? t("inbox.backAgain") : t("inbox.snoozedUntil", { when: formats.near(until) })}
    </span>
  );
}

/** Two lines; the whole text in the current row, or on request. */
function Message({ text, open }: { text: string; open: boolean }) {
  const { t } = useTranslation();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  const shown = open || whole;
  useLayoutEffect(() => {
    const { current } = paragraph;
    if (!shown && current !== null) setCut(current.scrollHeight > current.clientHeight + 1);
  }, [shown, text]);
  return (
    <div className={styles.message}>
      <p ref={paragraph} className={shown ? undefined : styles.cut}>
        <LinkedText text={text} />
      </p>
      {!shown && cut && (
        <UnstyledButton className={styles.whole} onClick={() => setWhole(true)}>
          {t("inbox.wholeMessage")}
        </UnstyledButton>
      )}
    </div>
  );
}

function Became({ one }: { one: Target }) {
  const { t } = useTranslation();
  const kind = <span className={styles.kind}>{t(`inbox.kind.${one.kind}`)}</span>;
  return one.name === null ? (
    <span className={styles.link}>
      {kind} <Unseen />
    </span>
  ) : (
    <Link to={one.address} className={styles.link}>
      {kind} {one.name}
    </Link>
  );
}

function Result({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation();
  const became = becameOf(inquiry);
  if (became.length === 0) return null;
  return (
    <span className={styles.became}>
      {inquiry.loggedOnly ? t("inbox.addedTo") : t("inbox.became")}
      {became.map((one) => (
        <Became key={one.kind} one={one} />
      ))}
    </span>
  );
}
