import { useQueries } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconArrowsJoin } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { isProblem } from "@/lib/api/problem";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import { isKind, type Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { recordQuery } from "@/records/queries";
import type { BaseRecord } from "@/records/types";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Radio } from "@/ui/forms";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { useMerge, useUndoMerge } from "./api";
import { defaultOf, differs, MERGE_FIELDS, type Value } from "./fields";
import styles from "./Merge.module.css";
import { nameOf, useShown } from "./shown";
import { useSees } from "@/lib/session";

/** Records side by side: which one stays, and which value of each field. */
export function MergePage() {
  const { t } = useTranslation();
  const search: { kind?: string; ids?: string } = useSearch({ strict: false });
  const kind: Kind = search.kind !== undefined && isKind(search.kind) ? search.kind : "contacts";
  const ids = [...new Set((search.ids ?? "").split("-").map(Number))].filter(
    (id) => Number.isSafeInteger(id) && id > 0,
  );
  const records = useQueries({ queries: ids.map((id) => recordQuery<BaseRecord>(kind, id)) });
  const failed = records.find((record) => record.isLoadingError);
  const loaded = records.flatMap((record) => (record.data ? [record.data] : []));
  return (
    <PageFrame
      title={t(`duplicates.mergeTitle.${kind}`)}
      intro={t("duplicates.mergeIntro")}
      back={
        <Link to="/duplicates" search={{ kind } as never}>
          {t("duplicates.title")}
        </Link>
      }
      wide
    >
      {ids.length < 2 ? (
        <EmptyState icon={IconArrowsJoin} title={t("duplicates.tooFew")} />
      ) : failed ? (
        <ErrorState title={t("problems.recordTitle")} error={failed.error} retry={() => void failed.refetch()} />
      ) : loaded.length < ids.length ? (
        <RowSkeletons />
      ) : (
        <Comparison kind={kind} records={loaded} />
      )}
    </PageFrame>
  );
}

const ALL = "all";

function Comparison({ kind, records }: { kind: Kind; records: BaseRecord[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const formats = useFormats();
  const shown = useShown();
  const seesAmounts = useSees("AMOUNT");
  const { merge, renew } = useMerge();
  const undo = useUndoMerge();
  const [first] = records;
  const [survivorId, setSurvivor] = useState(first?.id ?? 0);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const survivor = records.find((record) => record.id === survivorId);
  const others = records.filter((record) => record.id !== survivorId);
  if (survivor === undefined) return null;

  const fields = MERGE_FIELDS[kind]
    .filter((field) => field !== "amount" || seesAmounts)
    .map((field) => ({
      field,
      label: t(`records.field.${field as keyof Texts["records"]["field"]}`),
      values: records.map((record): Value => ({ id: record.id, shown: shown(kind, record, field) })),
    }));
  const different = fields.filter((one) => differs(one.values));
  const same = fields.filter((one) => !differs(one.values) && one.values.some((value) => value.shown !== ""));

  async function leave(to: number) {
    await navigate({ to: addressOfRecord(kind, to) } as never);
    await renew();
  }

  function run() {
    if (survivor === undefined) return;
    merge.mutate(
      { kind, records: [survivor, ...others].map(({ id, version }) => ({ id, version })), take: chosen },
      {
        onSuccess: (done) => {
          toast(t("duplicates.merged", { count: records.length, name: nameOf(kind, survivor) }), {
            action: { label: t("common.undo"), run: () => undo.mutate(done.id) },
          });
          void leave(done.survivor.id);
        },
      },
    );
  }

  return (
    <div className={styles.compare} style={{ "--columns": records.length } as never}>
      <fieldset className={styles.row} data-head>
        <legend className={styles.label}>{t("duplicates.survivor")}</legend>
        <div className={styles.cells}>
          {records.map((record) => (
            <label key={record.id} className={styles.cell} data-chosen={record.id === survivorId}>
              <Radio
                name="survivor"
                value={String(record.id)}
                checked={record.id === survivorId}
                onChange={() => setSurvivor(record.id)}
                aria-label={`${nameOf(kind, record)}, ${t("duplicates.numberOf", { id: record.id })}`}
              />
              <span className={styles.text}>
                <strong className={styles.name}>{nameOf(kind, record)}</strong>
                <span className={styles.facts}>
                  {t("duplicates.numberOf", { id: record.id })} ·{" "}
                  {t("records.createdOn", { when: formats.near(record.createdAt) })}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {different.map(({ field, label, values }) => {
        const all = field === "comments" && chosen[field] === undefined;
        const taken = chosen[field] ?? defaultOf(values, survivorId);
        return (
          <fieldset key={field} className={styles.row}>
            <legend className={styles.label}>{label}</legend>
            <div className={styles.cells}>
              {values.map((value) => (
                <label
                  key={value.id}
                  className={styles.cell}
                  data-chosen={!all && value.id === taken}
                  data-empty={value.shown === ""}
                >
                  <Radio
                    name={field}
                    value={String(value.id)}
                    checked={!all && value.id === taken}
                    onChange={() => setChosen({ ...chosen, [field]: value.id })}
                    aria-label={value.shown === "" ? t("common.none") : value.shown}
                  />
                  <span className={styles.text}>{value.shown === "" ? t("common.none") : value.shown}</span>
                </label>
              ))}
            </div>
            {field === "comments" && (
              <label className={styles.cell} data-chosen={all}>
                <Radio
                  name={field}
                  value={ALL}
                  checked={all}
                  onChange={() =>
                    setChosen(Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== field)))
                  }
                  aria-label={t("duplicates.keepAll")}
                />
                <span className={styles.text}>{t("duplicates.keepAll")}</span>
              </label>
            )}
          </fieldset>
        );
      })}
      {same.length > 0 && (
        <dl className={styles.same}>
          {same.map(({ field, label, values }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{values.find((value) => value.shown !== "")?.shown}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.kept}>{t(`duplicates.kept.${kind}`)}</p>
      {merge.isError && (
        <Alert color="red" role="alert">
          {problemText(t, merge.error)}
          {isProblem(merge.error, "version-conflict") && <> {t("duplicates.lookAgain")}</>}
        </Alert>
      )}
      <div className={styles.foot}>
        <Button leftSection={<IconArrowsJoin size={16} />} loading={merge.isPending} onClick={run}>
          {t("duplicates.mergeInto", { name: nameOf(kind, survivor) })}
        </Button>
        <span className={styles.hint}>{t("duplicates.sevenDays")}</span>
      </div>
    </div>
  );
}
