//! The work of a pilot: milestones, indicators, measurements, reports.

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    pilot::{
        self, CreateMilestone, FileReport, IndicatorView, MeasurementView, MilestoneView,
        RecordMeasurement, ReportView, TransitionMeasurement, UpdateMilestone,
    },
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    json::Json,
    precondition::IfMatch,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(milestones)
        .service(create_milestone)
        .service(read_milestone)
        .service(update_milestone)
        .service(indicators)
        .service(record_measurement)
        .service(read_measurement)
        .service(void_measurement)
        .service(reports)
        .service(file_report)
        .service(read_report);
}

/// Lists the milestones by the day they are due.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<MilestoneView>), (status = 404, body = Problem)))]
#[get("/pilots/{id}/milestones")]
async fn milestones(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<MilestoneView>>, ApiError> {
    Ok(Json(pilot::milestones(&app, &reader.0, *id).await?))
}

/// Adds a milestone.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = CreateMilestone, responses((status = 201, body = MilestoneView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/milestones")]
async fn create_milestone(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<CreateMilestone>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::create_milestone(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{id}/milestones/{}", view.id), Some(view.version), &view))
}

/// Reads a milestone.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path), ("milestone_id" = Uuid, Path)), responses((status = 200, body = MilestoneView), (status = 404, body = Problem)))]
#[get("/pilots/{id}/milestones/{milestone_id}")]
async fn read_milestone(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, ApiError> {
    let (id, milestone_id) = path.into_inner();
    let view = pilot::read_milestone(&app, &reader.0, id, milestone_id).await?;
    Ok(tagged(view.version, &view))
}

/// Changes a milestone or marks it as reached.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path), ("milestone_id" = Uuid, Path)), request_body = UpdateMilestone, responses((status = 200, body = MilestoneView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/pilots/{id}/milestones/{milestone_id}")]
async fn update_milestone(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    path: Path<(Uuid, Uuid)>,
    body: Json<UpdateMilestone>,
) -> Result<HttpResponse, ApiError> {
    let view =
        pilot::update_milestone(&app, &reader.0, path.into_inner(), version.0, body.into_inner())
            .await?;
    Ok(tagged(view.version, &view))
}

/// Lists the indicators with their measurements.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<IndicatorView>), (status = 404, body = Problem)))]
#[get("/pilots/{id}/indicators")]
async fn indicators(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<IndicatorView>>, ApiError> {
    Ok(Json(pilot::indicators(&app, &reader.0, *id).await?))
}

/// Records a measurement of an indicator.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = RecordMeasurement, responses((status = 201, body = MeasurementView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/measurements")]
async fn record_measurement(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<RecordMeasurement>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::record_measurement(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{id}/measurements/{}", view.id), None, &view))
}

/// Reads a measurement.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path), ("measurement_id" = Uuid, Path)), responses((status = 200, body = MeasurementView), (status = 404, body = Problem)))]
#[get("/pilots/{id}/measurements/{measurement_id}")]
async fn read_measurement(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
) -> Result<Json<MeasurementView>, ApiError> {
    let (id, measurement_id) = path.into_inner();
    Ok(Json(pilot::read_measurement(&app, &reader.0, id, measurement_id).await?))
}

/// Declares a measurement void, with reasons; it stays on record and counts no more.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path), ("measurement_id" = Uuid, Path)), request_body = TransitionMeasurement, responses((status = 200, body = MeasurementView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/measurements/{measurement_id}/transitions")]
async fn void_measurement(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
    body: Json<TransitionMeasurement>,
) -> Result<Json<MeasurementView>, ApiError> {
    let view =
        pilot::void_measurement(&app, &reader.0, path.into_inner(), body.into_inner()).await?;
    Ok(Json(view))
}

/// Lists the reports, latest first; for the parties and the acceptance council.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<ReportView>), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/pilots/{id}/reports")]
async fn reports(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<ReportView>>, ApiError> {
    Ok(Json(pilot::reports(&app, &reader.0, *id).await?))
}

/// Files a report in five parts.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = FileReport, responses((status = 201, body = ReportView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/reports")]
async fn file_report(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<FileReport>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::file_report(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{id}/reports/{}", view.id), None, &view))
}

/// Reads a report; for the parties and the acceptance council.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path), ("report_id" = Uuid, Path)), responses((status = 200, body = ReportView), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/pilots/{id}/reports/{report_id}")]
async fn read_report(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
) -> Result<Json<ReportView>, ApiError> {
    let (id, report_id) = path.into_inner();
    Ok(Json(pilot::read_report(&app, &reader.0, id, report_id).await?))
}
