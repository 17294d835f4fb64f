//! The command line: what can be asked, and how `--help` says it. It does nothing.

use std::path::PathBuf;

use bayegan_base_path::BasePath;
use bayegan_import::Format;
use bayegan_import::publish::{Choices, Day, Redactions};
use bayegan_site::SiteUrl;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

const STATUS: &str = "Exit status: 0 done; 1 failed; 2 the command line is wrong, or names a file that is not there; 3 done, but something of the source was lost: the error stream says what.";

const EXAMPLES: &str = "Examples:
  bayegan import channel.txt > channel.json
  bayegan check channel.txt
  bayegan search channel.txt 'شبکه عصبی'
  bayegan build channel.txt --out site
  bayegan serve site";

const IMPORT_EXAMPLES: &str = "Examples:
  bayegan import channel.txt > channel.json
  bayegan import ChatExport_2026-11-27/ > channel.json
  bayegan import older.json ChatExport_2026-11-27.zip > channel.json
  bayegan import channel.txt --config other.toml
  bayegan import - --format telegram-json < result.json";

const SCHEMA_EXAMPLES: &str = "Examples:
  bayegan schema > document.schema.json";

const CHECK_EXAMPLES: &str = "Examples:
  bayegan check channel.txt
  bayegan check channel.txt --config other.toml";

const SEARCH_EXAMPLES: &str = "Examples:
  bayegan search channel.txt 'شبکه عصبی'
  bayegan search channel.txt einops --json
  bayegan search channel.txt --queries queries.txt > hits.jsonl";

const BUILD_EXAMPLES: &str = "Examples:
  bayegan build result.json --out site
  bayegan build channel.txt --out site --site-url https://example.org/archive/";

const SERVE_EXAMPLES: &str = "Examples:
  bayegan serve site
  bayegan serve site --base-path /archive/ --port 9000";

/// Turns the history of a Telegram channel into a searchable archive.
#[derive(Debug, Parser)]
#[command(name = "bayegan", version, after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{STATUS}"))]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the archive as one JSON document; what is odd goes to the error stream
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Source),
    /// Print the JSON Schema of the document that `import` prints and every command reads
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema,
    /// Say what an archive holds, and everything odd about its source
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Source),
    /// Search an archive with the engine of the page
    #[command(after_help = SEARCH_EXAMPLES)]
    Search(Search),
    /// Write an archive.toml to begin with: what an export cannot say of its channel
    Init(Init),
    /// Make a site of an archive, for any static host
    #[command(after_help = BUILD_EXAMPLES)]
    Build(Build),
    /// Serve a built site on this machine, to look at it
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Serve),
}

/// Where the archive comes from.
#[derive(Debug, clap::Args)]
pub struct Source {
    /// The channel's history: files of the formats that `--format` lists, the folder of Telegram Desktop's export or a zip of it, several of them in any mixture; `-` reads the standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// How the archive is read.
#[derive(Clone, Debug, clap::Args)]
pub struct Reading {
    /// Take FILE as one of this format, whatever it looks like
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub format: Option<Format>,
    /// What the text cannot say; `archive.toml` beside FILE where it stands there
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub choices: ChoiceArgs,
}

/// What is left out or made unreadable, beside what `archive.toml` says.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "What is shown")]
pub struct ChoiceArgs {
    /// Leave out posts before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<Day>,
    /// Leave out posts after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<Day>,
    /// Leave out posts without this tag; of several, one is enough
    #[arg(long, value_name = "TAG")]
    pub only_tag: Vec<String>,
    /// Leave out posts with this tag
    #[arg(long, value_name = "TAG")]
    pub without: Vec<String>,
    /// Leave out posts that were first another's
    #[arg(long)]
    pub drop_forwards: bool,
    /// Make these unreadable: phone numbers, e-mail addresses, names of those who signed, sent or first wrote a post
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = PossibleValuesParser::new(Redactions::NAMES))]
    pub redact: Vec<String>,
}

impl ChoiceArgs {
    /// The choices of the configuration with those of the command line: a day that is given here stands in place of the one there.
    pub fn with(&self, configured: &Choices) -> Choices {
        let mut redact = configured.redact;
        for name in &self.redact {
            redact.choose(name);
        }
        let both = |a: &[String], b: &[String]| [a, b].concat();
        Choices {
            since: self.since.or(configured.since),
            until: self.until.or(configured.until),
            only_tags: both(&configured.only_tags, &self.only_tag),
            without_tags: both(&configured.without_tags, &self.without),
            drop_forwards: self.drop_forwards || configured.drop_forwards,
            redact,
        }
    }
}

/// Where the configuration shall stand.
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Folder of the export
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

/// What to make a site of, and where.
#[derive(Debug, clap::Args)]
pub struct Build {
    #[command(flatten)]
    pub source: Source,
    /// Folder of the site; files in it that no earlier site wrote stay
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Path of the site on its host
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// Whole address of the site; feeds, sitemap and link previews need it
    #[arg(long, value_name = "ADDRESS", conflicts_with = "base_path")]
    pub site_url: Option<SiteUrl>,
    /// Leave out the compressed copies of files (.br, .gz)
    #[arg(long)]
    pub no_copies: bool,
}

/// What to serve, and where.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// Folder of the site
    pub folder: PathBuf,
    /// Path of the site on its host
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// Port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
}

/// Formats by the names they have on the command line.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    let read = |name: String| Format::READ.into_iter().find(|format| format.key() == name);
    let missing = "a name of the list names a format";
    let value = |format: Format| {
        let about = format.about();
        PossibleValue::new(about.key).help(format!("{}: {}", about.name, about.how))
    };
    PossibleValuesParser::new(Format::READ.map(value))
        .try_map(move |name| read(name).ok_or(missing))
}

/// What to search for, and how to print it.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// The channel's history, as `import` takes it
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// What to search for
    #[arg(required_unless_present = "queries", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Print one line of JSON
    #[arg(long)]
    pub json: bool,
    /// Search for every line of this file, and print one line of JSON for each
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub queries: Option<PathBuf>,
    /// Print no more hits than this [default: 10 for people, all in JSON]
    #[arg(long, value_name = "NUMBER")]
    pub limit: Option<usize>,
}

impl Search {
    /// Where the archive comes from.
    pub fn source(&self) -> Source {
        Source {
            files: vec![self.file.clone()],
            reading: self.reading.clone(),
        }
    }
}
