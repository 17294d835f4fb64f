//! JSON objects of which some fields may not be known. It must not know what they describe.

use serde_json::Value;

/// The object without the fields that are not known: those that are null.
pub fn known(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
    }
    value
}
