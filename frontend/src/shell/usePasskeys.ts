import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import { passkeysWork } from "../api/passkeys";

/** Whether the office takes passkeys, and whether this browser has them at this address; no while nobody has answered. */
export function usePasskeys(): { offered: boolean; here: boolean } {
  const [domain, setDomain] = useState("");
  useEffect(() => {
    const stop = new AbortController();
    got(api.GET("/api/v1/auth/ways", { signal: stop.signal })).then((ways) => setDomain(ways.passkey_domain), () => undefined);
    return () => stop.abort();
  }, []);
  return { offered: domain !== "", here: passkeysWork(domain) };
}
