//! Elements without listeners, one call each.
//!
//! `html!` writes some 300 bytes of wasm for each element; the text of a page
//! needs nothing of what they do. `html!` stays where a few elements are made once.

use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText};

/// An element. Names of attributes are literals, so only those written in
/// this crate can exist; a value of `None` leaves its attribute out.
pub(crate) fn element(
    tag: &'static str,
    names: &'static [&'static str],
    values: &[Option<&str>],
    children: Vec<Html>,
) -> Html {
    build(None, tag, names, values, children)
}

/// An element of a list, paired with its former self by `key`.
pub(crate) fn keyed(
    key: &str,
    tag: &'static str,
    names: &'static [&'static str],
    values: &[Option<&str>],
    children: Vec<Html>,
) -> Html {
    build(Some(key.into()), tag, names, values, children)
}

/// Text, never markup.
pub(crate) fn text(words: &str) -> Html {
    VNode::from(VText::new(words.to_owned()))
}

/// Several nodes in the place of one.
pub(crate) fn several(children: Vec<Html>) -> Html {
    VNode::from(VList::with_children(children, None))
}

#[inline(never)]
fn build(
    key: Option<Key>,
    tag: &'static str,
    names: &'static [&'static str],
    values: &[Option<&str>],
    children: Vec<Html>,
) -> Html {
    let mut element = VTag::new(tag);
    let value = |value: &Option<&str>| value.map(|value| AttributeOrProperty::Attribute(value.to_owned().into()));
    element.set_attributes(Attributes::Dynamic { keys: names, values: values.iter().map(value).collect() });
    element.key = key;
    element.add_child(several(children));
    element.into()
}
