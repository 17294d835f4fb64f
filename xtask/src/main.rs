//! The developers' commands, run as `cargo xtask …`: what a person types is read here, the work is done in the modules. It knows nothing of posts or search.

mod bless;
mod browsing;
mod check;
mod command;
mod dist;
mod engine;
mod font;
mod fuzz;
mod icons;
mod licences;
mod project;
mod relevance;
mod serve;
mod setup;
mod site;
mod size;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::Project;

/// The developers' commands of Bayegan.
#[derive(Parser)]
#[command(name = "cargo xtask", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build the site and serve it on loopback.
    Serve {
        /// Port to listen on; 0 takes any free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Archive to compile in; the project's own where none is given.
        #[arg(long)]
        archive: Option<PathBuf>,
        /// Path of the site on the host, such as /archive/.
        #[arg(long, default_value = "/")]
        base_path: String,
    },
    /// Write the folder that a static host serves.
    Dist {
        /// Folder to write into; files in it that the site does not name stay.
        #[arg(long)]
        out: PathBuf,
        /// Path of the site on the host, such as /archive/.
        #[arg(long, default_value = "/")]
        base_path: String,
        /// Archive to compile in; the project's own where none is given.
        #[arg(long)]
        archive: Option<PathBuf>,
    },
    /// Install what is missing and run every check; the last line says `N passed, N failed`.
    Test {
        /// Run these steps alone, such as `format,tidy`, with those they need.
        #[arg(long, value_delimiter = ',', value_parser = clap::builder::PossibleValuesParser::new(check::step_names()))]
        only: Vec<String>,
    },
    /// Print what one visit costs in brotli, by part, beside the limits.
    Size,
    /// Measure search beside its peers, natively and in Chromium, and print the tables; sets up all that takes.
    Relevance {
        /// Write the tables into docs/relevance.md.
        #[arg(long)]
        write: bool,
        /// Only the public queries: a quick look.
        #[arg(long)]
        public_only: bool,
    },
    /// Feed what reads foreign bytes with whatever comes, each program for a minute; sets up the nightly compiler and cargo-fuzz.
    Fuzz {
        /// One of them alone, such as `blob`.
        program: Option<String>,
        /// How long each runs, in seconds.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Build the command `bayegan` with the viewer in it, and print where it stands.
    Bayegan,
    /// Measure what a site of a large channel costs: time, memory, bytes.
    BenchExport {
        /// Messages of the export, which is made for it.
        #[arg(long, default_value_t = 20_000)]
        messages: u32,
    },
    /// Walk through the site in Chromium and print what moved by itself, and what kept the page from answering.
    Walk,
    /// Ask Lighthouse, which is installed on demand, for its opinion of the built site; fails where it is not perfect.
    Lighthouse,
    /// Rewrite every golden file from what the program does now.
    Bless,
    /// Picture every kind of view of the running page in target/screenshots, and rewrite assets/archive/screenshots.
    Screenshots,
    /// Rewrite the pictures of the icon in assets/icons from its drawings.
    Icons,
    /// Rewrite the Persian font in assets/fonts from the pinned package.
    Font,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::find()?;
    match task {
        Task::Serve {
            port,
            archive,
            base_path,
        } => serve::serve(&project, archive.as_deref(), &base_path, port)?,
        Task::Dist {
            out,
            base_path,
            archive,
        } => dist::run(&project, archive.as_deref(), &base_path, &out)?,
        Task::Test { only } => return Ok(check::run(&project, &only)),
        Task::Size => return size::run(&project),
        Task::Relevance { write, public_only } => relevance::run(&project, write, public_only)?,
        Task::Fuzz { program, seconds } => fuzz::fuzz(&project, program.as_deref(), seconds)?,
        Task::Bayegan => serve::build_command(&project)?,
        Task::BenchExport { messages } => browsing::bench_export(&project, messages)?,
        Task::Walk => browsing::walk(&project)?,
        Task::Lighthouse => browsing::lighthouse(&project)?,
        Task::Bless => bless::run(&project)?,
        Task::Screenshots => browsing::take_screenshots(&project)?,
        Task::Icons => icons::rebuild(&project)?,
        Task::Font => font::rebuild(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}
