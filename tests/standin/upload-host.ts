/** Where Shopify has files put before a request names them. */
export const uploadHost = "shopify-staged-uploads.storage.googleapis.com";
