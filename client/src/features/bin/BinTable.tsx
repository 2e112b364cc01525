import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Checkbox } from "@/ui/forms";
import type { Deleted } from "./api";
import styles from "./Bin.module.css";

interface Props {
  items: Deleted[];
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}

/** Titles lead nowhere: what lies in the bin has no card until it comes back. */
export function BinTable({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const all = items.every((item) => chosen.has(item.id));
  const toggle = (id: number) =>
    onChoose(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
  return (
    <table className={styles.table} aria-label={t("shell.bin")}>
      <thead>
        <tr>
          <th className={styles.tick}>
            <Checkbox
              aria-label={t("bin.chooseAll")}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => onChoose(new Set(all ? [] : items.map((item) => item.id)))}
            />
          </th>
          <th scope="col">{t("bin.title")}</th>
          <th scope="col" className={styles.wide}>
            {t("bin.deletedBy")}
          </th>
          <th scope="col" className={styles.wide}>
            {t("bin.deletedAt")}
          </th>
          <th scope="col" className={styles.wide}>
            {t("bin.goneAt")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} chosen={chosen.has(item.id)} onToggle={() => toggle(item.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, chosen, onToggle }: { item: Deleted; chosen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const by = item.deletedBy?.name ?? t("bin.nobody");
  const gone = formats.date(item.goneAt);
  return (
    <tr data-chosen={chosen}>
      <td className={styles.tick}>
        <Checkbox aria-label={t("bin.choose", { name: item.title })} checked={chosen} onChange={onToggle} />
      </td>
      <th scope="row">
        <span className={styles.title}>{item.title}</span>
        <span className={styles.narrow}>
          {t("bin.facts", { by, when: formats.near(item.deletedAt) })}
          <br />
          {t("bin.goneOn", { day: gone })}
        </span>
      </th>
      <td className={styles.wide}>{by}</td>
      <td className={styles.wide}>{formats.dateTime(item.deletedAt)}</td>
      <td className={styles.wide}>{gone}</td>
    </tr>
  );
}
