import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { pointFault } from "@/lib/points";
import { Button } from "@/ui/controls";
import { Select, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { PointOrigin } from "../origins/PointOrigin";
import type { ContactPoint } from "../types";
import field from "./InlineField.module.css";
import styles from "./PointsField.module.css";
import { POINT_TYPES, type PointField, typeChoices } from "./pointTypes";
import { ShownPoint } from "./ShownPoint";
import { NotTaken, useDraft } from "./useDraft";

interface Props {
  label: string;
  points: ContactPoint[];
  type: PointField;
  readOnly?: boolean | undefined;
  onSave: (points: ContactPoint[]) => unknown;
}

/** Phones, e-mails, sites or messengers of a record, each with what it is used for: links to use, and fields to change them. */
export function PointsField({ label, points, type, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<ContactPoint[], Props["onSave"]>(onSave);
  const empty = { value: "", type: POINT_TYPES[type][0] };
  if (draft !== undefined) {
    const change = (index: number, changed: Partial<ContactPoint>) =>
      write(draft.map((point, at) => (at === index ? { ...point, ...changed } : point)));
    return (
      <div className={field["field"]}>
        <span className={field["label"]}>{label}</span>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            const fault = draft
              .filter((point) => !points.some((before) => before.value === point.value))
              .map((point) => pointFault(type, point.value))
              .find((one) => one !== undefined);
            if (fault !== undefined) leaveFor(Promise.reject(new NotTaken(t(fault))));
            else leaveFor(seen(draft.filter((point) => point.value.trim() !== "")));
          }}
        >
          {draft.map((point, index) => (
            <div key={index} className={styles.row}>
              <TextInput
                size="xs"
                type={type === "tel" || type === "email" ? type : "text"}
                aria-label={label}
                autoFocus={index === draft.length - 1 && error === undefined}
                value={point.value}
                maxLength={254}
                onChange={(event) => change(index, { value: event.currentTarget.value })}
              />
              <Select
                size="xs"
                aria-label={t("records.pointType.label", { field: label })}
                allowDeselect={false}
                data={typeChoices(t, type, point.type)}
                value={point.type}
                onChange={(chosen) => chosen !== null && change(index, { type: chosen })}
              />
              <IconButton
                label={t("common.remove")}
                size={28}
                onClick={() => write(draft.filter((_, at) => at !== index))}
              >
                <IconTrash size={15} />
              </IconButton>
            </div>
          ))}
          {error !== undefined && <span className={field["error"]}>{error}</span>}
          <div className={styles.buttons}>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={13} />}
              onClick={() => write([...draft, empty])}
            >
              {t("common.add")}
            </Button>
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
  return (
    <div className={field["field"]}>
      <span className={field["label"]}>{label}</span>
      <div className={styles.points}>
        {points.map((point) => (
          <span key={`${point.type}${point.value}`} className={styles.one}>
            <ShownPoint type={type} point={point} />
            <PointOrigin id={point.id} />
          </span>
        ))}
        {readOnly !== true && (
          <button
            type="button"
            className={styles.edit}
            aria-label={t("records.editField", {
              field: label,
              value: points.map((point) => point.value).join(", ") || t("common.none"),
            })}
            onClick={() => write(points.length === 0 ? [empty] : points)}
          >
            {points.length === 0 ? "–" : <IconPencil size={14} stroke={1.7} />}
          </button>
        )}
        {readOnly === true && points.length === 0 && <span className={styles.none}>–</span>}
      </div>
    </div>
  );
}
