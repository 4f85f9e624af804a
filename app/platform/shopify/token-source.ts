/** Where the sender of Admin GraphQL gets its access token. */
export interface TokenSource {
  /** The token to use now. @throws ShopifyUnavailable `token_refused` when there is none */
  take(): Promise<string>;
  /** Another one, after Shopify refused this; null: there is no other. @throws ShopifyUnavailable */
  renew(refused: string): Promise<string | null>;
}

/** The token of one person's session: when Shopify refuses it, that person has to open the app again. */
export const personalToken = (accessToken: string): TokenSource => ({
  take: async () => accessToken,
  renew: async () => null,
});
