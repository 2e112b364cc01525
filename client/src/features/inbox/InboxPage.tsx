import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMoodSmile } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import { useSlots } from "@/records/slots";
import { Button } from "@/ui/controls";
import { Kbd } from "@/ui/display";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { type InboxChoice, type Inquiry, inquiriesQuery, readChoice } from "./api";
import { type Deed, ownLead, recordOf } from "./became";
import { InboxFilters } from "./InboxFilters";
import styles from "./Inbox.module.css";
import { InboxEmpty } from "./InboxEmpty";
import { InquiryRow } from "./InquiryRow";
import { TriageBar } from "./TriageBar";
import { useRowKeys } from "./useRowKeys";
import { type Decision, useTriage } from "./useTriage";

const DIALOGS = {
  junk: later(() => import("./dialogs").then((m) => m.JunkDialog)),
  snooze: later(() => import("./dialogs").then((m) => m.SnoozeDialog)),
  attach: later(() => import("./dialogs").then((m) => m.AttachDialog)),
  assign: later(() => import("./dialogs").then((m) => m.AssignDialog)),
};

const UnfiledList = later(() => import("./UnfiledList").then((m) => m.UnfiledList));

/** What came in: inquiries, or mail that became none. */
export function InboxPage() {
  const choice = readChoice(useSearch({ strict: false }));
  if (choice.pile !== "UNFILED") return <Inquiries choice={choice} />;
  return (
    <Suspense>
      <UnfiledList choice={choice} />
    </Suspense>
  );
}

/** All inquiries through all doors, the latest first, to be decided one after the other. */
function Inquiries({ choice }: { choice: InboxChoice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const { completeLead: CompleteLead } = useSlots();
  const pages = useInfiniteQuery(inquiriesQuery(choice));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [currentId, setCurrentId] = useState<number | null>(null);
  /** Stays with the inquiry it was asked about, whatever else comes in meanwhile. */
  const [asking, setAsking] = useState<{ what: keyof typeof DIALOGS | "convert"; inquiry: Inquiry }>();
  const triage = useTriage();
  // By number, since new inquiries push the rows down. On the phone the first is at hand without a tap.
  const found = rows.findIndex((row) => row.id === currentId);
  const current = found < 0 && phone && rows.length > 0 ? 0 : found;
  const inquiry = rows[current];
  const asked = asking && asNow(rows, asking.inquiry);

  function move(index: number) {
    const row = rows[index];
    if (row === undefined) return;
    setCurrentId(row.id);
    document.getElementById(`inquiry-${row.id}`)?.scrollIntoView({ block: "nearest" });
    if (index >= rows.length - 5 && pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
  }

  /** The row after this one is next, since this one leaves the pile. */
  function goOn(from: Inquiry) {
    const at = rows.findIndex((row) => row.id === from.id);
    setAsking(undefined);
    setCurrentId((rows[at + 1] ?? rows[at - 1])?.id ?? null);
  }

  function decide(about: Inquiry, decision: Decision, body?: Record<string, unknown>, after?: () => Promise<unknown>) {
    if (decision === "assign" || choice.pile === "ALL") setAsking(undefined);
    else goOn(about);
    triage.decide({ inquiry: about, decision, ...(body && { body }), ...(after && { after }) });
  }

  function open() {
    const record = inquiry && recordOf(inquiry);
    if (record === undefined) return;
    void navigate({
      to: ".",
      search: (now: Record<string, unknown>) => ({ ...now, card: `${record.kind}:${record.id}` }),
    } as never);
  }

  function act(deed: Deed) {
    if (deed === "undo") triage.takeBack();
    else if (inquiry === undefined) return;
    else if (deed === "open") open();
    else if (deed === "done") decide(inquiry, inquiry.state === "OPEN" ? "done" : "open");
    else if (deed === "convert" && ownLead(inquiry) === undefined) open();
    else if (deed === "convert") setAsking({ what: deed, inquiry });
    else if (inquiry.state !== "OPEN") return;
    else if (deed === "assign" && (inquiry.loggedOnly || recordOf(inquiry) === undefined)) toast(t("inbox.notOwn"));
    else setAsking({ what: deed, inquiry });
  }

  useRowKeys(rows.length, current, move, act);

  const leadId = asked && ownLead(asked);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("shell.inbox")}</h1>
        <InboxFilters choice={choice} />
        <span className={styles.keys}>
          <Kbd size="xs">J</Kbd> <Kbd size="xs">K</Kbd> {t("inbox.keysMove")} <Kbd size="xs">U</Kbd> {t("inbox.undo")}{" "}
          <Kbd size="xs">?</Kbd> {t("inbox.keysHelp")}
        </span>
      </header>
      {pages.isPending ? (
        <RowSkeletons rows={10} height={44} />
      ) : pages.data === undefined ? (
        <ErrorState title={t("problems.listTitle")} error={pages.error} retry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <Nothing choice={choice} />
      ) : (
        <ol className={styles.list} aria-label={t("shell.inbox")}>
          {rows.map((row, index) => (
            <InquiryRow
              key={row.id}
              inquiry={row}
              current={index === current}
              onPoint={() => setCurrentId(row.id)}
              bar={index === current && !phone ? <TriageBar inquiry={row} onDo={act} /> : null}
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
      {phone && inquiry !== undefined && <TriageBar thumb inquiry={inquiry} onDo={act} />}
      <Suspense>
        {asking && asked && asking.what !== "convert" && (
          <Question
            what={asking.what}
            inquiry={asked}
            onClose={() => setAsking(undefined)}
            onDone={(decision, body, after) => decide(asked, decision, body, after)}
          />
        )}
      </Suspense>
      {asking?.what === "convert" && asked && leadId !== undefined && CompleteLead !== null && (
        <CompleteLead
          leadId={leadId}
          onClose={() => setAsking(undefined)}
          onConverted={(conversionId) => {
            goOn(asked);
            triage.happened(t("inbox.said.convert"), `/conversions/${conversionId}/undo`);
            void triage.renew();
          }}
        />
      )}
    </div>
  );
}

/** With what others changed in it, unless they have decided: then they are not to be overruled unseen. */
function asNow(rows: Inquiry[], asked: Inquiry): Inquiry {
  const now = rows.find((row) => row.id === asked.id);
  return now?.state === asked.state ? now : asked;
}

interface QuestionProps {
  what: keyof typeof DIALOGS;
  inquiry: Inquiry;
  onClose: () => void;
  onDone: (decision: Decision, body?: Record<string, unknown>, after?: () => Promise<unknown>) => void;
}

function Question({ what, inquiry, onClose, onDone }: QuestionProps) {
  const Asked = DIALOGS[what];
  return <Asked inquiry={inquiry} onClose={onClose} onDone={(body, after) => onDone(what, body, after)} />;
}

/** An empty pile: everything is done, or nothing has come in yet. */
function Nothing({ choice }: { choice: InboxChoice }) {
  const { t } = useTranslation();
  const filtered = choice.channel !== undefined || choice.whose !== "ALL";
  const all = useInfiniteQuery({ ...inquiriesQuery({ pile: "ALL", whose: "ALL", channel: undefined }) });
  if (all.data === undefined) return null;
  const never = (all.data.pages[0]?.items.length ?? 0) === 0;
  if (never) return <InboxEmpty channel={undefined} />;
  if (choice.pile === "OPEN" && !filtered) {
    return <EmptyState icon={IconMoodSmile} title={t("inbox.clearTitle")} text={t("inbox.clearText")} />;
  }
  if (choice.channel !== undefined && choice.pile === "ALL") return <InboxEmpty channel={choice.channel} />;
  return <EmptyState icon={IconMoodSmile} title={t("inbox.clearOther")} text={t("inbox.noneOfChannelText")} />;
}
