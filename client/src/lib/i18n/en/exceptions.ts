import type { Texts } from "../texts";

const exceptions: Texts["exceptions"] = {
  title: "Exceptions list",
  intro:
    "E-mails and calls from these addresses and numbers make nothing. They are kept and can be restored. Forms and chats are not concerned; nothing is deleted.",
  value: "E-mail address or phone number",
  reason: "Reason",
  fromCard: "Add to exceptions …",
  pick: "Put on the exceptions list",
  pickHint: "New e-mails and calls from there become nothing any more. Only what you choose is deleted.",
  delete: "Into the recycle bin too",
  deleteHint: "What you do not choose stays. It can be restored from the recycle bin for thirty days.",
  others_one: "{{number}} other record hangs on it.",
  others_other: "{{number}} other records hang on it.",
  forbidden: "You lack the right to delete it.",
  addAndDelete_one: "Add, delete {{number}}",
  addAndDelete_other: "Add, delete {{number}}",
  deleted_one: "{{number}} record is in the recycle bin.",
  deleted_other: "{{number}} records are in the recycle bin.",
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
