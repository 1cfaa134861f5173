//! Every thing in every state that a row of the table speaks of, made through the API.

mod councils;
mod fresh;
mod orders;
mod pilots;
mod submissions;

use std::{
    future::{Future, poll_fn},
    task::Poll,
};

use nhipcau_tests::TestApp;

use super::things::{Thing, Things};

/// So many things are made side by side.
const LANES: usize = 6;

/// A thing under its name.
pub type Named = (String, Thing);

/// A thing under the name of its noun and state.
pub fn named(name: &str, thing: Thing) -> Named {
    (name.to_owned(), thing)
}

/// Waits for all of them.
pub async fn together<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    poll_fn(move |context| {
        for (future, done) in &mut running {
            if done.is_none()
                && let Poll::Ready(output) = future.as_mut().poll(context)
            {
                *done = Some(output);
            }
        }
        if running.iter().any(|(_, done)| done.is_none()) {
            return Poll::Pending;
        }
        Poll::Ready(running.iter_mut().filter_map(|(_, done)| done.take()).collect())
    })
    .await
}

/// Makes one thing of each item, a few at a time.
pub async fn each<I, T>(items: Vec<I>, make: impl AsyncFn(I) -> T) -> Vec<T> {
    let mut out = Vec::with_capacity(items.len());
    let mut items = items.into_iter();
    loop {
        let lane: Vec<_> = items.by_ref().take(LANES).map(|item| make(item)).collect();
        if lane.is_empty() {
            return out;
        }
        out.extend(together(lane).await);
    }
}

/// Makes everything. The clock moves past a deadline, a standstill and the end of an agreement; what
/// must not be that old is made last.
pub async fn build(app: &TestApp) -> Things {
    let mut things = Things::default();
    let mut keep = |made: Vec<Named>| {
        for (name, thing) in made {
            things.put(&name, thing);
        }
    };
    keep(fresh::fixed(app).await);
    keep(fresh::organisations(app).await);
    let calls = submissions::answered(app).await;
    keep(submissions::ended_early(app, &calls).await);
    app.forward_days(31).await;
    app.settle().await;
    keep(submissions::opened(app, &calls).await);
    keep(councils::held(app, &calls).await);
    app.forward_days(9).await;
    app.settle().await;
    keep(pilots::carried_out(app, &calls).await);
    app.forward_days(12).await;
    app.settle().await;
    keep(orders::made(app).await);
    keep(fresh::answers(app).await);
    keep(fresh::capabilities(app).await);
    keep(fresh::joinings(app).await);
    keep(fresh::data_requests(app).await);
    keep(fresh::saved_searches(app).await);
    app.settle().await;
    things
}
