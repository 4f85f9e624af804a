import { Popover, type PopoverProps } from "@shopify/polaris";
import { cloneElement, useState, type ReactNode } from "react";

/**
 * Polaris' popover, of which there is only the button until it is first opened: a closed one already watches its size,
 * measures itself and keeps a portal, and a page has a dozen.
 */
export function LazyPopover({ activator, ...props }: PopoverProps): ReactNode {
  const [used, setUsed] = useState(props.active);
  if (props.active && !used) setUsed(true);
  if (used) return <Popover activator={activator} {...props} />;
  const closed = typeof activator.type === "string" ? { "aria-expanded": false } : { ariaExpanded: false };
  // As high as with the popover around it, so that nothing moves when it opens.
  return <div>{cloneElement(activator, closed)}</div>;
}
