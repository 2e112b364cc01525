import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomersChoice, ModeOptions } from "@/lib/api/payloads";
import { usePipelines } from "@/lib/dictionaries";
import { Button } from "@/ui/controls";
import { Checkbox, Radio, Select } from "@/ui/forms";
import { usePhone } from "@/ui/usePhone";
import { ActivitiesOption } from "./ActivitiesOption";
import { NewPipeline } from "./NewPipeline";
import { type OptionName, optionOrder } from "./options";
import styles from "./OptionsForm.module.css";

const CUSTOMERS = ["CONTACT", "COMPANY", "BOTH"] as const satisfies CustomersChoice[];

interface Props {
  value: ModeOptions;
  onChange: (value: ModeOptions) => void;
}

/**
 * What becomes of leads and inquiries in simple mode. Web and phone ask in their own order and words.
 * @param byType whether each type of activity may have an answer of its own: only leads have activities
 */
export function OptionsForm({ value, onChange, byType = false }: Props & { byType?: boolean }) {
  const phone = usePhone();
  const pipelines = usePipelines();
  const parts: Record<OptionName, ReactNode> = {
    customers: <Customers value={value} onChange={onChange} />,
    pipeline: <PipelineOption value={value} onChange={onChange} phone={phone} />,
    activities: <ActivitiesOption value={value} onChange={onChange} byType={byType} />,
  };
  return (
    <div className={styles.options}>
      {optionOrder(phone, pipelines.length).map((name) => (
        <div key={name}>{parts[name]}</div>
      ))}
    </div>
  );
}

function Customers({ value, onChange }: Props) {
  const { t } = useTranslation();
  const onlyNamed = value.customers === "BOTH_IF_NAMED";
  const choose = (customers: CustomersChoice) => onChange({ ...value, customers });
  return (
    <>
      <Radio.Group
        label={t("modes.customers")}
        description={t("modes.customersHint")}
        value={onlyNamed ? "BOTH" : value.customers}
        onChange={choose}
      >
        <div className={styles.radios}>
          {CUSTOMERS.map((choice) => (
            <Radio key={choice} value={choice} label={t(`modes.customer.${choice}`)} />
          ))}
        </div>
      </Radio.Group>
      {(onlyNamed || value.customers === "BOTH") && (
        <Checkbox
          className={styles.within}
          label={t("modes.onlyNamed")}
          description={t("modes.onlyNamedHint")}
          checked={onlyNamed}
          onChange={(event) => choose(event.currentTarget.checked ? "BOTH_IF_NAMED" : "BOTH")}
        />
      )}
    </>
  );
}

function PipelineOption({ value, onChange, phone }: Props & { phone: boolean }) {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const [adding, setAdding] = useState(false);
  const choose = (pipelineId: number) => onChange({ ...value, pipelineId });
  return (
    <div className={styles.pipeline}>
      <Select
        label={t("modes.pipeline")}
        description={t("modes.pipelineHint")}
        allowDeselect={false}
        data={pipelines.map((pipeline) => ({ value: String(pipeline.id), label: pipeline.name }))}
        value={String(value.pipelineId)}
        onChange={(id) => {
          if (id !== null) choose(Number(id));
        }}
      />
      {phone &&
        (adding ? (
          <NewPipeline
            onMade={(pipeline) => {
              setAdding(false);
              choose(pipeline.id);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t("modes.newPipeline")}
          </Button>
        ))}
    </div>
  );
}
