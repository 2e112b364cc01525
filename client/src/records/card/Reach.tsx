import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mail, telephone } from "@/lib/links";
import { recordQuery } from "../queries";
import type { Company, Contact, ContactPoint } from "../types";
import { ShownField } from "./InlineField";
import styles from "./Reach.module.css";

interface Props {
  kind: "contacts" | "companies";
  id: number;
}

/**
 * How a customer is reached, on the card of what is sold to them: nobody looks for a number in another card. Who calls
 * from there calls about what is sold.
 */
export function Reach({ kind, id }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(recordQuery<Contact | Company>(kind, id));
  const links = (points: ContactPoint[], href: (value: string) => string) => (
    <span className={styles.links}>
      {points.map(({ value }) => (
        <a key={value} href={href(value)}>
          {value}
        </a>
      ))}
    </span>
  );
  if (data === undefined) return null;
  return (
    <>
      {data.phones.length > 0 && (
        <ShownField label={t("records.field.phones")}>{links(data.phones, telephone)}</ShownField>
      )}
      {data.emails.length > 0 && <ShownField label={t("records.field.emails")}>{links(data.emails, mail)}</ShownField>}
    </>
  );
}
