//! One sort for all lists that are put in order at run time: a number stands for each item, so that the code is there only once. It knows nothing of the items.

/// The items in the order of their keys, smallest first; equal ones stay as they stand.
pub(crate) fn sorted<T>(items: Vec<T>, key: &dyn Fn(&T) -> u64) -> Vec<T> {
    let order = order(items.iter().map(key).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .map(|place| items.get_mut(place as usize).and_then(Option::take));
    taken.flatten().collect()
}

/// The places of the keys in their order: runs of doubling length are merged.
fn order(keys: Vec<u64>) -> Vec<u32> {
    let mut from: Vec<(u64, u32)> = keys.into_iter().zip(0..).collect();
    let mut run = 1;
    while run < from.len() {
        let mut to = Vec::with_capacity(from.len());
        for pair in from.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, &mut to);
        }
        from = to;
        run *= 2;
    }
    from.into_iter().map(|(_, place)| place).collect()
}

/// Appends two sorted runs as one.
fn merge(mut left: &[(u64, u32)], mut right: &[(u64, u32)], to: &mut Vec<(u64, u32)>) {
    while let (Some((a, behind_a)), Some((b, behind_b))) = (left.split_first(), right.split_first())
    {
        if b.0 < a.0 {
            to.push(*b);
            right = behind_b;
        } else {
            to.push(*a);
            left = behind_a;
        }
    }
    to.extend_from_slice(left);
    to.extend_from_slice(right);
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
