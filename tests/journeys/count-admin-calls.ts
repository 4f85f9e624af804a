import type { StaffDesk } from "#app/features/shared/desk.ts";
import { operationName } from "#app/platform/shopify/document-text.ts";

/** Runs `work` with a desk that counts what it asks of the Admin API. */
export async function countCalls<T>(
  desk: StaffDesk,
  work: (desk: StaffDesk) => Promise<T>,
): Promise<{ result: T; calls: string[] }> {
  const calls: string[] = [];
  const { shopify } = desk;
  const counting: StaffDesk = {
    ...desk,
    shopify: {
      scopes: shopify.scopes,
      read: (document, variables) => {
        calls.push(`read ${operationName(document)}`);
        return shopify.read(document, variables);
      },
      act: (document, variables) => {
        calls.push(`act ${operationName(document)}`);
        return shopify.act(document, variables);
      },
    },
  };
  return { result: await work(counting), calls };
}
