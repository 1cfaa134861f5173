use super::*;

fn measure(key: &str) -> Measure {
    Measure {
        key: key.to_owned(),
        name: Bilingual::vi("Thời gian chờ"),
        unit: Bilingual::both("phút", "minutes"),
        baseline: 40.0,
        target: 20.0,
        direction: Direction::Decrease,
        method: None,
    }
}

fn normalised(measures: Vec<Measure>) -> Result<Vec<String>, Vec<FieldError>> {
    let spec = crate::document::find(SECTIONS, "outcome").unwrap();
    let content = Content { measures: Some(measures), ..Content::default() };
    let measures = normalise(spec, content)?.measures.unwrap();
    Ok(measures.into_iter().map(|measure| measure.key).collect())
}

#[test]
fn missing_and_repeated_keys_are_assigned_after_the_greatest() {
    let keys = normalised(["", "m3", "m3", "wait"].map(measure).to_vec()).unwrap();
    assert_eq!(keys, ["m4", "m3", "m5", "wait"]);
    let keys = normalised(["m4294967295", "m4294967296", ""].map(measure).to_vec()).unwrap();
    assert_eq!(keys, ["m4294967295", "m4294967296", "m4294967297"]);
}

#[test]
fn keys_units_and_methods_are_limited() {
    for key in ["1m", "M1", "a b", "a/b", "é", &"k".repeat(KEY_LIMIT + 1)] {
        let errors = normalised(vec![measure(key)]).unwrap_err();
        assert_eq!(
            (errors[0].pointer.as_str(), errors[0].code),
            ("/measures/0/key", "measure_key")
        );
    }
    let unit = Bilingual::both("phút", "u".repeat(UNIT_LIMIT + 1));
    let errors = normalised(vec![Measure { unit, ..measure("m1") }]).unwrap_err();
    assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/measures/0/unit/en", "too_long"));
    let unit = Bilingual::both(" ", "\u{0}");
    let errors = normalised(vec![Measure { unit, ..measure("m1") }]).unwrap_err();
    assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/measures/0/unit", "required"));
    let method = Some(Bilingual::vi("m".repeat(METHOD_LIMIT + 1)));
    let errors = normalised(vec![Measure { method, ..measure("m1") }]).unwrap_err();
    assert_eq!(errors[0].pointer, "/measures/0/method/vi");
}
