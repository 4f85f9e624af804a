const WAIT_MS = 48 * 3_600_000;

/** One `shop/redact` that is to be sent. */
export interface Redaction {
  shop: string;
  /** Milliseconds since 1970, on the stand-in's clock. */
  dueAt: number;
}

/**
 * When `shop/redact` is to be sent: 48 hours after an uninstall, also to a shop that has the app again by then. The
 * hours are documented, the rest is a guess on the careful side.
 */
export class RedactionCalendar {
  private planned: Redaction[] = [];

  plan(shop: string, uninstalledAt: Date): void {
    this.planned.push({ shop, dueAt: uninstalledAt.getTime() + WAIT_MS });
  }

  /** Shops whose time has come; each is given once per uninstall. */
  takeDue(now: Date): string[] {
    const due = this.planned.filter((one) => one.dueAt <= now.getTime());
    this.planned = this.planned.filter((one) => one.dueAt > now.getTime());
    return due.map((one) => one.shop);
  }

  dump(): Redaction[] {
    return this.planned;
  }

  load(planned: Redaction[]): void {
    this.planned = planned;
  }
}
