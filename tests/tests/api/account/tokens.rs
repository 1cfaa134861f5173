//! Access tokens: which are believed, and which are refused with a line in the log.

use aws_lc_rs::{
    hkdf::{HKDF_SHA256, KeyType, Prk},
    signature::{Ed25519KeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use nhipcau_app::auth;
use nhipcau_tests::{Backend, LogLines, TestApp, on_both};
use serde_json::{Value, json};

use super::log_in;

/// The key with a name, made as documented: HKDF of the installation's key and the name.
fn pair(app: &TestApp, kid: &str) -> Ed25519KeyPair {
    struct Seed;
    impl KeyType for Seed {
        fn len(&self) -> usize {
            32
        }
    }
    let mut seed = [0; 32];
    let prk = Prk::new_less_safe(HKDF_SHA256, &app.app.config.token_key.0);
    let info = [b"nhipcau access tokens ".as_slice(), kid.as_bytes()];
    prk.expand(&info, Seed).unwrap().fill(&mut seed).unwrap();
    Ed25519KeyPair::from_seed_unchecked(&seed).unwrap()
}

fn signed(pair: &Ed25519KeyPair, kid: Option<&str>, claims: &Value) -> String {
    let header = Header { kid: kid.map(str::to_owned), ..Header::new(Algorithm::EdDSA) };
    let key = EncodingKey::from_ed_der(pair.to_pkcs8().unwrap().as_ref());
    encode(&header, claims, &key).unwrap()
}

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn coded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

async fn public_keys(app: &TestApp) -> Vec<Value> {
    let answer = app.public().get("/.well-known/jwks.json").await.expect(200);
    answer.json["keys"].as_array().unwrap().clone()
}

on_both! {
    async fn what_another_process_ends_acts_within_a_second(app) {
        let client = app.sign_in("startup.owner@test.example").await;
        client.get("/api/v1/me").await.expect(200);
        // Past this process, as a command on the same database does it: nothing here is told.
        let ended = "UPDATE session SET revoked_at = 1";
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), ended).await.unwrap();
        let since = std::time::Instant::now();
        while client.get("/api/v1/me").await.status == 200 {
            assert!(since.elapsed() < std::time::Duration::from_secs(2), "it still acts");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
    }

    async fn a_token_says_who_and_which_session_and_nothing_more(app) {
        let session = log_in(&app.public(), "ward.officer", nhipcau_tests::PASSWORD).await.expect(200);
        assert_eq!(session.json["token_type"], "Bearer");
        assert_eq!(session.json["second_factor"], "none");
        let token = session.json["access_token"].as_str().unwrap();
        let (header, claims) = (part(token, 0), part(token, 1));
        let keys = public_keys(&app).await;
        assert_eq!(keys.len(), 1);
        let key = keys[0].as_object().unwrap();
        assert_eq!(header, json!({"typ": "JWT", "alg": "EdDSA", "kid": key["kid"]}));
        let names: Vec<_> = claims.as_object().unwrap().keys().collect();
        assert_eq!(names, ["aud", "exp", "iat", "iss", "sid", "sub"]);
        assert_eq!(claims["iss"], app.app.config.base_url);
        assert_eq!(claims["aud"], "nhipcau-api");
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 600);

        // Anybody can check it with what is published; a private key is published nowhere.
        let names: Vec<_> = key.keys().collect();
        assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"]);
        assert_eq!((&key["kty"], &key["crv"], &key["use"]), (&json!("OKP"), &json!("Ed25519"), &json!("sig")));
        let public = URL_SAFE_NO_PAD.decode(key["x"].as_str().unwrap()).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        let check = aws_lc_rs::signature::UnparsedPublicKey::new(&aws_lc_rs::signature::ED25519, public);
        check.verify(signed.as_bytes(), &signature).unwrap();
    }

    async fn what_is_not_to_be_believed_is_refused(app) {
        let lines = LogLines::keep();
        let mut client = app.sign_in("ward.officer@test.example").await;
        let good = client.token().unwrap().to_owned();
        let claims = part(&good, 1);
        let kid = part(&good, 0)["kid"].as_str().unwrap().to_owned();
        let own = pair(&app, &kid);
        let with = |name: &str, value: Value| {
            let mut claims = claims.clone();
            claims[name] = value;
            signed(&own, Some(&kid), &claims)
        };
        let without = |name: &str| {
            let mut claims = claims.clone();
            claims.as_object_mut().unwrap().remove(name);
            signed(&own, Some(&kid), &claims)
        };
        // What the test signs is as good as what the server signs: what is refused below is not
        // refused for a mistake of the test.
        client.use_token(Some(signed(&own, Some(&kid), &claims)));
        client.get("/api/v1/me").await.expect(200);

        let stranger = pair(&app, "made up");
        let now = claims["iat"].as_i64().unwrap();
        let public = own.public_key().as_ref().to_vec();
        let by_public_key = |key: &[u8]| {
            let header = Header { kid: Some(kid.clone()), ..Header::new(Algorithm::HS256) };
            encode(&header, &claims, &EncodingKey::from_secret(key)).unwrap()
        };
        let published = URL_SAFE_NO_PAD.encode(&public);
        let [head, body, seal] = good.split('.').collect::<Vec<_>>().try_into().unwrap();
        let other = app.sign_in("startup.owner@test.example").await;
        let other_claims = part(other.token().unwrap(), 1);
        let none = json!({"alg": "none", "typ": "JWT", "kid": kid});
        let flipped = if seal.starts_with('A') { "B" } else { "A" };
        let refused = [
            ("expired", with("exp", json!(now - 60)), "ExpiredSignature"),
            ("forged with another key", signed(&stranger, Some(&kid), &claims), "InvalidSignature"),
            ("alg none", format!("{}.{body}.", coded(&none)), "unknown variant"),
            ("alg none, with the seal", format!("{}.{body}.{seal}", coded(&none)), "unknown variant"),
            ("HS256 with the public key", by_public_key(&public), "InvalidAlgorithm"),
            ("HS256 with what is published", by_public_key(published.as_bytes()), "InvalidAlgorithm"),
            ("another issuer", with("iss", json!("https://elsewhere.example")), "InvalidIssuer"),
            ("no issuer", without("iss"), "iss"),
            ("another audience", with("aud", json!("nhipcau-other")), "InvalidAudience"),
            ("no audience", without("aud"), "aud"),
            ("no end", without("exp"), "exp"),
            ("an unknown key", signed(&stranger, Some("0123456789abcdef"), &claims), "unknown key"),
            ("no key", signed(&own, None, &claims), "names no key"),
            ("a path as key", signed(&own, Some("../../etc/passwd"), &claims), "unknown key"),
            ("another payload", format!("{head}.{}.{seal}", coded(&other_claims)), "InvalidSignature"),
            ("another person", with("sub", other_claims["sub"].clone()), "another person's"),
            ("no session", with("sid", json!("00000000-0000-4000-8000-000000000000")), "unknown"),
            ("another seal", format!("{head}.{body}.{flipped}{}", &seal[1..]), "InvalidSignature"),
            ("no seal", format!("{head}.{body}."), "InvalidSignature"),
            ("two parts", format!("{head}.{body}"), "InvalidToken"),
            ("no parts", "x".to_owned(), "InvalidToken"),
            ("too long", "x".repeat(5_000), "too long"),
        ];
        for (name, token, why) in refused {
            let before = lines.with(&["WARN", "an access token was refused", why]).len();
            client.use_token(Some(token));
            client.get("/api/v1/me").await.expect_problem(401, "session_expired");
            let after = lines.with(&["WARN", "an access token was refused"]);
            let found = lines.with(&["WARN", "an access token was refused", why]).len();
            assert_eq!(found, before + 1, "{name}: {:?}", after.last());
        }
        // A public page is no way around: who shows a token is asked for a good one.
        client.get("/api/v1/challenges").await.expect_problem(401, "session_expired");
        client.use_token(Some(good.clone()));
        client.post("/api/v1/auth/logout", json!({})).await.expect(204);
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        assert_eq!(lines.with(&["an access token was refused", "its session has ended"]).len(), 1);
        // No line tells the token.
        assert!(lines.with(&[seal]).is_empty());
    }

    async fn another_key_signs_nobody_out(app) {
        let client = app.sign_in("ward.officer@test.example").await;
        let old = part(client.token().unwrap(), 0)["kid"].clone();
        auth::rotate_keys(&app.app).await.unwrap();
        client.get("/api/v1/me").await.expect(200);
        client.post("/api/v1/auth/refresh", json!({})).await.expect(200);
        let later = app.sign_in("ward.officer@test.example").await;
        let new = part(later.token().unwrap(), 0)["kid"].clone();
        assert_ne!(old, new);
        for client in [&client, &later] {
            client.get("/api/v1/me").await.expect(200);
        }
        let kids: Vec<_> = public_keys(&app).await.iter().map(|key| key["kid"].clone()).collect();
        assert_eq!(kids, [new, old]);
        // The database knows names and times alone.
        let rows = nhipcau_store::token_key::in_use(app.app.store.reader(), 0).await.unwrap();
        assert_eq!(rows.len(), 2);
        assert!(rows[0].retired_at.is_none() && rows[1].retired_at.is_some());
        assert!(rows.iter().all(|row| row.kid.len() == 16));
    }

    async fn an_old_key_is_replaced_by_itself(app) {
        let client = app.sign_in("ward.officer@test.example").await;
        app.settle().await;
        assert_eq!(public_keys(&app).await.len(), 1, "a young key stays");
        let days = 91_i64 * 86_400 * 1_000_000;
        let age = format!("UPDATE token_key SET created_at = created_at - {days}");
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &age).await.unwrap();
        app.settle().await;
        assert_eq!(public_keys(&app).await.len(), 2);
        client.get("/api/v1/me").await.expect(200);
        app.settle().await;
        assert_eq!(public_keys(&app).await.len(), 2, "once is enough");
    }
}

/// A key made by another process is found when a token names it.
async fn another_process_rotates(backend: Backend) {
    let app = TestApp::start(backend).await;
    let client = app.sign_in("ward.officer@test.example").await;
    let claims = part(client.token().unwrap(), 1);
    let kid = "00112233445566aa";
    let made = format!("INSERT INTO token_key (kid, created_at) VALUES ('{kid}', 1)");
    nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &made).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let mut other = app.public();
    other.use_token(Some(signed(&pair(&app, kid), Some(kid), &claims)));
    other.get("/api/v1/me").await.expect(200);
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_rotates_sqlite() {
    another_process_rotates(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_rotates_postgres() {
    another_process_rotates(Backend::Postgres).await;
}
