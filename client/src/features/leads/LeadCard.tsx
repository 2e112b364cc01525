import { useTranslation } from "react-i18next";
import { useLeadStages } from "@/lib/dictionaries";
import { isFrozen, useMode } from "@/lib/mode";
import { useMayWith, useSees } from "@/lib/session";
import { CardLoader, type CardProps } from "@/records/card/CardLoader";
import { InlineText } from "@/records/card/InlineField";
import { LinksField } from "@/records/card/LinksField";
import { NameFields, PointFields } from "@/records/card/PersonFields";
import { Reach } from "@/records/card/Reach";
import { reachable } from "@/records/card/reachable";
import { FieldGroup, RecordCard } from "@/records/card/RecordCard";
import { RecordLink } from "@/records/card/RecordLink";
import { StageBar } from "@/records/card/StageBar";
import { StagedFields } from "@/records/card/StagedFields";
import { CustomFields, MissingNote } from "@/records/custom/CustomFields";
import { useStageSteps } from "@/records/page/StagedPage";
import { SoldProducts } from "@/records/products/SoldProducts";
import { useSave } from "@/records/useChangeRecord";
import { useSlots } from "@/records/slots";
import type { Lead } from "@/records/types";
import { Button } from "@/ui/controls";
import { Alert, Badge } from "@/ui/display";

export function LeadCard({ id, onClose }: CardProps) {
  return (
    <CardLoader<Lead> kind="leads" id={id}>
      {(lead) => <Loaded lead={lead} onClose={onClose} />}
    </CardLoader>
  );
}

function Loaded({ lead, onClose }: { lead: Lead; onClose: CardProps["onClose"] }) {
  const { t } = useTranslation();
  const stages = useLeadStages();
  const steps = useStageSteps<Lead>("leads", true);
  const { leadActions } = useSlots();
  const mayChange = useMayWith("leads", "change", lead);
  const seesAmounts = useSees("AMOUNT");
  const frozen = isFrozen("leads", lead, useMode()?.mode);
  const readOnly = frozen || !mayChange;
  const save = useSave("leads", lead);
  const customer = reachable(
    lead.contactId === null ? undefined : { id: lead.contactId, name: lead.contactName },
    lead.companyId === null ? undefined : { id: lead.companyId, name: lead.companyName },
  );
  return (
    <>
      <RecordCard
        kind="leads"
        record={lead}
        name={lead.title}
        onRename={readOnly ? undefined : (title) => save({ title })}
        frozen={frozen}
        onClose={onClose}
        actions={
          <>
            {lead.repeat && <Badge variant="light">{t("records.leads.repeat")}</Badge>}
            {leadActions.map((Action, index) => (
              <Action key={index} leadId={lead.id} />
            ))}
            {lead.semantics === "P" && mayChange && (
              <Button size="xs" onClick={() => steps.complete(lead.id)}>
                {t("records.leads.completeLead")}
              </Button>
            )}
          </>
        }
        top={
          <>
            <StageBar
              stages={stages}
              current={lead.stageId}
              readOnly={readOnly}
              onMove={(stage) => steps.move(lead, stage)}
            />
            {!readOnly && <MissingNote kind="leads" record={lead} />}
            {lead.semantics === "S" && <Became lead={lead} />}
            {frozen && lead.semantics !== "S" && (
              <Alert variant="light" py="xs">
                {t("records.ended.closed")}
              </Alert>
            )}
          </>
        }
      >
        <FieldGroup title={t("records.customer")}>
          <NameFields record={lead} readOnly={readOnly} onSave={save} />
          <InlineText
            label={t("records.field.companyTitle")}
            readOnly={readOnly}
            value={lead.companyTitle}
            onSave={(companyTitle) => save({ companyTitle })}
          />
          {(lead.contactId !== null || !readOnly) && (
            <LinksField
              label={t("records.field.contactId")}
              kind="contacts"
              single
              readOnly={readOnly}
              links={lead.contactId === null ? [] : [{ id: lead.contactId, name: lead.contactName }]}
              onAdd={(contactId) => save({ contactId })}
              onRemove={() => save({ contactId: null })}
            />
          )}
          {(lead.companyId !== null || !readOnly) && (
            <LinksField
              label={t("records.field.companyId")}
              kind="companies"
              single
              readOnly={readOnly}
              links={lead.companyId === null ? [] : [{ id: lead.companyId, name: lead.companyName }]}
              onAdd={(companyId) => save({ companyId })}
              onRemove={() => save({ companyId: null })}
            />
          )}
          {customer !== undefined && <Reach {...customer} own={lead} />}
        </FieldGroup>
        <PointFields record={lead} address={lead.address} readOnly={readOnly} onSave={save} />
        <StagedFields kind="leads" record={lead} readOnly={readOnly} onSave={save} />
        {seesAmounts && <SoldProducts kind="leads" id={lead.id} readOnly={readOnly} />}
        <CustomFields kind="leads" record={lead} readOnly={readOnly} onSave={save} />
      </RecordCard>
      {steps.dialog}
    </>
  );
}

/** Where a converted lead went. */
function Became({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  return (
    <Alert variant="light" py="xs">
      {t("records.ended.became")}{" "}
      {lead.becameDealId !== null && (
        <RecordLink kind="deals" id={lead.becameDealId}>
          {t("records.kind.DEAL")}
        </RecordLink>
      )}{" "}
      {lead.becameContactId !== null && (
        <RecordLink kind="contacts" id={lead.becameContactId}>
          {t("records.kind.CONTACT")}
        </RecordLink>
      )}{" "}
      {lead.becameCompanyId !== null && (
        <RecordLink kind="companies" id={lead.becameCompanyId}>
          {t("records.kind.COMPANY")}
        </RecordLink>
      )}{" "}
      {t("records.ended.frozen")}
    </Alert>
  );
}
