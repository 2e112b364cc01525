import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { daysBetween } from "@/lib/days";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { type ListedOffer, SOON } from "./list";
import styles from "./OfferList.module.css";
import { OfferState } from "./OfferState";

/** A click on an offer opens its deal, where it stands with all that can be done with it. */
export function OfferTable({ offers }: { offers: ListedOffer[] }) {
  const { t } = useTranslation();
  const wide = styles["wide"] ?? "";
  return (
    <table className={styles.table} aria-label={t("offers.title")}>
      <thead>
        <tr>
          <th scope="col">{t("offers.list.offer")}</th>
          <th scope="col" className={wide}>
            {t("offers.list.customer")}
          </th>
          <th scope="col" className={wide}>
            {t("offers.list.issued")}
          </th>
          <th scope="col" className={wide}>
            {t("offers.validUntil")}
          </th>
          <th scope="col" className={wide}>
            {t("offers.list.responsible")}
          </th>
          <th scope="col" className={styles.number}>
            {t("offers.list.total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <Row key={offer.id} offer={offer} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ offer }: { offer: ListedOffer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const deal = addressOfRecord("deals", offer.dealId);
  const issued = offer.issuedAt === null ? "–" : formats.date(offer.issuedAt);
  const ends = <Ends offer={offer} />;
  return (
    <tr>
      <th scope="row">
        <span className={styles.head}>
          <Link to={deal} className={styles.name}>
            {offer.number ?? t("offers.draftNo", { id: offer.id })}
          </Link>
          <OfferState offer={offer} />
        </span>
        <span className={styles.narrow}>
          {offer.customerName !== null && <strong className={styles.who}>{offer.customerName}</strong>}
          <span className={styles.line}>{offer.dealTitle}</span>
          <span className={styles.line}>
            {offer.issuedAt !== null && t("offers.list.since", { date: issued })} {ends}
          </span>
        </span>
      </th>
      <td className={styles.wide}>
        {offer.customerName ?? "–"}
        <Link to={deal} className={styles.deal}>
          {offer.dealTitle}
        </Link>
      </td>
      <td className={styles.wide}>{issued}</td>
      <td className={styles.wide}>
        {formats.date(offer.validUntil)}
        {ends}
      </td>
      <td className={styles.wide}>{userName(offer.responsibleId)}</td>
      <td className={styles.number}>{formats.money(offer.total)}</td>
    </tr>
  );
}

/** How long an answer may still take, when that is soon. */
function Ends({ offer }: { offer: ListedOffer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const left = daysBetween(formats.today(), offer.validUntil);
  if (offer.status !== "ISSUED" || left < 0 || left > SOON) return null;
  return (
    <span className={styles.soon}>{left === 0 ? t("offers.list.today") : t("offers.list.left", { count: left })}</span>
  );
}
