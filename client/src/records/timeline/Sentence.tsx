import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Fragment, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import type { Texts } from "@/lib/i18n/texts";
import { useDealStages, useLeadStages } from "@/lib/dictionaries";
import { type KindCode, kindOfCode } from "@/lib/kinds";
import { later } from "@/lib/later";
import { LongText } from "@/ui/LongText";
import { RecurringLink } from "../card/RecurringLink";
import { StageBadge } from "../list/StageBadge";
import type { Entry, EntryData, FieldChange } from "./api";
import styles from "./Timeline.module.css";
import { useHistoryText } from "./useHistoryText";

const Submission = later(() => import("./Submission").then((m) => m.Submission));
const Conversation = later(() => import("./Conversation").then((m) => m.Conversation));

type Channel = keyof Texts["records"]["channel"];

/** What an entry says, in words. */
export function Sentence({ entry }: { entry: Entry }): ReactNode {
  const { t } = useTranslation();
  const data = entry.data ?? {};
  switch (entry.type) {
    case "STAGE_CHANGED":
      return (
        <>
          {t("records.entry.STAGE_CHANGED")} <StageName id={data.from} /> → <StageName id={data.to} />
          {data.comment !== undefined && `: ${data.comment}`}
        </>
      );
    case "FIELDS_CHANGED":
      return (
        <span className={styles.changes}>
          {(data.changes ?? []).map((change) => (
            <Change key={change.field} change={change} of={entry.record.kind} />
          ))}
        </span>
      );
    case "ACTIVITY_ADDED":
      return t(data.filed === true ? "records.entry.filedHere" : "records.entry.ACTIVITY_ADDED", {
        title: entry.activity?.title ?? data.title ?? "",
      });
    case "ACTIVITY_COMPLETED":
    case "ACTIVITY_AUTO_COMPLETED":
      return t(`records.entry.${entry.type}`, { title: entry.activity?.title ?? data.title ?? "" });
    case "CONVERTED":
      return (
        <>
          {t("records.entry.CONVERTED")}{" "}
          {(["DEAL", "CONTACT", "COMPANY"] as const)
            .map((kind) => ({
              kind,
              id: { DEAL: data.dealId, CONTACT: data.contactId, COMPANY: data.companyId }[kind],
            }))
            .filter(({ id }) => id !== undefined)
            .map(({ kind, id }, index) => (
              <Fragment key={kind}>
                {index > 0 && ", "}
                {data.gone?.includes(kind) === true ? (
                  <span className={styles.was}>
                    {t("records.entry.gone", { what: `${t(`records.kind.${kind}`)} ${id}` })}
                  </span>
                ) : (
                  <To kind={kind} id={id} />
                )}
              </Fragment>
            ))}
        </>
      );
    case "CREATED_FROM_LEAD":
      return (
        <>
          {t("records.entry.CREATED_FROM_LEAD")} <To kind="LEAD" id={data.leadId} />
        </>
      );
    case "CREATED_FROM_RECURRING_DEAL":
      return (
        <>
          {t("records.entry.CREATED_FROM_RECURRING_DEAL")}{" "}
          {data.recurringDealId !== undefined && <RecurringLink id={data.recurringDealId} />}
        </>
      );
    case "OFFER":
      return t(`records.entry.offer.${data.status ?? "ISSUED"}`, { number: data.number ?? "" });
    case "AUTOMATION":
      return <ByRule data={data} />;
    case "INQUIRY":
      return (
        <>
          {t("records.entry.INQUIRY", { channel: t(`records.channel.${(data.channel ?? "API") as Channel}`) })}
          {data.message !== undefined && <LongText text={data.message} />}
          {data.channel === "FORM" && data.inquiryId !== undefined && (
            <Suspense>
              <Submission inquiryId={data.inquiryId} />
            </Suspense>
          )}
          {data.channel === "CHAT" && data.inquiryId !== undefined && (
            <Suspense>
              <Conversation inquiryId={data.inquiryId} />
            </Suspense>
          )}
        </>
      );
    case "EMAIL":
      return data.subject ?? t("records.channel.EMAIL");
    case "MERGED":
    case "MERGE_UNDONE":
      return (
        <>
          {t(`records.entry.${entry.type}`, { names: namesOf(t, data.records) })}
          {data.otherCurrency !== undefined &&
            `. ${t("records.entry.otherCurrency", { names: namesOf(t, data.otherCurrency) })}`}
        </>
      );
    case "LINKED":
    case "UNLINKED":
      if (data.title !== undefined) return <Filed type={entry.type} data={data} />;
      return (
        <>
          {t(`records.entry.${entry.type}`)} {data.kind && <To kind={data.kind} id={data.id ?? data.leadId} />}
        </>
      );
    default:
      return t(`records.entry.${entry.type}`);
  }
}

/** What a rule did, and the other deal where it copied one. */
function ByRule({ data }: { data: EntryData }) {
  const { t } = useTranslation();
  const copied = data.originalId !== undefined;
  const what = t(copied ? "records.entry.automation.copyOf" : `records.entry.automation.${data.action ?? "ACTIVITY"}`);
  return (
    <>
      {t("records.entry.AUTOMATION", { name: data.name ?? "", what })}{" "}
      <To kind="DEAL" id={data.originalId ?? data.dealId} />
    </>
  );
}

/** An activity or a message was filed with another record too, or taken off this one. */
function Filed({ type, data }: { type: "LINKED" | "UNLINKED"; data: EntryData }) {
  const { t } = useTranslation();
  const title = data.title === undefined || data.title === "" ? t("records.channel.EMAIL") : data.title;
  return (
    <>
      {t(type === "LINKED" ? "records.entry.filedWith" : "records.entry.takenOff", { title })}{" "}
      {data.kind && <To kind={data.kind} id={data.id} />}
    </>
  );
}

function namesOf(t: TFunction, records: { name: string | null }[] = []): string {
  return records.map((one) => one.name ?? t("common.unseen")).join(", ");
}

function To({ kind, id }: { kind: KindCode; id: number | undefined }) {
  const { t } = useTranslation();
  if (id === undefined) return null;
  return (
    <Link to={addressOfRecord(kindOfCode(kind), id)} className={styles.to}>
      {t(`records.kind.${kind}`)} {id}
    </Link>
  );
}

function StageName({ id }: { id: number | undefined }) {
  const stages = [...useLeadStages(), ...useDealStages()];
  const stage = stages.find((one) => one.id === id);
  return stage === undefined ? <>#{id}</> : <StageBadge stage={stage} />;
}

function Change({ change, of }: { change: FieldChange; of: KindCode }) {
  const { label, shown } = useHistoryText(change.field, of);
  const text = (value: string | null) => {
    const linked = value === null ? undefined : LINKED[change.field];
    return linked === undefined ? shown(value) : <To kind={linked} id={Number(value)} />;
  };
  return (
    <Fragment>
      <span className={styles.changed}>{label}:</span>{" "}
      <span>
        {change.from !== null && <del className={styles.was}>{text(change.from)}</del>} {text(change.to)}
      </span>
    </Fragment>
  );
}

/** Fields whose values are numbers of other records. */
const LINKED: Record<string, KindCode> = { contactId: "CONTACT", companyId: "COMPANY" };
