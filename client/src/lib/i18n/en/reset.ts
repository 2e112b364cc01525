import type { Texts } from "../texts";

const reset: Texts["reset"] = {
  forgotten: "Forgotten your password?",
  title: "Forgotten password",
  text: "We send you an address where you set a new one.",
  ask: "Send the address",
  askedTitle: "Look into your mailbox",
  askedText: "If somebody signs in here with this e-mail address, a message is on its way. It is valid for one hour.",
  newTitle: "New password",
  newText: "You will be signed out everywhere and sign in with the new password.",
  next: "New password",
  set: "Set the password",
  doneTitle: "Password changed",
  doneText: "Now sign in with it.",
  invalidTitle: "This address no longer works",
  invalidText: "Each address works once, within an hour; a new one makes the old one invalid.",
  again: "Ask for a new address",
};
export default reset;
