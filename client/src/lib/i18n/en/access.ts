import type { Texts } from "../texts";

const access: Texts["access"] = {
  signIn: "Sign in",
  signInTo: "Sign in to Weiche",
  email: "E-mail",
  password: "Password",
  emailInvalid: "Please enter an e-mail address",
  setupNeeded:
    "There is no account here yet. Open the set-up link that the server printed when it started for the first time.",
  setupTitle: "Set up Weiche",
  setupIntro: "Ready in a minute. You can change everything later in the settings.",
  toLogin: "To the sign-in",
  setupInvalidTitle: "This link is no longer valid",
  setupInvalidText:
    "Set-up links work only once. The server prints a new one when it starts, as long as there is no account.",
  account: "Account",
  accountName: "Name of your company",
  country: "Country",
  language: "Language",
  timeZone: "Time zone",
  currency: "Currency",
  administrator: "Administrator",
  firstName: "First name",
  lastName: "Last name",
  passwordHint: "At least {{shortest}} characters",
  demo: "Fill with sample data",
  demoHint: "Leads, deals and contacts to try things out",
  finish: "Set up and start",
};
export default access;
