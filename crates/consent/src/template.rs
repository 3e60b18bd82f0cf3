//! The answer as a template, with the banner and the settings as tables:
//! `["tag", {attributes}, children…]`.
//!
//! The element turns a table into nodes without knowing what it means; what
//! a control does stands in its `data-do`.
//!
//! Code for each piece of an answer took three times the bytes of this text
//! and of what fills it in. In it
//! - `$key$` stands for one of the interface's texts, `~key~` for a member of
//!   what is being shown, `^key^` for one of its category; of several keys
//!   with `|` between them the first counts that has a text
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

/// What a visitor can read before choosing, a line each.
macro_rules! words {
    () => {
        concat!(
            "$title$\n$text$\n$accept$\n$refuse$\n$settings$\n$save$\n<*~days~><q\n<&<9<C<!n<S<z~provider|label|id~>>>>>>>",
            "<C\n~label~\n~text~<S\n~label|id~\n~provider|label|id~>>"
        )
    };
}

const TEMPLATE: &[u8] = concat!(
    r#"{"errors":[<%>]<j,"unusable":1><!j"#,
    grants!(),
    "<0>",
    r#"<v,"stored":<@>>"#,
    r#"<c,"record":{"v":1<k,"id":"~id~"><f,"revision":"~revision~">"#,
    grants!(),
    r#","first":"<(>","last":"~now~","until":"<+>","lang":"~language~","text":"sha256-<#"#,
    words!(),
    r#">","how":"<=>"}>"#,
    r#"<r,"record":null>"#,
    r#"<e,"erase":[<C<!g<K<x,["~name~","~domain~","~path~"]>>>>]>"#,
    // Layer 1: purposes, third parties, duration, policy and three answers.
    r#"<b,"banner":[<m"dialog",{><!m"section",{"role":"region">,"part":"banner","aria-labelledby":"title","lang":"~language~"}"#,
    r#",["h2",{"part":"title","id":"title"},"$title$"],["p",{"part":"text"},"$text$"]<i,["p",{"part":"signal"},"<d$signal-overruled$><!d$signal$>"]>"#,
    r#",["ul",{"part":"purposes"}<C,["li",{},["b",{},"~label~"],["span",{},"~text~"]]>]"#,
    r#",["p",{"part":"meta"}<q,["button",{"part":"parties","type":"button","data-do":"settings"},"<&<9<C<!n<S<z~provider|label|id~>>>>>>"]>"#,
    r#",["span",{},"<*~days~>"]<f<y,["a",{"part":"policy","href":"~policy~"},"$policy$"]>>]"#,
    r#",["div",{"part":"answers"},["button",{"part":"refuse","type":"button","data-do":"refuse"},"$refuse$"]"#,
    r#",["button",{"part":"accept","type":"button","data-do":"accept"},"$accept$"]"#,
    r#",["button",{"part":"settings","type":"button","data-do":"settings"},"$settings$"]]]>"#,
    // Layer 2: each category and service, with its cookies.
    r#"<s,"dialog":["dialog",{"part":"dialog","aria-labelledby":"dialog","lang":"~language~"}"#,
    r#",["header",{},["h2",{"id":"dialog"},"$dialog$"]"#,
    r#",["button",{"part":"close","type":"button","data-do":"close","aria-label":"$close$"},"\u00d7"]]"#,
    r#",["div",{"part":"choices"}<i,["p",{"part":"signal"},"<d$signal-overruled$><!d$signal$>"]>"#,
    r#"<C,["section",{},["label",{},["input",{"part":"switch","type":"checkbox","role":"switch","data-category":"~id~""#,
    r#"<g,"checked":""><n,"disabled":"">}],["strong",{},"~label~"]<n,["small",{},"$required$"]>],["p",{},"~text~"]"#,
    r#"<S,["div",{"part":"service"},["label",{},["input",{"part":"switch","type":"checkbox","role":"switch","data-service":"~id~","data-category":"^id^""#,
    r#"<h,"checked":""><n,"disabled":"">}],["span",{},"~label|id~"]]"#,
    r#",[<u"a",{"href":"~url~","target":"_blank","rel":"noopener noreferrer"><!u"span",{>},"~provider~"]]>"#,
    r#"<t,["div",{"part":"cookies","tabindex":"0","role":"region","aria-label":"~label~"},["table",{},["tr",{}"#,
    r#",["th",{"scope":"col"},"$cookie$"],["th",{"scope":"col"},"$provider$"],["th",{"scope":"col"},"$purpose$"],["th",{"scope":"col"},"$lifetime$"]]"#,
    r#"<K<l,["tr",{},["td",{},"~name~"],["td",{},"~provider~"],["td",{},"~purpose~"],["td",{},"~lifetime~"]]>>]]>]>]"#,
    r#",["footer",{"part":"answers"},["button",{"part":"refuse","type":"button","data-do":"refuse"},"$refuse-all$"]"#,
    r#",["button",{"part":"accept","type":"button","data-do":"accept"},"$accept-all$"]"#,
    r#",["button",{"part":"save","type":"button","data-do":"save"},"$save$"]]]>"#,
    r#"<w,"words":""#,
    words!(),
    r#"">>}>"#,
    // What can be wrong with a configuration or a choice.
    "is missing>",
    "is there twice>",
    "must be a text>",
    "must be a text, or texts by language>",
    "must be true or false>",
    "must be a list>",
    "must be made of letters, digits, - and _>",
    "must be a name or a /regular expression/>",
    "must be the address of a page>",
    "only the category necessary may be required>",
    "repeats a group or repeats too often, could take forever, is skipped>",
    "there is no such category, ignored>",
    "there is no such service, ignored>",
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

/// Where a text stands in the template, for constants: a place takes a third
/// of the bytes of a text at each use.
pub(crate) const fn place(text: &str) -> usize {
    let mut at = 0;
    let mut rest = TEMPLATE;
    while !starts_with(rest, text.as_bytes()) {
        (_, rest) = rest.split_at(1);
        at += 1;
    }
    at
}

const fn starts_with(mut text: &[u8], mut start: &[u8]) -> bool {
    while let (Some((byte, text_rest)), Some((wanted, start_rest))) = (text.split_first(), start.split_first()) {
        if *byte != *wanted {
            return false;
        }
        (text, start) = (text_rest, start_rest);
    }
    start.is_empty()
}
