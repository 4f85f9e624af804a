import type { Handler } from "../http/exchange.ts";
import type { ShopState } from "../state.ts";
import type { Mailbox } from "./mailbox.ts";

export function makeMailboxHandler(_parts: { mailbox: Mailbox; states: Map<string, ShopState> }): Handler {
  return () => false;
}
