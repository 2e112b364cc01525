import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import type { Address } from "../types";
import field from "./InlineField.module.css";
import styles from "./AddressField.module.css";
import { SeldomFields } from "./SeldomFields";
import { useDraft } from "./useDraft";

interface Props {
  address: Address | null;
  readOnly: boolean;
  onSave: (change: { address: Address }) => unknown;
}

const LINES = ["street", "extra", "postalCode", "city", "district", "state", "country"] as const;
type Line = (typeof LINES)[number];

/** What most addresses do without. */
const SELDOM = ["extra", "district", "state"] as const;
const isSeldom = (line: Line): line is (typeof SELDOM)[number] => (SELDOM as readonly Line[]).includes(line);

/** An address in two lines; a click makes fields of it. */
export function AddressField({ address, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<Record<Line, string>, Omit<Props, "readOnly">>({
    address,
    onSave,
  });
  const label = t("records.field.address");
  const nameOf = (line: Line) => (isSeldom(line) ? t(`records.addressLine.${line}`) : t(`records.field.${line}`));
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
          <SeldomFields
            readOnly={false}
            fields={LINES.map((line) => ({
              name: line,
              label: nameOf(line),
              filled: !isSeldom(line) || (address?.[line] ?? null) !== null,
              field: (
                <TextInput
                  size="xs"
                  className={styles[line]}
                  autoFocus={line === "street" && error === undefined}
                  aria-label={nameOf(line)}
                  placeholder={nameOf(line)}
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
              ),
            }))}
          />
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
          write(Object.fromEntries(LINES.map((line) => [line, address?.[line] ?? ""])) as Record<Line, string>)
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
  const region = [address.district, address.state].filter(Boolean).join(", ");
  return [address.street, address.extra, town, region, address.country].filter(Boolean).join("\n");
}
