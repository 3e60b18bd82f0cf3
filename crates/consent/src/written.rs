//! The answer, written as JSON in one go.

use crate::answer::Answer;
use crate::calendar::{Moment, plus_days};
use crate::configuration::is_runaway;
use crate::message::{Node, cut};
use crate::record::{MOST_DAYS, is_before};

impl<'m> Answer<'m, '_> {
    /// Decides, and writes all that follows.
    pub(crate) fn write(&mut self) {
        self.out.raw(b"{\"errors\":[");
        self.decide();
        self.out.push(b']');
        if self.is_unusable {
            self.out.raw(b",\"unusable\":1");
        } else {
            self.consequences();
        }
        self.out.push(b'}');
    }

    fn consequences(&mut self) {
        let is_choice = self.is(b'c');
        let is_reset = self.is(b'r');
        self.grants();
        // What the mode gives is forgotten with the rest, and erased.
        self.is_all &= !is_reset;
        if is_choice {
            self.record();
        } else if is_reset {
            self.out.raw(b",\"record\":null");
        }
        if is_choice || is_reset {
            self.erase();
        }
        if !is_reset && self.valid.exists() {
            self.out.raw(b",\"stored\":");
            // Its path is `.stored[` and the place.
            self.out.raw(cut(self.valid.path.get(8..).unwrap_or_default(), b']').0);
        }
        if self.asks() {
            self.out.raw(b",\"asks\":1");
        }
    }

    /// What exists and is given, in the order of the configuration. Services
    /// of a category that is given are not listed.
    #[inline(never)]
    fn grants(&mut self) {
        self.out.raw(b",\"given\":[");
        for category in self.categories.children() {
            if self.allows(category) {
                self.name(category);
            }
        }
        self.out.raw(b"],\"services\":{");
        for category in self.categories.children() {
            if self.allows_part(category) {
                self.name(category);
                self.out.raw(b":[");
                for service in category.get(b"services").children() {
                    if self.allows_service(category, service) {
                        self.name(service);
                    }
                }
                self.out.push(b']');
            }
        }
        self.out.push(b'}');
    }

    fn name(&mut self, owner: Node<'m>) {
        self.out.string(owner.get(b"id").text);
    }

    /// The record of the choice, as it is to be stored.
    fn record(&mut self) {
        let now = self.root.get(b"now").text;
        // Of another revision, or expired, it still tells who chose, and since when.
        let known = self.newest(false);
        let first = known.get(b"first").text;
        // By a clock set back since, it may tell a later moment.
        let first = if first.is_empty() || is_before(now, first) { now } else { first };
        let id = if known.exists() { known } else { self.root }.get(b"id").text;
        self.out.raw(b",\"record\":{\"v\":1");
        self.out.member(b"id", id);
        self.out.member(b"revision", self.config.get(b"revision").text);
        self.grants();
        self.out.member(b"first", first);
        self.out.member(b"last", now);
        self.out.member(b"until", &self.until());
        self.out.member(b"lang", self.root.get(b"language").text);
        self.out.member(b"text", self.root.get(b"text").text);
        self.out.member(b"how", self.how());
        self.out.push(b'}');
    }

    /// Until when a choice holds.
    fn until(&self) -> Moment {
        let mut days = 0;
        for digit in self.root.get(b"days").text {
            days = (days * 10 + i32::from(digit & 15)).min(MOST_DAYS);
        }
        plus_days(self.root.get(b"now").text, days)
    }

    /// The declared cookies of what is not given: name, domain and path of each.
    fn erase(&mut self) {
        self.out.raw(b",\"erase\":[");
        for category in self.categories.children() {
            if self.allows(category) {
                continue;
            }
            for cookie in category.get(b"cookies").children() {
                let name = cookie.get(b"name").text;
                if !is_runaway(name) && !self.keeps(category, cookie) {
                    self.out.comma();
                    self.out.push(b'[');
                    self.out.string(name);
                    self.out.string(cookie.get(b"domain").text);
                    self.out.string(cookie.get(b"path").text);
                    self.out.push(b']');
                }
            }
        }
        self.out.push(b']');
    }
}
