import { useTranslation } from "react-i18next";
import { Stack } from "@/ui/display";
import { Checkbox } from "@/ui/forms";

interface Props {
  values: string[];
  picked: string[];
  onPick: (picked: string[]) => void;
}

/** Which phones and e-mails go on the exceptions list. */
export function ExceptionPicks({ values, picked, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t("exceptions.pick")}
      description={t("exceptions.pickHint")}
      value={picked}
      onChange={onPick}
    >
      <Stack gap="xs" mt="xs">
        {values.map((value) => (
          <Checkbox key={value} value={value} label={value} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
