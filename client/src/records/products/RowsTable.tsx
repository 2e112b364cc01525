import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { type Draft, emptyDraft, pricedOf } from "./draft";
import { ProductRow } from "./ProductRow";
import styles from "./SoldProducts.module.css";
import { difference, rowSum, sumOf } from "./sums";

interface Props {
  drafts: Draft[];
  currency: string;
  readOnly: boolean;
  /** Read aloud for the table. */
  label: string;
  onChange: (drafts: Draft[]) => void;
  /** A row is done for now. */
  onCommit: (drafts: Draft[]) => void;
}

const DECIMALS = 2;

function decimalsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return Math.min(maximumFractionDigits ?? DECIMALS, DECIMALS);
}

/** Rows that are changed where they stand, and what they come to. */
export function RowsTable({ drafts, currency, readOnly, label, onChange, onCommit }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const decimals = decimalsOf(currency);
  const sums = drafts.map((draft) => {
    const priced = pricedOf(draft);
    return priced && rowSum(priced, decimals);
  });
  const whole = sums.filter((sum) => sum !== undefined);
  const total = sumOf(
    whole.map((sum) => sum.total),
    decimals,
  );
  const net = sumOf(
    whole.map((sum) => sum.net),
    decimals,
  );
  const money = (value: string): Money => ({ value, currency });
  const add = () => onChange([...drafts, emptyDraft(drafts.at(-1))]);
  function move(index: number, by: number) {
    const next = [...drafts];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    onCommit(next);
  }
  return (
    <>
      {drafts.length > 0 && (
        <div role="table" aria-label={label} className={styles.table}>
          <div role="row" className={styles.head}>
            {(["name", "quantity", "price", "discount", "tax", "sum"] as const).map((column) => (
              <span key={column} role="columnheader" data-column={column}>
                {t(`card.products.${column}`)}
              </span>
            ))}
            <span role="columnheader" aria-label={t("common.more")} />
          </div>
          {drafts.map((draft, index) => (
            <ProductRow
              key={index}
              row={index + 1}
              last={index === drafts.length - 1}
              draft={draft}
              currency={currency}
              sum={sums[index]}
              readOnly={readOnly}
              onChange={(next) => onChange(drafts.map((one, at) => (at === index ? next : one)))}
              onCommit={(next) => onCommit(drafts.map((one, at) => (at === index ? next : one)))}
              onRemove={() => onCommit(drafts.filter((_, at) => at !== index))}
              onMove={(by) => move(index, by)}
              onNext={add}
            />
          ))}
        </div>
      )}
      <div className={styles.foot}>
        {!readOnly && (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
            {t("card.products.add")}
          </Button>
        )}
        {drafts.length > 0 && (
          <dl className={styles.sums} aria-live="polite">
            <dt>{t("card.products.net")}</dt>
            <dd>{formats.money(money(net))}</dd>
            <dt>{t("card.products.taxes")}</dt>
            <dd>{formats.money(money(difference(total, net)))}</dd>
            <dt data-strong>{t("card.products.total")}</dt>
            <dd data-strong data-testid="products-total">
              {formats.money(money(total))}
            </dd>
          </dl>
        )}
      </div>
    </>
  );
}
