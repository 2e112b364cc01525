import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/ui/forms";
import { recordQuery } from "../queries";
import type { Company, Contact } from "../types";
import { nameOf, useFound } from "./useFound";

interface Props {
  label: string;
  /** Read aloud where no label stands. */
  name?: string;
  kind: "contacts" | "companies";
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
}

/** A field of a form that takes a contact or a company. */
export function RecordSelect({ label, name, kind, value, onChange, error, required, autoFocus }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [picked, setChosen] = useState<{ value: string; label: string }>();
  const chosen = useGiven(kind, picked === undefined ? value : null) ?? picked;
  // what is chosen stays among the options, or its name would vanish with the next search
  const { options, searching } = useFound(kind, chosen?.label === text ? "" : text);
  const data = chosen && !options.some((one) => one.value === chosen.value) ? [chosen, ...options] : options;
  return (
    <Select
      label={label}
      aria-label={name}
      required={required}
      {...(autoFocus && { "data-autofocus": true })}
      placeholder={t("records.linkHint")}
      searchable
      clearable
      data={data}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={searching ? t("common.loading") : t("common.noResults")}
      value={value}
      error={error}
      onChange={(id, option) => {
        setChosen(option ?? undefined);
        onChange(id);
      }}
    />
  );
}

/** A record that was chosen before anybody could pick it. */
function useGiven(kind: Props["kind"], value: string | null) {
  const { data } = useQuery({
    ...recordQuery<Contact | Company>(kind, Number(value)),
    enabled: value !== null,
  });
  return value === null || data === undefined ? undefined : { value, label: nameOf(data) };
}
