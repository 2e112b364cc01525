import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { UnstyledButton } from "@/ui/controls";
import { PersonMark } from "@/ui/PersonMark";
import type { Conversation } from "./api";
import styles from "./Chat.module.css";
import { whoIs } from "./who";

const EVENTS = ["TAKEN", "HANDED", "CLOSED"];

interface Props {
  conversation: Conversation;
  chosen: boolean;
  types: boolean;
  onChoose: () => void;
}

/** One conversation in the queue. */
export function ConversationRow({ conversation, chosen, types, onChoose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const { id, state, agentId, unread, excerpt, byAgent, channel, changedAt, result } = conversation;
  const who = whoIs(conversation) ?? t("chat.visitor", { id });
  const said = types ? t("chat.visitorTypes") : EVENTS.includes(excerpt ?? "") ? channel : (excerpt ?? channel);
  return (
    <li>
      <UnstyledButton className={styles.row} aria-current={chosen} onClick={onChoose}>
        <PersonMark name={who} size={34} />
        <span className={styles.rowMain}>
          <span className={styles.rowLine}>
            <strong className={styles.rowName}>{who}</strong>
            <span className={styles.time}>{formats.near(changedAt)}</span>
          </span>
          <span className={styles.rowLine}>
            <span className={styles.excerpt} data-types={types}>
              {byAgent && !types && `${t("chat.us")}: `}
              {said}
            </span>
            {unread > 0 && (
              <span className={styles.unread} title={t("chat.unread", { count: unread })}>
                {unread}
              </span>
            )}
          </span>
          <span className={styles.rowState} data-state={state}>
            {state === "WAITING" && t("chat.waits")}
            {state === "ACTIVE" && userName(agentId)}
            {state === "CLOSED" && t(`chat.result.${result ?? "DONE"}`)}
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
}
