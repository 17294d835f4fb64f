//! What a client gets over a real connection: status, headers, bodies, faults, and the errors at the start.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;

use bayegan_server::{BasePath, Fault, FaultKind, Faults, Origin, Server, Trial};
use tempfile::TempDir;

/// A folder with a small site in it.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("index.html", "<!doctype html><title>x</title>"),
        ("viewer-0123456789abcdef.js", "export default 1"),
        ("viewer_bg-0123456789abcdef.wasm", "\0asm"),
        ("font.woff2", "wOF2"),
        ("app.webmanifest", "{}"),
        ("style.css", "body{}"),
        ("style.css.br", "brotli bytes"),
        ("style.css.gz", "gzip bytes"),
        ("icons/icon.svg", "<svg/>"),
    ] {
        write(folder.path(), name, content);
    }
    folder
}

fn write(folder: &Path, name: &str, content: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// The whole answer to a GET with the given header lines, as text.
fn get_with(server: &Server, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

fn base(path: &str) -> BasePath {
    path.parse().unwrap()
}

fn start(folder: &Path, path: &str) -> Server {
    Server::start(folder, base(path), 0).unwrap()
}

fn serve_with(faults: &Faults, folder: &Path, path: &str) -> Server {
    let origin = Origin::default();
    origin.put(base(path), folder).unwrap();
    let trial = Trial::with_faults(faults);
    Server::of(trial.around(origin.router()), 0).unwrap()
}

fn get(server: &Server, path: &str) -> String {
    get_with(server, path, "")
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let (head, _) = answer.split_once("\r\n\r\n")?;
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap()
}

#[test]
fn files_have_the_type_that_browsers_ask_for() {
    let folder = site();
    let server = start(folder.path(), "/");
    for (path, kind) in [
        ("/", "text/html"),
        ("/viewer-0123456789abcdef.js", "text/javascript"),
        ("/viewer_bg-0123456789abcdef.wasm", "application/wasm"),
        ("/font.woff2", "font/woff2"),
        ("/app.webmanifest", "application/manifest+json"),
        ("/style.css", "text/css"),
        ("/icons/icon.svg", "image/svg+xml"),
    ] {
        let answer = get(&server, path);
        assert_eq!(status(&answer), "200", "{path}");
        assert_eq!(header(&answer, "content-type"), Some(kind), "{path}");
        assert_eq!(header(&answer, "x-content-type-options"), Some("nosniff"));
    }
}

#[test]
fn only_names_with_a_hash_are_kept_for_good() {
    let folder = site();
    let server = start(folder.path(), "/");
    let rule = |path: &str| header(&get(&server, path), "cache-control").map(str::to_owned);
    assert_eq!(rule("/").as_deref(), Some("no-cache"));
    assert_eq!(rule("/style.css").as_deref(), Some("no-cache"));
    let kept = rule("/viewer-0123456789abcdef.js").unwrap();
    assert!(kept.contains("immutable"), "{kept}");
    assert_eq!(rule("/missing-0123456789abcdef.js"), None);
}

#[test]
fn a_packed_file_is_sent_where_the_client_takes_it() {
    let folder = site();
    let server = start(folder.path(), "/");
    for (accepted, encoding, content) in [
        ("br, gzip", Some("br"), "brotli bytes"),
        ("gzip", Some("gzip"), "gzip bytes"),
        ("identity", None, "body{}"),
    ] {
        let answer = get_with(
            &server,
            "/style.css",
            &format!("Accept-Encoding: {accepted}\r\n"),
        );
        assert_eq!(header(&answer, "content-encoding"), encoding);
        assert_eq!(header(&answer, "content-type"), Some("text/css"));
        assert_eq!(body(&answer), content);
    }
}

#[test]
fn a_site_stands_under_its_base_path_alone() {
    let folder = site();
    let server = start(folder.path(), "/archive/");
    assert!(server.url().ends_with("/archive/"), "{}", server.url());
    assert_eq!(body(&get(&server, "/archive/style.css")), "body{}");
    assert!(body(&get(&server, "/archive/?q=a")).contains("<title>"));
    for path in [
        "/",
        "/style.css",
        "/archives/",
        "/archive/post/1",
        "/archive/../style.css",
    ] {
        assert_eq!(status(&get(&server, path)), "404", "{path}");
    }
}

#[test]
fn a_missing_last_slash_is_put_back_with_the_query_kept() {
    let folder = site();
    let server = start(folder.path(), "/archive/");
    let answer = get(&server, "/archive?post=7&lang=en");
    assert_eq!(status(&answer), "307");
    assert_eq!(
        header(&answer, "location"),
        Some("/archive/?post=7&lang=en")
    );
    let folder_of_files = get(&server, "/archive/icons");
    assert_eq!(
        header(&folder_of_files, "location"),
        Some("/archive/icons/")
    );
    assert_eq!(status(&get(&server, "/archive/icons/")), "404");
}

#[test]
fn faults_come_and_go_while_the_server_runs() {
    let folder = site();
    let faults = Faults::default();
    let server = serve_with(&faults, folder.path(), "/a/");
    let path = "/a/style.css";

    faults.set([Fault::new("style.css", FaultKind::NotFound)]);
    assert_eq!(status(&get(&server, path)), "404");
    assert_eq!(status(&get(&server, "/a/")), "200");

    faults.set([Fault::new(".css", FaultKind::Truncate(3))]);
    let answer = get(&server, path);
    assert_eq!(body(&answer), "bod");
    assert_eq!(header(&answer, "content-length"), Some("3"));
    assert_eq!(header(&answer, "cache-control"), Some("no-store"));

    let plain = "text/plain".parse().unwrap();
    faults.set([Fault::new(".css", FaultKind::ContentType(plain))]);
    assert_eq!(
        header(&get(&server, path), "content-type"),
        Some("text/plain")
    );

    faults.clear();
    assert_eq!(body(&get(&server, path)), "body{}");
}

#[test]
fn a_cut_file_ends_before_the_length_it_has() {
    let folder = site();
    let faults = Faults::default();
    let server = serve_with(&faults, folder.path(), "/");
    faults.set([Fault::new(".css", FaultKind::Cut(3))]);
    let answer = get(&server, "/style.css");
    assert_eq!(header(&answer, "content-length"), Some("6"));
    assert_eq!(body(&answer), "bod");
}

#[test]
fn a_host_with_rules_of_its_own_redirects_and_lets_files_be_kept() {
    let folder = site();
    let faults = Faults::default();
    let server = serve_with(&faults, folder.path(), "/");
    let kept = "max-age=600";
    faults.set([
        Fault::new(".css", FaultKind::Redirect("./font.woff2".parse().unwrap())),
        Fault::new(".html", FaultKind::CacheControl(kept.parse().unwrap())),
    ]);
    let answer = get(&server, "/style.css");
    assert_eq!(status(&answer), "302");
    assert_eq!(header(&answer, "location"), Some("./font.woff2"));
    let answer = get(&server, "/index.html");
    assert_eq!(header(&answer, "cache-control"), Some(kept));
    assert!(body(&answer).contains("<title>x</title>"), "{answer}");
}

#[test]
fn a_damaged_file_differs_in_one_byte() {
    let folder = site();
    write(folder.path(), "text.txt", "\u{0}abc");
    let faults = Faults::default();
    faults.set([Fault::new("text.txt", FaultKind::Corrupt(1))]);
    let server = serve_with(&faults, folder.path(), "/");
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "GET /text.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.ends_with(&[0, !b'a', b'b', b'c']), "{answer:?}");
}

#[test]
fn a_fault_reaches_a_client_that_has_a_copy() {
    let folder = site();
    let faults = Faults::default();
    let server = serve_with(&faults, folder.path(), "/");
    let seen = header(
        &get(&server, "/viewer-0123456789abcdef.js"),
        "last-modified",
    )
    .map(str::to_owned);
    let again = format!("If-Modified-Since: {}\r\n", seen.unwrap());
    assert_eq!(
        status(&get_with(&server, "/viewer-0123456789abcdef.js", &again)),
        "304"
    );
    faults.set([Fault::new(".js", FaultKind::Truncate(0))]);
    assert_eq!(
        status(&get_with(&server, "/viewer-0123456789abcdef.js", &again)),
        "200"
    );
}

#[test]
fn an_answer_held_back_goes_out_when_the_fault_ends() {
    let folder = site();
    let faults = Faults::default();
    faults.set([Fault::new(".css", FaultKind::Hold)]);
    let server = serve_with(&faults, folder.path(), "/");
    let mut held = TcpStream::connect(server.address()).unwrap();
    write!(
        held,
        "GET /style.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    // Other files go out meanwhile, and nothing has come on the held connection.
    assert_eq!(status(&get(&server, "/")), "200");
    held.set_nonblocking(true).unwrap();
    assert_eq!(
        held.read(&mut [0]).unwrap_err().kind(),
        ErrorKind::WouldBlock
    );
    held.set_nonblocking(false).unwrap();
    faults.clear();
    let mut answer = String::new();
    held.read_to_string(&mut answer).unwrap();
    assert_eq!(body(&answer), "body{}");
}

#[test]
fn a_stopped_server_frees_its_port_though_a_client_is_connected() {
    let folder = site();
    let server = start(folder.path(), "/");
    let address = server.address();
    let _idle = TcpStream::connect(address).unwrap();
    server.stop();
    assert!(TcpStream::connect(address).is_err());
    let again = Server::start(folder.path(), base("/"), address.port()).unwrap();
    assert_eq!(status(&get(&again, "/")), "200");
}

#[test]
fn a_taken_port_is_told_with_a_remedy() {
    let folder = site();
    let first = start(folder.path(), "/");
    let error = Server::start(folder.path(), base("/"), first.address().port()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
    let text = error.to_string();
    assert!(text.contains(&first.address().to_string()), "{text}");
    assert!(text.contains("choose another"), "{text}");
}

#[test]
fn a_missing_folder_and_a_file_are_told_by_name() {
    let folder = site();
    for (name, kind) in [
        ("none", ErrorKind::NotFound),
        ("index.html", ErrorKind::NotADirectory),
    ] {
        let error = Server::start(&folder.path().join(name), base("/"), 0).unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.to_string().contains(name), "{error}");
        assert!(error.to_string().contains("build the site"), "{error}");
    }
}

#[test]
fn the_sites_own_page_for_what_is_missing_is_shown() {
    let folder = site();
    write(folder.path(), "404.html", "<title>missing</title>");
    let server = start(folder.path(), "/a/");
    let answer = get(&server, "/a/post/none");
    assert_eq!(status(&answer), "404");
    assert_eq!(header(&answer, "content-type"), Some("text/html"));
    assert_eq!(header(&answer, "cache-control"), None);
    assert_eq!(body(&answer), "<title>missing</title>");
    assert_eq!(body(&get(&server, "/b/")), "");
}

#[test]
fn sites_of_one_origin_are_replaced_while_it_is_served() {
    let (old, new) = (site(), site());
    write(new.path(), "style.css.br", "newer bytes");
    write(new.path(), "style.css", "newer");
    let origin = Origin::default();
    origin.put(base("/a/"), old.path()).unwrap();
    origin.put(base("/b/"), old.path()).unwrap();
    let server = Server::of(origin.router(), 0).unwrap();
    assert_eq!(body(&get(&server, "/a/style.css")), "body{}");
    origin.put(base("/a/"), new.path()).unwrap();
    assert_eq!(body(&get(&server, "/a/style.css")), "newer");
    assert_eq!(body(&get(&server, "/b/style.css")), "body{}");
}

#[test]
fn a_trial_outlives_its_servers_and_remembers_what_was_asked() {
    let folder = site();
    let (origin, trial) = (Origin::default(), Trial::default());
    origin.put(base("/"), folder.path()).unwrap();
    let serve = |port| Server::of(trial.around(origin.router()), port).unwrap();
    let server = serve(0);
    let address = server.address();
    get(&server, "/style.css?x=1");
    server.stop();
    assert!(TcpStream::connect(address).is_err());
    let again = serve(address.port());
    get(&again, "/none");
    let requests = trial.requests().all();
    let told = requests.iter().map(|request| {
        (
            request.method.as_str(),
            request.path.as_str(),
            request.status,
        )
    });
    let expected = [
        ("GET", "/style.css?x=1", Some(200)),
        ("GET", "/none", Some(404)),
    ];
    assert!(told.eq(expected), "{requests:?}");
    assert!(requests[0].at <= requests[1].at);
}

#[test]
fn a_request_held_back_stands_in_the_list_without_a_status() {
    let folder = site();
    let faults = Faults::default();
    faults.set([Fault::new(".css", FaultKind::Hold)]);
    let (origin, trial) = (Origin::default(), Trial::with_faults(&faults));
    origin.put(base("/"), folder.path()).unwrap();
    let server = Server::of(trial.around(origin.router()), 0).unwrap();
    let mut held = TcpStream::connect(server.address()).unwrap();
    write!(
        held,
        "GET /style.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    while trial.requests().all().is_empty() {
        std::thread::yield_now();
    }
    assert_eq!(trial.requests().all()[0].status, None);
    faults.clear();
    held.read_to_end(&mut Vec::new()).unwrap();
    assert_eq!(trial.requests().all()[0].status, Some(200));
}

#[test]
fn a_fault_has_the_headers_that_every_answer_has() {
    let folder = site();
    let faults = Faults::default();
    faults.set([Fault::new(".css", FaultKind::NotFound)]);
    let answer = get(&serve_with(&faults, folder.path(), "/"), "/style.css");
    assert_eq!(header(&answer, "x-content-type-options"), Some("nosniff"));
    assert_eq!(header(&answer, "access-control-allow-origin"), Some("*"));
}

#[test]
fn a_file_replaced_within_the_second_is_sent_anew() {
    let folder = site();
    let server = start(folder.path(), "/");
    let seen = header(&get(&server, "/icons/icon.svg"), "last-modified").map(str::to_owned);
    let again = format!("If-Modified-Since: {}\r\n", seen.unwrap());
    assert_eq!(status(&get_with(&server, "/icons/icon.svg", &again)), "200");
}
