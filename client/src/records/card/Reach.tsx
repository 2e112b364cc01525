import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { recordQuery } from "../queries";
import type { Company, Contact, ContactPoint, Points } from "../types";
import { ShownField } from "./InlineField";
import points from "./PointsField.module.css";
import type { PointField } from "./pointTypes";
import styles from "./Reach.module.css";
import { besides } from "./reachable";
import { ShownPoint } from "./ShownPoint";

interface Props {
  kind: "contacts" | "companies";
  id: number;
  /** What the card says itself is not said again. */
  own?: Points;
}

/**
 * How a customer is reached, on the card of what is sold to them: nobody looks for a number in another card. Who calls
 * or writes from there does so about what is sold.
 */
export function Reach({ kind, id, own }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(recordQuery<Contact | Company>(kind, id));
  if (data === undefined) return null;
  return (
    <>
      <Ways label={t("records.field.phones")} type="tel" all={besides(data.phones, own?.phones ?? [])} />
      <Ways label={t("records.field.emails")} type="email" all={besides(data.emails, own?.emails ?? [])} />
    </>
  );
}

function Ways({ label, type, all }: { label: string; type: PointField; all: ContactPoint[] }) {
  if (all.length === 0) return null;
  return (
    <ShownField label={label}>
      <span className={styles.links}>
        {all.map((point) => (
          <span key={`${point.type}${point.value}`} className={points["one"]}>
            <ShownPoint type={type} point={point} />
          </span>
        ))}
      </span>
    </ShownField>
  );
}
