/** What the server wants signed, in Base64url. */
export interface Asked {
  challenge: string;
  host: string;
  user: string;
  email: string;
  name: string;
  known: string[];
}

/** Base64url as the server writes it. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function textOf(bytes: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Whether this browser can hold passkeys at this address. */
export const passkeysPossible = () => window.isSecureContext && "PublicKeyCredential" in window;

/** The person said no, or let the time run out. */
export const isDeclined = (error: unknown) =>
  error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");

/** The device has one for this person already. */
export const isKnownHere = (error: unknown) => error instanceof DOMException && error.name === "InvalidStateError";

/** The page stands under another address than the one passkeys are made for. */
export const isWrongAddress = (error: unknown) => error instanceof DOMException && error.name === "SecurityError";

const PATIENCE_MS = 120_000;
const ES256 = -7;
const EDDSA = -8;
const RS256 = -257;

/** @returns the device's answer as JSON */
export async function makePasskey(asked: Asked): Promise<string> {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(asked.challenge),
      rp: { id: asked.host, name: "Weiche" },
      user: { id: bytesOf(asked.user), name: asked.email, displayName: asked.name },
      pubKeyCredParams: [ES256, EDDSA, RS256].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: asked.known.map((id) => ({ type: "public-key", id: bytesOf(id) })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
      timeout: PATIENCE_MS,
    },
  });
  const credential = made as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return asJson(credential, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports(),
  });
}

/** @returns the device's answer as JSON */
export async function signWithPasskey(asked: Asked): Promise<string> {
  const used = await navigator.credentials.get({
    publicKey: {
      challenge: bytesOf(asked.challenge),
      rpId: asked.host,
      userVerification: "required",
      timeout: PATIENCE_MS,
    },
  });
  const credential = used as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return asJson(credential, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle !== null && { userHandle: textOf(response.userHandle) }),
  });
}

function asJson(credential: PublicKeyCredential, response: object): string {
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: textOf(credential.rawId), type, response, clientExtensionResults: {} });
}
