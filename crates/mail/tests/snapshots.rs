//! Every mail in both languages as its reader gets it.

use std::fmt::Write as _;

use nhipcau_domain::locale::Locale;
use nhipcau_mail::{Letter, RenderError, Renderer, Template};
use serde_json::{Value, json};

/// Everything any mail may be told.
fn everything() -> Value {
    let (Value::Object(mut all), Value::Object(more)) = (most(), more()) else {
        panic!("no objects")
    };
    all.extend(more);
    Value::Object(all)
}

fn most() -> Value {
    json!({
        "code": "HCM-2026-0042",
        "title": {
            "vi": "Sàng lọc sức khỏe tâm thần sau dịch tại trạm y tế phường",
            "en": "Post-epidemic mental-health screening at ward stations"
        },
        "organisation": {"vi": "Trạm Y tế phường Bến Nghé Hạ", "en": "Ben Nghe Ha Ward Health Station"},
        "by": {"vi": "Sở Khoa học và Công nghệ", "en": "Department of Science and Technology"},
        "person": "ThS. Lâm Gia Hân",
        "reason": "Chưa nêu cách đo kết quả.\n\nXin bổ sung số liệu hiện trạng.",
        "message": "Giải pháp của đơn vị rất gần với nhu cầu này.",
        "closes_at": "2026-08-15T10:00:00Z",
        "sent_at": "2026-08-14T09:59:59.5Z",
        "read_at": "2026-08-14T10:20:00Z",
        "withdrawn_at": "2026-08-14T10:30:00Z",
        "opened_at": "2026-08-15T10:05:00Z",
        "signed_at": "2026-10-01T02:00:00Z",
        "submission_code": "HS-2026-0108",
        "content_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "count": 3,
        "council_kind": "selection",
        "role": "reviewer",
        "domain": "bv-an-phu.vn",
        "way": "invitation",
        "whole": {"vi": "Công ty Nhịp Tim", "en": "Heartbeat JSC"},
        "meeting_on": "2026-09-03",
        "number": "2041/QĐ-SYT",
        "decided_on": "2026-09-10",
    })
}

/// More of it: one macro takes only so much.
fn more() -> Value {
    json!({
        "agreement": "Thỏa thuận thí điểm sàng lọc sức khỏe tâm thần",
        "starts_on": "2026-10-05",
        "ends_on": "2027-04-05",
        "milestone": "Tập huấn 12 trạm y tế",
        "due_on": "2026-11-20",
        "valid_until_on": "2028-09-10",
        "request": "erasure",
        "sent_on": "2026-08-06",
        "received_at": "2026-08-14T02:00:00Z",
        "acknowledge_on": "2026-08-18",
        "erased_at": "2026-08-20T02:00:00Z",
        "papers_until_on": "2031-09-10",
        "grade": "pass",
        "outcome": "approved",
        "changed_at": "2026-08-14T02:00:00Z",
        "signed_in_at": "2026-08-14T02:00:00Z",
        "ended_at": "2026-08-14T02:00:00Z",
        "new_email": "mai.nguyen@example.vn",
        "address": "203.0.113.9",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/152.0",
        "name": "Cấp cứu đột quỵ, Sàng lọc tại trạm y tế",
        "groups": groups()
    })
}

fn groups() -> Value {
    json!([
        {
            "id": "019b0000-0000-7000-8000-000000000001", "name": "Cấp cứu đột quỵ",
            "page": "/vi/tim-kiem?q=%C4%91%E1%BB%99t%20qu%E1%BB%B5", "stop": "/vi/dung-bao?token=01ab",
            "entries": [
                {
                    "title": {"vi": "Báo trước ca đột quỵ", "en": "Stroke pre-arrival hand-over"},
                    "code": "HCM-2026-0043", "page": "/challenges/019b0000-0000-7000-8000-000000000009",
                    "organisation": {"vi": "Sở Y tế", "en": "Department of Health"},
                    "closes_at": "2026-08-15T10:00:00Z"
                },
                {
                    "title": {"vi": "Máy chụp CT di động <b>"}, "code": null, "organisation": null,
                    "page": "/capabilities/019b0000-0000-7000-8000-00000000000a", "closes_at": null
                }
            ],
            "more": 4
        },
        {
            "id": "019b0000-0000-7000-8000-000000000002", "name": "Sàng lọc tại trạm y tế",
            "page": "/vi/tim-kiem?q=x", "stop": "/vi/dung-bao?token=02cd", "more": 0,
            "entries": [{
                "title": {"vi": "Chỉ một mục"}, "page": "/capabilities/019b0000-0000-7000-8000-00000000000b"
            }]
        }
    ])
}

/// The further shapes of mails that say one of several things.
fn variants(template: Template) -> &'static [(&'static str, &'static str)] {
    match template {
        Template::ChallengeDecided => &[("outcome", "approved"), ("outcome", "declined")],
        Template::InvitationAnswered => &[("outcome", "accepted"), ("outcome", "declined")],
        Template::DecisionAnnounced => &[
            ("outcome", "awarded"),
            ("outcome", "not_selected"),
            ("outcome", "no_award"),
            ("outcome", "nothing_judged"),
            ("outcome", "award_ended"),
        ],
        Template::DecisionRecorded => &[("outcome", "awarded"), ("outcome", "no_award")],
        Template::CouncilDissolved => {
            &[("council_kind", "selection"), ("council_kind", "acceptance")]
        }
        Template::PilotGraded => &[("grade", "pass"), ("grade", "fail")],
        Template::DeploymentDecided => &[("outcome", "scale"), ("outcome", "stop")],
        Template::VerificationDecided => &[
            ("outcome", "verified"),
            ("outcome", "refused"),
            ("outcome", "revoked"),
            ("outcome", "relied_on"),
        ],
        Template::MemberAdded
        | Template::MemberInvited
        | Template::MemberJoined
        | Template::MemberRoleChanged => &[("role", "approver")],
        Template::JoiningAnswered => {
            &[("outcome", "accepted"), ("outcome", "declined"), ("way", "ownership")]
        }
        Template::DomainDecided => &[("outcome", "confirmed"), ("outcome", "refused")],
        Template::OrganisationMerged => &[("outcome", "merged"), ("outcome", "separated")],
        Template::SecondFactorChanged => {
            &[("outcome", "on"), ("outcome", "off"), ("outcome", "codes")]
        }
        Template::AccountChanged => &[
            ("outcome", "suspended"),
            ("outcome", "still_suspended"),
            ("outcome", "restored"),
            ("outcome", "parts"),
            ("outcome", "sessions_ended"),
            ("outcome", "second_factor_reset"),
        ],
        Template::DataRequestReceived | Template::DataRequestFiled => &[
            ("request", "correction"),
            ("request", "erasure"),
            ("request", "restriction"),
            ("request", "objection"),
        ],
        Template::DataRequestAnswered => &[
            ("outcome", "acknowledged"),
            ("outcome", "extended"),
            ("outcome", "completed"),
            ("outcome", "refused"),
        ],
        _ => &[("", "")],
    }
}

fn letter(template: Template, locale: Locale, params: &Value) -> Letter<'_> {
    Letter { template, locale, recipient: "Nguyễn Thị Mai", path: "/app/challenges/42", params }
}

#[test]
fn every_mail_in_both_languages() {
    let renderer = Renderer::new("https://nhipcau.example.vn/").unwrap();
    for template in Template::ALL {
        let mut out = String::new();
        for (name, value) in variants(*template) {
            let mut params = everything();
            if !name.is_empty() {
                params[*name] = json!(value);
            }
            for locale in Locale::ALL {
                let mail = renderer.render(&letter(*template, *locale, &params)).unwrap();
                assert!(!mail.subject.contains('\n'));
                assert!(mail.text.contains("https://nhipcau.example.vn/app/challenges/42"));
                assert!(!mail.text.contains("{{") && !mail.text.contains("mail-"), "{}", mail.text);
                writeln!(out, "=== {locale} {value}\n{}\n\n{}", mail.subject, mail.text).unwrap();
            }
        }
        insta::assert_snapshot!(template.as_str(), out);
    }
}

#[test]
fn the_html_of_one_mail() {
    let renderer = Renderer::new("https://nhipcau.example.vn").unwrap();
    let params = everything();
    let mail = renderer.render(&letter(Template::ChallengeReturned, Locale::Vi, &params)).unwrap();
    insta::assert_snapshot!("challenge_returned_html", mail.html);
}

#[test]
fn a_mail_needs_what_it_names_and_nothing_more() {
    let renderer = Renderer::new("https://nhipcau.example.vn").unwrap();
    let all = everything();
    for template in Template::ALL {
        let needed: serde_json::Map<_, _> =
            template.needs().iter().map(|name| ((*name).to_owned(), all[*name].clone())).collect();
        let params = Value::Object(needed.clone());
        for locale in Locale::ALL {
            // The values of `outcome` that bring reasons have them in `everything`.
            let mail = renderer.render(&letter(*template, *locale, &params));
            if needed.get("outcome").is_none() || mail.is_ok() {
                mail.unwrap();
            }
        }
        for name in template.needs() {
            let mut fewer = needed.clone();
            fewer.remove(*name);
            let params = Value::Object(fewer);
            let error = renderer.render(&letter(*template, Locale::En, &params)).unwrap_err();
            assert!(matches!(error, RenderError::Lacks { name: lacking, .. } if lacking == *name));
        }
    }
}

#[test]
fn names_cannot_break_a_line_or_the_markup() {
    let renderer = Renderer::new("https://nhipcau.example.vn").unwrap();
    let mut params = everything();
    params["title"] = json!({"vi": "Một\r\nBcc: ai@do.vn\n\n[x](https://evil.example)<img src=x>"});
    let mail = renderer.render(&letter(Template::ChallengeProposed, Locale::Vi, &params)).unwrap();
    assert!(!mail.subject.contains(['\r', '\n']));
    assert!(!mail.html.contains("<img") && !mail.html.contains("href=\"https://evil"));
}

#[test]
fn every_mail_has_its_notification_with_the_same_parameters() {
    let all = everything();
    for template in Template::ALL {
        let params: Value = template
            .needs()
            .iter()
            .map(|name| ((*name).to_owned(), all[*name].clone()))
            .collect::<serde_json::Map<_, _>>()
            .into();
        for locale in Locale::ALL {
            nhipcau_texts::notification::line(*locale, template.as_str(), &params);
        }
    }
    assert_eq!(nhipcau_texts::missing_keys(), Vec::<String>::new());
}
