//! What is given, and what is not: by a record, by a choice, or by neither.

use crate::answer::Answer;
use crate::configuration::REQUIRED;
use crate::message::{By, NONE, Node, same};

impl<'m> Answer<'m, '_> {
    fn id(&self, owner: Node<'m>) -> &'m [u8] {
        owner.get(b"id").text
    }

    #[inline(never)]
    pub(crate) fn is_required(&self, category: Node<'m>) -> bool {
        same(self.id(category), REQUIRED)
    }

    /// Whether a category as a whole is given.
    #[inline(never)]
    pub(crate) fn allows(&self, category: Node<'m>) -> bool {
        let given = self.given.get(b"given");
        self.is_all || self.is_required(category) || given.find(By::Text, self.id(category)).exists()
    }

    /// Whether a service is given, alone or with its category.
    #[inline(never)]
    pub(crate) fn allows_service(&self, category: Node<'m>, service: Node<'m>) -> bool {
        let services = self.given.get(b"services").get(self.id(category));
        self.allows(category) || services.find(By::Text, self.id(service)).exists()
    }

    /// Whether a category is not given, but a service of it.
    #[inline(never)]
    pub(crate) fn allows_part(&self, category: Node<'m>) -> bool {
        for service in category.get(b"services").children() {
            if self.allows_service(category, service) {
                return !self.allows(category);
            }
        }
        false
    }

    /// `accept` for all, `refuse` for none, `choice` otherwise.
    pub(crate) fn how(&self) -> &'static [u8] {
        // 1 where something is given, 2 where something is not.
        let mut seen = 0;
        for category in self.categories.children() {
            if !self.is_required(category) {
                seen |= if self.allows(category) { 1 } else { 2 + u8::from(self.allows_part(category)) };
            }
        }
        match seen {
            1 => b"accept",
            3 => b"choice",
            _ => b"refuse",
        }
    }

    /// Whether a cookie of a category that is not given stays, because its
    /// provider has a service that is given.
    pub(crate) fn keeps(&self, category: Node<'m>, cookie: Node<'m>) -> bool {
        let company = provider(cookie);
        for service in category.get(b"services").children() {
            if same(provider(service), company) && self.allows_service(category, service) {
                return !company.is_empty();
            }
        }
        false
    }

    /// Reports the names in a choice that the configuration does not have;
    /// they give nothing, because only what it has is ever asked for.
    pub(crate) fn report_unknown(&mut self, choice: Node<'m>) {
        for name in choice.get(b"given").children() {
            if !self.categories.find(By::Id, name.text).exists() {
                self.report(b"", name.text, b'k');
            }
        }
        for list in choice.get(b"services").children() {
            // Its path begins with `.choice.services.`.
            let category = list.path.get(17..).unwrap_or_default();
            let services = self.categories.find(By::Id, category).get(b"services");
            for name in list.children() {
                if !services.find(By::Id, name.text).exists() {
                    self.report(category, name.text, b'v');
                }
            }
        }
    }
}

/// Who is behind a service or cookie; in whatever language the visitor reads,
/// the same.
#[inline(never)]
fn provider<'m>(owner: Node<'m>) -> &'m [u8] {
    let provider = owner.get(b"provider");
    let text = if provider.kind == b'o' { provider.get(b"en") } else { provider };
    if text.exists() { text.text } else { provider.children().next().unwrap_or(&NONE).text }
}
