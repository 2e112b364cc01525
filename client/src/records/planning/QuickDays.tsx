import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { Group } from "@/ui/display";
import { quickDeadlines } from "./dues";

interface Props {
  /** What stands in the field for the deadline. */
  typed: string;
  onChoose: (typed: string) => void;
}

/** Buttons beside a deadline for the days people plan for most. */
export function QuickDays({ typed, onChoose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const offered = quickDeadlines(formats, typed);
  return (
    <Group gap={4} role="group" aria-label={t("planning.quick.label")}>
      {offered.map((one) => (
        <Button
          key={one.name}
          size="compact-xs"
          variant="default"
          aria-pressed={one.typed === typed}
          title={formats.dateTime(formats.momentOf(one.typed))}
          onClick={() => onChoose(one.typed)}
        >
          {t(`planning.quick.${one.name}`)}
        </Button>
      ))}
    </Group>
  );
}
