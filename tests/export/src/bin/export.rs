//! The command `export MESSAGES SEED`: writes an export to its output. It decides nothing.

use std::error::Error;
use std::io::stdout;

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1);
    let mut number = |name: &str| {
        let missing = format!("{name} is missing: export MESSAGES SEED");
        numbers.next().ok_or(missing)
    };
    let messages = number("MESSAGES")?.parse()?;
    let seed = number("SEED")?.parse()?;
    Ok(bayegan_export::write(stdout().lock(), messages, seed)?)
}
