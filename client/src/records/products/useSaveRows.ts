import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/api/keys";
import { isProblem } from "@/lib/api/problem";
import type { BaseRecord } from "../types";
import { renew } from "../queries";
import { replaceRows, type SellingKind, type Sold, soldQuery, type SoldRow } from "./api";

interface Saving {
  rows: SoldRow[];
  fromRows?: boolean;
  onSaved?: () => void;
}

/** Saves all rows at once, against the version of the lead or deal that was seen. */
export function useSaveRows(kind: SellingKind, id: number, sold: Sold) {
  const client = useQueryClient();
  const query = soldQuery(kind, id);
  const save = useMutation({
    // one after the other, each with the version the one before has made
    scope: { id: `products-${kind}-${id}` },
    mutationFn: ({ rows, fromRows }: Saving) =>
      replaceRows(kind, id, {
        version: client.getQueryData(query.queryKey)?.version ?? sold.version,
        rows,
        ...(fromRows !== undefined && { fromRows }),
      }),
    onSuccess: async (answer, { onSaved }) => {
      client.setQueryData(query.queryKey, answer);
      client.setQueryData<BaseRecord & { amount?: unknown }>(keys.record(kind, id), (record) =>
        record === undefined ? record : { ...record, version: answer.version, amount: answer.amount },
      );
      onSaved?.();
      await renew(client, kind);
    },
    onError: async (error) => {
      if (isProblem(error, "version-conflict")) await client.invalidateQueries({ queryKey: keys.record(kind, id) });
    },
  });
  return {
    error: save.error,
    rows: (rows: SoldRow[], onSaved: () => void) => save.mutate({ rows, onSaved }),
    mode: (fromRows: boolean) => save.mutate({ rows: sold.rows.map(bare), fromRows }),
  };
}

function bare({
  productId,
  name,
  unit,
  quantity,
  price,
  discountPercent,
  discountAmount,
  taxRate,
  taxIncluded,
}: SoldRow) {
  return { productId, name, unit, quantity, price, discountPercent, discountAmount, taxRate, taxIncluded };
}
