import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOf } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { sizeText } from "../files/api";
import { useTimelineChange } from "../timeline/api";
import { type Card, type Email, emailQuery, type EmailFile, formattedAddress, makeContact, nameOfCard } from "./api";
import styles from "./Mail.module.css";

interface Props {
  kind: Kind;
  id: number;
  emailId: number;
}

/** Everything of a message on a card. */
export function WholeEmail({ kind, id, emailId }: Props) {
  const { t } = useTranslation();
  const found = useQuery(emailQuery(kind, id, emailId));
  if (found.isError)
    return <ErrorState title={t("problems.title")} error={found.error} retry={() => void found.refetch()} />;
  const email = found.data;
  if (email === undefined) return <RowSkeletons rows={2} />;
  return (
    <EmailContent
      email={email}
      formattedAt={(pictures) => formattedAddress(kind, id, email.id, pictures)}
      filesAt={`/downloads/${kind}/${id}/emails/${email.id}/files/`}
    />
  );
}

type Content = Pick<Email, "fromAddress" | "to" | "cc" | "forwardedBy" | "replyTo" | "body" | "formatted" | "files"> &
  Pick<Partial<Email>, "subject">;

interface ContentProps {
  email: Content;
  /** Where its form lies, to be shown in a sandbox. */
  formattedAt: (pictures: boolean) => string;
  /** Where its files lie. */
  filesAt: string;
}

/** Everything of a message: its words, its form when somebody wants it, its files. */
export function EmailContent({ email, formattedAt, filesAt }: ContentProps) {
  const { t } = useTranslation();
  const [formatted, setFormatted] = useState(false);
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={t("mail.from")} value={email.fromAddress} />
        <Fact name={t("mail.to")} value={email.to.join(", ")} />
        <Fact name={t("mail.cc")} value={email.cc.join(", ")} />
      </dl>
      {email.forwardedBy !== undefined && (
        <p className={styles.note}>{t("mail.forwardedBy", { address: email.forwardedBy })}</p>
      )}
      {email.replyTo !== undefined && <p className={styles.note}>{t("mail.replyTo", { address: email.replyTo })}</p>}
      {formatted ? (
        <Formatted subject={email.subject ?? ""} address={formattedAt} />
      ) : (
        <p className={styles.body} dir="auto">
          {email.body}
        </p>
      )}
      {email.formatted && (
        <Button
          size="compact-sm"
          variant="subtle"
          className={styles.own}
          aria-pressed={formatted}
          onClick={() => setFormatted(!formatted)}
        >
          {t(formatted ? "mail.plain" : "mail.formatted")}
        </Button>
      )}
      {email.files.length > 0 && (
        <ul className={styles.files}>
          {email.files.map((file, index) => (
            <FileOfEmail key={index} at={filesAt} file={file} />
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

/** The form of a message, in a frame in which nothing runs and that fetches nothing before somebody asks. */
function Formatted({ subject, address }: { subject: string; address: (pictures: boolean) => string }) {
  const { t } = useTranslation();
  const [pictures, setPictures] = useState(false);
  return (
    <>
      {!pictures && (
        <p className={styles.note}>
          <Button size="compact-sm" variant="default" onClick={() => setPictures(true)}>
            {t("mail.pictures")}
          </Button>{" "}
          {t("mail.picturesHint")}
        </p>
      )}
      <iframe
        className={styles.frame}
        title={t("mail.formattedTitle", { subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={address(pictures)}
      />
    </>
  );
}

function FileOfEmail({ at, file }: { at: string; file: EmailFile }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.file}>
      {file.id === undefined ? (
        <span className={styles.fileName}>{file.name}</span>
      ) : (
        <a href={addressOf(`${at}${file.id}`)} download={file.name} className={styles.fileName}>
          {file.name}
        </a>
      )}
      <span className={styles.size}>
        {file.id === undefined ? t("mail.fileLost") : sizeText(file.size, formats.locale)}
      </span>
      {file.card !== undefined && <OfferContact card={file.card} />}
    </li>
  );
}

/** Somebody's business card becomes a contact with one click. */
function OfferContact({ card }: { card: Card }) {
  const { t } = useTranslation();
  const make = useTimelineChange(
    () => makeContact(card),
    () => toast(t("mail.contactMade")),
  );
  return (
    <Button
      size="compact-sm"
      variant="light"
      loading={make.isPending}
      disabled={make.isSuccess}
      onClick={() => make.mutate(undefined)}
    >
      {make.isSuccess ? t("mail.contactMade") : t("mail.makeContact", { name: nameOfCard(card) })}
    </Button>
  );
}
