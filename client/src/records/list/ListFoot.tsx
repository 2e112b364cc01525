import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { countQuery } from "../bulk/api";
import type { ListQuery } from "../queries";
import styles from "./RecordList.module.css";
import type { Total } from "./RecordList";

interface Props {
  kind: Kind;
  query: ListQuery;
  total: Total | undefined;
  /** Reads once more what could not be read; undefined while all is well. */
  again: (() => void) | undefined;
}

/** How many there are. Where counting stopped it says so, and counts on for whoever asks. */
export function ListFoot({ kind, query, total, again }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const asked = JSON.stringify([query.filter, query.q]);
  const [counted, setCounted] = useState<{ asked: string; value: number }>();
  const [counting, setCounting] = useState(false);
  const exact = total?.exact === true ? total.value : counted?.asked === asked ? counted.value : undefined;
  const value = exact ?? total?.value ?? 0;

  async function count() {
    setCounting(true);
    try {
      setCounted({ asked, value: await client.query(countQuery(kind, query)) });
    } finally {
      setCounting(false);
    }
  }

  return (
    <div className={styles.total}>
      <span role="status">
        {total &&
          t(exact === undefined ? "records.totalAtLeast" : "records.total", {
            count: value,
            number: formats.number(value),
          })}
      </span>
      {again && (
        <span role="alert">
          {t("records.restFailed")}{" "}
          <button type="button" className={styles.count} onClick={again}>
            {t("common.retry")}
          </button>
        </span>
      )}
      {total && exact === undefined && (
        <button type="button" className={styles.count} disabled={counting} onClick={() => void count()}>
          {t(counting ? "records.counting" : "records.countExactly")}
        </button>
      )}
    </div>
  );
}
