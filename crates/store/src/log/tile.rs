//! The table `log_tile`: the hashes of the tree, 256 together.

use nhipcau_domain::log::{Edge, Hash, Tile, TileSpan};
use sea_orm::{entity::prelude::*, sea_query::OnConflict};

use crate::{Error, Result};

/// One tile.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_tile")]
pub struct Model {
    /// Level and place, as in `1/0`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Its hashes, one after the other.
    pub hashes: Vec<u8>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// How a tile is called.
pub fn name(level: u32, place: u64) -> String {
    format!("{level}/{place}")
}

impl Model {
    fn hashes(&self) -> Result<Vec<Hash>> {
        let (hashes, rest) = self.hashes.as_chunks::<32>();
        if rest.is_empty() {
            Ok(hashes.to_vec())
        } else {
            Err(Error::Corrupt(format!("tile {} of the log has half a hash", self.name)))
        }
    }
}

/// Writes tiles, new and longer ones.
pub async fn write(conn: &impl ConnectionTrait, tiles: &[Tile]) -> Result<()> {
    if tiles.is_empty() {
        return Ok(());
    }
    let rows = tiles.iter().map(|tile| {
        let model = Model { name: name(tile.level, tile.index), hashes: tile.hashes.concat() };
        ActiveModel::from(model).reset_all()
    });
    let longer = OnConflict::column(Column::Name).update_column(Column::Hashes).to_owned();
    Entity::insert_many(rows).on_conflict(longer).exec_without_returning(conn).await?;
    Ok(())
}

/// The hashes of a tile; `None` when there is no such tile.
pub async fn find(
    conn: &impl ConnectionTrait,
    level: u32,
    place: u64,
) -> Result<Option<Vec<Hash>>> {
    let row = Entity::find_by_id(name(level, place)).one(conn).await?;
    row.map(|row| row.hashes()).transpose()
}

/// The right edge of the tree of `size` leaves.
///
/// # Errors
/// `Corrupt` when its tiles are not all there.
pub async fn edge(conn: &impl ConnectionTrait, size: u64) -> Result<Edge> {
    let mut tiles = Vec::new();
    for (level, index, _) in Edge::tiles_at(size) {
        if let Some(hashes) = find(conn, level, index).await? {
            tiles.push(Tile { level, index, hashes });
        }
    }
    Edge::of(size, &tiles)
        .ok_or_else(|| Error::Corrupt(format!("the tiles of the log do not reach {size} records")))
}

/// The roots of complete subtrees, in their order, each tile read once.
///
/// # Errors
/// `Corrupt` when a tile is missing.
pub async fn roots(conn: &impl ConnectionTrait, places: &[TileSpan]) -> Result<Vec<Hash>> {
    let names: Vec<_> = places.iter().map(|place| name(place.level, place.index)).collect();
    let rows = Entity::find().filter(Column::Name.is_in(names)).all(conn).await?;
    places
        .iter()
        .map(|place| {
            let wanted = name(place.level, place.index);
            let row = rows.iter().find(|row| row.name == wanted);
            let hashes = row.map(Model::hashes).transpose()?.unwrap_or_default();
            place.root(&hashes).ok_or_else(|| {
                Error::Corrupt(format!("tile {wanted} of the log is missing or too short"))
            })
        })
        .collect()
}
