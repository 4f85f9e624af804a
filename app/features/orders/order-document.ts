import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";

/** An amount as the shop books it and as the customer paid it. */
export const AmountsFragment = graphql(`
  fragment Amounts on MoneyBag {
    shopMoney {
      amount
      currencyCode
    }
    presentmentMoney {
      amount
      currencyCode
    }
  }
`);

/**
 * Everything that the desk shows of an order. About 60 points by Shopify's rules, most of them for the lists; lines
 * beyond the first hundred are left out and said so (`linesCut`).
 *
 * `statusPageUrl` and `fulfillmentOrders` may not be null: where Shopify withholds them, the whole order would be. So they
 * can be left out.
 */
export const OrderFragment = graphql(
  `
    fragment OrderFields on Order {
      legacyResourceId
      name
      createdAt
      updatedAt
      cancelledAt
      cancelReason
      closedAt
      email
      phone
      displayFinancialStatus
      displayFulfillmentStatus
      currencyCode
      presentmentCurrencyCode
      tags
      note
      statusPageUrl @include(if: $statusPage)
      customerLocale
      totalPriceSet {
        ...Amounts
      }
      totalRefundedSet {
        ...Amounts
      }
      netPaymentSet {
        ...Amounts
      }
      totalOutstandingSet {
        ...Amounts
      }
      totalShippingPriceSet {
        ...Amounts
      }
      cartDiscountAmountSet {
        ...Amounts
      }
      totalTaxSet {
        ...Amounts
      }
      taxesIncluded
      discountCodes
      requiresShipping
      fulfillmentOrders(first: 5) @include(if: $delivery) {
        nodes {
          status
          deliveryMethod {
            methodType
          }
          assignedLocation {
            name
            address1
            zip
            city
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      customer {
        legacyResourceId
        displayName
        createdAt
        numberOfOrders
        locale
        amountSpent {
          amount
          currencyCode
        }
        defaultEmailAddress {
          emailAddress
        }
        defaultPhoneNumber {
          phoneNumber
        }
      }
      shippingAddress {
        name
        company
        address1
        address2
        city
        provinceCode
        zip
        countryCodeV2
        phone
      }
      lineItems(first: 100) {
        nodes {
          id
          title
          variantTitle
          sku
          image {
            url
          }
          quantity
          currentQuantity
          refundableQuantity
          unfulfilledQuantity
          discountedUnitPriceSet {
            ...Amounts
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      transactions(first: 50) {
        id
        kind
        status
        gateway
        formattedGateway
        createdAt
        amountSet {
          ...Amounts
        }
        parentTransaction {
          id
        }
        paymentDetails {
          __typename
          ... on CardPaymentDetails {
            company
            number
          }
        }
      }
      refunds(first: 50) {
        id
        createdAt
        processedAt
        note
        totalRefundedSet {
          ...Amounts
        }
        refundLineItems(first: 50) {
          nodes {
            quantity
            restocked
            lineItem {
              id
            }
          }
        }
      }
      fulfillments(first: 25) {
        id
        displayStatus
        createdAt
        inTransitAt
        deliveredAt
        estimatedDeliveryAt
        trackingInfo(first: 10) {
          company
          number
          url
        }
        events(first: 30, sortKey: HAPPENED_AT, reverse: true) {
          nodes {
            status
            message
            happenedAt
            city
            country
          }
        }
      }
    }
  `,
  [AmountsFragment],
);

/** One order. */
export const TicketOrder = graphql(
  `
    query TicketOrder($id: ID!, $statusPage: Boolean!, $delivery: Boolean!) {
      order(id: $id) {
        ...OrderFields
      }
    }
  `,
  [OrderFragment],
);

/** A page of orders for the back-fill, newest first. */
export const OrderPage = graphql(
  `
    query OrderPage($first: Int!, $after: String, $query: String, $statusPage: Boolean!, $delivery: Boolean!) {
      orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
        nodes {
          ...OrderFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [OrderFragment],
);

/** How many orders the app may see; exact up to 10,000. */
export const OrderCount = graphql(`
  query OrderCount {
    ordersCount(limit: null) {
      count
      precision
    }
  }
`);

export type OrderAnswer = ResultOf<typeof OrderFragment>;
export type AmountsAnswer = ResultOf<typeof AmountsFragment>;
