import { useTranslation } from "react-i18next";
import { useReadablePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Radio, Select } from "@/ui/forms";
import type { OpenDeal } from "./api";
import type { Choice } from "./choice";
import styles from "./Conversion.module.css";
import { Part } from "./Part";

interface Props {
  checked: boolean;
  locked: boolean;
  onToggle: () => void;
  choice: Choice;
  /** Open deals of the customer, any of which the lead can be added to. */
  deals: OpenDeal[];
  onChange: (choice: Choice) => void;
}

const NEW = "new";

/** A new deal in a pipeline, or one that the customer has open already. */
export function DealPart({ choice, deals, onChange, ...check }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const pipelines = useReadablePipelines();
  const pipeline = pipelines.length > 1 && choice.linkDealId === null && (
    <Select
      aria-label={t("conversion.pipeline")}
      allowDeselect={false}
      className={styles.select}
      data={pipelines.map((one) => ({ value: String(one.id), label: one.name }))}
      value={String(choice.pipelineId)}
      onChange={(id) => {
        if (id !== null) onChange({ ...choice, pipelineId: Number(id) });
      }}
    />
  );
  const detail = (deal: OpenDeal) =>
    [
      deal.stageName,
      deal.amount === null || deal.currency === null
        ? ""
        : formats.money({ value: deal.amount, currency: deal.currency }),
    ]
      .filter((text) => text !== "")
      .join(" · ");
  if (deals.length === 0) {
    return (
      <Part title={t("conversion.deal")} {...check}>
        {pipeline || <span className={styles.result}>{t("conversion.newDeal")}</span>}
      </Part>
    );
  }
  return (
    <Part title={t("conversion.deal")} {...check}>
      <Radio.Group
        aria-label={t("conversion.deal")}
        value={choice.linkDealId === null ? NEW : String(choice.linkDealId)}
        onChange={(value) => onChange({ ...choice, linkDealId: value === NEW ? null : Number(value) })}
      >
        <div className={styles.choices}>
          <Radio value={NEW} label={t("conversion.newDeal")} />
          {pipeline && <div className={styles.under}>{pipeline}</div>}
          {deals.map((deal) => (
            <Radio
              key={deal.id}
              value={String(deal.id)}
              label={t("conversion.linkDeal", { title: deal.title })}
              description={detail(deal)}
            />
          ))}
        </div>
      </Radio.Group>
    </Part>
  );
}
