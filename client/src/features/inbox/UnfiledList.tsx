import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconMail, IconMailOff } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { addressOfRecord } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { type KindCode, kindOfCode } from "@/lib/kinds";
import { later } from "@/lib/later";
import { problemText } from "@/lib/problemText";
import { EmailContent } from "@/records/mail/WholeEmail";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import type { InboxChoice } from "./api";
import { InboxFilters } from "./InboxFilters";
import styles from "./Inbox.module.css";
import { discard, fileWith, formattedUnfiled, oneUnfiledQuery, takeIn, type Unfiled, unfiledQuery } from "./unfiledApi";
import own from "./Unfiled.module.css";

const FileDialog = later(() => import("@/records/filing/FileDialog").then((m) => m.FileDialog));

/** Mail of people that became nothing, the latest first, to be filed by hand. */
export function UnfiledList({ choice }: { choice: InboxChoice }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(unfiledQuery);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [openId, setOpenId] = useState<number>();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("shell.inbox")}</h1>
        <InboxFilters choice={choice} />
      </header>
      <p className={own.hint}>{t("inbox.unfiled.hint")}</p>
      {pages.isPending ? (
        <RowSkeletons rows={6} height={44} />
      ) : pages.data === undefined ? (
        <ErrorState title={t("problems.listTitle")} error={pages.error} retry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconMailOff} title={t("inbox.unfiled.none")} text={t("inbox.unfiled.noneText")} />
      ) : (
        <ol className={styles.list} aria-label={t("inbox.piles.UNFILED")}>
          {rows.map((one) => (
            <Row
              key={one.id}
              one={one}
              open={one.id === openId}
              onToggle={() => setOpenId(one.id === openId ? undefined : one.id)}
            />
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("inbox.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ one, open, onToggle }: { one: Unfiled; open: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.row} data-current={open}>
      <span className={styles.icon}>
        <IconMail size={18} stroke={1.6} />
      </span>
      <div className={styles.main}>
        <button type="button" className={own.head} aria-expanded={open} onClick={onToggle}>
          <span className={styles.line}>
            <span className={styles.sender}>
              <bdi>{one.fromName ?? one.fromAddress}</bdi>
            </span>
            <span className={styles.subject}>
              <bdi>{one.subject ?? t("records.channel.EMAIL")}</bdi>
            </span>
            <time className={styles.time} dateTime={one.sentAt} title={formats.dateTime(one.sentAt)}>
              {formats.near(one.sentAt)}
            </time>
          </span>
          {!open && <span className={own.preview}>{one.body}</span>}
          <span className={styles.facts}>
            <span>{one.mailbox}</span>
            <span>{t("inbox.unfiled.keptUntil", { when: formats.near(one.keptUntil) })}</span>
          </span>
        </button>
        {open && <Opened id={one.id} onGone={onToggle} />}
      </div>
    </li>
  );
}

function Opened({ id, onGone }: { id: number; onGone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const found = useQuery(oneUnfiledQuery(id));
  const told = {
    onError: (error: Error) => {
      toast(problemText(t, error), { tone: "error" });
      void client.invalidateQueries({ queryKey: keys.inquiries });
    },
  };
  function gone(place?: { kind: KindCode; id: number }) {
    onGone();
    void client.invalidateQueries({ queryKey: keys.inquiries });
    if (place === undefined) return;
    toast(t("planning.filing.added"), {
      action: {
        label: t("inbox.openOne"),
        run: () => void navigate({ to: addressOfRecord(kindOfCode(place.kind), place.id) }),
      },
    });
  }
  const inquiry = useMutation({ mutationFn: () => takeIn(id), onSuccess: gone, ...told });
  const forget = useMutation({ mutationFn: () => discard(id), onSuccess: () => gone(), ...told });
  if (found.isError)
    return <ErrorState title={t("problems.title")} error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <RowSkeletons rows={3} />;
  return (
    <div className={own.opened}>
      <EmailContent
        email={found.data}
        formattedAt={(pictures) => formattedUnfiled(id, pictures)}
        filesAt={`/downloads/unfiled-emails/${id}/files/`}
      />
      <div className={own.actions}>
        <Button size="xs" loading={inquiry.isPending} onClick={() => inquiry.mutate()}>
          {t("inbox.unfiled.asInquiry")}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {t("inbox.unfiled.toRecord")}
        </Button>
        <Confirm
          question={t("inbox.unfiled.discardQuestion")}
          confirm={t("inbox.unfiled.discard")}
          onConfirm={() => forget.mutate()}
        >
          {(ask) => (
            <Button size="xs" variant="subtle" color="red" loading={forget.isPending} onClick={ask}>
              {t("inbox.unfiled.discard")}
            </Button>
          )}
        </Confirm>
      </div>
      {asking && (
        <Suspense>
          <FileDialog
            title={t("inbox.unfiled.toRecordTitle")}
            label={t("planning.filing.record")}
            submit={t("planning.filing.submit")}
            file={async (record) => {
              await fileWith(id, record);
              gone(record);
            }}
            onClose={() => setAsking(false)}
            onDone={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
