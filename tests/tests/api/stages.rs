//! The chain in steps, for tests that begin somewhere along it. Everything goes through the API.

use nhipcau_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::{
    challenge::{draft, fill},
    panel::{PARTS, Panel},
};

/// A PDF, as far as the server looks.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// Signs in by the part before the `@`, once in a test.
pub async fn person(app: &TestApp, name: &str) -> Client {
    app.known(&format!("{name}@test.example")).await
}

/// Makes somebody a member of the organisation at `path`: invited by who binds it, and willing.
pub async fn join(app: &TestApp, (owner, path): (&Client, &str), name: &str, role: &str) -> Client {
    let email = format!("{name}@test.example");
    let body = json!({"kind": "invitation", "email": email, "role": role});
    let invited = owner.post(&format!("{path}/joinings"), body).await.expect(201);
    let guest = person(app, name).await;
    let joining = format!("/api/v1/joinings/{}", invited.id());
    guest.transition(&joining, json!({"action": "accept"})).await.expect(200);
    guest
}

/// Uploads a signed paper and returns its id.
pub async fn paper(client: &Client, path: &str, purpose: &str) -> String {
    let answer = client
        .upload(&format!("{path}/attachments"), "van-ban.pdf", "application/pdf", purpose, PDF)
        .await;
    answer.expect(201).id()
}

/// An officer of one of the two departments, `health` or `science`, lays up the signed paper that its
/// approver is to put on record; answers its id.
pub async fn laid_up(app: &TestApp, office: &str, path: &str, purpose: &str) -> String {
    paper(&person(app, &format!("{office}.officer")).await, path, purpose).await
}

/// Today in Vietnam.
pub fn today(app: &TestApp) -> String {
    app.now().vietnam_day().to_string()
}

/// An order of the ward station that takes submissions; its path. `constraints` are those of the
/// order.
pub async fn open_call(app: &TestApp, constraints: Value) -> String {
    open_call_under(app, constraints, RULES).await
}

/// The rule set of a selection, where a test asks for no other.
pub const RULES: &str = "hcm-selection-2026";
/// The same without names.
pub const BLIND_RULES: &str = "hcm-selection-blind-2026";

/// The same under another rule set.
pub async fn open_call_under(app: &TestApp, constraints: Value, rules: &str) -> String {
    let officer = person(app, "ward.officer").await;
    let path = draft(app, &officer).await;
    fill(&officer, &path).await;
    officer.write_section(&path, "evaluation", json!({"rule_set": rules})).await.expect(200);
    officer.write_section(&path, "constraints", constraints).await.expect(200);
    let health = person(app, "health.approver").await;
    for (who, action) in [
        (&person(app, "ward.approver").await, "propose"),
        (&health, "endorse"),
        (&person(app, "science.approver").await, "approve"),
    ] {
        who.transition(&path, json!({"action": action})).await.expect(200);
    }
    let deadline = app.now().plus_days(30).to_string();
    let publish = json!({"action": "publish", "closes_at": deadline});
    health.transition(&path, publish).await.expect(200);
    path
}

/// The broker invites a solver, who accepts.
pub async fn invited(app: &TestApp, call: &str, owner: &str, organisation: uuid::Uuid) {
    let broker = person(app, "science.officer").await;
    let invitation = json!({
        "organisation_id": organisation,
        "message": "Giải pháp của đơn vị phù hợp với bài toán này, mời nộp hồ sơ.",
    });
    let sent = broker.post(&format!("{call}/invitations"), invitation).await.expect(201);
    let path = format!("/api/v1/invitations/{}", sent.id());
    person(app, owner).await.transition(&path, json!({"action": "accept"})).await.expect(200);
}

/// A complete draft of a submission; its path.
pub async fn drafted(app: &TestApp, call: &str, owner: &str, organisation: uuid::Uuid) -> String {
    let client = person(app, owner).await;
    let call = client.get(call).await.expect(200);
    let body = json!({"challenge_id": call.id(), "organisation_id": organisation});
    let created = client.post("/api/v1/submissions", body).await.expect(201);
    let path = format!("/api/v1/submissions/{}", created.id());
    let title = json!({"title": {"vi": format!("Giải pháp của {owner}")}});
    client.patch(&path, &created.etag(), title).await.expect(200);
    let measures = call.json["sections"]
        .as_array()
        .and_then(|sections| sections.iter().find(|section| section["key"] == "outcome"))
        .map(|section| section["content"]["measures"].clone())
        .unwrap_or_default();
    let fits: Vec<_> = measures
        .as_array()
        .into_iter()
        .flatten()
        .map(|measure| json!({"measure_key": measure["key"], "promised": measure["target"], "how": {"vi": "Đo hằng tuần tại trạm."}}))
        .collect();
    for (key, content) in [
        (
            "approach",
            json!({"text": {"vi": "Gửi tín hiệu báo trước từ xe cứu thương tới khoa cấp cứu."}}),
        ),
        ("measures_fit", json!({"fits": fits})),
        (
            "plan",
            json!({"text": {"vi": "Hai giai đoạn."}, "milestones": [
                {"title": {"vi": "Lắp đặt"}, "month": 1, "deliverable": {"vi": "Biên bản lắp đặt"}},
                {"title": {"vi": "Chạy thật"}, "month": 4}]}),
        ),
        ("team", json!({"members": [{"name": "Trần Thử", "role": {"vi": "Chủ nhiệm"}}]})),
        (
            "budget",
            json!({"lines": [{"item": {"vi": "Thiết bị"}, "source": "science_fund", "amount": {"amount": 500_000_000, "currency": "VND"}}]}),
        ),
        ("data_security", json!({"text": {"vi": "Dữ liệu để tại trạm, đã bỏ định danh."}})),
    ] {
        client.write_section(&path, key, content).await.expect(200);
    }
    path
}

/// A sent submission; its path.
pub async fn sent(app: &TestApp, call: &str, owner: &str, organisation: uuid::Uuid) -> String {
    let path = drafted(app, call, owner, organisation).await;
    let client = person(app, owner).await;
    client.transition(&path, json!({"action": "send"})).await.expect(200);
    path
}

/// Lets the deadline pass, opens what was sent and lets all of it through the screening.
pub async fn open_and_screen(app: &TestApp, call: &str, submissions: &[&str]) {
    app.forward_days(31).await;
    app.settle().await;
    let broker = person(app, "science.officer").await;
    broker.transition(call, json!({"action": "open_submissions"})).await.expect(200);
    for path in submissions {
        broker.transition(path, json!({"action": "mark_eligible"})).await.expect(200);
    }
}

/// A council of experts that has scored, met and concluded with this recommendation.
pub async fn concluded(
    app: &TestApp,
    call: &str,
    body: Value,
    score: impl Fn(&Value) -> Value,
    recommendation: Value,
) -> Answer {
    let panel = Panel::form(app, call, body, PARTS.len()).await;
    panel.constitute().await;
    panel.judge(|_, criterion| score(criterion)).await;
    panel.meet(app).await;
    panel.minute(recommendation).await;
    panel.conclude().await
}

/// The department awards a call as its council recommends.
pub async fn award(app: &TestApp, call: &str, winner: &str) {
    let health = person(app, "health.approver").await;
    let decision = json!({
        "number": "101/QĐ-SYT", "decided_on": today(app), "outcome": "award",
        "attachment_id": laid_up(app, "health", call, "decision").await,
        "submission_id": winner.rsplit('/').next().unwrap(),
    });
    health.post(&format!("{call}/decision"), decision).await.expect(201);
}

/// What a decided call is known by.
pub struct Awarded {
    /// Path of the challenge.
    pub call: String,
    /// Path of the submission that won.
    pub winner: String,
    /// Path of the submission that did not.
    pub loser: String,
}

/// A call that the startup has won and the lab has not.
pub async fn awarded(app: &TestApp, constraints: Value) -> Awarded {
    let call = open_call(app, constraints).await;
    invited(app, &call, "startup.owner", app.world.startup).await;
    let winner = sent(app, &call, "startup.owner", app.world.startup).await;
    let loser = sent(app, &call, "lab.owner", app.world.lab).await;
    open_and_screen(app, &call, &[&winner]).await;
    let reason = json!({"action": "mark_ineligible", "reason": "Thiếu giấy tờ pháp lý."});
    person(app, "science.officer").await.transition(&loser, reason).await.expect(200);
    let winner_id = winner.rsplit('/').next().unwrap().to_owned();
    let body = json!({"kind": "selection", "rule_set": "hcm-selection-2026"});
    let score = |criterion: &Value| json!({"points": criterion["max"].as_f64().unwrap() - 1.0});
    concluded(app, &call, body, score, json!({"winner": winner_id})).await;
    award(app, &call, &winner).await;
    Awarded { call, winner, loser }
}

/// The body of an agreement for a challenge.
pub fn terms(app: &TestApp, challenge_id: &str) -> Value {
    let day = |days| app.now().plus_days(days).vietnam_day().to_string();
    json!({
        "challenge_id": challenge_id,
        "title": {"vi": "Thỏa thuận thí điểm báo trước cấp cứu"},
        "ip_terms": {"vi": "Phần mềm thuộc bên thực hiện, dữ liệu thuộc Sở Y tế."},
        "budget": [{"source": "science_fund", "amount": {"amount": 500_000_000, "currency": "VND"}}],
        "sites": ["Trạm Y tế phường Thử"],
        "starts_on": day(1), "ends_on": day(200),
        "data_annex": {"vi": "Dữ liệu rời trạm đã bỏ định danh."},
    })
}

/// The draft of an agreement for a decided call whose standstill is over; its path.
pub async fn drawn_up(app: &TestApp, call: &str, change: impl FnOnce(&mut Value)) -> String {
    let officer = person(app, "health.officer").await;
    let mut body = terms(app, &officer.get(call).await.expect(200).id());
    change(&mut body);
    let created = officer.post("/api/v1/agreements", body).await.expect(201);
    format!("/api/v1/agreements/{}", created.id())
}

/// Both parties sign the draft of an agreement.
pub async fn signed(app: &TestApp, path: &str) {
    for (preparer, name) in
        [("health.officer", "health.approver"), ("startup.owner", "startup.owner")]
    {
        let file = paper(&person(app, preparer).await, path, "agreement").await;
        let client = person(app, name).await;
        let sign = json!({"action": "sign", "attachment_id": file});
        client.transition(path, sign).await.expect(200);
    }
}

/// A signed agreement for a decided call; its path. Waits out the standstill.
pub async fn agreed(app: &TestApp, call: &str) -> String {
    app.forward_days(9).await;
    app.settle().await;
    let path = drawn_up(app, call, |_| {}).await;
    signed(app, &path).await;
    path
}

/// A pilot in preparation for a call whose agreement is signed; its path.
pub async fn begun(app: &TestApp, call: &str) -> String {
    let officer = person(app, "health.officer").await;
    let body = json!({"challenge_id": officer.get(call).await.expect(200).id()});
    let created = officer.post("/api/v1/pilots", body).await.expect(201);
    format!("/api/v1/pilots/{}", created.id())
}

/// A pilot in preparation under a signed agreement; its path.
pub async fn pilot(app: &TestApp, call: &str) -> String {
    agreed(app, call).await;
    begun(app, call).await
}

/// Does all the work of an active pilot: milestones, measurements, final report.
pub async fn work(app: &TestApp, path: &str) {
    let solver = person(app, "startup.editor").await;
    let milestones = solver.get(&format!("{path}/milestones")).await.expect(200);
    for milestone in milestones.json["items"].as_array().unwrap() {
        let one = format!("{path}/milestones/{}", milestone["id"].as_str().unwrap());
        let etag = solver.get(&one).await.expect(200).etag();
        let done = json!({"status": "done", "evidence": {"vi": "Biên bản đã ký."}});
        solver.patch(&one, &etag, done).await.expect(200);
    }
    let indicators = solver.get(&format!("{path}/indicators")).await.expect(200);
    for indicator in indicators.json["items"].as_array().unwrap() {
        let body = json!({
            "indicator_id": indicator["id"], "measured_on": today(app), "value": indicator["target"],
        });
        solver.post(&format!("{path}/measurements"), body).await.expect(201);
    }
    let part = json!({"vi": "Đã thực hiện và đo tại trạm."});
    let report = json!({
        "kind": "final", "period_end": today(app), "overview": part, "methods": part,
        "results": part, "discussion": part, "conclusion": part,
    });
    solver.post(&format!("{path}/reports"), report).await.expect(201);
}

/// Lets the acceptance council give this grade on every criterion, and concludes it.
pub async fn judged(app: &TestApp, call: &str, pilot: &str, grade: &str) {
    let id = pilot.rsplit('/').next().unwrap();
    let body = json!({"kind": "acceptance", "rule_set": "hcm-acceptance-2026", "pilot_id": id});
    let score = |_: &Value| json!({"grade": grade, "comment": "Đã kiểm tra tại trạm."});
    concluded(app, call, body, score, json!({"grade": grade})).await;
}
