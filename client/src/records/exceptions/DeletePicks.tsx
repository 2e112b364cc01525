import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type BoundRecord, boundRecordsQuery, type RecordRef } from "@/lib/exceptions";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { Stack } from "@/ui/display";
import { Checkbox } from "@/ui/forms";

interface Props {
  kind: Kind;
  id: number;
  picked: RecordRef[];
  onPick: (picked: RecordRef[]) => void;
}

const keyOf = ({ kind, id }: RecordRef) => `${kind}:${id}`;

/** What goes into the recycle bin with it: nothing, unless somebody chooses it. */
export function DeletePicks({ kind, id, picked, onPick }: Props) {
  const { t } = useTranslation();
  const records = useQuery(boundRecordsQuery(kind, id)).data ?? [];
  const hangs = useHangs();
  if (records.length === 0) return null;
  return (
    <Checkbox.Group
      label={t("exceptions.delete")}
      description={t("exceptions.deleteHint")}
      value={picked.map(keyOf)}
      onChange={(chosen) =>
        onPick(records.filter((one) => chosen.includes(keyOf(one))).map((one) => ({ kind: one.kind, id: one.id })))
      }
    >
      <Stack gap="xs" mt="xs">
        {records.map((record) => (
          <Checkbox
            key={keyOf(record)}
            value={keyOf(record)}
            label={`${t(`records.kind.${record.kind}`)}: ${record.name}`}
            description={hangs(record)}
            disabled={record.reason !== null}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** Why it cannot be chosen, or what else hangs on it. */
function useHangs() {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ others, reason }: BoundRecord) => {
    const hanging = others > 0 ? t("exceptions.others", { count: others, number: formats.number(others) }) : undefined;
    return [hanging, reason === null ? undefined : t("exceptions.forbidden")].filter(Boolean).join(" ") || undefined;
  };
}
