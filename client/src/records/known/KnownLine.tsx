import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Kind, kindOfCode } from "@/lib/kinds";
import { useSettled } from "@/lib/useSettled";
import { Button } from "@/ui/controls";
import { RecordLink } from "../card/RecordLink";
import { type KnownOne, knownQuery, type Typed } from "./api";
import styles from "./KnownLine.module.css";

interface Props {
  kind: Kind;
  typed: Typed;
  /** Ties a known customer to the new record; absent where nothing can be tied. */
  onTie?: ((one: KnownOne) => void) | undefined;
  /** Says of a customer that they are tied already. */
  tied?: ((one: KnownOne) => boolean) | undefined;
}

/** Typing pauses that long before anybody is looked up. */
const PAUSE = 400;

/** Below what is typed of a new record: who that is already. It hinders nobody. */
export function KnownLine({ kind, typed, onTie, tied }: Props) {
  const { t } = useTranslation();
  const asked: Typed = JSON.parse(useSettled(JSON.stringify(typed), PAUSE)) as Typed;
  const known = useQuery(knownQuery(kind, asked)).data;
  return (
    <div role="status" className={styles.line}>
      {known?.items.map((one) => (
        <div key={`${one.kind}${one.id}`} className={styles.one}>
          <span className={styles.text}>
            {t(`card.known.${one.kind}`)}{" "}
            <RecordLink kind={kindOfCode(one.kind)} id={one.id}>
              {one.context === null || one.context === one.name ? one.name : `${one.name} (${one.context})`}
            </RecordLink>{" "}
            <span className={styles.why}>
              {"· "}
              {one.common.map((common) => t(`duplicates.common.${common}`)).join(", ")}
            </span>
          </span>
          {isCustomer(one) && onTie !== undefined && tied?.(one) !== true && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("card.known.tieNamed", { what: t(`card.known.tie.${one.kind}`), name: one.name })}
              onClick={() => onTie(one)}
            >
              {t(`card.known.tie.${one.kind}`)}
            </Button>
          )}
        </div>
      ))}
      {known?.hidden === true && <div>{t("card.known.hidden")}</div>}
      {known?.phoneUnreadable === true && <div>{t("card.known.phoneUnreadable")}</div>}
    </div>
  );
}

const isCustomer = (one: KnownOne): one is KnownOne & { kind: "CONTACT" | "COMPANY" } =>
  one.kind === "CONTACT" || one.kind === "COMPANY";
