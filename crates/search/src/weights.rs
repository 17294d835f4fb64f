//! Every number that ranks, with its meaning and range. It must not know how they are used.

use crate::Field;

/// How much one word in a field counts against one in the body (BM25F); 0 leaves the field out.
pub(crate) const fn field(field: Field) -> f32 {
    match field {
        Field::Title => 4.0,
        Field::Tags => 3.0,
        Field::Body => 1.0,
        Field::Preview => 1.2,
        Field::Address => 0.8,
    }
}

/// How soon more of the same word stops counting (BM25's k1); from 0, where one is as good as many, to about 2.
pub(crate) const SATURATION: f32 = 1.2;

/// How much a long body makes its words count less (BM25's b); 0 not at all, 1 in full.
pub(crate) const LENGTH: f32 = 0.6;

/// What a word counts that the reader has only typed the beginning of, against the whole word; 0–1.
pub(crate) const PREFIX: f32 = 0.5;

/// What another form of the word counts against the word itself; 0–1.
pub(crate) const STEM: f32 = 0.5;

/// What a nearly so spelt word counts against the word itself; 0–1. The more was mistyped the less: this much at no cost, half of it at the cost of two whole letters.
pub(crate) const TYPO: f32 = 0.5;

/// What a word of the other script that sounds so counts against the word itself; 0–1.
pub(crate) const SOUND: f32 = 0.5;

/// How much the score grows where the words stand side by side in the order asked for; 0 leaves nearness out, 1 doubles the score.
pub(crate) const NEARNESS: f32 = 0.6;

/// How much of that is left where they stand in the other order; 0–1.
pub(crate) const DISORDER: f32 = 0.5;

/// How many of the best hits are looked at for nearness; each costs a reading of its text.
pub(crate) const NEAREST: usize = 8;

/// How much of what was asked a document must hold to be a partial match, by what each word says (its rarity); 0–1. At one half, one of two words will do where it is no commoner than the other is taken to be.
pub(crate) const PARTIAL: f32 = 0.499;

/// What a word that stands nowhere is taken to say at least, in bits: 2 is what a word in every fourth document says.
pub(crate) const PARTIAL_UNKNOWN: f32 = 2.0;

/// What a fuzzy match counts for a partial one; 0–1.
pub(crate) const PARTIAL_FUZZY: f32 = 0.5;

/// How many documents are read to see whether words stand in a row that the reader did not ask for in quotation marks.
pub(crate) const READ: usize = 24;
