//! The permission table of `tests/permissions`, which people review, against the installation: a walk
//! through every row as everybody, and the proof that no route, no step of a lifecycle and no cell
//! was left out.

mod actors;
mod coverage;
mod probe;
pub mod routes;
pub mod stage;
mod table;
pub mod things;
mod walk;

use nhipcau_tests::on_both;

use self::actors::Actors;

on_both! {
    async fn everybody_may_what_the_table_says(app) {
        let rows = table::read();
        let begun = std::time::Instant::now();
        let actors = Actors::sign_in(&app).await;
        let things = stage::build(&app).await;
        let built = begun.elapsed();
        let walk = walk::walk(&app, &actors, &things, &rows).await;
        println!("made in {built:?}, walked {} cells in {:?}", walk.cells, begun.elapsed() - built);
        assert_eq!(walk.cells, rows.iter().map(|row| row.cells.len()).sum::<usize>());
        assert!(
            walk.differences.is_empty(),
            "{} cells differ:\n{}",
            walk.differences.len(),
            walk::report(&walk.differences)
        );
        let spoken_of: Vec<_> = rows.iter().map(|row| row.thing.as_str()).collect();
        let silent: Vec<_> = things.names().filter(|name| !coverage::is_spoken_of(name, &spoken_of)).collect();
        assert!(silent.is_empty(), "made for no row: {silent:?}");
    }
}
