/** What the server asks the browser for, in Base64url. */
export interface AskedPasskey {
  challenge: string;
  host: string;
  user: string;
  email: string;
  name: string;
  known: string[];
}

/** Algorithms every authenticator knows one of: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];
const PATIENCE_MS = 300_000;

/** Whether this browser can do it, on this page: passkeys need https, or this very machine. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

/** Has a device make a passkey; answers what the server wants to see, as JSON. */
export async function makePasskey(asked: AskedPasskey): Promise<string> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
    challenge: asked.challenge,
    rp: { id: asked.host, name: "Weiche" },
    user: { id: asked.user, name: asked.email, displayName: asked.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: asked.known.map((id) => ({ type: "public-key", id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
    timeout: PATIENCE_MS,
  });
  return answerOf(await navigator.credentials.create({ publicKey }));
}

/** Has a device sign with one of its passkeys; answers what the server wants to see, as JSON. */
export async function signWithPasskey(asked: AskedPasskey): Promise<string> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    challenge: asked.challenge,
    rpId: asked.host,
    userVerification: "required",
    timeout: PATIENCE_MS,
  });
  return answerOf(await navigator.credentials.get({ publicKey }));
}

function answerOf(credential: Credential | null): string {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException("no passkey", "NotAllowedError");
  return JSON.stringify(credential.toJSON());
}
