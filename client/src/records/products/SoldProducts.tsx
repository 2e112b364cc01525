import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Switch } from "@/ui/forms";
import { ErrorState } from "@/ui/states";
import { FieldGroup } from "../card/RecordCard";
import { type SellingKind, type Sold, soldQuery } from "./api";
import { type Draft, draftOf, emptyDraft, isUntouched, pricedOf, rowOf } from "./draft";
import { ProductRow } from "./ProductRow";
import { refusalLines } from "./refusal";
import styles from "./SoldProducts.module.css";
import { difference, rowSum, sameNumber, sumOf } from "./sums";
import { usePlain } from "./usePlain";
import { useSaveRows } from "./useSaveRows";

/** What is sold in a lead or deal: rows that are changed where they stand, and what they come to. */
export function SoldProducts({ kind, id, readOnly }: { kind: SellingKind; id: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const sold = useQuery(soldQuery(kind, id));
  if (sold.isError) {
    return <ErrorState title={t("problems.recordTitle")} error={sold.error} retry={() => void sold.refetch()} />;
  }
  if (sold.data === undefined || (readOnly && sold.data.rows.length === 0)) return null;
  return (
    <FieldGroup title={t("card.products.title")}>
      <Rows key={id} kind={kind} id={id} sold={sold.data} readOnly={readOnly} />
    </FieldGroup>
  );
}

const DECIMALS = 2;

function decimalsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return Math.min(maximumFractionDigits ?? DECIMALS, DECIMALS);
}

function Rows({ kind, id, sold, readOnly }: { kind: SellingKind; id: number; sold: Sold; readOnly: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const plain = usePlain();
  const decimals = decimalsOf(sold.currency);
  const [edited, setEdited] = useState<Draft[]>();
  const saved = sold.rows.map((row) => draftOf(row, plain));
  const drafts = edited ?? saved;
  const save = useSaveRows(kind, id, sold);
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
  const money = (value: string): Money => ({ value, currency: sold.currency });

  /** Saves what is complete; a row that is not stays on the screen until it is. */
  function commit(next: Draft[]) {
    const rows = next.map(rowOf);
    const complete = rows.filter((row) => row !== undefined);
    const whole = complete.length === next.length;
    if (JSON.stringify(complete) === JSON.stringify(saved.map(rowOf))) {
      setEdited(whole ? undefined : next);
      return;
    }
    setEdited(next);
    if (next.every((draft, index) => rows[index] !== undefined || isUntouched(draft))) {
      // what somebody has typed meanwhile stays as it is
      save.rows(complete, () => setEdited((now) => (now === next ? undefined : now)));
    }
  }
  const change = (index: number, draft: Draft) => setEdited(drafts.map((one, at) => (at === index ? draft : one)));

  function add() {
    setEdited([...drafts, emptyDraft(drafts.at(-1))]);
  }
  function move(index: number, by: number) {
    const next = [...drafts];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    commit(next);
  }

  const typed = !sold.fromRows && sold.amount !== null && sold.rows.length > 0;
  return (
    <div className={styles.products} data-testid="products">
      {drafts.length > 0 && (
        <div role="table" aria-label={t("card.products.title")} className={styles.table}>
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
              currency={sold.currency}
              sum={sums[index]}
              readOnly={readOnly}
              onChange={(next) => change(index, next)}
              onCommit={(next) => commit(drafts.map((one, at) => (at === index ? next : one)))}
              onRemove={() => commit(drafts.filter((_, at) => at !== index))}
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
      {save.error !== null && (
        <p className={styles.refusal} role="alert">
          {refusalLines(t, save.error).map((line) => (
            <span key={line} className={styles.reason}>
              {line}
            </span>
          ))}
        </p>
      )}
      {!readOnly && sold.rows.length > 0 && (
        <Switch
          size="xs"
          label={t("card.products.fromRows")}
          checked={sold.fromRows}
          onChange={(event) => save.mode(event.currentTarget.checked)}
        />
      )}
      {typed && sold.amount && !sameNumber(sold.amount.value, sold.total.value) && (
        <p className={styles.hint}>
          {t("card.products.differs", { amount: formats.money(sold.amount), total: formats.money(sold.total) })}{" "}
          {!readOnly && (
            <button type="button" className={styles.take} onClick={() => save.mode(true)}>
              {t("card.products.take")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
