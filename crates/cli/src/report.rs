//! Prints findings and failures the way compilers do, in colour where the stream is a terminal. It decides nothing.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use bayegan_import::{Diagnostic, Severity};
use bayegan_site::{Options, Summary};

use crate::failure::Failure;

/// For what must be seen first.
pub const BOLD: Style = Style::new().bold();
const HELP: Style = AnsiColor::Cyan.on_default();

const fn color(severity: Severity) -> Style {
    match severity {
        Severity::Note => AnsiColor::Blue.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Loss | Severity::Error => AnsiColor::Red.on_default().bold(),
    }
}

/// Prints findings, one after the other: `FILE:LINE: severity: what`, then the remedy.
pub fn diagnostics(to: &mut impl Write, files: &[String], found: &[Diagnostic]) -> io::Result<()> {
    for Diagnostic {
        severity,
        file,
        line,
        what,
        remedy,
        ..
    } in found
    {
        let color = color(*severity);
        let file = files.get(*file as usize).map_or("", String::as_str);
        writeln!(
            to,
            "{BOLD}{file}:{line}:{BOLD:#} {color}{}:{color:#} {what}",
            severity.name()
        )?;
        writeln!(to, "  {HELP}help:{HELP:#} {remedy}")?;
    }
    Ok(())
}

/// Prints what a site came to, and what it lacks where its address is not known.
pub fn site(to: &mut impl Write, out: &Path, made: &Summary, options: &Options) -> io::Result<()> {
    let Summary {
        pages,
        files,
        bytes,
    } = made;
    writeln!(
        to,
        "Wrote {pages} pages ({files} files, {bytes} bytes) to {}",
        out.display()
    )?;
    if !options.is_addressed() {
        let what =
            "left out: feeds, sitemap, canonical addresses and the addresses of link previews";
        writeln!(
            to,
            "{what}\n  {HELP}help:{HELP:#} give the site's address by --site-url"
        )?;
    }
    Ok(())
}

/// Prints why a command could not do its work, what lies behind that, and how to mend it. A reader that has gone is no failure.
pub fn failure(failure: &Failure) {
    if failure.is_broken_pipe() {
        return;
    }
    let color = color(Severity::Error);
    let (what, remedy) = (chain(failure), failure.remedy());
    let mut errors = anstream::stderr().lock();
    // Where even the error stream is closed there is nobody left to tell.
    let _ = writeln!(
        errors,
        "{color}error:{color:#} {what}\n  {HELP}help:{HELP:#} {remedy}"
    );
}

/// An error and those behind it, the nearest first.
fn chain(error: &dyn Error) -> String {
    let errors = std::iter::successors(Some(error), |&error| error.source());
    let texts: Vec<String> = errors.map(ToString::to_string).collect();
    texts.join(": ")
}
