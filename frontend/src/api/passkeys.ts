/**
 * Passkeys in this browser: making one and signing with one. Options and credentials cross the wire as WebAuthn's own
 * JSON; a browser that cannot read and write it yet has it done here.
 */

/** Why there is no credential: the person said no or let it pass, the device has one already, or it went wrong. */
type PasskeyTrouble = "cancelled" | "already" | "failed";

export class NoPasskey extends Error {
  readonly why: PasskeyTrouble;

  constructor(why: PasskeyTrouble) {
    super(why);
    this.name = "NoPasskey";
    this.why = why;
  }
}

const WHY: Record<string, PasskeyTrouble> = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "already" };
const BUFFERS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

/** Whether this browser, at this address, can use passkeys that are bound to `domain`. */
export function passkeysWork(domain: string): boolean {
  const { hostname } = window.location;
  return domain !== "" && "PublicKeyCredential" in window && (hostname === domain || hostname.endsWith(`.${domain}`));
}

const toBytes = (text: string) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const toText = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const named = (all: PublicKeyCredentialDescriptorJSON[] = []) => all.map((one) => ({ ...one, id: toBytes(one.id) })) as PublicKeyCredentialDescriptor[];

function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  const { challenge, user, excludeCredentials } = json;
  return { ...json, challenge: toBytes(challenge), user: { ...user, id: toBytes(user.id) }, excludeCredentials: named(excludeCredentials) } as PublicKeyCredentialCreationOptions;
}

function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return { ...json, challenge: toBytes(json.challenge), allowCredentials: named(json.allowCredentials) } as PublicKeyCredentialRequestOptions;
}

function written(credential: PublicKeyCredential): string {
  if (credential.toJSON) return JSON.stringify(credential.toJSON());
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  const found = Object.entries(Object.fromEntries(BUFFERS.map((name) => [name, Reflect.get(response, name) as unknown])));
  const texts = found.flatMap(([name, value]) => (value instanceof ArrayBuffer ? [[name, toText(value)] as const] : []));
  return JSON.stringify({ id, rawId: toText(rawId), type, authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(), response: Object.fromEntries(texts) });
}

async function asked(credential: Promise<Credential | null>): Promise<string> {
  let found: Credential | null;
  try {
    found = await credential;
  } catch (error) {
    throw new NoPasskey(WHY[(error as Error).name] ?? "failed");
  }
  if (!found) throw new NoPasskey("cancelled");
  return written(found as PublicKeyCredential);
}

/** Have the device make a passkey (creation options and RegistrationResponseJSON, as text). Throws NoPasskey. */
export async function makePasskey(options: string): Promise<string> {
  const publicKey = creationOptions(JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON);
  return asked(navigator.credentials.create({ publicKey }));
}

/** Have a passkey sign (request options and AuthenticationResponseJSON, as text). Throws NoPasskey. */
export async function signByPasskey(options: string): Promise<string> {
  const publicKey = requestOptions(JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON);
  return asked(navigator.credentials.get({ publicKey }));
}
