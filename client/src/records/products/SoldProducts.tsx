import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Switch } from "@/ui/forms";
import { ErrorState } from "@/ui/states";
import { FieldGroup } from "../card/RecordCard";
import { type SellingKind, type Sold, soldQuery } from "./api";
import { type Draft, draftOf, isUntouched, rowOf } from "./draft";
import { refusalLines } from "./refusal";
import { RowsTable } from "./RowsTable";
import styles from "./SoldProducts.module.css";
import { sameNumber } from "./sums";
import { usePlain } from "./usePlain";
import { useSaveRows } from "./useSaveRows";

/** What is sold in a lead or deal: rows that are changed where they stand, and what they come to. */
export function SoldProducts({ kind, id, readOnly }: { kind: SellingKind; id: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const sold = useQuery(soldQuery(kind, id));
  if (sold.isLoadingError) {
    return <ErrorState title={t("problems.recordTitle")} error={sold.error} retry={() => void sold.refetch()} />;
  }
  if (sold.data === undefined || (readOnly && sold.data.rows.length === 0)) return null;
  return (
    <FieldGroup title={t("card.products.title")}>
      <Rows key={id} kind={kind} id={id} sold={sold.data} readOnly={readOnly} />
    </FieldGroup>
  );
}

function Rows({ kind, id, sold, readOnly }: { kind: SellingKind; id: number; sold: Sold; readOnly: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const plain = usePlain();
  const [edited, setEdited] = useState<Draft[]>();
  const saved = sold.rows.map((row) => draftOf(row, plain));
  const drafts = edited ?? saved;
  const save = useSaveRows(kind, id, sold);
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
      // what somebody has typed meanwhile stays as it is, and so does the empty row they are about to type into
      save.rows(complete, () => setEdited((now) => (now === next && whole ? undefined : now)));
    }
  }
  const typed = !sold.fromRows && sold.amount !== null && sold.rows.length > 0;
  return (
    <div className={styles.products} data-testid="products">
      <RowsTable
        drafts={drafts}
        currency={sold.currency}
        readOnly={readOnly}
        label={t("card.products.title")}
        onChange={setEdited}
        onCommit={commit}
      />
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
