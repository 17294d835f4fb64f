//! What a screen reader is told: landmarks, and a walk through the page by its keys alone, told as a screen reader is told it: what has the focus, what it is called, what state it is in,
//! and what is announced. Elements are found by no other means.

use bayegan_tests::{Engine, Key, Node, Page, Visit};

use bayegan_tests::app_ready::open;

/// More presses of Tab than any page has stops.
const STOPS: usize = 120;

fn visit() -> Visit {
    Visit::default().only(
        &[Engine::Chromium],
        "the other drivers tell no accessibility tree",
    )
}

/// What has the focus, once there is something: while a view is replaced, the tree may lack it.
async fn focused(page: &Page) -> Node {
    page.until("something that has the focus", async || page.focus().await)
        .await
}

/// Presses Tab until something of this role and name has the focus.
async fn tab_to(page: &Page, role: &str, name: &str) -> Node {
    go_by(page, &[], Key::Tab, role, name).await
}

/// The same the other way.
async fn tab_back_to(page: &Page, role: &str, name: &str) -> Node {
    go_by(page, &[Key::Shift], Key::Tab, role, name).await
}

/// Presses a key until something of this role and name has the focus.
async fn go_by(page: &Page, held: &[Key], key: Key, role: &str, name: &str) -> Node {
    let mut passed = Vec::new();
    while passed.len() < STOPS {
        page.press_with(held, key).await;
        match page.focus().await {
            Some(node) if node.role == role && node.name == name => return node,
            other => passed.push(other.map(|node| (node.role, node.name))),
        }
    }
    panic!("the key never comes to the {role} `{name}`, but to {passed:#?}");
}

/// Waits until what has the focus is of this role and name, such as the heading of a view that has come.
async fn wait_for_focus(page: &Page, role: &str, name: &str) {
    let is_there = async || {
        let node = page.focus().await?;
        (node.role == role && node.name == name).then_some(())
    };
    page.until(&format!("the focus on the {role} `{name}`"), is_there)
        .await;
}

/// Types into what has the focus.
async fn type_text(page: &Page, text: &str) {
    for letter in text.chars() {
        page.press_character(letter).await;
    }
}

/// Marks the element that tells how many were found: only a change within the same element is announced.
async fn mark_announcer(page: &Page) {
    page.evaluate("document.querySelector('.found').isOld = true")
        .await;
}

/// Waits until that element says so.
async fn wait_for_announcement(page: &Page, text: &str) {
    let tree = page.accessibility().await;
    let announces = |node: &Node| {
        node.role == "status"
            && node.property("live") == Some("polite")
            && node.property("atomic") == Some("true")
    };
    assert!(tree.iter().any(announces), "nothing announces");
    page.until_true(&format!(
        "document.querySelector('.found').isOld && document.querySelector('.found').textContent == '{text}'"
    ))
    .await;
}

/// The room's link at the page's end, then its heading.
async fn enter_room(page: &Page, name: &str) {
    tab_to(page, "link", name).await;
    page.press(Key::Enter).await;
    wait_for_focus(page, "heading", name).await;
}

#[test]
fn a_search_is_skipped_to_announced_and_narrowed_by_keys_alone() {
    visit().run(|page| async move {
        open(&page, "").await;
        page.press(Key::Tab).await;
        wait_for_focus(&page, "link", "رفتن به نوشته‌ها").await;
        page.press(Key::Enter).await;
        page.until_true("location.hash == '#main'").await;
        // Behind the skip link the list's own parts come first.
        tab_to(&page, "button", "تازه‌ترین").await;
        let field = tab_back_to(&page, "combobox", "جست‌وجو در نوشته‌ها").await;
        assert_eq!(field.property("hasPopup"), Some("listbox"));
        mark_announcer(&page).await;
        type_text(&page, "einops").await;
        wait_for_announcement(&page, "۱ نوشته").await;
        wait_for_focus(&page, "combobox", "جست‌وجو در نوشته‌ها").await;
        tab_to(&page, "button", "پاک‌کردن جست‌وجو").await;
        page.press(Key::Enter).await;
        wait_for_announcement(&page, "۲۱ نوشته").await;
        // A group of filters is one stop; the arrows go through it.
        tab_to(&page, "link", "#read ۱۲").await;
        go_by(&page, &[], Key::Left, "link", "#tool ۲").await;
        page.press(Key::Enter).await;
        wait_for_announcement(&page, "۲ نوشته").await;
        tab_to(&page, "link", "برداشتن #tool").await;
        page.press(Key::Enter).await;
        wait_for_announcement(&page, "۲۱ نوشته").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_post_is_read_saved_and_left_by_keys_alone() {
    const POST: &str = "رستگاری تنسورها با einops";
    const NEAR: &str = "تیر آخر برای فهمیدن ترنسفورمرها!";
    visit().run(|page| async move {
        open(&page, "").await;
        tab_to(&page, "link", POST).await;
        page.press(Key::Enter).await;
        wait_for_focus(&page, "heading", POST).await;
        assert_eq!(focused(&page).await.property("level"), Some("1"));
        let save = tab_to(&page, "button", "نشان‌کردن").await;
        assert_eq!(save.property("pressed"), Some("false"));
        press_space(&page).await;
        wait_for_focus(&page, "button", "نشان‌شده").await;
        assert_eq!(focused(&page).await.property("pressed"), Some("true"));
        let tree = page.accessibility().await;
        assert!(
            tree.iter()
                .any(|node| node.role == "heading" && node.name == "نوشته‌های نزدیک")
        );
        tab_to(&page, "link", NEAR).await;
        page.press(Key::Enter).await;
        wait_for_focus(&page, "heading", NEAR).await;
        tab_back_to(&page, "link", "بازگشت به فهرست").await;
        page.press(Key::Enter).await;
        // Back in the list the focus is where the reader was.
        wait_for_focus(&page, "link", NEAR).await;
        enter_room(&page, "نشان‌شده‌ها").await;
        tab_to(&page, "link", POST).await;
        page.assert_clean().await;
    });
}

#[test]
fn what_is_set_is_told_by_keys_alone() {
    visit().run(|page| async move {
        open(&page, "").await;
        enter_room(&page, "تنظیم‌ها").await;
        let tree = page.accessibility().await;
        assert!(
            tree.iter()
                .any(|node| node.role == "group" && node.name == "رنگ صفحه")
        );
        let theme = tab_to(&page, "radio", "مانند دستگاه").await;
        assert_eq!(theme.property("checked"), Some("true"));
        page.press(Key::Down).await;
        page.press(Key::Down).await;
        wait_for_focus(&page, "radio", "تیره").await;
        assert_eq!(focused(&page).await.property("checked"), Some("true"));
        page.until_true("document.documentElement.dataset.theme == 'dark'")
            .await;
        tab_to(&page, "button", "پاک‌کردن همهٔ این‌ها").await;
        press_space(&page).await;
        press_space(&page).await;
        page.until_true(
            "document.querySelector('.actions [role=status]').textContent == 'همه پاک شد.'",
        )
        .await;
        page.assert_clean().await;
    });
}

async fn press_space(page: &Page) {
    page.press_character(' ').await;
}

#[test]
fn a_screen_reader_is_told_of_landmarks_and_results() {
    visit().run(|page| async move {
        open(&page, "?q=einops").await;
        page.wait_for_count(".rows > li", 1).await;
        let tree = page.accessibility().await;
        let has = |role: &str, name: &str| {
            tree.iter()
                .any(|node| node.role == role && node.name == name)
        };
        for landmark in ["banner", "search", "navigation", "main"] {
            assert!(
                tree.iter().any(|node| node.role == landmark),
                "no {landmark}"
            );
        }
        assert!(has("combobox", "جست‌وجو در نوشته‌ها"));
        assert!(has("list", "فهرست نوشته‌ها"));
        assert!(has("heading", "بایگانی کانال NLP stuff"));
        assert!(tree.iter().any(|node| node.role == "status"));
        assert!(has("button", "پاک‌کردن جست‌وجو"));
    });
}
