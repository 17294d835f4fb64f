//! Says what an address leads to: by the words of its label, else by its host and path. The tables stand here and nowhere else.

use url::Url;

use super::links::site;
use bayegan_model::LinkKind::{self, Blog, Code, Dataset, Demo, Other, Paper, Site, Slides, Video};
use bayegan_model::fold::fold;

/// Words of labels, folded, and what they name. The first word of a label that stands here decides: in `کد مقاله` (the paper's code) the head comes first.
const LABEL_WORDS: [(&str, LinkKind); 59] = [
    ("مقاله", Paper),
    ("پیپر", Paper),
    ("paper", Paper),
    ("گیتهاب", Code),
    ("گیت", Code),
    ("گیتلب", Code),
    ("ریپو", Code),
    ("رپو", Code),
    ("ریپازیتوری", Code),
    ("مخزن", Code),
    ("کد", Code),
    ("سورس", Code),
    ("پیادهسازی", Code),
    ("پیاده", Code),
    ("نوتبوک", Code),
    ("کولب", Code),
    ("github", Code),
    ("repo", Code),
    ("repository", Code),
    ("code", Code),
    ("source", Code),
    ("implementation", Code),
    ("notebook", Code),
    ("colab", Code),
    ("دمو", Demo),
    ("demo", Demo),
    ("بلاگ", Blog),
    ("بلاگپست", Blog),
    ("وبلاگ", Blog),
    ("پست", Blog),
    ("blog", Blog),
    ("blogpost", Blog),
    ("post", Blog),
    ("دیتاست", Dataset),
    ("دیتابیس", Dataset),
    ("دادگان", Dataset),
    ("dataset", Dataset),
    ("ویدیو", Video),
    ("ویدئو", Video),
    ("ویدیوی", Video),
    ("یوتیوب", Video),
    ("فیلم", Video),
    ("video", Video),
    ("youtube", Video),
    ("اسلاید", Slides),
    ("slide", Slides),
    ("سایت", Site),
    ("وبسایت", Site),
    ("وب", Site),
    ("site", Site),
    ("website", Site),
    ("homepage", Site),
    ("توییت", Other),
    ("توئیت", Other),
    ("توییتر", Other),
    ("رشتو", Other),
    ("tweet", Other),
    ("thread", Other),
    ("twitter", Other),
];

/// Endings that leave a word of a label what it is: plural, joining ye, possessive.
const WORD_ENDINGS: [&str; 16] = [
    "",
    "ها",
    "های",
    "هایی",
    "هاش",
    "هاشون",
    "ی",
    "یی",
    "ای",
    "ش",
    "اش",
    "شون",
    "شان",
    "s",
    "es",
    "م",
];

/// Hosts, beginnings of their paths, and what stands there. A host covers those below it; the first row that fits decides.
const HOSTS: [(&str, &str, LinkKind); 54] = [
    ("arxiv.org", "", Paper),
    ("ar5iv.org", "", Paper),
    ("openreview.net", "", Paper),
    ("aclanthology.org", "", Paper),
    ("aclweb.org", "", Paper),
    ("doi.org", "", Paper),
    ("semanticscholar.org", "", Paper),
    ("papers.nips.cc", "", Paper),
    ("proceedings.neurips.cc", "", Paper),
    ("proceedings.mlr.press", "", Paper),
    ("openaccess.thecvf.com", "", Paper),
    ("biorxiv.org", "", Paper),
    ("ssrn.com", "", Paper),
    ("dl.acm.org", "", Paper),
    ("ieeexplore.ieee.org", "", Paper),
    ("paperswithcode.com", "/dataset", Dataset),
    ("paperswithcode.com", "/paper", Paper),
    ("gist.github.com", "", Code),
    ("github.com", "", Code),
    ("gitlab.com", "", Code),
    ("bitbucket.org", "", Code),
    ("codeberg.org", "", Code),
    ("colab.research.google.com", "", Code),
    ("pypi.org", "", Code),
    ("huggingface.co", "/datasets/", Dataset),
    ("huggingface.co", "/spaces/", Demo),
    ("huggingface.co", "/papers/", Paper),
    ("huggingface.co", "/blog/", Blog),
    ("huggingface.co", "/docs/", Other),
    ("huggingface.co", "/", Code),
    ("hf.space", "", Demo),
    ("streamlit.app", "", Demo),
    ("kaggle.com", "/datasets/", Dataset),
    ("kaggle.com", "/code/", Code),
    ("zenodo.org", "", Dataset),
    ("youtube.com", "", Video),
    ("youtu.be", "", Video),
    ("vimeo.com", "", Video),
    ("aparat.com", "", Video),
    ("docs.google.com", "/presentation/", Slides),
    ("slideshare.net", "", Slides),
    ("speakerdeck.com", "", Slides),
    ("medium.com", "", Blog),
    ("towardsdatascience.com", "", Blog),
    ("substack.com", "", Blog),
    ("virgool.io", "", Blog),
    ("dev.to", "", Blog),
    ("hashnode.dev", "", Blog),
    ("wordpress.com", "", Blog),
    ("blogspot.com", "", Blog),
    ("blogfa.com", "", Blog),
    ("googleblog.com", "", Blog),
    ("x.com", "/", Other),
    ("twitter.com", "/", Other),
];

/// What the words of a label say, where they say anything.
pub fn kind_of_label(label: &str) -> Option<LinkKind> {
    let folded = fold(label);
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .find_map(kind_of_word)
}

fn kind_of_word(word: &str) -> Option<LinkKind> {
    let names = |(name, _): &&(&str, LinkKind)| {
        word.strip_prefix(name)
            .is_some_and(|ending| WORD_ENDINGS.contains(&ending))
    };
    LABEL_WORDS.iter().find(names).map(|(_, kind)| *kind)
}

/// What host and path of an address say.
pub fn kind_of_host(address: &Url) -> LinkKind {
    let host = site(address);
    let path = address.path();
    let fits = |(name, start, _): &&(&str, &str, LinkKind)| {
        is_below(&host, name) && path.starts_with(start) && path.len() > start.len().min(1)
    };
    if let Some((_, _, kind)) = HOSTS.iter().find(fits) {
        return *kind;
    }
    let is_blog = host.starts_with("blog.") || host.ends_with(".blog") || path.contains("/blog/");
    match (is_blog, path) {
        _ if host.is_empty() => Other,
        (true, _) => Blog,
        (_, "" | "/") => Site,
        _ if is_below(&host, "github.io") => Site,
        _ => Other,
    }
}

/// Whether `host` is `name` or a host below it.
fn is_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name)
        .is_some_and(|head| head.is_empty() || head.ends_with('.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use url::Url;

    use super::{kind_of_host, kind_of_label};
    use bayegan_model::LinkKind::{self, *};

    fn host(address: &str, expected: LinkKind) {
        assert_eq!(
            kind_of_host(&Url::parse(address).unwrap()),
            expected,
            "{address}"
        );
    }

    fn label(text: &str, expected: Option<LinkKind>) {
        assert_eq!(kind_of_label(text), expected, "{text}");
    }

    #[test]
    fn the_words_of_a_label_decide() {
        label("لینک مقاله", Some(Paper));
        label("لینک گیت\u{200c}هاب", Some(Code));
        label("لینگ ریپو (مدل، دیتا و…)", Some(Code));
        label("لینک رپوی einops", Some(Code));
        label("لینک پیاده\u{200c}سازی", Some(Code));
        label("لینک دیتابیس اوپنسورس شده", Some(Dataset));
        label("لینک اسلایدها", Some(Slides));
        label("لینک توییت", Some(Other));
        label("Code:", Some(Code));
    }

    #[test]
    fn arabic_letters_in_a_label_are_read() {
        label("لينك كد", Some(Code));
        label("لينك ويديو", Some(Video));
    }

    #[test]
    fn the_first_word_of_a_label_decides() {
        label("لینک کد مقاله", Some(Code));
        label("لینک دموی مقاله", Some(Demo));
    }

    #[test]
    fn a_word_that_only_begins_alike_says_nothing() {
        label("لینک کدام بهتر است", None);
        label("لینک ورکشاپ", None);
    }

    #[test]
    fn hosts_and_paths_decide_without_a_label() {
        host("https://arxiv.org/abs/2208.13486", Paper);
        host("https://openreview.net/pdf?id=oapKSVM2bcj", Paper);
        host("https://github.com/unifyai/ivy", Code);
        host("https://huggingface.co/datasets/SLPL/naab", Dataset);
        host(
            "https://huggingface.co/spaces/stabilityai/stable-diffusion",
            Demo,
        );
        host("https://huggingface.co/CompVis/stable-diffusion-v1-4", Code);
        host("https://www.youtube.com/watch?v=_DYQdP_F-LA", Video);
        host(
            "https://docs.google.com/presentation/d/1khY_li29A5aUo/edit#slide=id.p4",
            Slides,
        );
        host("https://ai.googleblog.com/2022/09/pali.html", Blog);
        host("https://www.deepmind.com/blog/alphafold", Blog);
        host("https://someone.medium.com/a", Blog);
    }

    #[test]
    fn a_bare_host_is_a_site() {
        host("https://stateof.ai/", Site);
        host("https://huggingface.co/", Site);
        host("https://cgarciae.github.io/einops/", Site);
        host("https://adept.ai/alpha", Other);
        host("mailto:someone@example.org", Other);
    }

    #[test]
    fn a_host_that_only_ends_alike_is_another() {
        host("https://notarxiv.org/abs/1", Other);
    }
}
