//! The real archive: all of its posts against goldens, and the facts known of it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common;
use bayegan_import::{Config, Import, import};

fn archive_file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/archive");
    std::fs::read(folder.join(name)).unwrap()
}

fn imported() -> Import {
    let config = String::from_utf8(archive_file("archive.toml")).unwrap();
    import(
        &archive_file("nlp_stuff.txt"),
        &Config::from_toml(&config).unwrap(),
    )
}

#[test]
fn every_post_is_as_its_golden() {
    let import = imported();
    for (place, post) in import.archive.posts.iter().enumerate() {
        let name = format!("goldens/post_{:02}.txt", place + 1);
        common::check_golden(
            &common::tests_folder().join(name),
            &common::post_text(place + 1, post),
        );
    }
    assert_eq!(import.archive.posts.len(), 21);
}

#[test]
fn nothing_is_odd_and_nothing_is_lost() {
    let import = imported();
    assert_eq!(import.diagnostics, []);
    assert_eq!(
        common::first_uncovered(&archive_file("nlp_stuff.txt"), &import),
        None
    );
    assert!(common::is_apart(&import));
}

#[test]
fn tags_are_carried_by_as_many_posts_as_known() {
    let import = imported();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for tag in import.archive.posts.iter().flat_map(|post| &post.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let known = [
        ("blog", 6),
        ("coach", 1),
        ("course", 1),
        ("dataset", 1),
        ("handsOn", 3),
        ("news", 1),
        ("paper", 5),
        ("read", 12),
        ("tool", 2),
        ("tweet", 1),
    ];
    assert_eq!(counts, BTreeMap::from(known));
    let bare = import
        .archive
        .posts
        .iter()
        .filter(|post| post.tags.is_empty());
    assert_eq!(bare.count(), 1);
}

#[test]
fn four_posts_have_a_preview_card() {
    let import = imported();
    let sites: Vec<(usize, &str)> = (1..)
        .zip(&import.archive.posts)
        .flat_map(|(position, post)| {
            post.previews
                .iter()
                .map(move |preview| (position, preview.site.text.as_str()))
        })
        .collect();
    assert_eq!(
        sites,
        [
            (4, "Medium"),
            (9, "Amit Chaudhary"),
            (15, "GitHub"),
            (16, "www.stateof.ai")
        ]
    );
}

#[test]
fn references_lead_to_posts_whose_number_is_known() {
    let import = imported();
    let titled = |message| {
        let post = import
            .archive
            .posts
            .iter()
            .position(|post| post.message == Some(message));
        post.map(|place| place + 1)
    };
    assert_eq!((titled(300), titled(303)), (Some(11), Some(14)));
    let targets = import.archive.posts[15]
        .links
        .iter()
        .filter_map(|link| Some(link.target.as_ref()?.message));
    assert_eq!(targets.collect::<Vec<_>>(), [259, 260, 300, 225, 303]);
}

#[test]
fn the_configuration_only_adds_what_the_text_cannot_say() {
    let bare = import(&archive_file("nlp_stuff.txt"), &Config::default());
    assert_eq!(bare.archive.channel.handle, "nlp_stuff");
    assert_eq!(bare.archive.channel.language, "fa");
    let texts = |import: &Import| {
        import
            .archive
            .posts
            .iter()
            .map(|post| post.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(&bare), texts(&imported()));
}
