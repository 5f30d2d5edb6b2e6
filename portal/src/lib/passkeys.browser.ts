/** Asking the device for a passkey. The API speaks base64url where the browser speaks bytes. */

interface Creation {
  publicKey: Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials"> & {
    challenge: string;
    user: { id: string; name: string; displayName: string };
    excludeCredentials?: Described[];
  };
}

interface Request {
  publicKey: Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> & { challenge: string; allowCredentials?: Described[] };
}

interface Described {
  id: string;
  type: "public-key";
  transports?: AuthenticatorTransport[];
}

/** Whether this browser can do it at all: it needs a secure page. */
export const knowsPasskeys = (): boolean => typeof window !== "undefined" && Boolean(window.PublicKeyCredential && navigator.credentials);

/** A new passkey, as the API takes it; null when the person or the device declined. */
export async function createPasskey(options: unknown): Promise<object | null> {
  const { publicKey } = options as Creation;
  const created = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: publicKey.excludeCredentials?.map(described),
      },
    }),
  );
  if (!created) return null;
  const response = created.response as AuthenticatorAttestationResponse;
  return said(created, {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** A passkey's answer, as the API takes it; null when the person or the device declined. */
export async function askPasskey(options: unknown): Promise<object | null> {
  const { publicKey } = options as Request;
  const found = await asked(() =>
    navigator.credentials.get({
      publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: publicKey.allowCredentials?.map(described) },
    }),
  );
  if (!found) return null;
  const response = found.response as AuthenticatorAssertionResponse;
  return said(found, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle && text(response.userHandle),
  });
}

/** The browser throws when somebody closes its window, and when time is up: both are an answer. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await ask()) as PublicKeyCredential | null;
  } catch {
    return null;
  }
}

function said(credential: PublicKeyCredential, response: object): object {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

const described = ({ id, ...rest }: Described): PublicKeyCredentialDescriptor => ({ ...rest, id: bytes(id) });

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
