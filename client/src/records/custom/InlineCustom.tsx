import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import { type CustomField, type CustomValue, type FileValue, isEmpty } from "@/lib/customFields";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { MultiSelect } from "@/ui/forms";
import { InlineSelect, InlineText } from "../card/InlineField";
import styles from "../card/InlineField.module.css";
import points from "../card/PointsField.module.css";
import { useDraft } from "../card/useDraft";
import { useTypedNumber } from "../card/useTypedNumber";
import type { Owner } from "./FileLink";
import { InlineFile } from "./InlineFile";
import { readNumber, typedNumber } from "./numbers";
import { offered, withScheme } from "./options";
import { useFieldText } from "./useFieldText";

interface Props {
  of: Owner;
  field: CustomField;
  value: CustomValue | null | undefined;
  readOnly: boolean;
  onSave: (value: CustomValue | null) => unknown;
}

const NO = 0;
const YES = 1;

/** A custom field in the card: it shows its value, and a click makes the right field for its type of it. */
export function InlineCustom({ of, field, value, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = useFieldText();
  const users = useUsers();
  const { account } = useSession();
  const shown = isEmpty(value) ? undefined : text(field, value);
  const common = { label: field.label, readOnly };

  const whenNumber = useTypedNumber((typed) => readNumber(formats, typed));
  const saveNumber = (typed: string | null, make: (number: string) => CustomValue) =>
    whenNumber(typed, (number) => onSave(number === null ? null : make(number)));

  switch (field.type) {
    case "NUMBER":
      return (
        <InlineText
          {...common}
          type="amount"
          value={isEmpty(value) ? null : typedNumber(formats, Number(value))}
          shown={shown}
          onSave={(typed) => saveNumber(typed, (number) => number)}
        />
      );
    case "MONEY": {
      const money = isEmpty(value) ? null : (value as Money);
      return (
        <InlineText
          {...common}
          type="amount"
          value={money === null ? null : typedNumber(formats, money.value)}
          shown={shown}
          onSave={(typed) =>
            saveNumber(typed, (number) => ({ value: number, currency: money?.currency ?? account.currency }))
          }
        />
      );
    }
    case "DATE":
      return (
        <InlineText
          {...common}
          type="date"
          value={(value as string | undefined) ?? null}
          shown={shown}
          onSave={onSave}
        />
      );
    case "LIST":
      return (
        <InlineSelect
          {...common}
          clearable
          value={(value as number | undefined) ?? null}
          options={offered(field, isEmpty(value) ? [] : [value as number])}
          onSave={onSave}
        />
      );
    case "MULTI_LIST":
      return (
        <InlineMulti field={field} value={(value as number[] | undefined) ?? []} readOnly={readOnly} onSave={onSave} />
      );
    case "BOOLEAN":
      return (
        <InlineSelect
          {...common}
          clearable
          value={isEmpty(value) ? null : value === true ? YES : NO}
          options={[
            { id: YES, name: t("common.yes") },
            { id: NO, name: t("common.no") },
          ]}
          onSave={(id) => onSave(id === null ? null : id === YES)}
        />
      );
    case "USER":
      return (
        <InlineSelect
          {...common}
          clearable
          value={(value as number | undefined) ?? null}
          options={users.filter((user) => user.active || user.id === value)}
          onSave={onSave}
        />
      );
    case "FILE":
      return (
        <InlineFile
          of={of}
          field={field}
          value={isEmpty(value) ? null : (value as FileValue)}
          readOnly={readOnly}
          onSave={onSave}
        />
      );
    case "LINK":
      return (
        <InlineLink field={field} value={(value as string | undefined) ?? null} readOnly={readOnly} onSave={onSave} />
      );
    default:
      return <InlineText {...common} value={(value as string | undefined) ?? null} maxLength={1000} onSave={onSave} />;
  }
}

interface MultiProps {
  field: CustomField;
  value: number[];
  readOnly: boolean;
  onSave: (value: number[] | null) => void;
}

function InlineMulti({ field, value, readOnly, onSave }: MultiProps) {
  const { t } = useTranslation();
  const text = useFieldText();
  const {
    draft,
    seen,
    write,
    leave: close,
  } = useDraft<string[], Pick<MultiProps, "value" | "onSave">>({ value, onSave });
  const shown = text(field, value);
  if (draft === undefined) {
    return (
      <div className={styles.field}>
        <span className={styles.label}>{field.label}</span>
        <button
          type="button"
          className={styles.value}
          disabled={readOnly}
          data-empty={shown === ""}
          aria-label={t("records.editField", { field: field.label, value: shown === "" ? t("common.none") : shown })}
          onClick={() => write(value.map(String))}
        >
          {shown === "" ? "–" : shown}
        </button>
      </div>
    );
  }
  const leave = () => {
    close();
    const next = draft.map(Number);
    const before = seen.value;
    if (next.length !== before.length || next.some((id) => !before.includes(id)))
      seen.onSave(next.length === 0 ? null : next);
  };
  return (
    <div className={styles.field}>
      <span className={styles.label}>{field.label}</span>
      <MultiSelect
        size="xs"
        aria-label={field.label}
        autoFocus
        defaultDropdownOpened
        searchable
        data={offered(field, value).map((option) => ({ value: String(option.id), label: option.name }))}
        value={draft}
        onChange={write}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          }
        }}
      />
    </div>
  );
}

interface LinkProps {
  field: CustomField;
  value: string | null;
  readOnly: boolean;
  onSave: (value: string | null) => unknown;
}

/** A link to follow, and a pencil to change it. */
function InlineLink({ field, value, readOnly, onSave }: LinkProps) {
  const { t } = useTranslation();
  const link = (open: () => void) =>
    value !== null && (
      <div className={points["points"]}>
        <a className={points["point"]} href={value} target="_blank" rel="noreferrer">
          {value.replace(/^https?:\/\//, "").replace(/\/$/, "")}
        </a>
        {!readOnly && (
          <button
            type="button"
            className={points["edit"]}
            aria-label={t("records.editField", { field: field.label, value })}
            onClick={open}
          >
            <IconPencil size={14} stroke={1.7} />
          </button>
        )}
      </div>
    );
  return (
    <InlineText
      label={field.label}
      readOnly={readOnly}
      value={value}
      maxLength={1000}
      closed={value === null ? undefined : link}
      onSave={(typed) => onSave(typed === null ? null : withScheme(typed))}
    />
  );
}
