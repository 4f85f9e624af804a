import type { RequestBody, TransportFault } from "../admin/faults.ts";
import type { LedgerEntry, ShopState } from "../state.ts";

/** What the stand-in's surroundings need of its Admin API (`admin/admin-api.ts`). */
export interface AdminPort {
  execute: (
    caller: {
      shop: string;
      app: string;
      token: { kind: "online" | "offline"; staffId?: number; scopes: string[] };
    },
    request: { query: string; variables?: Record<string, unknown>; operationName?: string },
  ) => Promise<{ status: number; json: object }>;
  faults: { take: (body: RequestBody) => TransportFault | null };
  onEvent: (listener: (event: ShopEvent) => void) => void;
  onChange: (listener: () => void) => void;
  ledger: (shop: string) => LedgerEntry[];
  state: (shop: string) => ShopState;
}

/** Something happened in a shop that webhooks tell of. */
export interface ShopEvent {
  shop: string;
  topic: string;
  payload: object;
  at: string;
}
