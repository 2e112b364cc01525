import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { kindOfCode } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { toast } from "@/ui/toasts";
import { fileOfImport, forget, type ImportRun, type Reading, upload } from "./api";
import { useFileProblem } from "./useFileProblem";

const ENCODINGS = ["UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "windows-1251", "x-MacRoman"];
const SEPARATORS = [";", ",", "tab", "|"];

/** Reads the file once more when its letters or columns look wrong. */
export function ReadAgain({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const problem = useFileProblem();
  const file = fileOfImport(run.id);
  const again = useMutation({
    mutationFn: async (reading: Reading) => {
      if (file === undefined) throw new Error("the file is gone");
      const next = await upload(kindOfCode(run.kind), file, {
        encoding: run.encoding ?? undefined,
        separator: run.separator === "\t" ? "tab" : (run.separator ?? undefined),
        ...reading,
      });
      await forget(run.id);
      return next;
    },
    onSuccess: async (next) => {
      await navigate({ to: `/settings/import/${next.id}`, replace: true } as never);
      await client.invalidateQueries({ queryKey: keys.imports });
    },
    onError: (error) => toast(problem(error), { tone: "error" }),
  });
  if (file === undefined || run.format === "XLSX") return null;
  return (
    <Dropdown
      label={t("imports.readOtherwise")}
      parts={[
        { key: "encodings", heading: t("imports.encoding") },
        ...ENCODINGS.map((encoding) => ({
          key: encoding,
          label: encoding.replace("x-", ""),
          taken: encoding.toLowerCase() === run.encoding?.toLowerCase(),
          run: () => again.mutate({ encoding }),
        })),
        { key: "separators", heading: t("imports.separator") },
        ...SEPARATORS.map((separator) => ({
          key: separator,
          label: separator === "tab" ? t("imports.tab") : separator,
          taken: (separator === "tab" ? "\t" : separator) === run.separator,
          run: () => again.mutate({ separator }),
        })),
      ]}
    >
      {(trigger) => (
        <Button {...trigger} size="xs" variant="default" loading={again.isPending}>
          {t("imports.readOtherwise")}
        </Button>
      )}
    </Dropdown>
  );
}
