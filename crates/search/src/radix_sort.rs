//! One sort for all lists that are put in order at run time: a number stands for each item, so that the code is there only once. It must not know the items.

use crate::narrow::to_u32;

/// The items in the order of their keys, smallest first; equal ones stay as they stand.
pub(crate) fn sorted<T>(items: Vec<T>, key: &dyn Fn(&T) -> u64) -> Vec<T> {
    let order = order(&items.iter().map(key).collect::<Vec<_>>());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .map(|place| items.get_mut(place as usize).and_then(Option::take));
    taken.flatten().collect()
}

/// The places of the keys in their order: byte by byte from the lowest on, by counting (radix sort), bytes that are the same in all keys left out.
fn order(keys: &[u64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..to_u32(keys.len())).collect();
    let first = keys.first().copied().unwrap_or_default();
    let differ = keys.iter().fold(0, |bits, key| bits | key ^ first);
    for shift in (0..64)
        .step_by(8)
        .filter(|shift| differ >> shift & 0xFF != 0)
    {
        order = by_byte(keys, shift, &order);
    }
    order
}

/// The places in the order of one byte of their keys; equal ones stay as they stand.
fn by_byte(keys: &[u64], shift: u32, order: &[u32]) -> Vec<u32> {
    let byte = |place: u32| {
        keys.get(place as usize)
            .map_or(0, |key| (key >> shift & 0xFF) as u8)
    };
    let mut ends = [0usize; 256];
    for place in order {
        if let Some(end) = ends.get_mut(usize::from(byte(*place))) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut sorted = vec![0; order.len()];
    for place in order.iter().rev() {
        if let Some(end) = ends.get_mut(usize::from(byte(*place))) {
            *end -= 1;
            if let Some(target) = sorted.get_mut(*end) {
                *target = *place;
            }
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(items in proptest::collection::vec((0u64..20, any::<u8>()), 0..100)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            prop_assert_eq!(sorted(items, &|item| item.0), expected);
        }
    }
}
