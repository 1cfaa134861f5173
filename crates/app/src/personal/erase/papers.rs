//! Names in official papers: whoever sat on a council, signed a decision or an agreement is named in what
//! the law makes the offices keep. The name stays with these papers alone, and for as long.

use nhipcau_domain::timestamp::{Day, Timestamp};
use nhipcau_store::{erasure, person::Person};

use crate::{Result, Work};

/// The last day on which the name is kept; `None` when no paper carries it or their time is over.
pub(super) async fn kept_until(work: &Work<'_>, person: &Person) -> Result<Option<Day>> {
    let Some(last) = erasure::papers(work.conn(), person.id).await?.last_at else {
        return Ok(None);
    };
    let app = work.app();
    let made = Day(Timestamp(last).vietnam_day());
    let until = app.data_terms.papers.after(made, &app.calendar);
    Ok(Some(until).filter(|until| *until >= Day(work.now.vietnam_day())))
}
