//! Amounts of money as integers of the smallest unit used.

use serde::{Deserialize, Serialize};

text_enum! {
    /// A currency, by its ISO 4217 code.
    pub enum Currency {
        /// Vietnamese đồng, which has no smaller unit in use.
        Vnd = "VND",
        /// United States dollar, in cents.
        Usd = "USD",
        /// Euro, in cents.
        Eur = "EUR",
        /// Japanese yen.
        Jpy = "JPY",
    }
}

/// An amount with its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// The amount in the smallest unit used (đồng, cents).
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in đồng.
    pub const fn vnd(amount: i64) -> Self {
        Self { amount, currency: Currency::Vnd }
    }
}

text_enum! {
    /// Where the money of an order or a plan comes from.
    pub enum FundingSource {
        /// The state budget.
        StateBudget = "state_budget",
        /// A science and technology development fund.
        ScienceFund = "science_fund",
        /// The organisation's own money.
        Own = "own",
        /// A sponsor.
        Sponsor = "sponsor",
        /// Foreign funding.
        Foreign = "foreign",
    }
}
