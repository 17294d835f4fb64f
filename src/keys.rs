//! What keys do, by their place on the keyboard, so that they do the same in every layout. It must not know the view that they act on.

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To search.
    Search,
    /// The next result, or post.
    Next,
    /// The one before it.
    Previous,
    /// To go back one step.
    Back,
    /// What the keys are.
    Help,
}

/// What is asked with the key of that code (UI Events KeyboardEvent code Values), with or without Shift; `in_field` while the reader
/// types, where only Escape means something.
#[must_use]
pub fn asked(code: &str, shift: bool, in_field: bool) -> Option<Ask> {
    Some(match code {
        "Escape" => Ask::Back,
        _ if in_field => return None,
        "Slash" if shift => Ask::Help,
        _ if shift => return None,
        "Slash" => Ask::Search,
        "KeyJ" | "ArrowDown" => Ask::Next,
        "KeyK" | "ArrowUp" => Ask::Previous,
        _ => return None,
    })
}

/// How many items on the key of that code leads in a list that runs from right to left or from left to right; `stands` where its items stand
/// below each other too, so that the upright arrows lead through it.
#[must_use]
pub fn along(code: &str, from_right: bool, stands: bool) -> Option<i32> {
    Some(match code {
        "ArrowLeft" if from_right => 1,
        "ArrowLeft" => -1,
        "ArrowRight" if from_right => -1,
        "ArrowRight" => 1,
        "ArrowDown" if stands => 1,
        "ArrowUp" if stands => -1,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_leads_where_it_points() {
        assert_eq!(along("ArrowLeft", true, false), Some(1));
        assert_eq!(along("ArrowLeft", false, false), Some(-1));
        assert_eq!(along("ArrowUp", true, true), Some(-1));
        assert_eq!(along("ArrowDown", true, false), None);
        assert_eq!(along("Tab", true, true), None);
    }

    #[test]
    fn a_key_means_its_place_whatever_it_writes() {
        assert_eq!(asked("KeyJ", false, false), Some(Ask::Next));
        assert_eq!(asked("Slash", false, false), Some(Ask::Search));
        assert_eq!(asked("Slash", true, false), Some(Ask::Help));
        assert_eq!(asked("KeyJ", true, false), None);
    }

    #[test]
    fn in_a_field_keys_write() {
        assert_eq!(asked("KeyJ", false, true), None);
        assert_eq!(asked("Slash", true, true), None);
        assert_eq!(asked("Escape", false, true), Some(Ask::Back));
    }
}
