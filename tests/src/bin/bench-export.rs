//! Measures what a site of a large channel costs: writes a seeded export of so many messages, has `bayegan` import it and make a site of it,
//! and prints time, peak memory and sizes. It knows nothing of how the site is made.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// The export is the same on every run.
const SEED: u64 = 1402;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let messages: u32 = env::args()
        .nth(1)
        .map_or(Ok(20_000), |number| number.parse())?;
    let program = env::var_os("BAYEGAN_COMMAND").ok_or("run this as `cargo xtask bench-export`")?;
    let folder = tempfile::tempdir()?;
    let export = folder.path().join("result.json");
    bayegan_export::write(File::create(&export)?, messages, SEED)?;
    println!(
        "export: {messages} messages, {} bytes",
        fs::metadata(&export)?.len()
    );
    let mut command = Command::new(&program);
    command.arg("import").arg(&export).stdout(Stdio::null());
    let (took, peak) = measure(command.spawn()?)?;
    println!(
        "import alone: {:.1} s, peak memory {} MB",
        took.as_secs_f64(),
        peak / 1000
    );
    for (name, words) in [
        ("without copies", &["--no-copies"][..]),
        ("with copies", &[]),
    ] {
        let out = folder.path().join("site");
        let mut command = Command::new(&program);
        command
            .arg("build")
            .arg(&export)
            .arg("--out")
            .arg(&out)
            .args(words);
        let (took, peak) = measure(command.spawn()?)?;
        let (files, bytes) = size(&out)?;
        println!(
            "{name}: {:.1} s, peak memory {} MB, {files} files, {bytes} bytes",
            took.as_secs_f64(),
            peak / 1000
        );
    }
    Ok(())
}

/// How long the program runs, and the most memory it held, in kB, as Linux keeps it.
fn measure(mut child: Child) -> Result<(Duration, u64), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let status = format!("/proc/{}/status", child.id());
    let (end, ended) = mpsc::channel();
    // Whoever waits here has gone only where the program is being torn down.
    thread::spawn(move || end.send(child.wait()).is_ok());
    let mut peak = 0;
    loop {
        match ended.recv_timeout(Duration::from_millis(20)) {
            Ok(ended) if ended.as_ref().is_ok_and(|ended| ended.success()) => {
                return Ok((start.elapsed(), peak));
            }
            Ok(ended) => return Err(format!("bayegan build: {}", ended?).into()),
            Err(_) => peak = peak.max(held(&status)),
        }
    }
}

/// The most memory that a program has held so far, in kB.
fn held(status: &str) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let held = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
    held.unwrap_or_default()
}

fn size(folder: &Path) -> std::io::Result<(u64, u64)> {
    let mut sum = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let own = if entry.file_type()?.is_dir() {
            size(&entry.path())?
        } else {
            (1, entry.metadata()?.len())
        };
        sum = (sum.0 + own.0, sum.1 + own.1);
    }
    Ok(sum)
}
