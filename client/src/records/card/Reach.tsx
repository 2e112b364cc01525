import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { telephone } from "@/lib/links";
import { EmailLink } from "../mail/EmailLink";
import { CardRecord } from "../origins/api";
import { recordQuery } from "../queries";
import type { Company, Contact } from "../types";
import { ShownField } from "./InlineField";
import styles from "./Reach.module.css";

interface Props {
  kind: "contacts" | "companies";
  id: number;
}

/**
 * How a customer is reached, on the card of what is sold to them: nobody looks for a number in another card. Who calls
 * or writes from there does so about what is sold.
 */
export function Reach({ kind, id }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(recordQuery<Contact | Company>(kind, id));
  const card = useContext(CardRecord);
  if (data === undefined) return null;
  return (
    <>
      {data.phones.length > 0 && (
        <ShownField label={t("records.field.phones")}>
          <span className={styles.links}>
            {data.phones.map(({ value }) => (
              <a key={value} href={telephone(value)}>
                {value}
              </a>
            ))}
          </span>
        </ShownField>
      )}
      {data.emails.length > 0 && (
        <ShownField label={t("records.field.emails")}>
          <span className={styles.links}>
            {data.emails.map(({ value }) => (
              <EmailLink key={value} address={value} about={card?.frozen === false ? card : undefined} />
            ))}
          </span>
        </ShownField>
      )}
    </>
  );
}
