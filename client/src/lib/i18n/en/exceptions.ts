import type { Texts } from "../texts";

const exceptions: Texts["exceptions"] = {
  title: "Exceptions list",
  intro:
    "E-mails and calls from these addresses and numbers make nothing. They are kept and can be restored. Forms and chats are not concerned; nothing is deleted.",
  value: "E-mail address or phone number",
  reason: "Reason",
  add: "Add",
  entries: "On the list",
  remove: "Take {{name}} off the list",
  held: "Held back",
  heldText: "Inquiries that became nothing because their sender is on the list.",
  restore: "Restore",
  restored: "The inquiry is in the inbox",
};
export default exceptions;
