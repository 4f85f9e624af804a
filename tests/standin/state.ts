/**
 * What one pretend shop remembers. Plain data: it is written to disk as JSON and read back as it was.
 * Ids are Shopify's numeric ids; `gid("Order", 1)` in `admin/gid.ts` makes the global form.
 * Instants are ISO 8601 strings in UTC.
 */

/** Integer minor units of a currency (cents, yen, fils). Never a fraction. */
export type Minor = number;

/** One amount in the shop's currency and in the currency that the customer paid in. */
export interface MoneyPair {
  shop: Minor;
  presentment: Minor;
}

export interface ShopState {
  shop: ShopRecord;
  staff: StaffRecord[];
  locations: LocationRecord[];
  products: ProductRecord[];
  /** Units on hand, keyed `${variantId}:${locationId}`. */
  inventory: Record<string, number>;
  customers: CustomerRecord[];
  orders: OrderRecord[];
  storeCredit: StoreCreditRecord[];
  /** The app's installation in this shop; `null` when it is not installed. */
  installation: InstallationRecord | null;
  ledger: LedgerEntry[];
  /** The next numeric id to hand out for anything new. */
  nextId: number;
  /**
   * Idempotency keys of the last 24 hours and what each made, keyed `${app}:${mutation}:${key}`. Absent while none was used.
   */
  idempotency?: Record<string, IdempotencyRecord>;
  /** Work that Shopify took on and does by itself. Absent while there was none. */
  jobs?: JobRecord[];
  /** What was given to and taken from store credit accounts through the API. Absent while there was none. */
  creditEntries?: CreditEntryRecord[];
  /** Discount codes that were made through the API. Absent while there was none. */
  discounts?: DiscountRecord[];
  /** Draft orders. Absent while there was none. */
  drafts?: DraftRecord[];
  /** Metafields of the app's own installation, keyed `${namespace}.${key}`. Absent while there was none. */
  appData?: Record<string, string>;
  /**
   * Files of app blocks and embeds that stand in the published theme. Absent: those that the storefront shows. null: the
   * extension is not known in the shop.
   */
  placedBlocks?: string[] | null;
  /** Edits of orders that were begun. Absent while there was none. */
  edits?: EditRecord[];
  /** Files that were put here before a request names them; `until` ISO 8601. Absent while there was none. */
  staged?: { key: string; until: string; base64: string }[];
  /** Shopify's copies of labels, under the paths that customers see. Absent while there was none. */
  labels?: { path: string; type: string; base64: string }[];
}

/** An order that is prepared. All its money is in the shop's currency. */
export interface DraftRecord {
  id: number;
  /** `#D1` */
  name: string;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  customerId: number | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: AttributeRecord[];
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  lines: { id: number; variantId: number; quantity: number; customAttributes?: AttributeRecord[] }[];
  /** What the customer pays in; left out: the shop's. */
  presentmentCurrency?: string;
  /** Percent off everything but shipping, or an amount off all of that together. */
  discount: { title: string | null; description: string; percent: number; amount?: Minor } | null;
  shippingLine: { title: string; price: Minor } | null;
  sourceName: string | null;
  /** The order that came of it. */
  orderId: number | null;
  /** When its invoice was last mailed. Absent while it was not. */
  invoiceSentAt?: string;
}

/** An edit of an order that was begun and not committed. */
export interface EditRecord {
  id: number;
  orderId: number;
  /** Lines that are to have another quantity. */
  changed: { lineId: number; quantity: number; restock: boolean }[];
  added: { id: number; variantId: number; quantity: number; percent: number }[];
}

/** An edit that was committed, as the order keeps it. */
export interface EditAgreementRecord {
  id: number;
  at: string;
  /** Whether the app made it. */
  byApp: boolean;
  /** What each change of it came to, tax included; quantities and amounts below nothing: it was taken off. */
  sales?: { id: number; quantity: number; amount: MoneyPair }[];
}

/** A note attribute. */
export interface AttributeRecord {
  key: string;
  value: string;
}

/** A cancellation that was asked for through the API: Shopify answers at once and does it a little later. */
export interface JobRecord {
  /** The part after `gid://shopify/Job/`. */
  id: string;
  /** From when on it is done. */
  dueAt: string;
  done: boolean;
  orderId: number;
  reason: NonNullable<OrderRecord["cancelReason"]>;
  refund: boolean;
  restock: boolean;
  staffId: number | null;
  staffNote: string | null;
  /** Why nothing came of it. */
  failure?: string;
  /** What the payment provider answers to its refund. */
  transactionStatus: TransactionRecord["status"];
}

export interface IdempotencyRecord {
  /** SHA-256 of the input that the key came with. */
  hash: string;
  at: string;
  /** Id of the record that was made, e.g. of the refund. */
  madeId: number;
}

export interface ShopRecord {
  id: number;
  /** `name.myshopify.com` */
  domain: string;
  name: string;
  /** Of its online store; absent: it is open to everybody. */
  password?: string;
  email: string;
  contactEmail: string;
  currencyCode: string;
  ianaTimezone: string;
  countryCode: string;
  primaryUrl: string;
  planName: string;
  /** Fields of protected customer data that Shopify withholds from the app. */
  withheld: ("name" | "email" | "phone" | "address")[];
}

export interface StaffRecord {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  accountOwner: boolean;
  locale: string;
  /** Scopes that this person's own permissions leave over; `null` means all that the app was granted. */
  scopes: string[] | null;
  /** Permissions that this person lacks although the scopes would allow the act. */
  forbidden?: "refund_orders"[];
}

export interface LocationRecord {
  id: number;
  name: string;
  city: string;
  countryCode: string;
  active: boolean;
  fulfillsOnlineOrders: boolean;
}

export interface ProductRecord {
  id: number;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: "ACTIVE" | "ARCHIVED" | "DRAFT";
  createdAt: string;
  /** Path below the stand-in's origin, e.g. `/cdn/products/12.svg`; `null` when there is no picture. */
  imagePath: string | null;
  /** The drawing itself. */
  imageSvg: string | null;
  variants: VariantRecord[];
}

export interface VariantRecord {
  id: number;
  title: string;
  sku: string;
  price: Minor;
  weightGrams: number;
  /** Whether it is sold when there is none; `DENY` unless told. */
  inventoryPolicy?: "DENY" | "CONTINUE";
}

export interface AddressRecord {
  firstName: string;
  lastName: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface CustomerRecord {
  id: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  locale: string;
  note: string | null;
  tags: string[];
  state: "ENABLED" | "DISABLED" | "INVITED" | "DECLINED";
  verifiedEmail: boolean;
  createdAt: string;
  updatedAt: string;
  defaultAddress: AddressRecord | null;
}

export interface StoreCreditRecord {
  id: number;
  customerId: number;
  currency: string;
  balance: Minor;
}

/** A code that takes a part of one order's price off. */
export interface DiscountRecord {
  id: number;
  title: string;
  code: string;
  customerIds: number[];
  /** One of the two; the amount in the shop's currency. */
  percent: number | null;
  amount: Minor | null;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  createdAt: string;
}

/** One change of a store credit account. */
export interface CreditEntryRecord {
  id: number;
  accountId: number;
  amount: Minor;
  /** Of the account, afterwards. */
  balance: Minor;
  createdAt: string;
  expiresAt: string | null;
  event: "ADJUSTMENT" | "ORDER_REFUND";
}

export interface OrderRecord {
  id: number;
  /** `#1001` */
  name: string;
  number: number;
  customerId: number | null;
  email: string | null;
  phone: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  /** What staff wrote when the order was cancelled. */
  cancelStaffNote?: string | null;
  closedAt: string | null;
  /** The currency the customer saw and paid in. */
  presentmentCurrency: string;
  taxesIncluded: boolean;
  /** Shown, and counted in no sum. */
  duties?: MoneyPair;
  tags: string[];
  note: string | null;
  customAttributes?: AttributeRecord[];
  /** Its units left the stock when it was made, and do not again when they are sent. */
  stockTaken?: boolean;
  customerLocale: string;
  sourceName: string;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  discountCodes: string[];
  lines: LineRecord[];
  shippingLines: ShippingLineRecord[];
  /** How what needs shipping comes to the customer. Absent: it is shipped. */
  deliveryMethod?: "PICK_UP" | "LOCAL";
  transactions: TransactionRecord[];
  fulfillments: FulfillmentRecord[];
  refunds: RefundRecord[];
  /** What keeps the rest of it from being sent. Absent while nothing does. */
  holds?: HoldRecord[];
  /** Edits of it, oldest first. Absent while there was none. */
  edits?: EditAgreementRecord[];
  /** What comes back of it. Absent while nothing does. */
  returns?: ReturnRecord[];
  /** Shopify has deleted it: reads answer `null`. */
  deleted: boolean;
}

/** Goods that come back, and those that go out for them. */
export interface ReturnRecord {
  id: number;
  /** `#1001-R1` */
  name: string;
  status: "REQUESTED" | "OPEN" | "DECLINED" | "CLOSED" | "CANCELED";
  createdAt: string;
  closedAt: string | null;
  approvedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLineRecord[];
  exchange: ExchangeLineRecord[];
  shippingFee: MoneyPair | null;
  /** The fee was taken off what went back. */
  feeTaken: boolean;
  deliveries: { id: number; number: string | null; url: string | null; fileUrl: string | null }[];
  /** Refunds of the order that were made with it. */
  refundIds: number[];
}

export interface ReturnLineRecord {
  id: number;
  /** Of the fulfilment's line. */
  fulfillmentLineId: number;
  /** Of the order's line. */
  lineId: number;
  quantity: number;
  processed: number;
  /** The id of a `ReturnReasonDefinition`; `null`: none was given. */
  reasonId: number | null;
  reasonNote: string;
  customerNote: string | null;
}

export interface ExchangeLineRecord {
  id: number;
  variantId: number;
  quantity: number;
  processed: number;
  /** Lines of the order that it became. */
  lineIds: number[];
}

/** Something that keeps what is still to be sent where it is. */
export interface HoldRecord {
  id: number;
  /** Of the app that placed it. */
  handle: string;
  /** A member of `FulfillmentHoldReason`. */
  reason: string;
  notes: string | null;
}

export interface LineRecord {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  quantity: number;
  /**
   * Units taken off the order: refunded with restock type `CANCEL` before they were fulfilled, or edited away.
   * Units of `RETURN` and `NO_RESTOCK` refunds are not among them.
   */
  removedQuantity: number;
  unitPrice: MoneyPair;
  /** Discount over the whole line, all units together. */
  discount: MoneyPair;
  /** Tax over the whole line, all units together. Contained in the price where `taxesIncluded`. */
  tax: MoneyPair;
  taxTitle: string;
  taxRate: number;
  requiresShipping: boolean;
  /** What the customer wrote about it. Absent where nothing. */
  customAttributes?: AttributeRecord[];
}

export interface ShippingLineRecord {
  id: number;
  title: string;
  price: MoneyPair;
  discount: MoneyPair;
  tax: MoneyPair;
}

export interface TransactionRecord {
  id: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR" | "AWAITING_RESPONSE" | "UNKNOWN";
  gateway: string;
  formattedGateway: string;
  amount: MoneyPair;
  parentId: number | null;
  createdAt: string;
  processedAt: string;
  /** What a receipt would print for the payment, e.g. `Visa •••• 4242`. */
  paymentDetails: { company: string | null; last4: string | null } | null;
  errorCode: string | null;
}

export interface TrackingEventRecord {
  id: number;
  /** A member of `FulfillmentEventStatus`. */
  status: string;
  message: string | null;
  happenedAt: string;
  city: string | null;
  province: string | null;
  country: string | null;
}

export interface FulfillmentRecord {
  id: number;
  name: string;
  status: "SUCCESS" | "CANCELLED" | "ERROR" | "FAILURE" | "OPEN" | "PENDING";
  /** A member of `FulfillmentDisplayStatus`. */
  displayStatus: string;
  createdAt: string;
  updatedAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  locationId: number;
  lines: { lineId: number; quantity: number }[];
  tracking: { company: string | null; number: string | null; url: string | null }[];
  events: TrackingEventRecord[];
}

export interface RefundRecord {
  id: number;
  createdAt: string;
  updatedAt: string;
  note: string | null;
  staffId: number | null;
  lines: {
    id: number;
    lineId: number;
    quantity: number;
    restockType: "NO_RESTOCK" | "CANCEL" | "RETURN" | "LEGACY_RESTOCK";
    locationId: number | null;
    subtotal: MoneyPair;
    tax: MoneyPair;
  }[];
  shipping: MoneyPair;
  shippingTax: MoneyPair;
  /** Ids of the order's transactions that this refund made. */
  transactionIds: number[];
  storeCredit: MoneyPair;
}

export interface InstallationRecord {
  id: number;
  installedAt: string;
  scopes: string[];
}

/**
 * Money that really moved and stock that really changed, written by the stand-in in the moment it happens.
 * Tests of money ask this list and nothing else.
 */
export type LedgerEntry =
  | {
      at: string;
      kind: "refund";
      orderId: number;
      refundId: number;
      /** `original` goes back to the payment, `store_credit` to the customer's account in the shop. */
      to: "original" | "store_credit";
      gateway: string | null;
      amount: MoneyPair;
      shopCurrency: string;
      presentmentCurrency: string;
      idempotencyKey: string | null;
    }
  | {
      at: string;
      kind: "stock";
      variantId: number;
      locationId: number;
      change: number;
      because: string;
      refundId: number | null;
    }
  | {
      at: string;
      kind: "cancellation";
      orderId: number;
      /** The job that did it; `null` when the merchant did. */
      jobId: string | null;
    }
  | {
      at: string;
      /** Store credit that no order paid for. */
      kind: "credit";
      customerId: number;
      entryId: number;
      amount: Minor;
      currency: string;
    }
  | {
      at: string;
      kind: "discount";
      /** The first of those it is for. */
      customerId: number;
      discountId: number;
      code: string;
    }
  | {
      at: string;
      kind: "hold_placed" | "hold_released";
      orderId: number;
      holdId: number;
    }
  | {
      at: string;
      kind:
        | "return_created"
        | "return_approved"
        | "return_declined"
        | "return_closed"
        | "return_processed"
        | "return_label";
      orderId: number;
      returnId: number;
    }
  | {
      at: string;
      /** The customer was written to about what they owe. */
      kind: "invoice";
      orderId: number;
      /** In presentment money. */
      amount: Minor;
    }
  | {
      at: string;
      /** A draft was made, thrown away, mailed as an invoice, or became an order. */
      kind: "draft_created" | "draft_deleted" | "draft_completed" | "invoice_sent";
      draftId: number;
      orderId: number | null;
      tags: string[];
    }
  | {
      at: string;
      kind: "order_edited";
      orderId: number;
      agreementId: number;
      /** By how much the order became dearer, in the shop's currency; negative: cheaper. */
      difference: Minor;
      notified: boolean;
      staffNote: string | null;
    };
