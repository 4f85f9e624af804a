export { receiveWebhook as action } from "#app/receive-webhook.server.ts";
