import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { FormProblem } from "@/ui/FormProblem";
import { PasswordInput, Select, Switch, TagsInput, TextInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { rolesQuery } from "../usersApi";
import { useSettingsChange } from "../useSettingsChange";
import { type Provider, type ProviderInput, removeProvider, saveProvider } from "./providerApi";

interface Props {
  provider: Provider | null;
  onDone: () => void;
}

const EMPTY: ProviderInput = {
  issuer: "",
  clientId: "",
  name: "",
  createPeople: false,
  roleId: null,
  emailDomains: [],
  secondFactor: false,
};

function inputOf(provider: ProviderInput): ProviderInput {
  const { issuer, clientId, name, createPeople, roleId, emailDomains, secondFactor } = provider;
  return { issuer, clientId, name, createPeople, roleId, emailDomains, secondFactor };
}

/** What the account's provider is called, and whom it lets in. */
export function ProviderForm({ provider, onDone }: Props) {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery).data ?? [];
  const [values, setValues] = useState<ProviderInput>(() => (provider === null ? EMPTY : inputOf(provider)));
  const save = useSettingsChange(saveProvider, () => {
    toast(t("settings.saved"));
    onDone();
  });
  const remove = useSettingsChange(removeProvider, () => toast(t("provider.removed")));
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<ProviderInput>) => setValues({ ...values, ...change });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(values);
      }}
    >
      <TextInput
        label={t("provider.issuer")}
        description={t("provider.issuerHint")}
        placeholder="https://login.example.com"
        type="url"
        value={values.issuer}
        error={errors["issuer"] && t("provider.issuerRefused")}
        onChange={(event) => set({ issuer: event.currentTarget.value.trim() })}
      />
      <div className={styles.pair}>
        <TextInput
          label={t("provider.clientId")}
          autoComplete="off"
          value={values.clientId}
          error={errors["clientId"]}
          onChange={(event) => set({ clientId: event.currentTarget.value })}
        />
        <PasswordInput
          label={t("provider.clientSecret")}
          placeholder={provider?.hasSecret === true ? t("provider.secretKept") : ""}
          autoComplete="new-password"
          value={values.clientSecret ?? ""}
          error={errors["clientSecret"]}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setValues({ ...inputOf(values), ...(typed !== "" && { clientSecret: typed }) });
          }}
        />
      </div>
      <TextInput
        label={t("provider.name")}
        description={t("provider.nameHint")}
        maxLength={60}
        value={values.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TagsInput
        label={t("provider.domains")}
        description={t("provider.domainsHint")}
        placeholder={values.emailDomains.length === 0 ? "example.com" : ""}
        value={values.emailDomains}
        error={errors["emailDomains"] && t("provider.domainsRefused")}
        onChange={(emailDomains) => set({ emailDomains })}
      />
      <Switch
        label={t("provider.secondFactor")}
        description={t("provider.secondFactorHint")}
        checked={values.secondFactor}
        onChange={(event) => set({ secondFactor: event.currentTarget.checked })}
      />
      <Switch
        label={t("provider.createPeople")}
        description={t("provider.createPeopleHint")}
        checked={values.createPeople}
        onChange={(event) => set({ createPeople: event.currentTarget.checked })}
      />
      {values.createPeople && (
        <Select
          label={t("provider.role")}
          data={roles.map((role) => ({ value: String(role.id), label: role.name }))}
          value={values.roleId === null ? null : String(values.roleId)}
          error={errors["roleId"]}
          allowDeselect={false}
          onChange={(id) => set({ roleId: id === null ? null : Number(id) })}
        />
      )}
      <FormProblem error={save.error ?? remove.error} />
      <div className={styles.buttons}>
        {provider === null ? (
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
        ) : (
          <Confirm
            question={t("provider.removeQuestion")}
            confirm={t("provider.remove")}
            onConfirm={() => remove.mutate(undefined)}
          >
            {(ask) => (
              <Button variant="default" loading={remove.isPending} onClick={ask}>
                {t("provider.remove")}
              </Button>
            )}
          </Confirm>
        )}
        <Button
          type="submit"
          ml="auto"
          loading={save.isPending}
          disabled={values.issuer === "" || values.clientId === "" || values.name.trim() === ""}
        >
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
