import { useTranslation } from "react-i18next";
import { useDealStages, useReadablePipelines } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMayWith, useSees } from "@/lib/session";
import { readAmount } from "@/records/card/amount";
import { CardLoader, type CardProps } from "@/records/card/CardLoader";
import { InlineSelect, InlineText, ShownField } from "@/records/card/InlineField";
import { FieldGroup, RecordCard } from "@/records/card/RecordCard";
import { LinksField } from "@/records/card/LinksField";
import { PeopleField } from "@/records/card/PeopleField";
import { Reach } from "@/records/card/Reach";
import { reachable } from "@/records/card/reachable";
import { RecordLink } from "@/records/card/RecordLink";
import { RecurringLink } from "@/records/card/RecurringLink";
import { StageBar } from "@/records/card/StageBar";
import { MainFields, MoreFields } from "@/records/card/StagedFields";
import { useTypedNumber } from "@/records/card/useTypedNumber";
import { CustomFields, MissingNote } from "@/records/custom/CustomFields";
import { useStageSteps } from "@/records/page/StagedPage";
import { SoldProducts } from "@/records/products/SoldProducts";
import { useSlots } from "@/records/slots";
import { useSave } from "@/records/useChangeRecord";
import type { Deal } from "@/records/types";
import { Badge } from "@/ui/display";
import { useChooseCompany } from "./companyPeople";
import { useCopyDeal } from "./useCopyDeal";
import { useRepeatDeal } from "./useRepeatDeal";

export function DealCard({ id, onClose }: CardProps) {
  return (
    <CardLoader<Deal> kind="deals" id={id}>
      {(deal) => <Loaded deal={deal} onClose={onClose} />}
    </CardLoader>
  );
}

function Loaded({ deal, onClose }: { deal: Deal; onClose: CardProps["onClose"] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const stages = useDealStages(deal.pipelineId);
  const pipelines = useReadablePipelines();
  const steps = useStageSteps<Deal>("deals", false);
  const whenNumber = useTypedNumber(readAmount);
  const readOnly = !useMayWith("deals", "change", deal);
  const seesAmounts = useSees("AMOUNT");
  const { dealOffers: Offers } = useSlots();
  const save = useSave("deals", deal);
  const customer = reachable(
    deal.contacts.find((one) => one.primary) ?? deal.contacts[0],
    deal.companyId === null ? undefined : { id: deal.companyId, name: deal.companyTitle },
  );
  const chooseCompany = useChooseCompany(deal);
  const copying = useCopyDeal(deal, onClose !== undefined);
  const repeating = useRepeatDeal(deal);
  return (
    <>
      <RecordCard
        kind="deals"
        record={deal}
        name={deal.title}
        onRename={readOnly ? undefined : (title) => save({ title })}
        onClose={onClose}
        menu={[...copying, ...repeating.menu]}
        actions={deal.repeat !== "NEW" && <Badge variant="light">{t(`records.deals.${deal.repeat}`)}</Badge>}
        top={
          <>
            <StageBar
              stages={stages}
              current={deal.stageId}
              readOnly={readOnly}
              onMove={(stage) => steps.move(deal, stage)}
            />
            {!readOnly && <MissingNote kind="deals" record={deal} />}
          </>
        }
      >
        <FieldGroup title={t("records.details")}>
          <MainFields kind="deals" record={deal} readOnly={readOnly} onSave={save} />
          <InlineText
            label={t("records.field.closeOn")}
            type="date"
            readOnly={readOnly}
            value={deal.closeOn}
            shown={deal.closeOn === null ? undefined : formats.date(deal.closeOn)}
            onSave={(closeOn) => save({ closeOn })}
          />
          <InlineText
            label={t("records.field.probability")}
            readOnly={readOnly}
            value={deal.probability === null ? null : String(deal.probability)}
            shown={deal.probability === null ? undefined : `${deal.probability} %`}
            onSave={(text) =>
              whenNumber(text, (number) => save({ probability: number === null ? null : Math.round(Number(number)) }))
            }
          />
        </FieldGroup>
        <FieldGroup title={t("records.customer")}>
          <PeopleField
            kind="deals"
            id={deal.id}
            label={t("records.contacts.title")}
            readOnly={readOnly}
            people={deal.contacts}
            onOrder={(contactIds) => save({ contactIds })}
          />
          <LinksField
            label={t("records.field.companyId")}
            kind="companies"
            single
            readOnly={readOnly}
            links={deal.companyId === null ? [] : [{ id: deal.companyId, name: deal.companyTitle }]}
            onAdd={(companyId) => void chooseCompany(companyId).catch(() => undefined)}
            onRemove={() => save({ companyId: null })}
          />
          {customer !== undefined && <Reach {...customer} />}
          {typeof deal.recurringDealId === "number" && (
            <ShownField label={t("records.origin")}>
              <RecurringLink id={deal.recurringDealId} />
            </ShownField>
          )}
          {deal.leadId !== null && (
            <ShownField label={t("records.origin")}>
              <RecordLink kind="leads" id={deal.leadId}>
                {t("records.originLead")} {deal.leadId}
              </RecordLink>
            </ShownField>
          )}
        </FieldGroup>
        <FieldGroup title={t("records.moreDetails")}>
          {pipelines.length > 1 && (
            <InlineSelect
              label={t("records.field.pipelineId")}
              readOnly={readOnly}
              value={deal.pipelineId}
              options={pipelines}
              onSave={(pipelineId) => save({ pipelineId })}
            />
          )}
          <MoreFields
            kind="deals"
            record={deal}
            readOnly={readOnly}
            onSave={save}
            seldom={[
              {
                name: "beginOn",
                label: t("records.field.beginOn"),
                filled: (deal.beginOn ?? null) !== null,
                field: (
                  <InlineText
                    label={t("records.field.beginOn")}
                    type="date"
                    readOnly={readOnly}
                    value={deal.beginOn ?? null}
                    shown={deal.beginOn && formats.date(deal.beginOn)}
                    onSave={(beginOn) => save({ beginOn })}
                  />
                ),
              },
            ]}
          />
        </FieldGroup>
        {seesAmounts && <SoldProducts kind="deals" id={deal.id} readOnly={readOnly} />}
        {seesAmounts && Offers !== null && <Offers dealId={deal.id} readOnly={readOnly} />}
        <CustomFields kind="deals" record={deal} readOnly={readOnly} onSave={save} />
      </RecordCard>
      {steps.dialog}
      {repeating.dialog}
    </>
  );
}
