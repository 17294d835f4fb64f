//! Copies the posts of a blob back into the model, for tools and tests; the viewer reads in place.

use super::{BlockRef, ExtrasRef, LineRef, LinkRef, MediaRef, PollRef, PostRef, Posts, PreviewRef};
use bayegan_model::{
    Archive, Block, Channel, Extras, Line, Link, Media, Poll, PollAnswer, Post, Preview, Reaction,
    Target,
};

impl Posts<'_> {
    /// The archive as the blob holds it.
    #[must_use]
    pub fn to_archive(&self) -> Archive {
        let posts = (0..self.len()).filter_map(|index| self.get(index));
        Archive {
            channel: self.owned_channel(),
            posts: posts.map(|post| self.owned_post(&post)).collect(),
        }
    }

    fn owned_channel(&self) -> Channel {
        let channel = self.channel();
        Channel {
            handle: channel.handle.to_owned(),
            title: channel.title.to_owned(),
            language: channel.language.to_owned(),
            direction: channel.direction,
            number: channel.number.parse().ok(),
            mirrors: channel.mirrors().map(str::to_owned).collect(),
            clock: self.clock().to_model(),
            calendar: self.calendar(),
        }
    }

    fn owned_post(&self, post: &PostRef<'_>) -> Post {
        Post {
            id: post.id().to_owned(),
            message: post.message(),
            date: post.date(),
            title: owned_line(&post.title()),
            text: post.text().to_owned(),
            blocks: post.blocks().map(owned_block).collect(),
            tags: post.tags().map(|tag| self.tag(tag).to_owned()).collect(),
            links: post.links().map(|link| self.owned_link(link)).collect(),
            previews: post.previews().map(owned_preview).collect(),
            extras: owned_extras(post.extras()),
        }
    }

    fn owned_link(&self, link: LinkRef<'_>) -> Link {
        Link {
            url: link.url.to_owned(),
            site: link
                .site
                .map(|site| self.site(site))
                .unwrap_or_default()
                .to_owned(),
            label: link.label.map(str::to_owned),
            kind: link.kind,
            target: link.target.map(|(channel, message)| Target {
                channel: channel.to_owned(),
                message,
            }),
        }
    }
}

fn owned_extras(extras: ExtrasRef<'_>) -> Extras {
    Extras {
        edited: extras.edited,
        author: extras.author.map(str::to_owned),
        forwarded: extras.forwarded.map(str::to_owned),
        reply: extras.reply,
        source: extras.source,
        answers: extras.answers.map(|(channel, message)| Target {
            channel: channel.to_owned(),
            message,
        }),
        via: extras.via.map(str::to_owned),
        album: extras.album.collect(),
        media: extras.media.into_iter().map(owned_media).collect(),
        poll: extras.poll.map(owned_poll),
        reactions: extras
            .reactions
            .into_iter()
            .map(|(emoji, count)| Reaction {
                emoji: emoji.to_owned(),
                count,
            })
            .collect(),
    }
}

fn owned_media(media: MediaRef<'_>) -> Media {
    Media {
        kind: media.kind,
        name: media.name.to_owned(),
        title: media.title.to_owned(),
        size: media.size,
        seconds: media.seconds,
        pixels: media.pixels,
        hidden: media.hidden,
    }
}

fn owned_poll(poll: PollRef<'_>) -> Poll {
    let answer = |(text, votes): (&str, u32)| PollAnswer {
        text: text.to_owned(),
        votes,
    };
    Poll {
        question: poll.question.to_owned(),
        answers: poll.answers.into_iter().map(answer).collect(),
        closed: poll.closed,
        voters: poll.voters,
    }
}

fn owned_line(line: &LineRef<'_>) -> Line {
    Line {
        text: line.text.to_owned(),
        direction: line.direction,
        spans: line.spans().collect(),
    }
}

fn owned_block(block: BlockRef<'_>) -> Block {
    Block {
        kind: block.kind,
        direction: block.direction,
        spans: block.spans().collect(),
        language: block.language.to_owned(),
        depth: block.depth,
        range: block.range,
    }
}

fn owned_preview(preview: PreviewRef<'_>) -> Preview {
    Preview {
        site: owned_line(&preview.site),
        title: owned_line(&preview.title),
        description: owned_line(&preview.description),
    }
}
