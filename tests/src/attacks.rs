//! A channel whose every word is meant to harm: what it would load from elsewhere points to an address that is watched. It knows nothing of
//! browsers or of what must become of it.

use serde_json::{Value, json};

use crate::fixtures::message;

/// Sets this in the page's window where anything of it runs.
pub const RAN: &str = "window.ran";

/// Counts elements within the app that no text of a post may become.
pub const ELEMENTS: &str = "document.querySelectorAll('#app :is(script, style, img, iframe, object, embed, link, meta, base, svg, input:not(#search))').length";

/// The first number of the posts that are large rather than sly.
pub const LARGE: u32 = 101;

/// A title that turns letters around, and the tag that follows it.
pub const TURNED: &str = "\u{202e}gnihtemos";

/// Words of links that hide where they lead, the address, and the host that must be seen.
pub const DISGUISES: [(&str, &str, &str); 5] = [
    (
        "https://bank.example/",
        "https://evil.example/",
        "evil.example",
    ),
    (
        "https://bank.example@evil.example/",
        "https://evil.example/",
        "",
    ),
    (
        "\u{202e}elpmaxe.knab//:sptth",
        "https://evil.example/",
        "evil.example",
    ),
    (
        "https://аpple.example/",
        "https://аpple.example/",
        "xn--pple-43d.example",
    ),
    (
        "bank\u{2060}.example",
        "https://evil.example/",
        "evil.example",
    ),
];

/// Addresses that must lead nowhere.
const SCHEMES: [&str; 10] = [
    "javascript:window.ran=1",
    "java\nscript:window.ran=1",
    "\u{1}javascript:window.ran=1",
    "JaVaScRiPt:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "vbscript:ran",
    "blob:null/0",
    "file:///etc/passwd",
    "intent://scan/#Intent;end",
    "//evil.example/\\..\\",
];

/// Texts with markup in them; `{far}` is the watched address.
const MARKUP: [&str; 12] = [
    "<script>window.ran=1</script>",
    "</title><script src={far}a.js></script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1><img src={far}b.png>",
    "<svg/onload=window.ran=1><use href={far}c.svg#a></svg>",
    "\"><body onload=window.ran=1 style=\"background:url({far}d.png)\">",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe><iframe src={far}e.html></iframe>",
    "<link rel=stylesheet href={far}f.css><style>@import url({far}g.css)</style>",
    "<meta http-equiv=refresh content='0;url={far}h.html'><base href={far}>",
    "<<b>b<i>><b<script>>window.ran=1<</script>/b></i>",
    "&lt;script&gt;window.ran=1&lt;/script&gt; &#x3c;img src=x onerror=window.ran=1&#x3e;",
    "<form action={far}i><input autofocus onfocus=window.ran=1></form>{{constructor.constructor('window.ran=1')()}}",
];

/// The export; `far` is an address that must never be asked for anything.
pub fn export(far: &str) -> Value {
    let markup = MARKUP.iter().map(|text| text.replace("{far}", far));
    let texts = markup.map(|text| format!("{text}\n\n{text}\n\n• {text}\n#برچسب"));
    let mut messages: Vec<Value> = (1..)
        .zip(texts)
        .map(|(id, text)| message(id, &text))
        .collect();
    messages.push(linked(20, &SCHEMES.map(|scheme| ("پیوند", scheme))));
    messages.push(linked(
        21,
        &DISGUISES.map(|(words, address, _)| (words, address)),
    ));
    messages.push(message(
        22,
        &format!("{TURNED}\n\nنوشته\u{2067}\u{202e} و دنباله\n#abc"),
    ));
    messages.push(message(
        23,
        "پیوند\u{200d}خورده\u{200c}ها a\u{200d}b\u{200c}c \u{feff}\u{2060}\n\nمی\u{200c}شود",
    ));
    messages.push(extras(24, far));
    channel(far, messages)
}

/// The export of a channel with posts that are too much; `far` as above.
pub fn large_export(far: &str) -> Value {
    channel(far, large().into())
}

fn channel(far: &str, messages: Vec<Value>) -> Value {
    let name = format!("</title><script src={far}n.js></script>");
    json!({ "name": name, "type": "public_channel", "id": 1, "messages": messages })
}

/// A message with links behind words.
fn linked(id: u32, links: &[(&str, &str)]) -> Value {
    let mut message = message(id, "");
    let mut entities = vec![json!({ "type": "plain", "text": "پیوندها\n\n" })];
    for (words, address) in links {
        entities.push(json!({ "type": "text_link", "text": words, "href": address }));
        entities.push(json!({ "type": "plain", "text": " و سپس\n\n" }));
    }
    message["text_entities"] = entities.into();
    message
}

/// What stands beside a text.
fn extras(id: u32, far: &str) -> Value {
    let markup = format!("<img src={far}x.png onerror=window.ran=1>");
    let mut message = message(id, &markup);
    message["forwarded_from"] = markup.clone().into();
    message["file"] = format!("files/{markup}").into();
    message["file_name"] = markup.clone().into();
    message["mime_type"] = markup.clone().into();
    message["poll"] = json!({
        "question": markup, "closed": false, "total_voters": 1,
        "answers": [{ "text": markup, "voters": 1, "chosen": false }],
    });
    message["reactions"] =
        json!([{ "type": "emoji", "count": 4_000_000_000_u32, "emoji": markup }]);
    message
}

/// Posts that are too much: two megabytes, as many tags as a message of Telegram can hold, a line without end.
fn large() -> [Value; 3] {
    let paragraph = "واژه‌های یک نوشتهٔ بسیار بلند که پایان ندارد. ".repeat(40);
    let long: String = (0..2_000_000 / paragraph.len())
        .map(|number| format!("{number} {paragraph}\n"))
        .collect();
    let tags: String = (0..500).map(|number| format!(" #tag{number}")).collect();
    let endless = "x".repeat(1_000_000);
    [
        message(LARGE, &format!("دو مگابایت\n\n{long}")),
        message(
            LARGE + 1,
            &format!("پانصد برچسب\n\nنوشته‌ای کوتاه.\n\n{tags}"),
        ),
        message(LARGE + 2, &format!("یک خط\n\n{endless}")),
    ]
}
