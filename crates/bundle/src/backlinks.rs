//! Which posts of the archive lead to which others of it: by a link, or as an answer. It must not know how a reference is drawn.

use bayegan_posts::{PostRef, Posts};

/// All references, by the post that they lead to, each once.
pub(crate) struct Backlinks(Vec<(u32, u32)>);

impl Backlinks {
    /// Reads them from the posts.
    pub(crate) fn of(posts: &Posts<'_>) -> Self {
        let mut references = Vec::new();
        for (number, post) in
            (0..posts.len()).filter_map(|number| Some((number, posts.get(number)?)))
        {
            let leads = |target: u32| (target != number).then_some((target, number));
            references.extend(targets(posts, post).filter_map(leads));
        }
        references.sort_unstable();
        references.dedup();
        Self(references)
    }

    /// The posts that lead to that one, in the order of the archive.
    pub(crate) fn to(&self, number: u32) -> impl Iterator<Item = u32> {
        let start = self.0.partition_point(|(target, _)| *target < number);
        let own = self.0.iter().skip(start);
        own.take_while(move |(target, _)| *target == number)
            .map(|(_, source)| *source)
    }
}

fn targets<'p>(posts: &'p Posts<'_>, post: PostRef<'p>) -> impl Iterator<Item = u32> + 'p {
    let reply = post.extras().reply;
    let answered = reply.and_then(|message| posts.by_message(message));
    post.links()
        .filter_map(|link| posts.by_link(&link))
        .chain(answered)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use crate::{Bundle, build};
    use bayegan_model::{Archive, Channel, Extras, Link, LinkKind, Post, Target};

    fn post(message: u32, targets: &[u32], reply: Option<u32>) -> Post {
        let link = |target: &u32| Link {
            url: format!("https://t.me/Own/{target}"),
            site: "t.me".to_owned(),
            label: None,
            kind: LinkKind::Post,
            target: Some(Target {
                channel: "Own".to_owned(),
                message: *target,
            }),
        };
        Post {
            id: message.to_string(),
            message: Some(message),
            links: targets.iter().map(link).collect(),
            extras: Extras {
                reply,
                ..Extras::default()
            },
            ..Post::default()
        }
    }

    fn referrers(number: u32) -> Vec<u32> {
        let blob = build(&Archive {
            channel: Channel {
                handle: "own".to_owned(),
                ..Channel::default()
            },
            posts: vec![
                post(10, &[], None),
                post(11, &[10, 10, 11], None),
                post(12, &[99], Some(10)),
            ],
        })
        .unwrap();
        Bundle::open(&blob).unwrap().referrers(number)
    }

    #[test]
    fn a_link_and_an_answer_lead_to_a_post_each_once() {
        assert_eq!(referrers(0), [1, 2]);
    }

    #[test]
    fn a_post_does_not_refer_to_itself() {
        assert!(referrers(1).is_empty());
    }
}
