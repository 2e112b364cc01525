import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { useAsked } from "@/lib/customFields";
import { problemText } from "@/lib/problemText";
import { useReadAsked } from "@/records/custom/asked";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Radio } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { type ConversionPlan, type LeadSummary, planQuery } from "./api";
import { AskedFields, type Drafts } from "./AskedFields";
import {
  candidatesOf,
  type Choice,
  chooseCustomer,
  isLinked,
  isLocked,
  requestOf,
  type Target,
  toggle,
} from "./choice";
import styles from "./Conversion.module.css";
import { type AskedPart, askedParts, madeValues } from "./lacking";
import { CustomerPart } from "./CustomerPart";
import { DealPart } from "./DealPart";
import { Part } from "./Part";
import { Remarks } from "./Remarks";
import { useConvert } from "./useConversion";

interface Props {
  lead: LeadSummary;
  may: Record<Target, boolean>;
  /** The plan that makes everything: whom the lead could belong to. */
  recognised: ConversionPlan;
  starting: Choice;
  onClose: () => void;
  onConverted?: ((conversionId: number) => void) | undefined;
}

export function ConversionForm({ lead, may, recognised, starting, onClose, onConverted }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState(starting);
  const request = requestOf(choice);
  const current = useQuery(planQuery(lead.id, request));
  const plan = current.data ?? recognised;
  const convert = useConvert(lead.id, onClose, onConverted);
  const refusal = convert.error ?? current.error;
  const read = useReadAsked();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [tried, setTried] = useState(false);
  const known = [...useAsked("deals"), ...useAsked("contacts"), ...useAsked("companies")];
  const asked = askedParts(plan.lacking, known);
  const entered = ({ target, fields }: AskedPart) => read(fields, drafts[target] ?? {});
  function change(next: Choice) {
    convert.reset();
    setChoice(next);
  }

  const part = (target: Target) => ({
    checked: choice.make[target],
    locked: isLocked(choice, target, lead.repeat),
    onToggle: () => change(toggle(choice, target)),
  });
  const customer = (target: "contact" | "company") => ({
    ...part(target),
    target,
    name: recognised[target]?.name ?? null,
    linked: isLinked(recognised[target]),
    candidates: candidatesOf(recognised[target]),
    // A repeat lead belongs to a known customer; the server makes no second one for it.
    makes: recognised[target] !== null,
    choice: choice[target],
    onChoose: (chosen: Choice["contact"]) => change(chooseCustomer(choice, target, chosen)),
  });

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = madeValues(asked, entered);
        setTried(true);
        if (given === undefined) return;
        convert.mutate(asked.length === 0 ? request : { ...request, ...given });
      }}
    >
      <p className={styles.intro}>{t("conversion.intro")}</p>
      <div className={styles.parts}>
        {may.deal && <DealPart {...part("deal")} choice={choice} deals={plan.openDealsOfCustomer} onChange={change} />}
        {may.contact && <CustomerPart {...customer("contact")} />}
        {may.company && <CustomerPart {...customer("company")} />}
        {recognised.openActivities > 0 && (
          <Part title={t("conversion.openActivities", { count: recognised.openActivities })}>
            <Radio.Group
              aria-label={t("conversion.openActivities", { count: recognised.openActivities })}
              value={choice.keepActivitiesOpen ? "keep" : "close"}
              onChange={(value) => change({ ...choice, keepActivitiesOpen: value === "keep" })}
            >
              <div className={styles.choices}>
                <Radio
                  value="keep"
                  label={choice.make.deal ? t("conversion.activitiesMove") : t("conversion.activitiesStay")}
                />
                <Radio value="close" label={t("conversion.activitiesClose")} />
              </div>
            </Radio.Group>
          </Part>
        )}
      </div>
      <AskedFields
        parts={asked}
        drafts={drafts}
        isMissing={(part, name) => tried && entered(part).empty.includes(name)}
        onChange={setDrafts}
      />
      <Remarks codes={plan.remarks} />
      <footer className={styles.footer}>
        {refusal !== null && (
          <Alert color="red" role="alert">
            {isProblem(refusal) && refusal.extras["reason"] === "linked-customer-deleted"
              ? t("conversion.reason.linked-customer-deleted")
              : problemText(t, refusal)}
          </Alert>
        )}
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={convert.isPending} disabled={current.isError} data-autofocus>
            {t("conversion.convert")}
          </Button>
        </DialogFoot>
      </footer>
    </form>
  );
}
