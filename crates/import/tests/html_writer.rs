//! Writes the pages that Telegram Desktop writes of what an export for machines holds, as far as the exports of the tests go.

use std::fmt::Write as _;

use chrono::DateTime;
use serde_json::Value;

/// Seconds between messages of one sender from which the second is not joined to the first.
const FARTHEST_JOINED: i64 = 900;
/// The zone of the machine: seconds, and how a page writes it.
const ZONE: (i64, &str) = (12_600, "UTC+03:30");

/// The pages of an export, so many messages each.
pub fn html(export: &Value, size: usize) -> Vec<String> {
    let messages = export["messages"].as_array().unwrap();
    let name = export["name"].as_str().unwrap();
    let pages = messages.len().div_ceil(size).max(1);
    let file = |page: usize| match page {
        0 => "messages.html".to_owned(),
        page => format!("messages{}.html", page + 1),
    };
    let chunks = messages.chunks(size.min(messages.len().max(1)));
    let page = |(number, chunk): (usize, &[Value])| {
        let mut body = String::new();
        if number > 0 {
            let before = file(number - 1);
            write!(body, "\n     <a class=\"pagination block_link\" href=\"{before}\">\nPrevious messages\n     </a>\n").unwrap();
        }
        let mut before = None;
        for one in chunk {
            message(one, before, &mut body);
            before = Some(one);
        }
        if number + 1 < pages {
            let next = file(number + 1);
            write!(body, "\n     <a class=\"pagination block_link\" href=\"{next}\">\nNext messages\n     </a>\n").unwrap();
        }
        format!(
            "<!DOCTYPE html>\n<html>\n <body>\n  <div class=\"page_wrap\">\n   <div class=\"page_header\">\n    <div class=\"content\">\n     <div class=\"text bold\">\n{} \n     </div>\n    </div>\n   </div>\n   <div class=\"page_body chat_page\">\n    <div class=\"history\">\n{body}\n    </div>\n   </div>\n  </div>\n </body>\n</html>\n",
            escaped(name)
        )
    };
    chunks.enumerate().map(page).collect()
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let text = text.replace('"', "&quot;").replace('\'', "&apos;");
    text.replace('\n', "<br>")
}

fn seconds(message: &Value) -> i64 {
    message["date_unixtime"].as_str().unwrap().parse().unwrap()
}

fn message(message: &Value, before: Option<&Value>, to: &mut String) {
    let id = message["id"].as_u64().unwrap();
    if message["type"] == "service" {
        write!(to, "\n     <div class=\"message service\" id=\"message{id}\">\n\n      <div class=\"body details\">\nSomebody pinned this message\n      </div>\n\n     </div>\n").unwrap();
        return;
    }
    let is_plain =
        |message: &Value| message["forwarded_from"].is_null() && message["type"] == "message";
    let is_joined = before.is_some_and(|before| {
        is_plain(before)
            && is_plain(message)
            && seconds(message) - seconds(before) < FARTHEST_JOINED
    });
    let joined = if is_joined { " joined" } else { "" };
    let clock = DateTime::from_timestamp(seconds(message) + ZONE.0, 0).unwrap();
    let clock = clock.format("%d.%m.%Y %H:%M:%S");
    write!(to, "\n     <div class=\"message default clearfix{joined}\" id=\"message{id}\">\n\n      <div class=\"body\">\n\n       <div class=\"pull_right date details\" title=\"{clock} {}\">\n00:00\n       </div>\n", ZONE.1).unwrap();
    if !is_joined {
        let from = escaped(message["from"].as_str().unwrap());
        write!(
            to,
            "\n       <div class=\"from_name\">\n{from} \n       </div>\n"
        )
        .unwrap();
    }
    match message["forwarded_from"].as_str() {
        Some(name) => {
            write!(to, "\n       <div class=\"pull_left forwarded userpic_wrap\">\n       </div>\n       <div class=\"forwarded body\">\n        <div class=\"from_name\">\n{} <span class=\"date details\" title=\"{clock} {}\"> {clock}</span>\n        </div>\n", escaped(name), ZONE.1).unwrap();
            parts(message, to);
            to.push_str("       </div>\n");
        }
        None => parts(message, to),
    }
    reactions(message, to);
    to.push_str("\n      </div>\n\n     </div>\n");
}

fn parts(message: &Value, to: &mut String) {
    if let Some(number) = message["reply_to_message_id"].as_u64() {
        write!(to, "\n       <div class=\"reply_to details\">\nIn reply to <a href=\"#go_to_message{number}\" onclick=\"return GoToMessage({number})\">this message</a>\n       </div>\n").unwrap();
    }
    if message["photo"].is_string() {
        let size = message["photo_file_size"].as_u64().unwrap() / 1024;
        card(
            to,
            "media_photo",
            "Photo",
            &format!("{}×{}, {size}.0 KB", message["width"], message["height"]),
        );
    } else if message["file"].is_string() {
        let size = message["file_size"].as_u64().unwrap() / 1024;
        card(
            to,
            "media_file",
            message["file_name"].as_str().unwrap(),
            &format!("{size}.0 KB"),
        );
    } else if message["poll"].is_object() {
        poll(&message["poll"], to);
    }
    let entities = message["text_entities"].as_array().unwrap();
    if !entities.is_empty() {
        let text: String = entities.iter().map(entity).collect();
        write!(to, "\n       <div class=\"text\">\n{text}\n       </div>\n").unwrap();
    }
}

fn card(to: &mut String, class: &str, title: &str, status: &str) {
    let title = escaped(title);
    write!(to, "\n       <div class=\"media_wrap clearfix\">\n        <div class=\"media clearfix pull_left {class}\">\n         <div class=\"fill pull_left\">\n         </div>\n         <div class=\"body\">\n          <div class=\"title bold\">\n{title}\n          </div>\n          <div class=\"description\">\nNot included, change data exporting settings to download.\n          </div>\n          <div class=\"status details\">\n{status}\n          </div>\n         </div>\n        </div>\n       </div>\n").unwrap();
}

fn poll(poll: &Value, to: &mut String) {
    let question = escaped(poll["question"].as_str().unwrap());
    write!(to, "\n       <div class=\"media_wrap clearfix\">\n        <div class=\"media_poll\">\n         <div class=\"question bold\">\n{question}\n         </div>\n         <div class=\"details\">\nFinal results\n         </div>\n").unwrap();
    for answer in poll["answers"].as_array().unwrap() {
        let text = escaped(answer["text"].as_str().unwrap());
        let votes = match answer["voters"].as_u64().unwrap() {
            0 => String::new(),
            votes => format!(" <span class=\"details\">{votes} votes</span>"),
        };
        write!(
            to,
            "         <div class=\"answer\">\n- {text}{votes}\n         </div>\n"
        )
        .unwrap();
    }
    let total = match poll["total_voters"].as_u64().unwrap() {
        0 => "No votes".to_owned(),
        total => format!("{total} votes"),
    };
    write!(to, "         <div class=\"total details\t\">\n{total}\n         </div>\n        </div>\n       </div>\n").unwrap();
}

fn entity(entity: &Value) -> String {
    let written = entity["text"].as_str().unwrap();
    let text = escaped(written);
    let tag = match entity["type"].as_str().unwrap() {
        "bold" => "strong",
        "italic" => "em",
        "code" => "code",
        "pre" => "pre",
        "blockquote" => "blockquote",
        "spoiler" => {
            return format!(
                "<span class=\"spoiler hidden\" onclick=\"ShowSpoiler(this)\"><span aria-hidden=\"true\">{text}</span></span>"
            );
        }
        "link" => return format!("<a href=\"{text}\">{text}</a>"),
        "text_link" => {
            let address = escaped(entity["href"].as_str().unwrap());
            return format!("<a href=\"{address}\">{text}</a>");
        }
        "hashtag" => {
            let tag = text.trim_start_matches('#');
            return format!(
                "<a href=\"\" onclick=\"return ShowHashtag(&quot;{tag}&quot;)\">{text}</a>"
            );
        }
        _ => return text,
    };
    format!("<{tag}>{text}</{tag}>")
}

fn reactions(message: &Value, to: &mut String) {
    let Some(reactions) = message["reactions"].as_array() else {
        return;
    };
    to.push_str("\n       <span class=\"reactions\">\n");
    for reaction in reactions {
        let emoji = reaction["emoji"].as_str().unwrap();
        write!(to, "\n        <span class=\"reaction\">\n\n         <span class=\"emoji\">\n{emoji}\n         </span>\n\n         <span class=\"count\">\n{}\n         </span>\n\n        </span>\n", reaction["count"]).unwrap();
    }
    to.push_str("\n       </span>\n");
}
