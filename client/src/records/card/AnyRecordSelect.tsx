import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";
import { Select } from "@/ui/forms";

interface Hit {
  kind: KindCode;
  id: number;
  name: string;
}

interface Props {
  /** Absent: what is planned is asked for. */
  label?: string;
  onChange: (record: { kind: KindCode; id: number } | undefined) => void;
  error?: string | undefined;
}

const SHORTEST = 2;

/** A field that takes a record of any kind, found by name, phone or e-mail. */
export function AnyRecordSelect({ label, onChange, error }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [value, setValue] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const q = useDeferredValue(chosen?.label === text ? "" : text.trim());
  const found = useQuery({
    queryKey: keys.search(q),
    queryFn: ({ signal }) => api.get<Page<Hit>>("/search", { q }, signal),
    enabled: q.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const hits = (q.length >= SHORTEST ? (found.data?.items ?? []) : []).map((hit) => ({
    value: `${hit.kind}:${hit.id}`,
    label: `${hit.name} · ${t(`records.kind.${hit.kind}`)}`,
  }));
  // what is chosen stays among the options, or its name would vanish with the next search
  const data = chosen && !hits.some((one) => one.value === chosen.value) ? [chosen, ...hits] : hits;
  return (
    <Select
      label={label ?? t("planning.record")}
      placeholder={t("planning.recordHint")}
      searchable
      data-autofocus
      data={data}
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={
        q.length < SHORTEST ? undefined : found.isFetching ? t("common.loading") : t("common.noResults")
      }
      value={value}
      error={error}
      onChange={(key, option) => {
        setValue(key);
        setChosen(option ?? undefined);
        const [kind, id] = (key ?? "").split(":");
        onChange(key === null ? undefined : { kind: kind as KindCode, id: Number(id) });
      }}
    />
  );
}
