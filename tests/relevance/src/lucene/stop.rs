//! The commonest function words of written Persian, which say nothing of what a text is about. It must not know the chain around it.

use super::fold::fold;

const WORDS: &str = "و در به از که این آن را با است برای یک تا هم یا اما اگر نیز بر هر شد شود بود باشد \
    کرد کند شده کرده بوده دارد داشت می ها های ای من تو او ما شما آنها خود چه چون پس هیچ همه همین دیگر باید \
    بین پیش روی زیر بی هست نیست رو یه تو اون";

/// The words, folded.
pub fn words() -> impl Iterator<Item = String> {
    WORDS.split_whitespace().map(fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert!(words().any(|word| word == fold("آنها")));
        assert!(words().all(|word| word == fold(&word)));
    }
}
