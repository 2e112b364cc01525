import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { Fragment, useContext } from "react";
import { useTranslation } from "react-i18next";
import { telephone } from "@/lib/links";
import { pointFault } from "@/lib/points";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { EmailLink } from "../mail/EmailLink";
import { CardRecord } from "../origins/api";
import { PointOrigin } from "../origins/PointOrigin";
import type { ContactPoint } from "../types";
import field from "./InlineField.module.css";
import styles from "./PointsField.module.css";
import { NotTaken, useDraft } from "./useDraft";

interface Props {
  label: string;
  points: ContactPoint[];
  type: "tel" | "email" | "url";
  readOnly?: boolean | undefined;
  onSave: (points: ContactPoint[]) => unknown;
}

/** Phones, e-mails or sites of a record: links to use, and fields to change them. */
export function PointsField({ label, points, type, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const { draft, seen, error, write, leave, leaveFor } = useDraft<ContactPoint[], Props["onSave"]>(onSave);
  if (draft !== undefined) {
    const change = (index: number, value: string) =>
      write(draft.map((point, at) => (at === index ? { ...point, value } : point)));
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
                type={type === "url" ? "text" : type}
                aria-label={label}
                autoFocus={index === draft.length - 1 && error === undefined}
                value={point.value}
                maxLength={254}
                onChange={(event) => change(index, event.currentTarget.value)}
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
              onClick={() => write([...draft, { value: "", type: "WORK" }])}
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
          <Fragment key={`${point.type}${point.value}`}>
            <PointLink type={type} value={point.value} />
            <PointOrigin id={point.id} />
          </Fragment>
        ))}
        {readOnly !== true && (
          <button
            type="button"
            className={styles.edit}
            aria-label={t("records.editField", {
              field: label,
              value: points.map((point) => point.value).join(", ") || t("common.none"),
            })}
            onClick={() => write(points.length === 0 ? [{ value: "", type: "WORK" }] : points)}
          >
            {points.length === 0 ? "–" : <IconPencil size={14} stroke={1.7} />}
          </button>
        )}
        {readOnly === true && points.length === 0 && <span className={styles.none}>–</span>}
      </div>
    </div>
  );
}

function PointLink({ type, value }: { type: Props["type"]; value: string }) {
  const card = useContext(CardRecord);
  if (type === "email") {
    return <EmailLink address={value} about={card?.frozen === false ? card : undefined} className={styles.point} />;
  }
  return (
    <a href={type === "tel" ? telephone(value) : site(value)} className={styles.point} rel="noreferrer">
      {value}
    </a>
  );
}

/** A site without a scheme is meant as https; anything else than a web address stays a text. */
const site = (value: string) => (/^https?:\/\//i.test(value) ? value : `https://${value}`);
