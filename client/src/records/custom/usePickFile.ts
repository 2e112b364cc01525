import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { LARGEST_FILE, upload } from "@/lib/api/upload";
import type { FileValue } from "@/lib/customFields";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import type { Owner } from "./FileLink";

/** Lets somebody choose a file, adds it to a record, and hands over what it became. */
export function usePickFile(onFile: (file: Required<FileValue>) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ of, file }: { of: Owner; file: File }) =>
      upload<Required<FileValue>>(`/uploads/${of.kind}/${of.id}`, { name: file.name }, file, () => undefined).done,
    onSuccess: async ({ id, name }) => {
      onFile({ id, name });
      await client.invalidateQueries({ queryKey: keys.timelines });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  function pick(of: Owner) {
    const input = document.createElement("input");
    input.type = "file";
    input.onchange = () => {
      const [file] = input.files ?? [];
      if (file === undefined) return;
      if (file.size > LARGEST_FILE) toast(t("card.files.tooLarge"), { tone: "error" });
      else send.mutate({ of, file });
    };
    input.click();
  }
  return { pick, sending: send.isPending };
}
