import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import styles from "./Conversion.module.css";

type Remark = keyof Texts["conversion"]["remark"];

/** What is worth knowing before converting. Codes without words here are for programs. */
export function Remarks({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const texts = codes.map((code) => t(`conversion.remark.${code as Remark}`, { defaultValue: "" }));
  const shown = texts.filter((text) => text !== "");
  if (shown.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {shown.map((text) => (
        <li key={text}>
          <IconInfoCircle size={16} stroke={1.6} />
          {text}
        </li>
      ))}
    </ul>
  );
}
