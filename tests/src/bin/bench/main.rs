//! `make bench`: figures side by side from one run. A benchmark, not a test: it judges nothing.
//!
//! The server is the release binary named by `NHIPCAU_BIN`, on demonstration data of its own, over
//! loopback. Absolute figures depend on the machine; the ratios are the message.

mod alerts;
mod findable;
mod index;
mod log;
mod made;
mod speed;
mod writing;

use std::{
    error::Error,
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use actix_web::{App, HttpResponse, HttpServer, web};
use nhipcau_tests::TempDir;
use reqwest::header::{AUTHORIZATION, HeaderMap};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Requests of each measurement, and how many are under way at once.
const REQUESTS: usize = 2_000;
const AT_ONCE: usize = 8;

struct Served {
    child: Child,
    base: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    println!("machine: {}", machine());
    // One part alone: `scripts/bench search 10000 1000000`, `scripts/bench findable`, `scripts/bench alerts`,
    // `scripts/bench log`.
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("served") => return served().await,
        Some("search") => return speed::table(&arguments[1..]).await,
        Some("alerts") => return alerts::matched(),
        Some("findable") => return findable::table(&binary()?).await,
        Some("log") => {}
        Some(other) => return Err(format!("there is no part {other}").into()),
        None => {
            served().await?;
            findable::table(&binary()?).await?;
            speed::table(&[]).await?;
            alerts::matched()?;
        }
    }
    log::contended().await?;
    log::long().await
}

/// The server with the demonstration's data, over HTTP, and its search.
async fn served() -> Result<()> {
    let binary = binary()?;
    let dir = TempDir::new();
    let begun = Instant::now();
    run(&binary, dir.path(), None, &["demo"])?;
    println!("demonstration data made in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let server = start(&binary, dir.path(), None).await?;
    println!(
        "start-up {:.0} ms, resident memory {} MiB with the demonstration data",
        begun.elapsed().as_secs_f64() * 1e3,
        resident(server.child.id())?
    );
    over_http(&server).await?;
    known(&server).await?;
    index::queries(dir.path(), &server.base).await
}

fn binary() -> Result<String> {
    Ok(std::env::var("NHIPCAU_BIN").map_err(|_| "NHIPCAU_BIN names no binary: run make bench")?)
}

/// The binary on the data of a folder, and on another database than the one in it where one is named.
fn command(binary: &str, dir: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(binary);
    command.env("NHIPCAU_DATA_DIR", dir).env("RUST_LOG", "warn,tantivy=error");
    if let Some(url) = database {
        command.env("NHIPCAU_DATABASE_URL", url);
    }
    command
}

fn run(binary: &str, dir: &Path, database: Option<&str>, arguments: &[&str]) -> Result<()> {
    let status = command(binary, dir, database).args(arguments).stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("{binary} {arguments:?} failed").into()) }
}

async fn start(binary: &str, dir: &Path, database: Option<&str>) -> Result<Served> {
    let address = format!("127.0.0.1:{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
    let child = command(binary, dir, database)
        .args(["serve", "--demo"])
        .env("NHIPCAU_HTTP_ADDR", &address)
        .spawn()?;
    let server = Served { child, base: format!("http://{address}") };
    let begun = Instant::now();
    loop {
        let ready = reqwest::get(format!("{}/readyz", server.base)).await;
        if ready.is_ok_and(|answer| answer.status().is_success()) {
            return Ok(server);
        }
        if begun.elapsed() > Duration::from_secs(60) {
            return Err("the server does not come up".into());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Requests per second, and the median and 99th percentile in milliseconds.
async fn measure(url: String, token: Option<&str>) -> Result<(f64, f64, f64)> {
    let mut headers = HeaderMap::new();
    if let Some(token) = token {
        headers.insert(AUTHORIZATION, format!("Bearer {token}").parse()?);
    }
    let client = reqwest::Client::builder().default_headers(headers).build()?;
    client.get(&url).send().await?.error_for_status()?;
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..AT_ONCE {
        let (client, url) = (client.clone(), url.clone());
        tasks.push(tokio::spawn(async move {
            let mut times = Vec::with_capacity(REQUESTS / AT_ONCE);
            for _ in 0..REQUESTS / AT_ONCE {
                let begun = Instant::now();
                client.get(&url).send().await?.error_for_status()?.bytes().await?;
                times.push(begun.elapsed().as_secs_f64() * 1e3);
            }
            Result::Ok(times)
        }));
    }
    let mut times = Vec::with_capacity(REQUESTS);
    for task in tasks {
        times.extend(task.await??);
    }
    let total = begun.elapsed().as_secs_f64();
    let (p50, p99) = quantiles(&mut times);
    Ok((REQUESTS as f64 / total, p50, p99))
}

/// The median and the 99th percentile.
fn quantiles(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    (at(50), at(99))
}

async fn over_http(server: &Served) -> Result<()> {
    let base = &server.base;
    let list: Value =
        reqwest::get(format!("{base}/api/v1/challenges?sort=newest")).await?.json().await?;
    let first = &list["items"][0];
    let id = first["id"].as_str().ok_or("no challenge in the demonstration")?;
    let pages = [
        ("list of challenges", format!("{base}/api/v1/challenges?sort=newest")),
        ("one challenge", format!("{base}/api/v1/challenges/{id}")),
        ("public page", format!("{base}/vi")),
        ("search", format!("{base}/api/v1/search?q={}", index::WORDS.replace(' ', "%20"))),
    ];
    println!(
        "\n{REQUESTS} requests, {AT_ONCE} at once; beside each a bare handler answering the same bytes"
    );
    println!(
        "| what | bytes | requests/s | p50 ms | p99 ms | bare requests/s | bare p50 ms | bare p99 ms | ratio |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (what, url) in pages {
        let body = reqwest::get(&url).await?.error_for_status()?.bytes().await?;
        let size = body.len();
        let (bare, handle) = bare(body.to_vec())?;
        let ours = measure(url, None).await?;
        let theirs = measure(bare, None).await?;
        handle.stop(false).await;
        println!(
            "| {what} | {size} | {:.0} | {:.2} | {:.2} | {:.0} | {:.2} | {:.2} | {:.2} |",
            ours.0,
            ours.1,
            ours.2,
            theirs.0,
            theirs.1,
            theirs.2,
            ours.0 / theirs.0
        );
    }
    Ok(())
}

/// What it costs to be known: the same list, signed in as somebody without memberships and as the
/// public.
async fn known(server: &Served) -> Result<()> {
    let base = &server.base;
    let url = format!("{base}/api/v1/challenges?sort=newest");
    let token = session(&reqwest::Client::new(), base, "lam-my-duyen").await?;
    // Alternating, so that both meet the same machine.
    let (mut signed_in, mut anonymous) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        anonymous.push(measure(url.clone(), None).await?.0);
        signed_in.push(measure(url.clone(), Some(&token)).await?.0);
    }
    let (anonymous, signed_in) = (quantiles(&mut anonymous).0, quantiles(&mut signed_in).0);
    println!(
        "anonymous {anonymous:.0} requests/s, signed in {signed_in:.0}: ratio {:.2}",
        signed_in / anonymous
    );
    Ok(())
}

/// A handler that does nothing but answer these bytes.
fn bare(body: Vec<u8>) -> Result<(String, actix_web::dev::ServerHandle)> {
    let body = Arc::new(body);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/", listener.local_addr()?);
    let server = HttpServer::new(move || {
        let body = body.clone();
        App::new().route(
            "/",
            web::get().to(move || {
                let body = body.to_vec();
                async move { HttpResponse::Ok().content_type("application/json").body(body) }
            }),
        )
    })
    .listen(listener)?
    .disable_signals()
    .run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok((url, handle))
}

/// Signs in as a person of the demonstration.
async fn session(client: &reqwest::Client, base: &str, key: &str) -> Result<String> {
    let body = json!({"key": key});
    let answer = client.post(format!("{base}/api/v1/auth/demo")).json(&body).send().await?;
    let session: Value = answer.error_for_status()?.json().await?;
    Ok(session["access_token"].as_str().ok_or("no session")?.to_owned())
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines().find_map(|line| line.strip_prefix("model name").map(str::to_owned))
        })
        .map_or_else(
            || "unknown processor".to_owned(),
            |line| line.trim_start_matches([' ', '\t', ':']).to_owned(),
        );
    format!("{cores} cores, {model}")
}

fn resident(pid: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let kib: u64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
    Ok(kib / 1_024)
}
