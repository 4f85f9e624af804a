import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

interface Extension {
  type?: string;
  activations?: { status?: string; activations?: unknown[] }[];
}

/** Whether a block of ours stands in the published theme; null: App Bridge does not say, or we ship none. */
export function useThemeBlocks(): "on" | "off" | null {
  const shopify = useAppBridge();
  const [state, setState] = useState<"on" | "off" | null>(null);
  useEffect(() => {
    let gone = false;
    const { app } = shopify as unknown as { app?: { extensions?: () => Promise<Extension[]> } };
    void app?.extensions?.().then(
      (extensions) => {
        const blocks = extensions.filter(({ type }) => type?.startsWith("theme"));
        if (gone || !blocks.length) return;
        setState(blocks.some((block) => block.activations?.some((one) => one.activations?.length)) ? "on" : "off");
      },
      () => undefined,
    );
    return () => void (gone = true);
  }, [shopify]);
  return state;
}
