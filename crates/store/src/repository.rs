//! What every noun's rows have in common.

/// Writes `find`, `insert`, `save` (optimistic: expects the version the row was read with) for an
/// entity whose model has `id` and `version`.
macro_rules! versioned_repository {
    ($entity:path, $model:path, $column:path) => {
        /// The row with this id.
        pub async fn find(
            conn: &impl sea_orm::ConnectionTrait,
            id: uuid::Uuid,
        ) -> $crate::Result<$model> {
            <$entity as sea_orm::EntityTrait>::find_by_id(id)
                .one(conn)
                .await?
                .ok_or($crate::Error::NotFound)
        }

        /// Inserts a new row.
        pub async fn insert(
            conn: &impl sea_orm::ConnectionTrait,
            model: $model,
        ) -> $crate::Result<$model> {
            use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
            <$entity>::insert(model.clone().into_active_model().reset_all())
                .exec_without_returning(conn)
                .await?;
            Ok(model)
        }

        /// Writes a changed row if nobody else has since it was read, and gives it the next
        /// version.
        pub async fn save(
            conn: &impl sea_orm::ConnectionTrait,
            mut model: $model,
        ) -> $crate::Result<$model> {
            use sea_orm::{
                ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
            };
            use $column as Column;
            let read_version = model.version;
            model.version += 1;
            let result = <$entity>::update_many()
                .set(model.clone().into_active_model().reset_all())
                .filter(Column::Id.eq(model.id))
                .filter(Column::Version.eq(read_version))
                .exec(conn)
                .await?;
            if result.rows_affected == 1 { Ok(model) } else { Err($crate::Error::Stale) }
        }
    };
}

/// Writes `insert` for an entity whose rows are only ever added.
macro_rules! append_repository {
    ($entity:path, $model:path) => {
        /// Inserts a new row.
        pub async fn insert(
            conn: &impl sea_orm::ConnectionTrait,
            model: $model,
        ) -> $crate::Result<$model> {
            use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
            <$entity>::insert(model.clone().into_active_model().reset_all())
                .exec_without_returning(conn)
                .await?;
            Ok(model)
        }
    };
}
