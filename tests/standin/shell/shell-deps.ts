import type { StandinApp } from "../app-config.ts";
import type { ShopState } from "../state.ts";

/** What the shell's handlers need of the stand-in. */
export interface ShellDeps {
  app: StandinApp;
  states: Map<string, ShopState>;
  /** Public address of the app, where the frame is loaded from. */
  appUrl: () => string;
  clock: () => Date;
  install: (shop: string) => void;
  uninstall: (shop: string) => void;
  grant: (shop: string, scopes: string[]) => void;
  revoke: (shop: string, scopes: string[]) => void;
  merchant: MerchantActs;
}

/** What merchant, carrier and customer can do to an order in the shell. Each throws with a reason when it cannot be done. */
export interface MerchantActs {
  fulfil: (shop: string, orderId: number) => void;
  addScan: (shop: string, orderId: number, status: string) => void;
  cancel: (shop: string, orderId: number) => void;
  /** The customer asks to send one unit of a line back. */
  askReturn: (shop: string, orderId: number, lineId: number) => void;
}
