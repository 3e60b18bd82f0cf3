//! What is given: by a record, by a choice, or by neither.

use crate::configuration::{Check, REQUIRED};
use crate::message::Node;

/// Who says what is given.
#[derive(Clone, Copy, Debug)]
pub enum Given<'m> {
    /// lists in a record, or in a choice: `given` and `services`
    Listed(Node<'m>),
    /// everything, as accepting all does, or opting out before anyone objects
    Everything,
    /// what is required
    Nothing,
}

impl Given<'_> {
    /// Whether a category as a whole is given.
    #[must_use]
    pub fn allows(self, category: &[u8]) -> bool {
        category == REQUIRED
            || match self {
                Self::Listed(lists) => lists.get(b"given").lists(category),
                Self::Everything => true,
                Self::Nothing => false,
            }
    }

    /// Whether a service is given, alone or with its category.
    #[must_use]
    pub fn allows_service(self, category: &[u8], service: &[u8]) -> bool {
        let alone = match self {
            Self::Listed(lists) => lists.get(b"services").get(category).lists(service),
            _ => false,
        };
        alone || self.allows(category)
    }

    /// `accept` for all, `refuse` for none, `choice` otherwise.
    #[must_use]
    pub fn how(self, categories: Node<'_>) -> &'static [u8] {
        let mut is_all = true;
        let mut is_none = true;
        for category in categories.children() {
            let id = category.get(b"id").text();
            is_all &= self.allows(id);
            let mut services = category.get(b"services").children();
            is_none &= id == REQUIRED
                || !self.allows(id) && !services.any(|service| self.allows_service(id, service.get(b"id").text()));
        }
        match (is_none, is_all) {
            (true, _) => b"refuse",
            (_, true) => b"accept",
            _ => b"choice",
        }
    }
}

/// Reports the names in a choice that the configuration does not have; they
/// give nothing, because only what it has is ever asked for.
pub(crate) fn report_unknown(choice: Node<'_>, categories: Node<'_>, check: &mut Check<'_, '_>) {
    let find = |list: Node<'_>, id: &[u8]| list.children().any(|element| element.get(b"id").text() == id);
    for name in choice.get(b"given").children() {
        if !find(categories, name.text()) {
            check.report(name.value(), b"", b"there is no such category, ignored");
        }
    }
    for list in choice.get(b"services").children() {
        for name in list.children() {
            let is_known = categories.children().any(|category| {
                category.get(b"id").text() == list.name() && find(category.get(b"services"), name.text())
            });
            if !is_known {
                check.report(list.name(), name.value(), b"there is no such service, ignored");
            }
        }
    }
}
