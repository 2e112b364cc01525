import { Link } from "@tanstack/react-router";
import { IconBriefcase, IconExternalLink, IconTargetArrow } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { Unseen } from "@/ui/Unseen";
import type { Conversation } from "./api";
import styles from "./Chat.module.css";
import { NewInquiry } from "./NewInquiry";

/** Who the visitor is, and what their conversation became. */
export function SidePanel({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { name, email, phone, page, record, recordTitle, channel, createdAt, responsibleId, agentId } = conversation;
  const { user } = useSession();
  // whoever leads it, or anybody as long as nobody does
  const inquirable = conversation.inquiryId === null && (agentId === null || agentId === user.id);
  const Icon = record?.kind === "LEAD" ? IconTargetArrow : IconBriefcase;
  return (
    <aside className={styles.aside} aria-label={t("chat.about")}>
      <h3 className={styles.asideTitle}>{t("chat.record")}</h3>
      {record === null ? (
        <p className={styles.asideText}>{t("chat.noRecord")}</p>
      ) : recordTitle === null ? (
        <p className={styles.asideText}>
          <Unseen />
        </p>
      ) : (
        <Link
          to="."
          search={(now: Record<string, unknown>) => ({ ...now, card: `${kindOfCode(record.kind)}:${record.id}` })}
          className={styles.record}
        >
          <Icon size={18} stroke={1.6} />
          <span>{recordTitle === "" ? t("chat.untitled") : recordTitle}</span>
        </Link>
      )}
      <h3 className={styles.asideTitle}>{t("chat.contact")}</h3>
      {inquirable && <NewInquiry key={conversation.id} conversation={conversation} />}
      <dl className={styles.facts}>
        {!inquirable && (
          <>
            <Fact name={t("chat.name")}>{name}</Fact>
            <Fact name={t("chat.email")}>{email}</Fact>
            <Fact name={t("chat.phone")}>{phone}</Fact>
          </>
        )}
        <Fact name={t("chat.page")}>
          {page !== null && (
            <a href={page} target="_blank" rel="noopener noreferrer">
              {page.replace(/^https?:\/\//, "")} <IconExternalLink size={13} stroke={1.7} />
            </a>
          )}
        </Fact>
      </dl>
      <h3 className={styles.asideTitle}>{t("chat.conversation")}</h3>
      <dl className={styles.facts}>
        <Fact name={t("chat.channel")}>{channel}</Fact>
        <Fact name={t("chat.begun")}>{formats.dateTime(createdAt)}</Fact>
        <Fact name={t("chat.agent")}>{agentId === null ? null : userName(agentId)}</Fact>
        <Fact name={t("chat.responsible")}>{userName(responsibleId)}</Fact>
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  const absent = children === null || children === false;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{absent ? t("common.none") : children}</dd>
    </div>
  );
}
