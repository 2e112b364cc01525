import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { filingOfEmail } from "../filing/api";
import { FilingMenu } from "../filing/FilingMenu";
import { type Entry, useTimelineChange } from "../timeline/api";
import { type Answering, type Email, emailsQuery, sendAgain } from "./api";
import { EmailForm } from "./EmailForm";
import styles from "./Mail.module.css";
import { WholeEmail } from "./WholeEmail";

interface Props {
  entry: Entry;
  readOnly: boolean;
  kind: Kind;
  id: number;
}

type Automatic = keyof Texts["mail"]["automatic"];
type Failure = keyof Texts["mail"]["failure"];
type Why = keyof Texts["mail"]["why"];

/** A message in the timeline: how it begins, how it stands with it, and what can be done. */
export function EmailOfEntry({ entry, readOnly, kind, id }: Props) {
  const { t } = useTranslation();
  const data = entry.data ?? {};
  const [open, setOpen] = useState(false);
  const [answering, setAnswering] = useState<Answering>();
  const emails = useQuery(emailsQuery(kind, id));
  const email = emails.data?.find((one) => one.id === data.emailId);
  if (data.emailId === undefined) return null;
  const replyTo = data.emailId;
  const others = email === undefined ? 0 : email.to.length + email.cc.length;
  return (
    <div className={styles.email} data-direction={data.direction}>
      <span className={styles.head}>
        <bdi>
          {data.direction === "OUT"
            ? t("mail.sent", { name: data.recipients ?? "" })
            : t("mail.received", { name: data.sender ?? "" })}
        </bdi>
        {data.automatic !== undefined && (
          <span className={styles.mark}>
            {t(`mail.automatic.${data.automatic as Automatic}`, { defaultValue: data.automatic })}
          </span>
        )}
        {email?.direction === "OUT" && (
          <span className={styles.mark} data-state={email.state}>
            {t(`mail.sentState.${email.state}`)}
          </span>
        )}
      </span>
      {open ? (
        <WholeEmail kind={kind} id={id} emailId={data.emailId} />
      ) : (
        data.preview !== undefined && data.preview !== "" && <p className={styles.preview}>{data.preview}</p>
      )}
      {email !== undefined && <Trouble email={email} kind={kind} id={id} readOnly={readOnly} />}
      {answering === undefined ? (
        <div className={styles.actions}>
          <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "mail.less" : "mail.read")}
          </Button>
          {!readOnly && (
            <Button size="compact-sm" variant="subtle" onClick={() => setAnswering({ replyTo, all: false })}>
              {t("mail.answer")}
            </Button>
          )}
          {!readOnly && others > 1 && (
            <Button size="compact-sm" variant="subtle" onClick={() => setAnswering({ replyTo, all: true })}>
              {t("mail.answerAll")}
            </Button>
          )}
          {!readOnly && email !== undefined && (
            <FilingMenu
              name={email.subject ?? t("records.channel.EMAIL")}
              kind={kind}
              id={id}
              places={email.records}
              removable={email.removable}
              {...filingOfEmail(email.id, email.records, kind, id)}
            />
          )}
        </div>
      ) : (
        <EmailForm kind={kind} id={id} answering={answering} onDone={() => setAnswering(undefined)} />
      )}
    </div>
  );
}

/** Why a message did not go out, as far as anybody said. */
function Trouble({ email, kind, id, readOnly }: { email: Email; kind: Kind; id: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const again = useTimelineChange(() => sendAgain(kind, id, email.id));
  if (email.failure === undefined) return null;
  const known =
    t(`mail.failure.${email.failure as Failure}`, { defaultValue: "" }) ||
    t(`mail.why.${email.failure as Why}`, { defaultValue: email.failure });
  return (
    <p className={styles.trouble} role="status">
      {known}
      {email.state === "REFUSED" && !readOnly && (
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          loading={again.isPending}
          onClick={() => again.mutate(undefined)}
        >
          {t("mail.sendAgain")}
        </Button>
      )}
    </p>
  );
}
