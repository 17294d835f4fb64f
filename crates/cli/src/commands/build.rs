//! `bayegan build`: the files of a site, for any static host.

use bayegan_import::Config;
use bayegan_site::{Options, OwnerWords};

use crate::args::Build;
use crate::failure::Failure;
use crate::status::Status;
use crate::{folder, input, progress, report, viewer};

/// Imports the archive, makes the site and says what came of it, on the error stream.
pub fn run(build: &Build) -> Result<Status, Failure> {
    let config = input::read_config(&build.source)?;
    let options = options(build, &config)?;
    let viewer = viewer::carried()?;
    let (import, left) = input::publish_with(&build.source, &config)?;
    let mut errors = anstream::stderr();
    report::diagnostics(&mut errors, &import.files, &import.diagnostics)?;
    report::left_out(&mut errors, &left)?;
    if import.archive.posts.is_empty() {
        return Err(Failure::NoPosts);
    }
    let working = progress::spinner("building the site");
    let made = folder::write(&build.out, |write| {
        pollster::block_on(bayegan_site::write(
            &viewer,
            &import.archive,
            &options,
            write,
        ))
    });
    working.finish_and_clear();
    report::site(&mut errors, &build.out, &made?, &options)?;
    Ok(Status::of_import(&import))
}

fn options(build: &Build, config: &Config) -> Result<Options, Failure> {
    let options = Options::default()
        .with_copies(!build.no_copies)
        .with_accent(config.site.accent)
        .with_picture(input::picture(&build.source, config)?)
        .with_screenshots(input::screenshots(&build.source, config)?)
        .with_languages(config.site.languages.clone())
        .with_words(OwnerWords {
            about: config.site.about.clone(),
            pinned: config.site.pinned.clone(),
            footer: config.site.footer.clone(),
        });
    Ok(match &build.site_url {
        Some(url) => options.at(url.clone()),
        None => options.under(build.base_path.clone()),
    })
}
