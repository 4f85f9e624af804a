/** Where the sender of Admin GraphQL gets its access token. */
export interface TokenSource {
  /** The token to use now. @throws ShopifyUnavailable `token_refused` when there is none */
  take(): Promise<string>;
  /** Another one, after Shopify refused this; null: there is no other. @throws ShopifyUnavailable */
  renew(refused: string): Promise<string | null>;
}

/** The token of one person's session: there is no other until they ask for something again. */
export const personalToken = (accessToken: string): TokenSource => ({
  take: async () => accessToken,
  renew: async () => null,
});
