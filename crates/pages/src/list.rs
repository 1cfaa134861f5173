//! Lists with filters: plain GET forms whose addresses read well, and chips that take one filter
//! away.

use actix_web::{HttpRequest, web};
use maud::{Markup, html};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, text};

use crate::{
    layout::Page,
    parts::empty,
    place::Place,
    words::{counted, tr},
};

/// The query of a request, as names and values in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// What the request asks; what cannot be read counts as not asked.
    pub fn of(request: &HttpRequest) -> Self {
        web::Query::<Vec<(String, String)>>::from_query(request.query_string())
            .map(|pairs| Self(pairs.into_inner()))
            .unwrap_or_default()
    }

    /// Every value of a name that `read` knows.
    pub fn all<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.values(name).filter_map(read).collect()
    }

    /// The values of a name that say something.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(found, value)| found == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// The first value of a name.
    pub fn one<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.values(name).next()
    }

    /// Whether anything is asked.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, value)| value.trim().is_empty())
    }

    /// The address of the list with one value taken away; paging starts anew.
    pub fn without(&self, place: &Place, locale: Locale, name: &str, value: &str) -> String {
        let kept: Vec<_> = self
            .0
            .iter()
            .filter(|(n, v)| {
                n != "cursor" && !v.trim().is_empty() && !(n == name && v.trim() == value)
            })
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        place.with(locale, &kept)
    }

    /// The address of the list with a name set to one value; paging starts anew.
    pub fn with(&self, place: &Place, locale: Locale, name: &str, value: &str) -> String {
        let mut kept: Vec<_> = self
            .0
            .iter()
            .filter(|(n, v)| n != "cursor" && n != name && !v.trim().is_empty())
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        kept.push((name, value));
        place.with(locale, &kept)
    }
}

/// A value of a filter.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    /// How many there would be; `None` where it is not known.
    pub count: Option<u64>,
}

/// One filter: values that are alternatives to each other.
#[derive(Debug)]
pub(crate) struct Filter {
    /// Name in the address.
    pub name: &'static str,
    pub legend: String,
    pub choices: Vec<Choice>,
}

impl Filter {
    /// A filter over values whose words are known.
    pub fn new(
        name: &'static str,
        legend: String,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let choices = choices
            .into_iter()
            .map(|(value, label)| Choice { value, label, count: None })
            .collect();
        Self { name, legend, choices }
    }

    /// With counts; values that nothing has are left out unless they are chosen.
    pub fn counted(mut self, asked: &Asked, count_of: impl Fn(&str) -> Option<u64>) -> Self {
        for choice in &mut self.choices {
            choice.count = count_of(&choice.value);
        }
        let chosen: Vec<_> = asked.values(self.name).map(str::to_owned).collect();
        self.choices.retain(|choice| choice.count != Some(0) || chosen.contains(&choice.value));
        self
    }
}

/// What a list shows, beside what is asked of it.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    pub title: String,
    pub lead: String,
    /// The search field, where the list has one.
    pub seek: Option<Markup>,
    pub filters: &'a [Filter],
    /// The orders there are, the usual one first.
    pub sorts: &'a [(&'a str, String)],
    pub total: Option<u64>,
    /// The things themselves; `None` where nothing was found.
    pub found: Option<Markup>,
    /// What is said where nothing was found, and the way on from there.
    pub none: (String, Markup),
    /// The cursor of the next page.
    pub next: Option<&'a str>,
}

/// The page of a list: the same places for search, results and filters in every directory.
pub(crate) fn listing(locale: Locale, place: Place, asked: &Asked, list: Listing<'_>) -> Page {
    let (none, way_on) = &list.none;
    let main = html! {
        div.page {
            div.head {
                h1 { (list.title) }
                p.lead { (list.lead) }
                @if let Some(seek) = &list.seek { (seek) }
            }
            div.browse {
                section.found aria-label=(tr(locale, "pages-results")) {
                    (total(locale, list.total))
                    (chips(locale, &place, asked, list.filters))
                    @if let Some(found) = &list.found {
                        h2.hidden { (tr(locale, "pages-results")) }
                        (found)
                    } @else {
                        (empty(none, way_on))
                    }
                    (pager(locale, &place, asked, list.next))
                }
                (filters(locale, &place, asked, list.filters, list.sorts))
            }
        }
    };
    Page::new(place, list.title, main).about(&list.lead).unlisted(!asked.is_empty())
}

/// The form with all filters. `sorts` are the orders there are, the usual one first.
pub(crate) fn filters(
    locale: Locale,
    place: &Place,
    asked: &Asked,
    filters: &[Filter],
    sorts: &[(&str, String)],
) -> Markup {
    html! {
        section.filters #filters aria-labelledby="filters-title" tabindex="-1" {
            h2 #filters-title { (tr(locale, "pages-filter")) }
            form action=(place.path(locale)) method="get" {
                @for name in ["q", "exact"] {
                    @if let Some(value) = asked.one(name) { input type="hidden" name=(name) value=(value); }
                }
                @if !sorts.is_empty() {
                    div {
                        label for="sort" { (tr(locale, "pages-sort")) }
                        select #sort name="sort" {
                            @for (value, label) in sorts {
                                option value=(value) selected[asked.one("sort") == Some(*value)] { (label) }
                            }
                        }
                    }
                }
                @for filter in filters.iter().filter(|filter| !filter.choices.is_empty()) {
                    (fieldset(asked, filter))
                }
                button type="submit" { (tr(locale, "pages-filter-apply")) }
            }
        }
    }
}

fn fieldset(asked: &Asked, filter: &Filter) -> Markup {
    let chosen: Vec<_> = asked.values(filter.name).collect();
    html! {
        fieldset {
            legend { (filter.legend) }
            div.many[filter.choices.len() > 8] tabindex=[(filter.choices.len() > 8).then_some("-1")] {
                @for choice in &filter.choices {
                    label.check {
                        input type="checkbox" name=(filter.name) value=(choice.value)
                            checked[chosen.contains(&choice.value.as_str())];
                        span { (choice.label) }
                        @if let Some(count) = choice.count { span.count { (count) } }
                    }
                }
            }
        }
    }
}

/// The filters in force, each with a link that takes it away.
pub(crate) fn chips(locale: Locale, place: &Place, asked: &Asked, filters: &[Filter]) -> Markup {
    let words = asked.one("q").map(|words| ("q", words.to_owned(), format!("“{words}”")));
    let chosen: Vec<_> = words
        .into_iter()
        .chain(filters.iter().flat_map(|filter| {
            asked.values(filter.name).filter_map(|value| {
                let choice = filter.choices.iter().find(|choice| choice.value == value)?;
                Some((filter.name, value.to_owned(), choice.label.clone()))
            })
        }))
        .collect();
    html! {
        @if !chosen.is_empty() {
            ul.chips aria-label=(tr(locale, "pages-filters-active")) {
                @for (name, value, label) in &chosen {
                    li {
                        a href=(asked.without(place, locale, name, value)) {
                            (label)
                            " "
                            span aria-hidden="true" { "×" }
                            span.hidden { (text(locale, "pages-filter-remove", &[("name", Arg::from(label.as_str()))])) }
                        }
                    }
                }
                li { a href=(place.path(locale)) { (tr(locale, "pages-filters-clear")) } }
            }
        }
    }
}

/// How many were found, and on narrow screens the way to the filters below the results.
pub(crate) fn total(locale: Locale, total: Option<u64>) -> Markup {
    html! {
        @if let Some(total) = total {
            p.soft role="status" { (counted(locale, "pages-found", total)) }
        }
        p.jump { a href="#filters" { (tr(locale, "pages-filter")) } }
    }
}

/// The way to the next page, and back to the first.
pub(crate) fn pager(locale: Locale, place: &Place, asked: &Asked, next: Option<&str>) -> Markup {
    let further = asked.one("cursor").is_some();
    html! {
        @if further || next.is_some() {
            nav.pager aria-label=(tr(locale, "pages-pager")) {
                @if further {
                    a.button.plain href=(asked.without(place, locale, "cursor", "")) { (tr(locale, "pages-pager-first")) }
                }
                @if let Some(cursor) = next {
                    a.button.plain rel="next" href=(asked.with(place, locale, "cursor", cursor)) { (tr(locale, "pages-pager-next")) }
                }
            }
        }
    }
}

/// The search field. It looks through everything unless `place` is a list of its own.
pub(crate) fn seek(locale: Locale, place: &Place, asked: &Asked, label: &str) -> Markup {
    html! {
        form.seek role="search" action=(place.path(locale)) method="get" {
            label for="q" { (label) }
            input #q type="search" name="q" value=[asked.one("q")] maxlength="200"
                enterkeyhint="search" data-suggest=(tr(locale, "pages-suggestions"));
            button type="submit" { (tr(locale, "pages-search")) }
        }
    }
}
