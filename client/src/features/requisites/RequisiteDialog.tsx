import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newIdempotencyKey } from "@/lib/api/client";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import type { RequisitesProps } from "@/records/slots";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Checkbox, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { IconButton } from "@/ui/IconButton";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import {
  addRequisite,
  type BankAccount,
  changeRequisite,
  type Requisite,
  type RequisiteData,
  renewRequisites,
  TEXTS,
} from "./api";
import { grouped } from "./iban";
import styles from "./Requisites.module.css";

interface Props {
  place: Pick<RequisitesProps, "kind" | "id">;
  /** Absent: a new one. */
  set: Requisite | undefined;
  /** The record has no other; it is the main one anyway. */
  first: boolean;
  onClose: () => void;
}

/** Accounts have no number before they are saved, and rows of a list need one. */
type Row = BankAccount & { key: string };

const rowOf = (account: BankAccount): Row => ({ ...account, iban: grouped(account.iban), key: newIdempotencyKey() });
const EMPTY: BankAccount = { id: null, holder: null, bank: null, iban: "", bic: null };

function dataOf(set: Requisite | undefined): Omit<RequisiteData, "bankAccounts"> {
  return {
    label: set?.label ?? null,
    main: set?.main ?? false,
    legalName: set?.legalName ?? null,
    vatId: set?.vatId ?? null,
    taxNumber: set?.taxNumber ?? null,
    registerNumber: set?.registerNumber ?? null,
    registerCourt: set?.registerCourt ?? null,
  };
}

/** Writes a set. A click beside it throws nothing away. */
export function RequisiteDialog({ place, set, first, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const client = useQueryClient();
  const [data, setData] = useState(() => dataOf(set));
  const [accounts, setAccounts] = useState<Row[]>(() => (set?.bankAccounts ?? [EMPTY]).map(rowOf));
  const [key] = useState(newIdempotencyKey);
  const written = accounts.filter(({ holder, bank, iban, bic }) => [holder, bank, iban, bic].some((part) => !!part));
  const save = useOnce(
    useMutation({
      mutationFn: () => {
        const body = {
          ...data,
          bankAccounts: written.map(({ id, holder, bank, iban, bic }) => ({ id, holder, bank, iban, bic })),
        };
        return set === undefined ? addRequisite(place, body, key) : changeRequisite(set, body);
      },
      onSuccess: onClose,
      onSettled: () => renewRequisites(client, place),
    }),
  );
  const errors = fieldTexts(t, save.error);
  const text = (name: "label" | (typeof TEXTS)[number]) => (
    <TextInput
      label={t(`requisites.${name}`)}
      maxLength={200}
      value={data[name] ?? ""}
      error={errors[name]}
      onChange={(event) => setData({ ...data, [name]: event.currentTarget.value || null })}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(set === undefined ? "requisites.newTitle" : "requisites.editTitle")}
      size={720}
      fullScreen={phone}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {text("legalName")}
        <div className={styles.pair}>
          {text("vatId")}
          {text("taxNumber")}
          {text("registerNumber")}
          {text("registerCourt")}
        </div>
        <section className={styles.accounts} aria-label={t("requisites.accounts")}>
          <h3 className={styles.heading}>{t("requisites.accounts")}</h3>
          {accounts.map((row) => (
            <AccountFields
              key={row.key}
              row={row}
              errors={errors}
              at={written.indexOf(row)}
              onChange={(next) => setAccounts(accounts.map((one) => (one === row ? next : one)))}
              onRemove={() => setAccounts(accounts.filter((one) => one !== row))}
            />
          ))}
          <Button
            className={styles.another}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAccounts([...accounts, rowOf(EMPTY)])}
          >
            {t("requisites.addAccount")}
          </Button>
        </section>
        {(!first || data.label !== null) && text("label")}
        {!first && set?.main !== true && (
          <Checkbox
            label={t("requisites.makeMain")}
            description={t("requisites.mainText")}
            checked={data.main}
            onChange={(event) => setData({ ...data, main: event.currentTarget.checked })}
          />
        )}
        <FormProblem error={save.error} />
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={save.isPending}>
            {t("common.save")}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}

interface AccountProps {
  row: Row;
  errors: Record<string, string>;
  /** Its place among those that are sent; -1: it is not. */
  at: number;
  onChange: (row: Row) => void;
  onRemove: () => void;
}

function AccountFields({ row, errors, at, onChange, onRemove }: AccountProps) {
  const { t } = useTranslation();
  const text = (name: "iban" | "bic" | "bank" | "holder", longest: number) => (
    <TextInput
      label={t(`requisites.${name}`)}
      maxLength={longest}
      value={row[name] ?? ""}
      error={errors[`bankAccounts[${at}].${name}`]}
      onChange={(event) => {
        const value = event.currentTarget.value;
        onChange({ ...row, [name]: name === "iban" ? value : value || null });
      }}
    />
  );
  return (
    <div className={styles.account}>
      <div className={styles.pair}>
        {text("iban", 60)}
        {text("bic", 20)}
        {text("bank", 200)}
        {text("holder", 200)}
      </div>
      <IconButton label={t("requisites.removeAccount")} size={28} onClick={onRemove}>
        <IconX size={15} />
      </IconButton>
    </div>
  );
}
