import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import type { Address } from "../types";
import field from "./InlineField.module.css";
import styles from "./AddressField.module.css";
import { useDraft } from "./useDraft";

interface Props {
  address: Address | null;
  readOnly: boolean;
  onSave: (change: { address: Address }) => unknown;
}

const LINES = ["street", "postalCode", "city", "country"] as const;
type Line = (typeof LINES)[number];

/** An address in two lines; a click makes fields of it. */
export function AddressField({ address, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<Record<Line, string>, Omit<Props, "readOnly">>({
    address,
    onSave,
  });
  const label = t("records.field.address");
  if (draft !== undefined) {
    return (
      <div className={field["field"]}>
        <span className={field["label"]}>{label}</span>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            const lines = Object.fromEntries(LINES.map((line) => [line, draft[line].trim() || null]));
            // the code of the country belongs to its old name
            const before = seen.address;
            const code = lines["country"] === (before?.country ?? null) ? before?.countryCode : null;
            leaveFor(seen.onSave({ address: { ...before, ...lines, countryCode: code ?? null } }));
          }}
        >
          {LINES.map((line) => (
            <TextInput
              key={line}
              size="xs"
              className={styles[line]}
              autoFocus={line === "street" && error === undefined}
              aria-label={t(`records.field.${line}`)}
              placeholder={t(`records.field.${line}`)}
              maxLength={255}
              value={draft[line]}
              onChange={(event) => write({ ...draft, [line]: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === "Escape") {
                  event.stopPropagation();
                  leave();
                }
              }}
            />
          ))}
          {error !== undefined && <span className={field["error"]}>{error}</span>}
          <div className={styles.buttons}>
            <Button size="compact-xs" variant="default" onClick={leave}>
              {t("common.cancel")}
            </Button>
            <Button size="compact-xs" type="submit">
              {t("common.save")}
            </Button>
          </div>
        </form>
      </div>
    );
  }
  const shown = written(address);
  return (
    <div className={field["field"]}>
      <span className={field["label"]}>{label}</span>
      <button
        type="button"
        className={field["value"]}
        disabled={readOnly}
        data-empty={shown === ""}
        aria-label={t("records.editField", { field: label, value: shown === "" ? t("common.none") : shown })}
        onClick={() =>
          write({
            street: address?.street ?? "",
            postalCode: address?.postalCode ?? "",
            city: address?.city ?? "",
            country: address?.country ?? "",
          })
        }
      >
        {shown === "" ? "–" : shown}
      </button>
    </div>
  );
}

/** As it stands on a letter. */
export function written(address: Address | null): string {
  if (address === null) return "";
  const town = [address.postalCode, address.city].filter(Boolean).join(" ");
  return [address.street, address.extra, town, address.country].filter(Boolean).join("\n");
}
