//! Prints findings and failures the way compilers do, in colour where the stream is a terminal. It decides nothing.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use bayegan_import::publish::LeftOut;
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

/// Prints how much a publisher's choices left out and made unreadable; nothing where they did nothing.
pub fn left_out(to: &mut impl Write, left: &LeftOut) -> io::Result<()> {
    let posts = counted(&[
        (left.earlier, "before the first day"),
        (left.later, "after the last day"),
        (left.undated, "without a date"),
        (left.untagged, "without a tag asked for"),
        (left.tagged, "with a tag not wanted"),
        (left.forwarded, "first another's"),
    ]);
    let places = counted(&[
        (left.phones, "phone numbers"),
        (left.emails, "e-mail addresses"),
        (left.names, "names"),
    ]);
    if !posts.is_empty() {
        writeln!(to, "posts left out: {posts}")?;
    }
    if !places.is_empty() {
        writeln!(to, "made unreadable: {places}")?;
    }
    Ok(())
}

/// Counts with what they are of; those of nothing are left out.
pub fn counted(counts: &[(usize, &str)]) -> String {
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let texts: Vec<String> = counts.map(|(count, of)| format!("{count} {of}")).collect();
    texts.join(", ")
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
