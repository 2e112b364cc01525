import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import { UnstyledButton } from "@/ui/controls";
import styles from "./Submission.module.css";

interface Submitted {
  formTitle: string;
  answers: { label: string; text: string }[];
  trace: Record<string, string>;
  consents: { field: string; version: number; text: string; since: string }[];
  filesKept: boolean;
}

/** What somebody sent through a form, in the form's words, with what they agreed to; read when it is asked for. */
export function Submission({ inquiryId }: { inquiryId: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.whole}>
      <UnstyledButton className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "forms.submission.less" : "forms.submission.more")}
      </UnstyledButton>
      {open && <Answers inquiryId={inquiryId} />}
    </span>
  );
}

function Answers({ inquiryId }: { inquiryId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const submitted = useQuery({
    queryKey: ["submission", inquiryId],
    queryFn: ({ signal }) => api.get<Submitted>(`/inquiries/${inquiryId}/submission`, undefined, signal),
    retry: false,
  });
  if (submitted.isError) return <span className={styles.note}>{t("forms.submission.none")}</span>;
  if (submitted.data === undefined) return null;
  const { answers, trace, consents, filesKept, formTitle } = submitted.data;
  return (
    <>
      <dl className={styles.answers} aria-label={formTitle}>
        {answers.map((answer, index) => (
          <div key={index}>
            <dt>{answer.label}</dt>
            <dd>{answer.text}</dd>
          </div>
        ))}
        {Object.entries(trace).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`forms.submission.${name as "page"}`, { defaultValue: name })}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {consents.map((consent) => (
        <span key={consent.field} className={styles.note}>
          {t("forms.submission.consent", { version: consent.version, since: formats.dateTime(consent.since) })}
        </span>
      ))}
      {!filesKept && <span className={styles.note}>{t("forms.submission.fileLost")}</span>}
    </>
  );
}
