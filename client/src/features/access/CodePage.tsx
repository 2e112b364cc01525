import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { FrontPage } from "./FrontPage";

interface Props {
  enter: (code: string) => Promise<void>;
  onBack: () => void;
}

/** Asks for the code of the second factor, after the right password. */
export function CodePage({ enter, onBack }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const sending = useMutation({ mutationFn: enter });
  const wrong = isProblem(sending.error, "wrong-code");
  return (
    <FrontPage title={t("security.askTitle")} intro={t("security.askText")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate(code);
        }}
      >
        {sending.isError && !wrong && (
          <Alert color="red" role="alert">
            {problemText(t, sending.error)}
          </Alert>
        )}
        <TextInput
          label={t("security.code")}
          description={t("security.lostPhone")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="one-time-code"
          autoFocus
          value={code}
          error={wrong && t("security.wrongCode")}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={sending.isPending} disabled={code.trim() === ""}>
          {t("access.signIn")}
        </Button>
        <Button variant="subtle" fullWidth onClick={onBack}>
          {t("security.back")}
        </Button>
      </form>
    </FrontPage>
  );
}
