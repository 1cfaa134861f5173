//! The hunt with a name behind it: at every address that answers a GET, whoever judges without names
//! finds either a code or a name, and never the one with the other.

use nhipcau_tests::on_both;

use super::begin;
use crate::{
    hunt::surfaces::{self, Known, surfaces},
    permissions::stage::together,
    stages::join,
};

/// The first of these marks that stands in a text.
fn has<'a>(marks: &[&'a str], text: &str) -> Option<&'a str> {
    marks.iter().copied().find(|mark| text.contains(mark))
}

/// An answer in the pieces that tell something together: a list in its entries.
fn parts(answer: &str) -> Vec<String> {
    let (_, body) = answer.split_once("\n\n").unwrap();
    match serde_json::from_str::<serde_json::Value>(body)
        .ok()
        .and_then(|json| json["items"].as_array().cloned())
    {
        Some(items) if !items.is_empty() => items.iter().map(ToString::to_string).collect(),
        _ => vec![answer.to_owned()],
    }
}

on_both! {
    async fn nobody_who_judges_without_names_finds_whose_code_is_whose(app) {
        let (stage, [first, second]) = begin(&app).await;
        let council = stage.scoring(&app).await;
        for number in 0..7 {
            stage.score(&council, number, &stage.strong, 90).await;
            stage.score(&council, number, &stage.weak, 60).await;
        }
        stage.officer.transition(&format!("/api/v1/councils/{council}"), serde_json::json!({"action": "open_meeting"})).await.expect(200);
        stage.meet(&app, &council, 0..7).await;
        // One of them has come to work for both offices since.
        for (owner, organisation) in [(&stage.health, app.world.health), (&stage.broker, app.world.science)] {
            join(&app, (owner, &format!("/api/v1/organisations/{organisation}")), "expert4", "officer").await;
        }
        stage.officer.put_empty(&format!("{first}/redaction")).await.expect(200);
        app.settle().await;

        let code = stage.startup.get(&format!("/api/v1/submissions/{}", stage.strong)).await.expect(200).json["code"].as_str().unwrap().to_owned();
        let mut known = Known::of(&app, &stage.challenge).await;
        let file = |url: &str| url.rsplit('/').next().unwrap().to_owned();
        let hidden = [stage.strong.clone(), stage.weak.clone(), council.clone(), file(&first), file(&second)];
        known.hide(&hidden.iter().map(String::as_str).collect::<Vec<_>>());
        known.add("code", &code);
        let head = nhipcau_store::event::head(app.app.store.reader()).await.unwrap();
        for seq in head - 60..=head {
            known.add("seq", &seq.to_string());
        }
        let paths = surfaces(&app, &known).await;
        let startup = app.world.startup.to_string();
        // What stands for the submission, and what stands for whoever sent it.
        let codes = [stage.strong.as_str(), &code];
        let names = [
            startup.as_str(), "Nhịp Tim", "NHIP TIM", "nhip-tim", "startup.owner", "Đặng Ngọc Thử", "dang ngoc thu", "nhiptim.example",
        ];
        let people = [stage.expert(0), stage.expert(3), stage.expert(6)];
        let seen = together(people.iter().map(|client| surfaces::read(client, &paths)).collect()).await;
        let mut met = 0;
        for (number, pages) in seen.iter().enumerate() {
            for (path, text) in pages {
                let asked_code = has(&codes, path);
                let asked_name = has(&names, path);
                for part in parts(text) {
                    let (coded, named) = (has(&codes, &part), has(&names, &part));
                    met += usize::from(coded.is_some());
                    // A refusal repeats what it was asked for.
                    let refused = text.starts_with('4');
                    let told = named.is_some() && (coded.is_some() || asked_code.is_some());
                    let told = told || (coded.is_some() && asked_name.is_some());
                    assert!(
                        !told || refused,
                        "judge {number} finds {named:?} with {coded:?} at {path}: {part}"
                    );
                }
            }
        }
        assert!(met > 20, "they do meet the code: {met}");
        // Whoever does not judge finds them together.
        let whole = stage.officer.get(&format!("/api/v1/submissions/{}", stage.strong)).await.expect(200).text;
        assert!(whole.contains(&code) && whole.contains("Nhịp Tim"));
    }
}
