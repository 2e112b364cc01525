import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSources } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { FieldGroup } from "../card/RecordCard";
import { useGivenValues } from "../custom/useGivenValues";
import { LinkedText } from "../LinkedText";
import { type Origin, originsQuery } from "./api";
import styles from "./Origins.module.css";

/** In a card: the inquiries it came from, and those that came later. */
export function Origins({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const origins = useQuery(originsQuery(kind, id)).data ?? [];
  if (origins.length === 0) return null;
  return (
    <FieldGroup title={t("calls.origins.title")}>
      <ul className={styles.list}>
        {origins.map((origin) => (
          <li key={origin.inquiryId}>
            <One origin={origin} />
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}

function One({ origin }: { origin: Origin }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const source = useSources().find((one) => one.id === origin.sourceId)?.name;
  const channel = t(`inbox.channel.${origin.channel}`);
  const sender = [origin.personName, origin.companyTitle].filter((part) => part !== null).join(", ");
  const utm = Object.entries(origin.utm ?? {}).filter(([, value]) => value !== null);
  const custom = useGivenValues(origin.custom);
  const facts: [string, string][] = [
    ...(sender === "" ? [] : ([[t("calls.origins.sender"), sender]] as [string, string][])),
    ...(source === undefined ? [] : ([[t("calls.origins.source"), source]] as [string, string][])),
    ...(origin.rule === null
      ? []
      : ([
          [
            t("calls.origins.rule"),
            t(origin.skippedLead ? "calls.origins.skipped" : "calls.origins.byRule", { name: origin.rule }),
          ],
        ] as [string, string][])),
    ...(utm.length === 0
      ? []
      : ([[t("calls.origins.utm"), utm.map(([name, value]) => `${name}: ${String(value)}`).join(", ")]] as [
          string,
          string,
        ][])),
    ...(origin.given.length === 0
      ? []
      : ([[t("calls.origins.brought"), origin.given.map((point) => point.value).join(", ")]] as [string, string][])),
    ...custom,
  ];
  return (
    <details className={styles.origin}>
      <summary className={styles.summary}>
        <span>
          {t(origin.first ? "calls.origins.came" : "calls.origins.noted")}: {channel}
          {origin.door !== null && ` „${origin.door}“`}
          {origin.state === "JUNK" && ` · ${t("calls.origins.junk")}`}
        </span>
        <time className={styles.time} dateTime={origin.receivedAt}>
          {formats.near(origin.receivedAt)}
        </time>
      </summary>
      <div className={styles.raw}>
        {origin.title !== null && <p className={styles.title}>{origin.title}</p>}
        {origin.message !== null && (
          <p className={styles.message}>
            <LinkedText text={origin.message} />
          </p>
        )}
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Link to="/inbox" search={{ pile: "ALL", channel: origin.channel } as never} className={styles.link}>
          {t("calls.origins.inbox")}
        </Link>
      </div>
    </details>
  );
}
