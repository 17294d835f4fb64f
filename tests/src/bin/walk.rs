//! `cargo xtask walk`: walks through the built site in Chromium and prints what moved by itself, and what kept the page from answering for more
//! than 50 ms. Each walk is made some times over and the least is printed: what else the machine does only adds. It knows nothing of how the
//! page is made.

use std::cell::RefCell;
use std::rc::Rc;

use bayegan_tests::walk::{Moment, STEPS, held_back, walk};
use bayegan_tests::{Visit, Window};

/// Finds some posts of the project's archive.
const QUERY: &str = "ترنسفورمر";

/// How often each walk is made.
const WALKS: usize = 5;

fn main() {
    for (name, window) in [("phone", Window::PHONE), ("desktop", Window::DESKTOP)] {
        let walks: Vec<Vec<Moment>> = (0..WALKS).map(|_| walk_once(window)).collect();
        println!("{name}, the least of {WALKS} walks");
        for step in STEPS {
            let shift = least(&walks, step, |moment| moment.shift);
            let busy = least(&walks, step, |moment| moment.busy);
            println!("  {step}: layout shift {shift:.4}, longest task over 50 ms {busy:.0} ms");
        }
    }
}

fn walk_once(window: Window) -> Vec<Moment> {
    let faults = held_back();
    let visit = Visit::default().window(window).faults(&faults).eager();
    let found = Rc::new(RefCell::new(Vec::new()));
    let here = Rc::clone(&found);
    visit.run(|page| async move {
        let moments = walk(&page, &faults, QUERY).await;
        here.replace(moments);
    });
    found.take()
}

/// The least of what the walks have at a step, each at its worst moment.
fn least(walks: &[Vec<Moment>], step: &str, of: impl Fn(&Moment) -> f64) -> f64 {
    let worst = |walk: &Vec<Moment>| {
        let moments = walk.iter().filter(|moment| moment.step == step);
        moments.map(&of).fold(0.0, f64::max)
    };
    walks.iter().map(worst).fold(f64::INFINITY, f64::min)
}
