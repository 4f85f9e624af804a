import { GraphQLError } from "graphql";

/** A top-level error as Shopify sends it, with its machine word in `extensions.code`. */
export function makeError(message: string, code: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** The stand-in was asked for something that it does not imitate. Never a silent `null`. */
export function notModelled(what: string): GraphQLError {
  return makeError(`The stand-in does not model ${what}`, "STANDIN_NOT_MODELLED");
}

/** Shopify's refusal for want of an access scope. */
export function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return makeError(`Access denied for ${field} field. Required access: ${requiredAccess}`, "ACCESS_DENIED", {
    documentation: "https://shopify.dev/api/usage/access-scopes",
    requiredAccess,
  });
}

/** Shopify's refusal of protected customer data that the app was not approved for. */
export function dataWithheld(field: string): GraphQLError {
  const documentation = "https://shopify.dev/docs/apps/launch/protected-customer-data";
  return makeError(
    `This app is not approved to use the ${field} field. See ${documentation} for more details.`,
    "ACCESS_DENIED",
    {
      documentation,
    },
  );
}

/** A `userErrors` entry. */
export interface UserError {
  field: string[] | null;
  message: string;
  /** Only where the error's type has one, e.g. `OrderCancelUserError`. */
  code?: string | null;
}
