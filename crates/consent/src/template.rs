//! The answer as a template.
//!
//! Code for each piece of an answer took three times the bytes of this text
//! and of what fills it in. In it
//! - `~key~` stands for a member of what the block is about
//! - `<rule …>` is there, or there several times, as the rule says, and
//!   `<!rule …>` where the rule says no; see [`Answer::block`]
//! - a comma after an opening bracket is left out
//!
//! [`Answer::block`]: crate::answer::Answer::block

/// What exists and is given, in the order of the configuration. Services of
/// a category that is given are not listed.
macro_rules! grants {
    () => {
        r#","given":[<C<g,"~id~">>],"services":{<C<p,"~id~":[<S<h,"~id~">>]>>}"#
    };
}

const TEMPLATE: &[u8] = concat!(
    r#"{"errors":[<%>]<j,"unusable":1><!j"#,
    grants!(),
    "<0>",
    r#"<v,"stored":<@>>"#,
    r#"<c,"record":{"v":1<k,"id":"~id~"><f,"revision":"~revision~">"#,
    grants!(),
    r#","first":"<(>","last":"~now~","until":"<+>","lang":"~language~","text":"~text~","how":"<=>"}>"#,
    r#"<r,"record":null>"#,
    r#"<e,"erase":[<C<!g<K<x,["~name~","~domain~","~path~"]>>>>]>"#,
    r#"<b,"asks":1>>}>"#,
)
.as_bytes();

/// The byte of the template at a place; behind it, the end of a block.
pub(crate) fn byte(at: usize) -> u8 {
    TEMPLATE.get(at).copied().unwrap_or(b'>')
}

/// The template from a place on.
pub(crate) fn from(at: usize) -> &'static [u8] {
    TEMPLATE.get(at..).unwrap_or_default()
}

/// Where the block ends that the place is in.
pub(crate) fn end(mut at: usize) -> usize {
    let mut depth = 1;
    while depth > 0 {
        match byte(at) {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}
