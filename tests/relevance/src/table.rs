//! Markdown tables. It must not know what is in them.

/// A table: the first column runs from the left, the others are numbers and run from the right.
pub fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let rule = (0..head.len()).map(|column| if column == 0 { "---" } else { "---:" }.to_owned());
    let lines = [head.to_vec(), rule.collect()];
    let lines = lines.iter().chain(rows);
    lines
        .map(|cells| format!("| {} |\n", cells.join(" | ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_right() {
        let head = ["a".to_owned(), "b".to_owned()];
        let rows = [vec!["c".to_owned(), "1".to_owned()]];
        assert_eq!(
            table(&head, &rows),
            "| a | b |\n| --- | ---: |\n| c | 1 |\n"
        );
    }
}
