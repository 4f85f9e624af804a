import { deskForJob, deskForStoredWebhook } from "#app/desk.server.ts";
import { acknowledgeMailJob } from "#app/features/channels/acknowledge-jobs.ts";
import { acknowledgeMail } from "#app/features/channels/acknowledge-mail.server.ts";
import { fileMailJob, resumeMailJob } from "#app/features/channels/mail-jobs.ts";
import { waitingMail } from "#app/features/channels/file-waiting-mail.server.ts";
import { resumeMail } from "#app/features/channels/resume-mail.server.ts";
import { clearFiles } from "#app/features/files/clear-files.server.ts";
import { clearFilesJob, unpackMailJob } from "#app/features/files/file-jobs.ts";
import { unpackMail } from "#app/features/files/unpack-mail.server.ts";
import { importOrders } from "#app/features/orders/import-orders.server.ts";
import { rematchTickets } from "#app/features/orders/match-ticket-order.server.ts";
import { importOrdersJob, refreshOrderJob, rematchTicketsJob } from "#app/features/orders/order-jobs.ts";
import { followMoney } from "#app/features/acts/follow-money.server.ts";
import { compareActsJob, followMoneyJob, resolveOrderActionJob } from "#app/features/acts/order-action-jobs.ts";
import { mailApprovalJob } from "#app/features/acts/authority/approval-jobs.ts";
import { mailApproval } from "#app/features/acts/authority/mail-approval.server.ts";
import { compareActs } from "#app/features/acts/compare-acts.server.ts";
import { linkReplacement } from "#app/features/acts/replacement/link-replacement.server.ts";
import { linkReplacementJob } from "#app/features/acts/replacement/replacement-jobs.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { fulfilPrivacy } from "#app/features/privacy/fulfil-privacy.server.ts";
import { fulfilPrivacyJob, retainJob } from "#app/features/privacy/privacy-jobs.ts";
import { retain } from "#app/features/privacy/retain.server.ts";
import { reconcileOrders } from "#app/features/reconciliation/reconcile-orders.server.ts";
import { reconcileOrdersJob } from "#app/features/reconciliation/reconciliation-jobs.ts";
import { readShopDetails } from "#app/features/shop/read-shop-details.server.ts";
import { readShopDetailsJob } from "#app/features/shop/shop-jobs.ts";
import { publishProxyPath } from "#app/features/self-service/proxy-path.server.ts";
import { publishFaq } from "#app/features/self-service/help/publish-faq.server.ts";
import { publishFaqJob, publishProxyPathJob } from "#app/features/self-service/self-service-jobs.ts";
import { measureShopPaces } from "#app/features/self-service/tracking/measure-paces.server.ts";
import {
  measureAnswersJob,
  publishContactJob,
  sendReceiptJob,
} from "#app/features/self-service/contact/contact-jobs.ts";
import { measureShopAnswers } from "#app/features/self-service/contact/measure-answers.server.ts";
import { publishContact } from "#app/features/self-service/contact/publish-contact.server.ts";
import { sendReceipt } from "#app/features/self-service/contact/send-receipt.server.ts";
import { measurePacesJob } from "#app/features/self-service/tracking/tracking-jobs.ts";
import { closeSolved } from "#app/features/tickets/close-solved.server.ts";
import { closeSolvedJob } from "#app/features/tickets/ticket-jobs.ts";
import { workWebhooksJob } from "#app/features/webhooks/webhook-jobs.ts";
import { waitingWebhooks } from "#app/features/webhooks/work-waiting-webhooks.server.ts";
import { workBulkJob } from "#app/features/inbox/bulk-jobs.ts";
import { workBulk } from "#app/features/inbox/work-bulk.server.ts";
import { readTicketWords } from "#app/features/inbox/read-ticket-words.server.ts";
import { readTicketWordsJob } from "#app/features/inbox/search-jobs.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { JobKind } from "#app/platform/jobs/job.ts";
import { register, type JobRegistration } from "#app/platform/jobs/queue.server.ts";

/** Who does which kind of job. The one place where kinds and use-cases meet. */
export const jobs: JobRegistration[] = [
  job(fileMailJob, waitingMail.run),
  job(resumeMailJob, resumeMail),
  job(acknowledgeMailJob, acknowledgeMail),
  job(sendMailJob, deliverMessage),
  job(unpackMailJob, unpackMail),
  job(clearFilesJob, clearFiles),
  job(workBulkJob, workBulk),
  job(readTicketWordsJob, readTicketWords),
  job(importOrdersJob, importOrders),
  job(refreshOrderJob, refreshOrder),
  job(rematchTicketsJob, rematchTickets),
  job(readShopDetailsJob, readShopDetails),
  job(workWebhooksJob, waitingWebhooks.run, deskForStoredWebhook),
  job(resolveOrderActionJob, resolveOrderAction),
  job(followMoneyJob, followMoney),
  job(mailApprovalJob, mailApproval),
  job(compareActsJob, async (desk, data) => void (await compareActs(desk, data))),
  job(linkReplacementJob, linkReplacement),
  job(fulfilPrivacyJob, fulfilPrivacy, deskForStoredWebhook),
  job(retainJob, retain),
  job(reconcileOrdersJob, reconcileOrders),
  job(closeSolvedJob, closeSolved),
  job(measurePacesJob, measureShopPaces),
  job(measureAnswersJob, measureShopAnswers),
  job(sendReceiptJob, sendReceipt),
  job(publishContactJob, publishContact),
  job(publishProxyPathJob, publishProxyPath),
  job(publishFaqJob, publishFaq),
];

/** Nothing is done for a shop that has uninstalled the app, unless `door` lets it in: its jobs end without effect. */
function job<Data extends object>(
  kind: JobKind<Data>,
  work: (desk: Desk, data: Data, signal: AbortSignal) => Promise<unknown>,
  door: (shopId: bigint) => Promise<Desk | null> = deskForJob,
): JobRegistration {
  return register(kind, async (shopId, data, signal) => {
    const desk = await door(shopId);
    if (desk) await work(desk, data, signal);
  });
}
