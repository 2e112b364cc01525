import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconBell, IconBellOff, IconMessage2, IconMessages } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { Button } from "@/ui/controls";
import { Switch } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { availabilityQuery, type Conversation, conversationsQuery, type View, VIEWS } from "./api";
import styles from "./Chat.module.css";
import { ConversationRow } from "./ConversationRow";
import { useLiveChat } from "./live";
import { soundWanted, wantSound } from "./sound";
import { Talk } from "./Talk";

/** The chat as the team works with it: the queue beside the conversation; on the phone one after the other. */
export function ChatPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const search: { view?: string; conversation?: string } = useSearch({ strict: false });
  const view = VIEWS.find((one) => one === search.view) ?? "OPEN";
  const chosen = Number(search.conversation ?? 0);
  const typing = useLiveChat();
  const go = (change: Record<string, unknown>) =>
    void navigate({ to: "/chat", search: { ...search, ...change } } as never);
  const choose = (id: number | undefined) => go({ conversation: id });

  return (
    <div className={styles.page} data-chosen={chosen > 0}>
      {(!phone || chosen === 0) && (
        <section className={styles.queue} aria-label={t("chat.queue")}>
          <header className={styles.head}>
            <h1 className={styles.title}>{t("shell.chat")}</h1>
            <Sound />
            <Available />
          </header>
          <div className={styles.views}>
            <Segmented
              full
              label={t("chat.queue")}
              value={view}
              onChange={(next) => go({ view: next, conversation: undefined })}
              data={VIEWS.map((value) => ({ value, label: t(`chat.view.${value}`) }))}
            />
          </div>
          <Queue view={view} chosen={chosen} typing={typing} onChoose={choose} />
        </section>
      )}
      {chosen > 0 ? (
        <Talk key={chosen} id={chosen} types={typing.has(chosen)} onBack={() => choose(undefined)} />
      ) : (
        !phone && (
          <div className={styles.nothing}>
            <EmptyState icon={IconMessages} title={t("chat.chooseTitle")} text={t("chat.chooseText")} />
          </div>
        )
      )}
    </div>
  );
}

interface QueueProps {
  view: View;
  chosen: number;
  typing: ReadonlySet<number>;
  onChoose: (id: number) => void;
}

function Queue({ view, chosen, typing, onChoose }: QueueProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(conversationsQuery(view));
  if (list.isPending) return <RowSkeletons rows={6} height={44} />;
  if (list.data === undefined) {
    return <ErrorState title={t("problems.listTitle")} error={list.error} retry={() => void list.refetch()} />;
  }
  const rows = list.data.pages.flatMap((page) => page.items).sort(view === "CLOSED" ? () => 0 : byUrgency);
  if (rows.length === 0) {
    return <EmptyState icon={IconMessage2} title={t(`chat.empty.${view}`)} text={t("chat.emptyText")} />;
  }
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <ConversationRow
            key={row.id}
            conversation={row}
            chosen={row.id === chosen}
            types={typing.has(row.id)}
            onChoose={() => onChoose(row.id)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("chat.older")}
        </Button>
      )}
    </>
  );
}

/** Who waits stands above who is being answered, then who spoke last. */
function byUrgency(one: Conversation, other: Conversation): number {
  const rank = ({ state, unread }: Conversation) => (state === "WAITING" ? 0 : unread > 0 ? 1 : 2);
  return rank(one) - rank(other) || other.changedAt.localeCompare(one.changedAt);
}

function Available() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mine = useQuery(availabilityQuery).data;
  const change = useMutation({
    mutationFn: (available: boolean) => api.put("/chat/availability", { available }),
    onSettled: () => client.invalidateQueries({ queryKey: availabilityQuery.queryKey }),
  });
  const available = change.isPending ? change.variables : (mine?.available ?? true);
  return (
    <Switch
      label={t("chat.available")}
      title={t("chat.availableHint")}
      checked={available}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}

function Sound() {
  const { t } = useTranslation();
  const [on, setOn] = useState(soundWanted);
  return (
    <IconButton
      label={on ? t("chat.soundOff") : t("chat.soundOn")}
      aria-pressed={on}
      onClick={() => {
        wantSound(!on);
        setOn(!on);
      }}
    >
      {on ? <IconBell size={18} stroke={1.6} /> : <IconBellOff size={18} stroke={1.6} />}
    </IconButton>
  );
}
