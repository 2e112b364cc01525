import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { telephone } from "@/lib/links";
import { EmailLink } from "../mail/EmailLink";
import { CardRecord } from "../origins/api";
import type { ContactPoint } from "../types";
import styles from "./PointsField.module.css";
import { type PointField, saysSomething, typeName } from "./pointTypes";

/** One phone, e-mail, site or messenger: a link to use, and what it is used for. */
export function ShownPoint({ type, point }: { type: PointField; point: ContactPoint }) {
  const { t } = useTranslation();
  return (
    <>
      <PointLink type={type} value={point.value} />
      {saysSomething(type, point.type) && <span className={styles.type}>{typeName(t, type, point.type)}</span>}
    </>
  );
}

function PointLink({ type, value }: { type: PointField; value: string }) {
  const card = useContext(CardRecord);
  if (type === "email") {
    return <EmailLink address={value} about={card?.frozen === false ? card : undefined} className={styles.point} />;
  }
  // a messenger has no address that every browser knows
  if (type === "messenger") return <span className={styles.point}>{value}</span>;
  return (
    <a href={type === "tel" ? telephone(value) : site(value)} className={styles.point} rel="noreferrer">
      {value}
    </a>
  );
}

/** A site without a scheme is meant as https; anything else than a web address stays a text. */
const site = (value: string) => (/^https?:\/\//i.test(value) ? value : `https://${value}`);
