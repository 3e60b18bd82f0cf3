//! The banner and the settings as tables: `["tag", {attributes}, children…]`.
//!
//! The element turns a table into nodes without knowing what it means; what
//! a control does stands in its `data-do`. The tables are templates: `$key$`
//! stands for one of the interface's texts, `~key~` for a member of what is
//! being shown.

use crate::choice::Given;
use crate::configuration::{REQUIRED, is_address, is_runaway, words};
use crate::message::{Node, cut};
use crate::out::Out;

const BANNER: &[u8] = br#""part":"banner","aria-labelledby":"title","lang":"~language~"},["h2",{"part":"title","id":"title"},"$title$"],["p",{"part":"text"},"$text$"],["ul",{"part":"purposes"}"#;
const PURPOSE: &[u8] = br#",["li",{},["b",{},"~label~"],["span",{},"~text~"]]"#;
const META: &[u8] = br#"],["p",{"part":"meta"}"#;
const PARTIES: &[u8] = br#",["button",{"part":"parties","type":"button","data-do":"settings"},""#;
const POLICY: &[u8] = br#",["a",{"part":"policy","href":"~policy~"},"$policy$"]"#;
const ANSWERS: &[u8] = br#"],["div",{"part":"answers"},["button",{"part":"refuse","type":"button","data-do":"refuse"},"$refuse$"],["button",{"part":"accept","type":"button","data-do":"accept"},"$accept$"],["button",{"part":"settings","type":"button","data-do":"settings"},"$settings$"]]]"#;

const SETTINGS: &[u8] = br#"["dialog",{"part":"dialog","aria-labelledby":"dialog","lang":"~language~"},["header",{},["h2",{"id":"dialog"},"$dialog$"],["button",{"part":"close","type":"button","data-do":"close","aria-label":"$close$"},"\u00d7"]],["div",{"part":"choices"}"#;
const CATEGORY: &[u8] =
    br#",["section",{},["label",{},["input",{"part":"switch","type":"checkbox","role":"switch","data-category":"~id~""#;
const SERVICE: &[u8] = br#",["div",{"part":"service"},["label",{},["input",{"part":"switch","type":"checkbox","role":"switch","data-service":"~id~","data-category":""#;
const COOKIES: &[u8] = br#",["div",{"part":"cookies","tabindex":"0","role":"region","aria-label":"~label~"},["table",{},["tr",{},["th",{"scope":"col"},"$cookie$"],["th",{"scope":"col"},"$provider$"],["th",{"scope":"col"},"$purpose$"],["th",{"scope":"col"},"$lifetime$"]]"#;
const COOKIE: &[u8] =
    br#",["tr",{},["td",{},"~name~"],["td",{},"~provider~"],["td",{},"~purpose~"],["td",{},"~lifetime~"]]"#;
const SAVE: &[u8] = br#"],["footer",{"part":"answers"},["button",{"part":"refuse","type":"button","data-do":"refuse"},"$refuse-all$"],["button",{"part":"accept","type":"button","data-do":"accept"},"$accept-all$"],["button",{"part":"save","type":"button","data-do":"save"},"$save$"]]]"#;

/// What is shown, and in which words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'m> {
    /// the whole message
    pub(crate) message: Node<'m>,
    /// what the switches show
    pub(crate) given: Given<'m>,
    /// whether there is a choice of the visitor's
    pub(crate) is_decided: bool,
}

impl<'m> View<'m> {
    fn categories(self) -> Node<'m> {
        self.message.get(b"config").get(b"categories")
    }

    fn texts(self) -> Node<'m> {
        self.message.get(b"texts")
    }

    fn words(self, value: Node<'m>) -> &'m [u8] {
        words(value, self.message.get(b"language").text())
    }

    /// A template, its places filled with texts and members of `shown`.
    #[inline(never)]
    fn fill(self, out: &mut Out<'_>, shown: Node<'m>, template: &[u8]) {
        let mut rest = template;
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            if !matches!(byte, b'$' | b'~') {
                out.push(*byte);
                continue;
            }
            let (key, after) = cut(rest, *byte);
            rest = after;
            let owner = if *byte == b'$' { self.texts() } else { shown };
            out.text(self.words(owner.get(key)));
        }
    }

    /// Layer 1: purposes, third parties, duration, policy and three answers.
    pub(crate) fn banner(self, out: &mut Out<'_>) {
        let is_dialog = self.message.get(b"config").get(b"layout").text() == b"dialog";
        out.raw(if is_dialog { br#"["dialog",{"# } else { br#"["section",{"role":"region","# });
        self.fill(out, self.message, BANNER);
        for category in self.categories().children() {
            self.fill(out, category, PURPOSE);
        }
        out.raw(META);
        let start = out.len();
        out.raw(PARTIES);
        let has_parties = self.parties(out);
        out.raw(b"\"]");
        if !has_parties {
            out.back_to(start);
        }
        out.raw(br#",["span",{},""#);
        self.duration(out);
        out.raw(b"\"]");
        let config = self.message.get(b"config");
        if is_address(config.get(b"policy")) {
            self.fill(out, config, POLICY);
        }
        self.fill(out, self.message, ANSWERS);
    }

    /// Layer 2: each category and service, with its cookies.
    pub(crate) fn settings(self, out: &mut Out<'_>) {
        self.fill(out, self.message, SETTINGS);
        if self.message.get(b"signal").exists() {
            let template: &[u8] = if self.is_decided {
                br#",["p",{"part":"signal"},"$signal-overruled$"]"#
            } else {
                br#",["p",{"part":"signal"},"$signal$"]"#
            };
            self.fill(out, self.message, template);
        }
        for category in self.categories().children() {
            let id = category.get(b"id").text();
            self.fill(out, category, CATEGORY);
            self.state(out, id, self.given.allows(id));
            self.fill(out, category, br#"],["strong",{},"~label~"]"#);
            if id == REQUIRED {
                self.fill(out, category, br#",["small",{},"$required$"]"#);
            }
            self.fill(out, category, br#"],["p",{},"~text~"]"#);
            for service in category.get(b"services").children() {
                self.fill(out, service, SERVICE);
                out.text(id);
                out.push(b'"');
                self.state(out, id, self.given.allows_service(id, service.get(b"id").text()));
                out.raw(br#"],["span",{},""#);
                out.text(self.name(service));
                out.raw(b"\"]],");
                let url = service.get(b"url");
                let provider: &[u8] = br#"["span",{},"~provider~"]]"#;
                let linked: &[u8] =
                    br#"["a",{"href":"~url~","target":"_blank","rel":"noopener noreferrer"},"~provider~"]]"#;
                self.fill(out, service, if is_address(url) { linked } else { provider });
            }
            let mut cookies = category.get(b"cookies").children();
            if cookies.any(|_| true) {
                self.fill(out, category, COOKIES);
                for cookie in category.get(b"cookies").children() {
                    if !is_runaway(cookie.get(b"name").text()) {
                        self.fill(out, cookie, COOKIE);
                    }
                }
                out.raw(b"]]");
            }
            out.push(b']');
        }
        self.fill(out, self.message, SAVE);
    }

    /// The rest of a switch's attributes.
    fn state(self, out: &mut Out<'_>, category: &[u8], is_given: bool) {
        if is_given {
            out.raw(br#","checked":"""#);
        }
        if category == REQUIRED {
            out.raw(br#","disabled":"""#);
        }
        out.push(b'}');
    }

    /// What a service is called.
    fn name(self, service: Node<'m>) -> &'m [u8] {
        let label = self.words(service.get(b"label"));
        if label.is_empty() { service.get(b"id").text() } else { label }
    }

    /// The company behind a service, or what the service is called.
    fn party(self, service: Node<'m>) -> &'m [u8] {
        let provider = self.words(service.get(b"provider"));
        if provider.is_empty() { self.name(service) } else { provider }
    }

    fn services(self) -> impl Iterator<Item = Node<'m>> {
        let optional = self.categories().children().filter(|category| category.get(b"id").text() != REQUIRED);
        optional.flat_map(|category| category.get(b"services").children())
    }

    /// Third parties by name; from four on their number, with the names in
    /// the settings. Whether there are any.
    fn parties(self, out: &mut Out<'_>) -> bool {
        let is_first = |place: &usize, service: Node<'m>| {
            !self.services().take(*place).any(|other| self.party(other) == self.party(service))
        };
        let parties = || self.services().enumerate().filter(|(place, service)| is_first(place, *service));
        let number = parties().count();
        let (before, after) = cut(self.words(self.texts().get(b"parties")), b'{');
        out.text(before);
        if number > 3 {
            out.number(number);
        } else {
            for (place, (_, service)) in parties().enumerate() {
                if place > 0 {
                    out.raw(b", ");
                }
                out.text(self.party(service));
            }
        }
        out.text(cut(after, b'}').1);
        number > 0
    }

    /// How long a choice is kept, in the plural form of the language.
    fn duration(self, out: &mut Out<'_>) {
        let forms = self.texts().get(b"duration");
        let form = forms.get(self.message.get(b"plural").text());
        let (before, after) = cut(if form.exists() { form } else { forms.get(b"other") }.text(), b'{');
        out.text(before);
        out.text(self.message.get(b"days").value());
        out.text(cut(after, b'}').1);
    }

    /// What a visitor can read before choosing, a line each: what the record
    /// holds the hash of. In an answer it stands in a JSON string.
    pub(crate) fn all_words(self, out: &mut Out<'_>, is_string: bool) {
        let start = out.len();
        let line = |out: &mut Out<'_>, words: &[u8]| {
            if is_string {
                out.raw(if out.len() > start { b"\\n" } else { b"" });
                out.text(words);
            } else {
                out.raw(if out.len() > start { b"\n" } else { b"" });
                out.raw(words);
            }
        };
        for key in [b"title", b"text".as_slice(), b"accept", b"refuse", b"settings", b"save", b"duration", b"parties"] {
            line(out, self.words(self.texts().get(key)));
        }
        for category in self.categories().children() {
            line(out, self.words(category.get(b"label")));
            line(out, self.words(category.get(b"text")));
            for service in category.get(b"services").children() {
                line(out, self.name(service));
                line(out, self.party(service));
            }
        }
    }
}
