/** A browser with passkeys at this address, which answers as told; without `reads` it leaves WebAuthn's JSON to the page. */
import { onTestFinished, vi } from "vitest";

export const HERE = { passkey_domain: "localhost" };

interface Device {
  make?: () => Promise<unknown>;
  sign?: () => Promise<unknown>;
  /** Whether the browser reads and writes WebAuthn's JSON by itself. */
  reads?: boolean;
}

const asItIs = (options: unknown) => options;
const asBuffer = (text: string) => new TextEncoder().encode(text).buffer;

/** A credential as a browser gives it. */
export function credential(response: Record<string, string>, reads = true): unknown {
  const buffers = Object.fromEntries(Object.entries(response).map(([name, value]) => [name, asBuffer(value)]));
  const plain = { id: "a2V5", rawId: asBuffer("key"), type: "public-key", authenticatorAttachment: "platform", response: buffers, getClientExtensionResults: () => ({}) };
  return reads ? { ...plain, toJSON: () => ({ id: "a2V5", response }) } : plain;
}

export function refusal(name: string): Promise<never> {
  return Promise.reject(new DOMException("", name));
}

/** Put the device in place until the test ends; answers what the page asked it. */
export function fakeDevice({ make, sign, reads = true }: Device): unknown[] {
  const asked: unknown[] = [];
  vi.stubGlobal("PublicKeyCredential", reads ? { parseCreationOptionsFromJSON: asItIs, parseRequestOptionsFromJSON: asItIs } : {});
  const act = (what?: () => Promise<unknown>) => (options: unknown) => {
    asked.push(options);
    return what?.();
  };
  const put = vi.spyOn(navigator, "credentials", "get").mockReturnValue({ create: act(make), get: act(sign) } as unknown as CredentialsContainer);
  onTestFinished(() => {
    put.mockRestore();
    vi.unstubAllGlobals();
  });
  return asked;
}
