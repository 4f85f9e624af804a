import type { ActValues } from "../use-act.tsx";
import type { ReturnView } from "./return-step-preview.ts";

/**
 * The values as the form shows them: of a return, or a step, that is not there any more, the first one that is. What
 * began the form may have read the returns a while ago.
 */
export function fitStep(values: ActValues, returns: readonly Pick<ReturnView, "returnId" | "may">[]): ActValues {
  const own = returns.find(({ returnId }) => returnId === values.return) ?? returns[0];
  const how = own?.may.find((one) => one === values.how) ?? own?.may[0];
  return { ...values, return: own?.returnId ?? "", how: how ?? "" };
}
