//! The page as a screen reader is told of it. It knows nothing of the document's elements.

use serde_json::Value;

/// A node of the accessibility tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is, such as `button`, `searchbox`, `heading`.
    pub role: String,
    /// What it is called.
    pub name: String,
    /// What more is said of it.
    pub description: String,
    /// Its states and values by name, such as `focused` or `level`, as text.
    pub properties: Vec<(String, String)>,
}

impl Node {
    /// A state or value by name.
    pub fn property(&self, name: &str) -> Option<&str> {
        let mut properties = self.properties.iter();
        properties.find_map(|(key, value)| (key == name).then_some(value.as_str()))
    }
}

/// The nodes that are not ignored, in the order of the tree.
pub(crate) fn nodes(tree: &Value) -> Vec<Node> {
    let all = tree["nodes"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let told = all.iter().filter(|node| node["ignored"] != true);
    told.map(node).collect()
}

fn node(node: &Value) -> Node {
    let properties = node["properties"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let pair = |property: &Value| {
        let name = property["name"].as_str().unwrap_or_default().to_owned();
        (name, text(&property["value"]))
    };
    Node {
        role: text(&node["role"]),
        name: text(&node["name"]),
        description: text(&node["description"]),
        properties: properties.iter().map(pair).collect(),
    }
}

/// A value of the tree as text.
fn text(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ignored_nodes_are_left_out_and_values_are_text() {
        let tree = json!({ "nodes": [
            { "ignored": true, "role": { "value": "none" } },
            {
                "ignored": false,
                "role": { "value": "heading" },
                "name": { "value": "بایگان" },
                "properties": [{ "name": "level", "value": { "value": 1 } }],
            },
        ] });
        let [heading] = nodes(&tree)
            .try_into()
            .unwrap_or_else(|nodes| panic!("{nodes:?}"));
        let heading: Node = heading;
        assert_eq!(
            (heading.role.as_str(), heading.name.as_str()),
            ("heading", "بایگان")
        );
        assert_eq!(heading.property("level"), Some("1"));
        assert_eq!(heading.property("focused"), None);
    }
}
