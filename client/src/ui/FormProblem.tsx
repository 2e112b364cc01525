import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Alert } from "./display";

interface Props {
  /** Of the last try; null when there was none, or it went well. */
  error: unknown;
  /** Instead of what the problem says by itself. */
  text?: string | undefined;
}

/** Why a form was refused, when no single field is to blame; those say it themselves. */
export function FormProblem({ error, text }: Props) {
  const { t } = useTranslation();
  if (error === null || Object.keys(fieldTexts(t, error)).length > 0) return null;
  return (
    <Alert color="red" role="alert">
      {text ?? problemText(t, error)}
    </Alert>
  );
}
