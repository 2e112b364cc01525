import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import { prepareToShow, show } from "@/testing/show";
import { Confirm } from "./Confirm";
import { Drawer, Modal } from "./overlays";

beforeAll(prepareToShow);

function Field({ onBack }: { onBack: () => void }) {
  return (
    <input
      aria-label="Titel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onBack();
      }}
    />
  );
}

function Card({ onClose, onDialogClosed }: { onClose: () => void; onDialogClosed: () => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <Drawer opened onClose={onClose}>
      <button type="button" onClick={() => setOpened(true)}>
        Angebot
      </button>
      <Modal
        opened={opened}
        onClose={() => {
          setOpened(false);
          onDialogClosed();
        }}
      >
        <button type="button">Darin</button>
      </Modal>
    </Drawer>
  );
}

it("closes the dialog first, and the card beneath it with the next press", async () => {
  const closeCard = vi.fn();
  const closeDialog = vi.fn();
  show(<Card onClose={closeCard} onDialogClosed={closeDialog} />);
  await userEvent.click(screen.getByText("Angebot"));
  await screen.findByText("Darin");
  await userEvent.keyboard("{Escape}");
  expect(closeDialog).toHaveBeenCalledOnce();
  expect(closeCard).not.toHaveBeenCalled();
  await userEvent.keyboard("{Escape}");
  expect(closeCard).toHaveBeenCalledOnce();
});

it("is the field's first, then the card's", async () => {
  const closeCard = vi.fn();
  const takeBack = vi.fn();
  show(
    <Drawer opened onClose={closeCard}>
      <Field onBack={takeBack} />
    </Drawer>,
  );
  await userEvent.type(screen.getByLabelText("Titel"), "Neu{Escape}");
  expect(takeBack).toHaveBeenCalledOnce();
  expect(closeCard).not.toHaveBeenCalled();
  screen.getByLabelText("Titel").blur();
  await userEvent.keyboard("{Escape}");
  expect(closeCard).toHaveBeenCalledOnce();
});

it("closes nothing where only a button within may", async () => {
  const closeDialog = vi.fn();
  show(
    <Modal opened once onClose={closeDialog}>
      Nur jetzt
    </Modal>,
  );
  await userEvent.keyboard("{Escape}");
  expect(closeDialog).not.toHaveBeenCalled();
});

it("takes a question back and leaves the card open", async () => {
  const closeCard = vi.fn();
  show(
    <Drawer opened onClose={closeCard}>
      <Confirm question="Wirklich?" confirm="Ja" onConfirm={vi.fn()}>
        {(ask) => (
          <button type="button" onClick={ask}>
            Löschen
          </button>
        )}
      </Confirm>
    </Drawer>,
  );
  await userEvent.click(screen.getByText("Löschen"));
  await screen.findByText("Wirklich?");
  await userEvent.keyboard("{Escape}");
  expect(closeCard).not.toHaveBeenCalled();
});
