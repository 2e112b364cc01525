import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconArrowLeft, IconInfoCircle } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { type Conversation, chatKeys, conversationQuery, messagesQuery } from "./api";
import styles from "./Chat.module.css";
import { Composer } from "./Composer";
import { Deeds } from "./Deeds";
import { Said } from "./Said";
import { SidePanel } from "./SidePanel";
import { whoIs } from "./who";

interface Props {
  id: number;
  types: boolean;
  onBack: () => void;
}

/** One conversation: what was said, an answer, and who the visitor is. */
export function Talk({ id, types, onBack }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const session = useSession();
  const [aside, setAside] = useState(!phone);
  const found = useQuery(conversationQuery(id));
  const conversation = found.data;
  useRead(conversation, session.user.id);
  if (found.isError && conversation === undefined) {
    return (
      <div className={styles.nothing}>
        <ErrorState title={t("chat.gone")} error={found.error} />
      </div>
    );
  }
  if (conversation === undefined) return <RowSkeletons rows={5} height={44} />;
  const who = whoIs(conversation) ?? t("chat.visitor", { id });
  const mine = conversation.agentId === session.user.id;
  return (
    <>
      <section className={styles.talk} aria-label={t("chat.with", { who })}>
        <header className={styles.talkHead}>
          {phone && (
            <IconButton label={t("common.back")} size={40} onClick={onBack}>
              <IconArrowLeft size={20} />
            </IconButton>
          )}
          <span className={styles.talkTitle}>
            <h2 className={styles.talkName}>{who}</h2>
            <span className={styles.talkChannel}>{conversation.channel}</span>
          </span>
          <Deeds conversation={conversation} onClosed={phone ? onBack : undefined} />
          <IconButton
            label={t("chat.about")}
            size={phone ? 40 : 32}
            aria-expanded={aside}
            onClick={() => setAside(!aside)}
          >
            <IconInfoCircle size={19} stroke={1.6} />
          </IconButton>
        </header>
        {phone && aside ? (
          <SidePanel conversation={conversation} />
        ) : (
          <>
            <Log id={id} types={types} />
            {conversation.state === "WAITING" && <TakeOver id={id} />}
            {conversation.state === "CLOSED" ? (
              <p className={styles.closed}>{t("chat.isClosed")}</p>
            ) : (
              <Composer id={id} focus={mine && !phone} />
            )}
          </>
        )}
      </section>
      {!phone && aside && <SidePanel conversation={conversation} />}
    </>
  );
}

/** What whoever answers has on the screen has been read. */
function useRead(conversation: Conversation | undefined, me: number) {
  const { mutate } = useMutation({ mutationFn: (id: number) => api.post(`/chat/conversations/${id}/read`) });
  const id = conversation?.id;
  const unread = (conversation?.unread ?? 0) > 0 && conversation?.agentId === me;
  const last = conversation?.lastSeq;
  useEffect(() => {
    if (id !== undefined && unread && document.visibilityState === "visible") mutate(id);
  }, [id, unread, last, mutate]);
}

function TakeOver({ id }: { id: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api.post(`/chat/conversations/${id}/take`),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: chatKeys.all }),
  });
  return (
    <div className={styles.take}>
      <span>{t("chat.takeHint")}</span>
      <Button loading={take.isPending} onClick={() => take.mutate()}>
        {t("chat.take")}
      </Button>
    </div>
  );
}

function Log({ id, types }: { id: number; types: boolean }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(messagesQuery(id));
  const box = useRef<HTMLDivElement>(null);
  const messages = [...(pages.data?.pages ?? [])].reverse().flat();
  const last = messages.at(-1)?.seq;
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [last, types]);
  return (
    <div className={styles.log} ref={box} role="log" aria-label={t("chat.said")} tabIndex={0}>
      {pages.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("chat.older")}
        </Button>
      )}
      {messages.map((message) => (
        <Said key={message.seq} message={message} />
      ))}
      <p className={styles.types} role="status">
        {types && t("chat.visitorTypes")}
      </p>
    </div>
  );
}
