//! Holds Bayegan against its peers: who finds what, at what cost, over the channel's own archive and over a second corpus. It must not know how any engine works.

mod bayegan;
mod channel;
mod chromium;
mod contest;
mod corpus;
mod costs;
mod document;
mod floors;
mod keyboard;
mod known_item;
mod lucene;
mod measure;
mod page;
mod peers;
mod query;
mod random;
mod report;
mod table;
mod verdict;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

/// Prints, as Markdown, how well, how small and how fast Bayegan finds, beside other engines.
///
/// Exits with 1 where Bayegan wins fewer queries than `floors.toml` asks for, with 2 where the figures cannot be made.
#[derive(Parser)]
struct Arguments {
    /// Write the figures into `docs/relevance.md` instead of printing them.
    #[arg(long)]
    write: bool,
    /// Only the public queries over the channel's archive: a quick look.
    #[arg(long, conflicts_with = "write")]
    public_only: bool,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Does one measurement for the command itself: a task on standard input, the result on standard output.
    #[command(hide = true)]
    Measure,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.task {
        Some(Task::Measure) => measure::serve().map(|()| true),
        None => run(&arguments),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Makes the report; says whether every floor holds.
fn run(arguments: &Arguments) -> Result<bool> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = folder
        .ancestors()
        .nth(2)
        .context("the package has no project around it")?;
    let floors = floors::read(&folder.join("floors.toml"))?;
    let report = report::report(root, folder, arguments.public_only)?;
    if arguments.write {
        page::write(&root.join("docs/relevance.md"), &report.text)?;
    } else {
        println!("{}", report.text);
    }
    let below: Vec<_> = report
        .won
        .iter()
        .filter(|(set, won)| *won < floors.of(set))
        .collect();
    for (set, won) in &below {
        eprintln!(
            "the set `{set}`: {won} won, below its floor of {}",
            floors.of(set)
        );
    }
    Ok(below.is_empty())
}
