const signInRule = {
  text: "A code of the phone or a passkey. Whoever must have one and has none sets it up at the next occasion.",
  whom: "Who must have a second factor",
  NOBODY: { name: "Nobody", text: "Everybody decides for themselves." },
  SETTINGS: { name: "Whoever may edit settings", text: "Administrators and roles with this right" },
  EVERYBODY: { name: "Everybody", text: "You too. Programs with API tokens are not concerned." },
  neededTitle: "Set up a second factor",
  neededText: "This account asks for a code after the password. If you have a passkey, sign out and in again with it.",
  removeFactor: "Remove the second factor",
  removeFactorQuestion:
    "For lost devices: afterwards {{name}} signs in with the password alone. Passkeys and recovery codes are no longer good either.",
  factorRemoved: "Second factor of {{name}} removed",
  noFactor: "{{name}} has neither a second factor nor a passkey.",
  otherAccounts: "This person belongs to other accounts too. Then only the operator can help.",
};
export default signInRule;
