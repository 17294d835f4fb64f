//! Keyboard actions by the position of the key, so that they are the same in every layout. It must not know the view that they act on.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
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

/// The action of the key with that code (UI Events KeyboardEvent code Values), with or without Shift; `in_field` while the reader
/// types, where only Escape means something.
#[must_use]
pub fn action_for(code: &str, shift: bool, in_field: bool) -> Option<KeyAction> {
    Some(match code {
        "Escape" => KeyAction::Back,
        _ if in_field => return None,
        "Slash" if shift => KeyAction::Help,
        _ if shift => return None,
        "Slash" => KeyAction::Search,
        "KeyJ" | "ArrowDown" => KeyAction::Next,
        "KeyK" | "ArrowUp" => KeyAction::Previous,
        _ => return None,
    })
}

/// How many items on the key of that code leads in a list that runs from right to left or from left to right; `stands` where its items stand
/// below each other too, so that the upright arrows lead through it.
#[must_use]
pub fn roving_step(code: &str, from_right: bool, stands: bool) -> Option<i32> {
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
        assert_eq!(roving_step("ArrowLeft", true, false), Some(1));
        assert_eq!(roving_step("ArrowLeft", false, false), Some(-1));
        assert_eq!(roving_step("ArrowUp", true, true), Some(-1));
        assert_eq!(roving_step("ArrowDown", true, false), None);
        assert_eq!(roving_step("Tab", true, true), None);
    }

    #[test]
    fn a_key_means_its_place_whatever_it_writes() {
        assert_eq!(action_for("KeyJ", false, false), Some(KeyAction::Next));
        assert_eq!(action_for("Slash", false, false), Some(KeyAction::Search));
        assert_eq!(action_for("Slash", true, false), Some(KeyAction::Help));
        assert_eq!(action_for("KeyJ", true, false), None);
    }

    #[test]
    fn in_a_field_keys_write() {
        assert_eq!(action_for("KeyJ", false, true), None);
        assert_eq!(action_for("Slash", true, true), None);
        assert_eq!(action_for("Escape", false, true), Some(KeyAction::Back));
    }
}
