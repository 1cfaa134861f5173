use super::*;

const TOP: &str =
    r#"{"@id": "nc:disease", "@type": "Concept", "prefLabel": {"vi": "bệnh", "en": "disease"}}"#;

fn file(concepts: &[&str]) -> String {
    format!(r#"{{"@context": "context.jsonld", "@graph": [{}]}}"#, concepts.join(","))
}

/// A concept below the top one; `more` are further members.
fn concept(name: &str, vi: &str, more: &str) -> String {
    format!(
        r#"{{"@id": "nc:{name}", "@type": "Concept", "prefLabel": {{"vi": "{vi}", "en": "{name}"}}, "broader": ["nc:disease"]{more}}}"#
    )
}

fn problems(concepts: &[&str]) -> String {
    Thesaurus::load([("a", file(concepts).as_str())]).err().unwrap_or_default().join("; ")
}

#[test]
fn the_shipped_thesaurus_is_sound() {
    let thesaurus = Thesaurus::load(super::BUILT_IN.iter().copied())
        .unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(Thesaurus::built_in().as_ref(), Ok(&thesaurus));
    assert!(thesaurus.concepts().count() >= 600, "{}", thesaurus.concepts().count());
    for concept in thesaurus.concepts() {
        assert!(!concept.term.vi.is_empty() && !concept.term.en.is_empty(), "{}", concept.id);
    }
}

#[test]
fn mistakes_are_named_in_words() {
    let sound = concept("stroke", "đột quỵ", r#", "altLabel": {"vi": ["tai biến"]}"#);
    assert_eq!(problems(&[TOP, &sound]), "");
    for (wrong, told) in [
        (concept("Stroke", "đột quỵ", ""), "lower-case letters"),
        (concept("stroke", "bệnh", ""), "`bệnh` belongs to nc:disease"),
        (
            concept("stroke", "đột quỵ", r#", "altLabel": {"vi": ["Đột Quỵ"]}"#),
            "belongs to nc:stroke",
        ),
        (concept("stroke", "đột quỵ", r#", "related": ["nc:none"]"#), "no other concept nc:none"),
        (concept("stroke", "đột quỵ", r#", "related": ["nc:disease"]"#), "is broader already"),
        (concept("stroke", " đột quỵ", ""), "no clean word"),
        (concept("stroke", "đột quỵ", r#", "notation": {"vi": ["Bệnh"]}"#), "is also a word"),
        (concept("stroke", "đột quỵ", r#", "notation": {"vi": ["QUỴ"]}"#), "capitals only"),
        (concept("stroke", "đột quỵ", r#", "colour": "red""#), "unknown field"),
    ] {
        let found = problems(&[TOP, &wrong]);
        assert!(found.contains(told), "{wrong}: {found}");
    }
    let bound =
        concept("stroke", "đột quỵ", r#", "notation": {"vi": ["QUỴ"]}, "capitalsOnly": true"#);
    assert_eq!(problems(&[TOP, &bound]), "");
    assert!(problems(&[TOP]).contains("neither broader nor narrower"));
    assert!(problems(&[TOP, &sound, &sound]).contains("is there twice"));
    let other = concept("fit", "co giật", r#", "altLabel": {"vi": ["tai biến"]}"#);
    assert!(problems(&[TOP, &sound, &other]).contains("belongs to"));
}

#[test]
fn circles_are_found() {
    let link = |name: &str, broader: &str| {
        format!(
            r#"{{"@id": "nc:{name}", "@type": "Concept", "prefLabel": {{"vi": "từ {name}", "en": "{name}"}}, "broader": ["nc:{broader}"]}}"#
        )
    };
    let (one, two, three) = (link("aa", "bb"), link("bb", "cc"), link("cc", "aa"));
    assert!(problems(&[&one, &two, &three]).contains("broader leads back to it"));
}

#[test]
fn what_is_broader_comes_in_order_and_once() {
    let below = r#"{"@id": "nc:clot", "@type": "Concept", "prefLabel": {"vi": "cục máu đông", "en": "clot"}, "broader": ["nc:stroke", "nc:disease"]}"#;
    let text = file(&[TOP, &concept("stroke", "đột quỵ", ""), below]);
    let thesaurus = Thesaurus::load([("a", text.as_str())]).unwrap();
    assert_eq!(thesaurus.broader_than("nc:clot"), ["nc:stroke", "nc:disease"]);
    assert!(thesaurus.broader_than("nc:disease").is_empty());
    assert_eq!(thesaurus.concept("nc:clot").map(|one| one.term.en.as_str()), Some("clot"));
}

#[test]
fn what_is_written_out_is_read_again() {
    let text = file(&[TOP, &concept("stroke", "đột quỵ", r#", "notation": {"en": ["CVA"]}"#)]);
    let thesaurus = Thesaurus::load([("a", text.as_str())]).unwrap();
    let document = thesaurus.to_json_ld().unwrap();
    assert_eq!(document["@context"]["prefLabel"]["@id"], "skos:prefLabel");
    let again = file(&[&document["@graph"][0].to_string(), &document["@graph"][1].to_string()]);
    assert_eq!(Thesaurus::load([("b", again.as_str())]).unwrap(), thesaurus);
}

#[test]
fn an_installation_adds_changes_and_removes() {
    let text = file(&[TOP, &concept("stroke", "đột quỵ", ""), &concept("fit", "co giật", "")]);
    let shipped = Thesaurus::load([("a", text.as_str())]).unwrap();
    let one = |vi: &str, id: &str| {
        let mut one = shipped.concept("nc:stroke").unwrap().clone();
        (one.id, one.term.vi, one.term.en) = (id.to_owned(), vi.to_owned(), id.to_owned());
        (id.to_owned(), Some(one))
    };
    let own = [one("tai biến", "nc:stroke"), one("hôn mê", "nc:coma"), ("nc:fit".to_owned(), None)];
    let whole = shipped.with(own);
    assert_eq!(whole.problems(), []);
    let terms: Vec<_> = whole.concepts().map(|concept| concept.term.vi.as_str()).collect();
    assert_eq!(terms, ["hôn mê", "bệnh", "tai biến"]);
    let wrong = shipped.with([one("Co giật", "nc:coma")]).problems();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].to_string(), "nc:fit: `co giật` belongs to nc:coma");
    assert_eq!(wrong[0].fault.code(), "concept_word_claimed");
    assert_eq!(wrong[0].fault.figures(), [("word", "co giật"), ("other", "nc:coma")]);
}
