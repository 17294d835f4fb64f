//! Measures what a site of a large channel costs: writes a seeded export of so many messages, has `bayegan build` make a site of it, and
//! prints time, peak memory and sizes. It knows nothing of how the site is made.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Words that the texts are drawn from, Persian and English.
const WORDS: &str = "مدل داده شبکه زبان متن ترجمه آموزش یادگیری ماشین عمیق پژوهش مقاله نتیجه روش دقت سرعت حافظه کارت گرافیک سرور \
    نسخه انتشار پروژه کتابخانه ابزار کد برنامه تابع کلاس خطا آزمون سنجش معیار نمودار تصویر صدا ویدیو دوره استاد دانشجو دانشگاه \
    شرکت محصول بازار کاربر سایت صفحه پیوند دوست کتاب فصل جمله واژه حرف نشانه پرسش پاسخ گفتگو ربات دستیار هوش مصنوعی آینده گذشته \
    خوب بد تازه قدیمی بزرگ کوچک سریع کند ساده سخت روشن تاریک باز بسته رایگان می‌شود می‌کند شبکه‌های داده‌های مدل‌های است بود شد \
    را از به در با که این آن برای تا هر چند یک دو سه transformer dataset model python rust attention token embedding paper code";
const TAGS: [&str; 12] = [
    "paper",
    "code",
    "read",
    "مقاله",
    "ابزار",
    "خبر",
    "dataset",
    "video",
    "یادگیری_عمیق",
    "tool",
    "event",
    "course",
];
const SITES: [&str; 6] = [
    "https://arxiv.org/abs/",
    "https://github.com/example/",
    "https://youtu.be/",
    "https://huggingface.co/example/",
    "https://example.org/blog/",
    "https://t.me/sample_channel/",
];
/// 2014-01-01 and 2024-01-01.
const YEARS: (u64, u64) = (1_388_534_400, 1_704_067_200);

/// Steele, Lea and Flood's SplitMix64 (2014): small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or_default()
    }

    fn words(&mut self, words: &[&str], count: usize) -> String {
        let picked: Vec<_> = (0..count).map(|_| self.pick(words)).collect();
        picked.join(" ")
    }
}

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
    write_export(BufWriter::new(File::create(&export)?), messages)?;
    println!(
        "export: {messages} messages, {} bytes",
        fs::metadata(&export)?.len()
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

fn write_export(mut out: impl Write, messages: u32) -> std::io::Result<()> {
    let mut random = Random(1402);
    let words: Vec<_> = WORDS.split_whitespace().collect();
    write!(
        out,
        "{{\n \"name\": \"Sample\",\n \"type\": \"public_channel\",\n \"id\": 1000,\n \"messages\": ["
    )?;
    for id in 1..=messages {
        let comma = if id == 1 { "" } else { "," };
        let step = (YEARS.1 - YEARS.0) / u64::from(messages);
        let date = YEARS.0 + step * u64::from(id) + random.next() % step.max(1);
        write!(out, "{comma}\n  {}", message(id, date, &words, &mut random))?;
    }
    writeln!(out, "\n ]\n}}")?;
    out.flush()
}

fn message(id: u32, date: u64, words: &[&str], random: &mut Random) -> Value {
    if random.below(100) == 0 {
        return json!({ "id": id, "type": "service", "date_unixtime": date.to_string(), "action": "pin_message", "text": "" });
    }
    let length = 3 + random.below(5);
    let title = random.words(words, length);
    let mut pieces = vec![json!({ "type": "bold", "text": title })];
    for _ in 0..=random.below(3) {
        let length = 10 + random.below(60);
        let text = format!("\n\n{}.", random.words(words, length));
        pieces.push(json!({ "type": "plain", "text": text }));
    }
    for _ in 0..random.below(3) {
        let address = format!("{}{}", random.pick(&SITES), random.below(99_999));
        pieces.push(json!({ "type": "plain", "text": "\n" }));
        pieces.push(json!({ "type": "link", "text": address }));
    }
    let tag = format!("\n#{}", random.pick(&TAGS));
    pieces.push(json!({ "type": "hashtag", "text": tag }));
    let mut message = json!({
        "id": id, "type": "message", "date_unixtime": date.to_string(),
        "from": "Sample", "text_entities": pieces,
    });
    beside(&mut message, id, random);
    message
}

/// What a few messages have beside their text.
fn beside(message: &mut Value, id: u32, random: &mut Random) {
    let Some(fields) = message.as_object_mut() else {
        return;
    };
    let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
    match random.below(12) {
        0 => put("photo", json!("photos/a.jpg")),
        1 => put("reply_to_message_id", json!(id / 2 + 1)),
        2 => put(
            "reactions",
            json!([{ "type": "emoji", "emoji": "👍", "count": random.below(90) }]),
        ),
        3 => put("forwarded_from", json!("Another channel")),
        4 => put(
            "poll",
            json!({ "question": "کدام؟", "answers": [{ "text": "الف", "voters": 3 }, { "text": "ب", "voters": 5 }] }),
        ),
        _ => None,
    };
}
