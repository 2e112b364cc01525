import type { Texts } from "../texts";

const exceptions: Texts["exceptions"] = {
  title: "Exceptions list",
  intro:
    "E-mails and calls from these addresses and numbers make nothing. They are kept and can be restored. Forms and chats are not concerned; nothing is deleted.",
  value: "E-mail address or phone number",
  reason: "Reason",
  fromCard: "Add to exceptions …",
  pick: "Put on the exceptions list",
  pickHint: "New e-mails and calls from there become nothing any more. Nothing is deleted.",
  noValues: "Neither a phone number nor an e-mail address is known here.",
  added_one: "Is on the exceptions list",
  added_other: "{{count}} entries are on the exceptions list",
  add: "Add",
  entries: "On the list",
  remove: "Take {{name}} off the list",
  held: "Held back",
  heldText: "Inquiries that became nothing because their sender is on the list.",
  restore: "Restore",
  restored: "The inquiry is in the inbox",
};
export default exceptions;
