import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import { Radio } from "@/ui/forms";
import type { Candidate } from "./api";
import type { CustomerChoice } from "./choice";
import styles from "./Conversion.module.css";
import { Part } from "./Part";

interface Props {
  target: "contact" | "company";
  checked: boolean;
  locked: boolean;
  onToggle: () => void;
  /** Of the one that would be used or made. */
  name: string | null;
  linked: boolean;
  candidates: Candidate[];
  /** Whether the server uses or makes one at all. */
  makes: boolean;
  choice: CustomerChoice;
  onChoose: (choice: CustomerChoice) => void;
}

const NEW = "new";

/** The contact or the company: recognised, chosen from several, or new. */
export function CustomerPart({ target, name, linked, candidates, makes, choice, onChoose, ...check }: Props) {
  const { t } = useTranslation();
  const title = t(`conversion.${target}`);
  if (!makes) return <Part title={title}>{<span className={styles.result}>{t("conversion.repeatLead")}</span>}</Part>;
  if (linked) {
    return (
      <Part title={title}>
        <span className={styles.result}>{t("conversion.linked", { name: name ?? t("common.unseen") })}</span>
      </Part>
    );
  }
  if (candidates.length === 0) {
    return (
      <Part title={title} {...check}>
        <span className={styles.result}>
          {name === null ? t("conversion.newUnnamed") : t("conversion.newNamed", { name })}
        </span>
      </Part>
    );
  }
  const first = candidates[0];
  const value = choice === NEW ? NEW : String(choice === "recognised" ? first?.id : choice.id);
  return (
    <Part title={title} {...check}>
      <Radio.Group
        aria-label={title}
        value={value}
        onChange={(chosen) => onChoose(chosen === NEW ? NEW : { id: Number(chosen) })}
      >
        <div className={styles.choices}>
          {candidates.map((candidate) => (
            <Radio
              key={candidate.id}
              value={String(candidate.id)}
              label={candidate.name ?? t("common.unseen")}
              description={matchText(t, candidate.matchedBy)}
            />
          ))}
          <Radio value={NEW} label={t("conversion.createAnyway")} />
        </div>
      </Radio.Group>
    </Part>
  );
}

type Match = keyof Texts["conversion"]["match"];

/** "Gleiche Telefonnummer, gleiche E-Mail": why a customer is offered. */
function matchText(t: TFunction, matchedBy: string[]): string {
  const reasons = matchedBy.map((key) => t(`conversion.match.${key as Match}`, { defaultValue: "" }));
  return reasons.filter((reason) => reason !== "").join(", ");
}
