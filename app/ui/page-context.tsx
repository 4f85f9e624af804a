import { createContext, startTransition, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Locale } from "#app/platform/i18n/locales.ts";

export interface PageSettings {
  locale: Locale;
  /** The shop's IANA zone. */
  zone: string;
  /** Now, by the server's clock; moves on every half minute that somebody looks. */
  now: Date;
}

const Context = createContext<PageSettings | null>(null);

/**
 * Tells every part of the page how to write dates and amounts. The first `now` is the server's, so that both sides
 * write the same words; later ones keep its distance to the browser's clock, which may be wrong.
 */
export function PageContext(props: { locale: Locale; zone: string; now: string; children: ReactNode }): ReactNode {
  const [now, setNow] = useState(() => new Date(props.now));
  useEffect(() => {
    const ahead = new Date(props.now).getTime() - Date.now();
    const tick = () => {
      if (document.visibilityState === "visible") startTransition(() => setNow(new Date(Date.now() + ahead)));
    };
    const timer = setInterval(tick, 30_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [props.now]);
  const value = useMemo(() => ({ locale: props.locale, zone: props.zone, now }), [props.locale, props.zone, now]);
  return <Context.Provider value={value}>{props.children}</Context.Provider>;
}

/** @throws outside of PageContext */
export function usePage(): PageSettings {
  const settings = useContext(Context);
  if (!settings) throw new Error("there is no PageContext around this part of the page");
  return settings;
}
