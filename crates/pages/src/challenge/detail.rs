//! One challenge: the need in a minute, then everything about it.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    challenge::{ChallengeView, addenda, read, read_by_code},
    council::{RankingView, ranking},
    decision,
    deployment::{self, DeploymentView, ListDeployments},
    pilot::{self, ListPilots, PilotView},
    programme, trace,
};
use nhipcau_domain::{
    challenge::{Status, section::Content},
    locale::Locale,
    organisation::OrganisationKind,
    timestamp::Timestamp,
    topic::Topic,
};
use nhipcau_texts::{Arg, format, text};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{course, evaluation::evaluation, outcome, sections::sections};
use crate::{
    layout::Page,
    parts::{badge, bridge, crumb_data, crumbs, organisation},
    place::Place,
    respond::answer,
    trace::stages_of,
    words::{Said, moment, tr, word},
};

/// `GET /vi/bai-toan/{code}`, `GET /en/challenges/{code}`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
    code: Path<String>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale, &code).await;
    answer(&request, &app.config.base_url, locale, result)
}

async fn page(app: &App, locale: Locale, code: &str) -> Result<Page, Error> {
    let ctx = Ctx::public(locale);
    // The API names challenges by id; both lead here, and the page says which address is its own.
    let challenge = match Uuid::parse_str(code) {
        Ok(id) => read(app, &ctx, id).await?,
        Err(_) => read_by_code(app, &ctx, code).await?,
    };
    let outcome = came_of(app, &ctx, &challenge).await?;
    let trace = trace::read(app, &ctx, challenge.summary.id).await?;
    let addenda = addenda::list(app, &ctx, challenge.summary.id).await?.items;
    let topics = programme::topics(app).await?.items;
    let now = app.clock.now();
    let summary = &challenge.summary;
    let place = Place::Challenge(summary.code.clone());
    let above = [(Place::Challenges, tr(locale, "pages-nav-challenges"))];
    let rules = challenge
        .sections
        .iter()
        .find_map(|section| section.content.rule_set.as_deref())
        .and_then(|code| app.rule_sets.latest(code));
    let title = summary.title.get(locale).to_owned();
    let main = html! {
        article.page {
            div.head {
                (crumbs(locale, &above))
                div.line {
                    (badge(locale, "challenge", summary.status.as_str()))
                    span.soft { (summary.code) }
                    span.soft { (word(locale, "challenge-kind", summary.kind.as_str())) " · " (word(locale, "level", summary.level.as_str())) }
                }
                h1 { (Said(locale, &summary.title)) }
                @if !summary.summary.is_blank() { p.lead { (Said(locale, &summary.summary)) } }
            }
            (bridge(locale, &stages_of(&trace)))
            div.whole {
                div.stack {
                    (glance(locale, &challenge, &topics))
                    (outcome::uses(locale, &outcome.uses))
                    @for pilot in &outcome.pilots { (outcome::pilot(locale, pilot)) }
                    (outcome::decisions(locale, &outcome.decisions))
                    @if let Some(ranking) = &outcome.ranking { (outcome::ranking(locale, ranking, rules)) }
                    (sections(locale, &challenge))
                    (course::addenda(locale, &addenda))
                    @if let Some(rules) = rules { (evaluation(locale, rules)) }
                    (documents(locale, &challenge))
                    (course::timeline(locale, &trace, now))
                }
                aside.side aria-label=(tr(locale, "pages-aside")) { (aside(locale, &challenge, now)) }
            }
        }
    };
    let base = &app.config.base_url;
    Ok(Page::new(place.clone(), title, main)
        .about(summary.summary.get(locale))
        .with_data(data(base, locale, &challenge, &place))
        .with_data(crumb_data(base, locale, &above)))
}

/// What there is to say after the opening.
#[derive(Debug, Default)]
struct Outcome {
    decisions: Vec<decision::DecisionView>,
    ranking: Option<RankingView>,
    pilots: Vec<PilotView>,
    uses: Vec<DeploymentView>,
}

async fn came_of(app: &App, ctx: &Ctx, challenge: &ChallengeView) -> Result<Outcome, Error> {
    let summary = &challenge.summary;
    if !summary.status.is_past_opening() {
        return Ok(Outcome::default());
    }
    let id = summary.id;
    let ranking = match ranking(app, ctx, id, None).await {
        Ok(ranking) => Some(ranking),
        // There is none, or it is not out yet.
        Err(Error::NotFound | Error::Forbidden) => None,
        Err(error) => return Err(error),
    };
    let query = ListPilots { challenge: Some(id), ..ListPilots::default() };
    let mut pilots = Vec::new();
    for summary in pilot::list(app, ctx, &query).await?.items {
        pilots.push(pilot::read(app, ctx, summary.id).await?);
    }
    let query = ListDeployments { challenge: Some(id), ..ListDeployments::default() };
    Ok(Outcome {
        decisions: decision::list(app, ctx, id).await?.items,
        ranking,
        pilots,
        uses: deployment::list(app, &query).await?.items,
    })
}

/// Who asks, where, for how much, by which topics.
fn glance(locale: Locale, challenge: &ChallengeView, topics: &[Topic]) -> Markup {
    let summary = &challenge.summary;
    let label = |code: &str| {
        topics
            .iter()
            .find(|topic| topic.code == code)
            .map_or_else(|| code.to_owned(), |topic| topic.label.get(locale).to_owned())
    };
    html! {
        section.panel aria-label=(tr(locale, "pages-glance")) {
            dl.facts {
                div { dt { (tr(locale, "pages-orderer")) } dd { (organisation(locale, &summary.orderer)) } }
                @if summary.proposer.id != summary.orderer.id {
                    div { dt { (tr(locale, "pages-proposer")) } dd { (organisation(locale, &summary.proposer)) } }
                }
                div { dt { (tr(locale, "noun-programme")) } dd {
                    a href=(Place::Programme(summary.programme.code.clone()).path(locale)) { (Said(locale, &summary.programme.title)) }
                } }
                @if let Some(most) = summary.budget.as_ref().and_then(|budget| budget.max) {
                    div { dt { (tr(locale, "pages-budget")) } dd { (text(locale, "pages-budget-most", &[("amount", Arg::from(most))])) } }
                }
            }
            @if !summary.topics.is_empty() {
                ul.chips aria-label=(tr(locale, "noun-topic")) {
                    @for code in &summary.topics {
                        li { a href=(Place::Challenges.with(locale, &[("topic", code)])) { (label(code)) } }
                    }
                }
            }
        }
    }
}

fn aside(locale: Locale, challenge: &ChallengeView, now: Timestamp) -> Markup {
    let summary = &challenge.summary;
    let open = summary.status == Status::Open;
    html! {
        section.panel.deadline {
            @if let Some(closes_at) = summary.closes_at {
                h2 { (tr(locale, "pages-deadline")) }
                @if open { p.when #remaining { (format::remaining(locale, now, closes_at)) } }
                p {
                    @if open {
                        time datetime=(closes_at) data-countdown="remaining" data-now=(now)
                            data-left=(tr(locale, "pages-countdown-left"))
                            data-over=(tr(locale, "format-remaining-over")) {
                            (format::moment(locale, closes_at))
                        }
                    } @else { (moment(locale, closes_at)) }
                }
            }
            @if open {
                a.button href={ "/app/submissions/new?challenge=" (summary.id) "&lang=" (locale) } { (tr(locale, "pages-apply")) }
                p.small.soft { (tr(locale, "pages-sealed")) }
            } @else {
                p { (word(locale, "pages-status-says", summary.status.as_str())) }
            }
            a.button.plain href=(Place::Trace(summary.code.clone()).path(locale)) { (tr(locale, "pages-trace")) }
        }
        (contact(locale, challenge))
    }
}

fn contact(locale: Locale, challenge: &ChallengeView) -> Markup {
    let written = challenge.sections.iter().find(|section| section.key == "contact");
    let Some(Content { name, email, phone, .. }) = written.map(|section| &section.content) else {
        return html! {};
    };
    html! {
        @if name.is_some() || email.is_some() || phone.is_some() {
            section.panel {
                h2 { (tr(locale, "challenge-section-contact")) }
                @if let Some(name) = name { p { (name) } }
                @if let Some(email) = email { p { a href={ "mailto:" (email) } { (email) } } }
                @if let Some(phone) = phone { p { a href={ "tel:" (phone.replace(' ', "")) } { (phone) } } }
            }
        }
    }
}

fn documents(locale: Locale, challenge: &ChallengeView) -> Markup {
    html! {
        @if !challenge.attachments.is_empty() {
            section.stack id="documents" {
                h2 { (tr(locale, "pages-documents")) }
                ul.rows {
                    @for file in &challenge.attachments {
                        li {
                            a href=(file.url) download { (file.file_name) }
                            " " span.small.soft { (format::bytes(locale, u64::try_from(file.size).unwrap_or_default())) }
                        }
                    }
                }
            }
        }
    }
}

/// An order is a demand in the words of schema.org.
fn data(base: &str, locale: Locale, challenge: &ChallengeView, place: &Place) -> Value {
    let summary = &challenge.summary;
    let office = match summary.orderer.kind {
        OrganisationKind::HealthFacility => "MedicalOrganization",
        kind if kind.is_office() => "GovernmentOrganization",
        _ => "Organization",
    };
    let mut demand = json!({
        "@context": "https://schema.org",
        "@type": "Demand",
        "identifier": summary.code,
        "name": summary.title.get(locale),
        "description": summary.summary.get(locale),
        "url": format!("{base}{}", place.path(locale)),
        "seller": {"@type": office, "name": summary.orderer.name.get(locale)},
    });
    for (name, at) in
        [("availabilityStarts", summary.published_at), ("availabilityEnds", summary.closes_at)]
    {
        if let Some(at) = at {
            demand[name] = json!(at.to_string());
        }
    }
    demand
}
