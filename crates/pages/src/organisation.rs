//! The directory of organisations.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    capability::{CapabilityQuery, list as list_capabilities},
    challenge::{ChallengeQuery, ChallengeSort as Sort, list as list_challenges},
    organisation::{OrganisationQuery, OrganisationSummary, OrganisationView, list, read},
    view::PageRequest,
};
use nhipcau_domain::{
    locale::Locale,
    organisation::{OrganisationKind, Verification},
};
use nhipcau_texts::format;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    capability,
    challenge::card::card,
    layout::Page,
    list::{Asked, Filter, Listing, listing, seek},
    parts::{badge, country, crumb_data, crumbs, organisation, province},
    place::Place,
    respond::answer,
    words::{Said, prose, tr, word},
};

/// `GET /vi/to-chuc`, `GET /en/organisations`.
pub(crate) async fn index(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = directory(&app, locale, &Asked::of(&request)).await;
    answer(&request, &app.config.base_url, locale, result)
}

/// `GET /vi/to-chuc/{id}`, `GET /en/organisations/{id}`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
    id: Path<String>,
) -> HttpResponse {
    let locale = **locale;
    let result = match Uuid::parse_str(&id) {
        Ok(id) => page(&app, locale, id).await,
        Err(_) => Err(Error::NotFound),
    };
    answer(&request, &app.config.base_url, locale, result)
}

/// Countries that have an organisation in the directory's languages.
const COUNTRIES: &[&str] = &["VN", "JP", "KR", "SG", "TW", "DE", "FR"];

async fn directory(app: &App, locale: Locale, asked: &Asked) -> Result<Page, Error> {
    let place = Place::Organisations;
    let choices = [
        Filter::new(
            "kind",
            tr(locale, "pages-filter-kind"),
            OrganisationKind::ALL
                .iter()
                .map(|kind| (kind.to_string(), word(locale, "organisation-kind", kind.as_str()))),
        ),
        Filter::new(
            "country",
            tr(locale, "pages-country"),
            COUNTRIES.iter().map(|code| ((*code).to_owned(), country(locale, code))),
        ),
        Filter::new(
            "verified",
            tr(locale, "pages-verification"),
            [("true".to_owned(), tr(locale, "organisation-status-verified"))],
        ),
    ];
    let verified = asked.one("verified") == Some("true");
    let query = OrganisationQuery {
        name: asked.one("q").map(str::to_owned),
        kinds: asked.all("kind", OrganisationKind::parse),
        country: asked.one("country").map(str::to_owned),
        verification: verified.then_some(Verification::Verified).into_iter().collect(),
        page: PageRequest {
            limit: Some(30),
            cursor: asked.one("cursor").map(str::to_owned),
            count: true,
        },
        ..OrganisationQuery::default()
    };
    let found = list(app, &Ctx::public(locale), query).await?;
    Ok(listing(
        locale,
        place,
        asked,
        Listing {
            title: tr(locale, "pages-nav-organisations"),
            lead: tr(locale, "pages-organisations-lead"),
            seek: Some(seek(
                locale,
                &Place::Organisations,
                asked,
                &tr(locale, "pages-organisations-search"),
            )),
            filters: &choices,
            sorts: &[],
            total: found.total,
            found: (!found.items.is_empty())
                .then(|| html! { ul.cards { @for item in &found.items { (tile(locale, item)) } } }),
            none: (
                tr(locale, "pages-organisations-none"),
                html! { p { (tr(locale, "pages-none-help")) } },
            ),
            next: found.next_cursor.as_deref(),
        },
    ))
}

fn tile(locale: Locale, item: &OrganisationSummary) -> Markup {
    html! {
        li.card {
            h3 { a href=(Place::Organisation(item.id).path(locale)) { (Said(locale, &item.name)) } }
            p.small.soft { (word(locale, "organisation-kind", item.kind.as_str())) " · " (seat(locale, item)) }
            @if item.verification == Verification::Verified {
                p.line { (badge(locale, "organisation", "verified")) }
            }
        }
    }
}

/// The province at home, the country abroad.
fn seat(locale: Locale, item: &OrganisationSummary) -> String {
    match &item.province {
        Some(code) if item.country == "VN" => province(locale, code),
        _ => country(locale, &item.country),
    }
}

async fn page(app: &App, locale: Locale, id: Uuid) -> Result<Page, Error> {
    let ctx = Ctx::public(locale);
    let view = read(app, &ctx, id).await?;
    let query = ChallengeQuery {
        organisation_id: Some(id),
        published: true,
        sort: Sort::Newest,
        page: PageRequest { limit: Some(12), ..PageRequest::default() },
        ..ChallengeQuery::default()
    };
    let challenges = list_challenges(app, &ctx, query).await?.items;
    let query = CapabilityQuery {
        organisation_id: Some(id),
        page: PageRequest { limit: Some(12), ..PageRequest::default() },
        ..CapabilityQuery::default()
    };
    let capabilities = list_capabilities(app, &ctx, query).await?.items;
    let now = app.clock.now();
    let summary = &view.summary;
    let place = Place::Organisation(id);
    let above = [(Place::Organisations, tr(locale, "pages-nav-organisations"))];
    let title = summary.name.get(locale).to_owned();
    let main = html! {
        article.page {
            div.head {
                (crumbs(locale, &above))
                h1 { (Said(locale, &summary.name)) }
                div.line {
                    (badge(locale, "organisation", summary.verification.as_str()))
                    span.soft { (word(locale, "organisation-kind", summary.kind.as_str())) " · " (seat(locale, summary)) }
                }
            }
            @if !view.profile.is_blank() { (prose(locale, &view.profile)) }
            (facts(locale, &view))
            @if !capabilities.is_empty() {
                section {
                    div.heading { h2 { (tr(locale, "pages-organisation-capabilities")) } }
                    ul.cards { @for item in &capabilities { (capability::card(locale, item)) } }
                }
            }
            @if !challenges.is_empty() {
                section {
                    div.heading { h2 { (tr(locale, "pages-organisation-challenges")) } }
                    ul.cards { @for item in &challenges { (card(locale, item, now)) } }
                }
            }
        }
    };
    let base = &app.config.base_url;
    Ok(Page::new(place.clone(), title, main)
        .unlisted(view.merged_into.is_some())
        .about(view.profile.get(locale))
        .with_data(data(base, locale, &view, &place))
        .with_data(crumb_data(base, locale, &above)))
}

fn facts(locale: Locale, view: &OrganisationView) -> Markup {
    html! {
        section.panel aria-label=(tr(locale, "pages-glance")) {
            dl.facts {
                @if let Some(whole) = &view.merged_into {
                    div { dt { (tr(locale, "pages-merged-into")) } dd { (organisation(locale, whole)) } }
                }
                @if !view.formerly.is_empty() {
                    div { dt { (tr(locale, "pages-formerly")) } dd {
                        @for part in &view.formerly { p { (organisation(locale, part)) } }
                    } }
                }
                @if let Some(number) = &view.registration_number {
                    div { dt { (tr(locale, "pages-registration")) } dd { (number) } }
                }
                @if let Some(ror) = &view.ror {
                    div { dt { (tr(locale, "pages-ror")) } dd { a href={ "https://ror.org/" (ror) } rel="nofollow noopener" { (ror) } } }
                }
                @if let Some(site) = view.website.as_deref().filter(|site| site.starts_with("https://") || site.starts_with("http://")) {
                    div { dt { (tr(locale, "pages-website")) } dd { a href=(site) rel="nofollow noopener" { (site) } } }
                }
                @if let Some(parent) = &view.parent {
                    div { dt { (tr(locale, "pages-parent")) } dd { (organisation(locale, parent)) } }
                }
                @if let Some(by) = &view.verified_by {
                    div { dt { (tr(locale, "pages-verified-by")) } dd {
                        (organisation(locale, by))
                        @if let Some(day) = view.verified_until {
                            small { (tr(locale, "pages-verified-until")) " " (format::day(locale, day)) }
                        }
                    } }
                }
                @if !view.relied_on_by.is_empty() {
                    div { dt { (tr(locale, "pages-relied-on-by")) } dd {
                        @for one in &view.relied_on_by { p { (organisation(locale, &one.broker)) } }
                    } }
                }
                div { dt { (tr(locale, "pages-country")) } dd { (country(locale, &view.summary.country)) } }
            }
        }
    }
}

fn data(base: &str, locale: Locale, view: &OrganisationView, place: &Place) -> Value {
    let kind = match view.summary.kind {
        OrganisationKind::HealthFacility => "MedicalOrganization",
        OrganisationKind::University => "CollegeOrUniversity",
        OrganisationKind::ResearchInstitute => "ResearchOrganization",
        OrganisationKind::Enterprise => "Corporation",
        OrganisationKind::Individual => "Person",
        kind if kind.is_office() => "GovernmentOrganization",
        _ => "Organization",
    };
    json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": view.summary.name.get(locale),
        "url": format!("{base}{}", place.path(locale)),
        "description": view.profile.get(locale),
    })
}
